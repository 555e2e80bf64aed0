"""Fuzzing by a command, for as long as one likes: `python -m tests.fuzz --minutes 10`."""
