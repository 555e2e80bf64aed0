"""Fits the embedder's upper layers to read a message together with a passage: part of `make train`."""
