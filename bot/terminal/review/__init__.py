"""Reviewing drafted facts in a terminal, a key a decision, or in a pipe, a line a decision."""
