"""Weights files are read, scored with, and rewritten without losing what they say."""

import pytest

from bot.answering.scorer import Scorer, with_weights

FILE = """# What it is for.

[choice]
recall = 1.000  # share of the question's words
bias = -0.500  # constant

[answer]
recall = 2.000  # the same
"""


def test_a_score_is_the_weighted_sum_and_the_bias():
    scorer = Scorer({"recall": 2.0, "bias": -1.0})
    assert scorer.score({"recall": 0.5, "unknown": 9.0}) == 0.0
    assert scorer.probability({"recall": 0.5}) == 0.5


def test_fitted_numbers_replace_those_of_the_file_and_comments_stay():
    assert with_weights(FILE, {"choice": {"recall": -1.23456, "bias": 0.0001}}) == FILE.replace(
        "1.000", "-1.235"
    ).replace("-0.500", "0.000")


def test_a_feature_that_nothing_describes_is_refused():
    with pytest.raises(ValueError, match=r"^no line says what these features mean: choice\.new$"):
        with_weights(FILE, {"choice": {"recall": 1.0, "new": 1.0}})
