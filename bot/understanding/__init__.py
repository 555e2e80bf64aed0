"""What a message asks, as slots."""
