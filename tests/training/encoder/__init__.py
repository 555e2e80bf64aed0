"""Fits the embedder's upper layers, and the classifiers on them, to what is asked of the article."""
