"""Two figures compared: honest rounding, bounds, ranges, units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.claims.amounts import Fit, compare, same_kind
from facts.quantity import Quantity, figures
from tests.tables import table

CASES = [
    ("5800", "over 5800", Fit.SAME),
    ("6000", "over 5800", Fit.OPEN),
    ("4000", "over 5800", Fit.OTHER),
    ("over 5000", "over 5800", Fit.SAME),
    ("over 6000", "over 5800", Fit.OPEN),
    ("fewer than 5000", "over 5800", Fit.OTHER),
    ("over 20%", "over 30%", Fit.OPEN),
    ("over 20%", "30%", Fit.SAME),
    ("30%", "nearly 30%", Fit.SAME),
    ("25%", "nearly 30%", Fit.OTHER),
    ("over 30%", "nearly 30%", Fit.OTHER),
    ("about 4%", "3.8%", Fit.SAME),
    ("4%", "3.8%", Fit.OPEN),
    ("5%", "3.8%", Fit.OTHER),
    ("about 8%", "3.8%", Fit.OTHER),
    ("9.5 trillion yuan", "9.49 trillion yuan", Fit.SAME),
    ("9 trillion yuan", "9.49 trillion yuan", Fit.OPEN),
    ("9.49 billion yuan", "9.49 trillion yuan", Fit.OTHER),
    ("16% to 17%", "16.5%", Fit.SAME),
    ("20% to 30%", "16.5%", Fit.OTHER),
    ("between 15% and 17%", "15-17%", Fit.SAME),
    ("16%", "15-17%", Fit.OPEN),
    ("20%", "15-17%", Fit.OTHER),
    ("10-20%", "15-17%", Fit.OPEN),
    ("800-900 billion yuan", "869.07 billion yuan", Fit.SAME),
    ("869.07 billion baht", "869.07 billion yuan", Fit.OTHER),
    ("$500 million", "kr 500 million", Fit.OPEN),
    ("two weeks", "14 days", Fit.SAME),
    ("40 days", "14 days", Fit.OTHER),
    ("less than 3%", "below 2.5%", Fit.SAME),
    ("below 1%", "below 2%", Fit.OPEN),
    ("two thirds", "over 70%", Fit.OTHER),
    ("more than two thirds", "over 70%", Fit.SAME),
    ("4000 people", "4000 people per day", Fit.OPEN),
]


def read(text: str) -> Quantity:
    (found,) = figures(f"It was {text}", "en")
    return found


@table(("stated", "printed", "fit"), CASES)
def test_figures_are_compared_as_honest_people_round(stated, printed, fit):
    assert compare(read(stated), read(printed)) is fit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("5%", "half", True),
        ("5 people", "5", True),
        ("5%", "5 percentage points", False),
        ("5 days", "5 people", False),
        ("$5", "5%", False),
    ],
)
def test_only_figures_of_a_kind_are_compared(one, other, same):
    assert same_kind(read(one), read(other)) is same


@given(st.integers(2, 10**9))
def test_a_figure_says_itself(value):
    assert compare(read(f"{value} people"), read(f"{value} people")) is Fit.SAME


@given(st.integers(3000, 10**6), st.integers(3000, 10**6))  # no years
def test_a_value_that_a_bound_allows_is_never_ruled_out(value, bound):
    fit = compare(read(f"{value} people"), read(f"over {bound} people"))
    assert (fit is Fit.OTHER) == (value < bound)


@given(st.integers(2, 10**6), st.integers(11, 1000))
def test_another_value_never_says_it(value, percent):
    other = value + value * percent // 100 + 1
    assert compare(read(f"{other} people"), read(f"{value} people")) is not Fit.SAME
