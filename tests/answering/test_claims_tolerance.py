"""Two figures compared: honest rounding, bounds, ranges, units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.claims.tolerance import Fit, compare, same_kind, same_value
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
    ("four decades", "40 years", Fit.SAME),
    ("three decades", "40 years", Fit.OTHER),
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


# What stated figures (a line each) are to printed ones: = says it, ? leaves it open, x rules it out.
GRIDS = [
    (
        ["5800 boats", "over 5800 boats", "at least 5800 boats", "under 5800 boats", "at most 5800 boats", "about 5800 boats", "nearly 5800 boats", "5700 to 5900 boats"],
        [
            ("4000 boats", "xxx??xxx"),
            ("5700 boats", "xxx?????"),
            ("5800 boats", "===??==?"),
            ("5900 boats", "x??xx???"),
            ("6000 boats", "???xx??x"),
            ("over 5700 boats", "===?????"),
            ("over 5800 boats", "x=?xx?x?"),
            ("over 5900 boats", "x??xx?xx"),
            ("at least 5800 boats", "===x????"),
            ("under 5800 boats", "xxx=????"),
            ("under 5900 boats", "=??==?=?"),
            ("at most 5800 boats", "=x?==?=?"),
            ("at most 5700 boats", "xxx?????"),
            ("about 5800 boats", "===??==?"),
            ("about 6000 boats", "===??==x"),
            ("about 6400 boats", "x??xxxxx"),
            ("nearly 5800 boats", "=xx??==?"),
            ("nearly 6000 boats", "=xx??==x"),
            ("nearly 5500 boats", "xxx??xxx"),
            ("5700 to 5900 boats", "=??????="),
            ("5800 to 6000 boats", "=??x????"),
            ("5000 to 5800 boats", "=x????=?"),
            ("over 4000 boats", "=????==?"),
            ("under 9000 boats", "=????==?"),
        ],
    ),
    (
        ["2.95%", "3%", "over 3%", "under 3%", "about 3%", "nearly 3%", "2.9% to 3.1%", "-3%"],
        [
            ("2%", "xxx?xxxx"),
            ("2.5%", "xxx?xxxx"),
            ("3%", "===?==?x"),
            ("2.9%", "=xx????x"),
            ("2.94%", "xxx????x"),
            ("2.96%", "xxx????x"),
            ("3.0%", "===?==?x"),
            ("3.05%", "xx?x???x"),
            ("about 3%", "===?==?x"),
            ("about 2.5%", "xxx?xxxx"),
            ("about 3.2%", "???x??xx"),
            ("nearly 3%", "==x?==?x"),
            ("nearly 3.1%", "?=x?==?x"),
            ("nearly 2.9%", "?xx?xx?x"),
            ("over 2.5%", "===?===x"),
            ("over 2%", "==??==?x"),
            ("over 2.2%", "==??===x"),
            ("under 3%", "=xx=???="),
            ("under 3.5%", "==?====="),
            ("under 4%", "==??==?="),
            ("2.9% to 3%", "==x????x"),
            ("2% to 4%", "==??==?x"),
            ("3% to 4%", "x=?x???x"),
            ("-3%", "xxx?xxx="),
            ("0%", "xxx?xxxx"),
            ("3 percentage points", "????????"),
        ],
    ),
    (
        ["60 seconds", "90 minutes", "36 hours", "2 weeks", "over 13 days", "1 month", "1 year", "12 to 24 months"],
        [
            ("60 seconds", "=xxxxxxx"),
            ("1 minute", "=xxxxxxx"),
            ("2 minutes", "xxxxxxxx"),
            ("1 hour", "xxxxxxxx"),
            ("90 minutes", "x=xxxxxx"),
            ("1.5 hours", "x=xxxxxx"),
            ("36 hours", "xx=xxxxx"),
            ("1.5 days", "xx=xxxxx"),
            ("14 days", "xxx=?xxx"),
            ("2 weeks", "xxx=?xxx"),
            ("over 1 week", "xxx=?==?"),
            ("30 days", "xxxx?=xx"),
            ("1 month", "xxxx?=xx"),
            ("12 months", "xxxx?x=?"),
            ("1 year", "xxxx?x=?"),
            ("365 days", "xxxx?x=x"),
            ("over 11 months", "xxxx?x=="),
            ("1 year to 2 years", "xxxx?x=="),
        ],
    ),
    (
        ["5 million euros", "5 million dollars", "kr 5 million", "5 million euros per day", "5 million", "5 km", "half", "two thirds", "66.67%"],
        [
            ("5 million euros", "=x???????"),
            ("5 million dollars", "x=?x?????"),
            ("5,000,000 euros", "=x???????"),
            ("4.96 million euros", "xx???????"),
            ("$5 million", "x=?x?????"),
            ("kr 5 million", "??=??????"),
            ("5 million euros per day", "?x?=?????"),
            ("5 million people", "????=????"),
            ("5 million", "????=????"),
            ("5 km", "?????=???"),
            ("5000 m", "?????????"),
            ("5 kg", "?????????"),
            ("one half", "??????=xx"),
            ("50%", "??????=xx"),
            ("two thirds", "??????x=="),
            ("67%", "??????x=="),
            ("66.7%", "??????x=="),
            ("over half", "??????x=="),
            ("5.0 million euros", "=x???????"),
        ],
    ),
]  # fmt: skip
_SIGNS = {Fit.SAME: "=", Fit.OPEN: "?", Fit.OTHER: "x"}


@table(("printed", "rows"), GRIDS)
def test_every_bound_is_compared_with_every_other(printed, rows):
    given = [read(text) for text in printed]
    found = [
        (stated, "".join(_SIGNS[compare(read(stated), one)] for one in given)) for stated, _ in rows
    ]
    assert found == rows


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("5%", "half", True),
        ("5 people", "5", True),
        ("5%", "5 percentage points", False),
        ("5 days", "5 people", False),
        ("$5", "5%", False),
        ("$5", "$6", True),
        ("5 km", "7 kg", False),
        ("5 percentage points", "5 percentage points", True),
        ("half", "two thirds", True),
        ("5 percentage points", "half", False),
    ],
)
def test_only_figures_of_a_kind_are_compared(one, other, same):
    assert same_kind(read(one), read(other)) is same


@pytest.mark.parametrize(
    ("unit", "seconds"),
    [
        ("minute", 60),
        ("hour", 3600),
        ("day", 86_400),
        ("week", 604_800),
        ("month", 2_629_746),
        ("year", 31_556_952),
    ],
)
def test_a_length_of_time_is_the_same_in_any_unit(unit, seconds):
    found = [
        same_value(read(f"{number} seconds"), read(f"1 {unit}"))
        for number in (seconds - 1, seconds, seconds + 1)
    ]
    assert found == [False, True, False]


# Right at the limit of what "about" (5 %), "nearly" (2 %) and a rough figure (10 %) may be off.
AT_LIMITS = [
    ("about 95 boats", "100 boats", Fit.SAME),
    ("about 94 boats", "100 boats", Fit.OPEN),
    ("about 90 boats", "100 boats", Fit.OPEN),
    ("about 89 boats", "100 boats", Fit.OTHER),
    ("nearly 98 boats", "100 boats", Fit.OPEN),
    ("nearly 97 boats", "100 boats", Fit.OTHER),
    ("nearly 100 boats", "100 boats", Fit.SAME),
    ("110 boats", "about 100 boats", Fit.OPEN),
    ("111 boats", "about 100 boats", Fit.OTHER),
    ("0 boats", "3 boats", Fit.OTHER),
    ("0 boats", "0 boats", Fit.SAME),
    ("9.8 boats", "10 boats", Fit.OTHER),
    ("over 75 boats", "over 100 boats", Fit.SAME),
    ("over 74 boats", "over 100 boats", Fit.OPEN),
    ("15 to 17 boats", "15 to 16 boats", Fit.OPEN),
    ("over 15 boats", "16 to 18 boats", Fit.SAME),
    ("15 to 20 boats", "over 16 boats", Fit.OPEN),
]


@table(("stated", "printed", "fit"), AT_LIMITS)
def test_limits_are_within(stated, printed, fit):
    assert compare(read(stated), read(printed)) is fit


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
