"""Figures computed from reviewed facts: which a question takes, and what they come to."""
