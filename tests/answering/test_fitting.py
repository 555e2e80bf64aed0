"""Fits find what made the examples, weigh rows, and give the same numbers every time."""

import random

import pytest

from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.scorer import BIAS


def _choices(count: int) -> list[Choice]:
    source = random.Random(3)
    found = []
    for _ in range(count):
        options = [
            {"good": source.random(), "bad": source.random(), "idle": 1.0} for _ in range(12)
        ]
        worth = [3 * o["good"] - 2 * o["bad"] + source.gauss(0, 0.2) for o in options]
        found.append(Choice(options, [w == max(worth) for w in worth]))
    return found


def test_a_choice_learns_what_made_the_right_option_right():
    weights = fit_choice(_choices(300), ["good", "bad", "idle"], 1.0)
    assert weights["good"] > 3
    assert weights["bad"] < -2
    assert weights["good"] / -weights["bad"] == pytest.approx(1.5, rel=0.15)
    assert weights["idle"] == pytest.approx(0, abs=1e-6)


def test_the_same_examples_give_the_same_weights():
    assert fit_choice(_choices(50), ["good", "bad"], 1.0) == fit_choice(
        _choices(50), ["good", "bad"], 1.0
    )


def test_choices_without_a_wrong_or_a_right_option_teach_nothing():
    rows = [Choice([{"a": 1.0}], [True]), Choice([{"a": 1.0}, {"a": 0.0}], [False, False])]
    assert fit_choice(rows, ["a"], 1.0) == {"a": 0.0}


def test_several_right_options_share_what_is_right():
    options = [{"a": 1.0, "b": 0.0}, {"a": 1.0, "b": 1.0}, {"a": 0.0, "b": 0.5}]
    weights = fit_choice([Choice(options, [True, True, False])], ["a", "b"], 0.1)
    assert weights["a"] > 1
    assert abs(weights["b"]) < 0.2


def test_a_binary_fit_finds_the_threshold():
    rows = [{"x": value / 100} for value in range(100)]
    weights = fit_binary(rows, [row["x"] > 0.3 for row in rows], ["x"], 0.001)
    assert -weights[BIAS] / weights["x"] == pytest.approx(0.305, abs=0.01)


def test_a_heavier_row_moves_the_fit():
    rows = [{}, {}]
    assert fit_binary(rows, [True, False], [], 1.0)[BIAS] == pytest.approx(0, abs=1e-6)
    weighed = fit_binary(rows, [True, False], [], 1.0, [3.0, 1.0])[BIAS]
    assert weighed == pytest.approx(1.0986, abs=1e-3)  # log 3
