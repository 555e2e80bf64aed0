"""Fitting the weights of the scorers on the question sets of tests/eval."""
