"""Readers: a file in, blocks out; one file a format."""
