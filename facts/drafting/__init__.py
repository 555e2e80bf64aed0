"""Figures of a document with what stands around each, drafted without a person."""
