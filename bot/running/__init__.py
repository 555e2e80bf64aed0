"""What any process needs: settings, logs, errors, signals, health, what work may cost."""
