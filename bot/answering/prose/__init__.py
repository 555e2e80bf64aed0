"""Computed answers from figures in the sentences of any document."""
