"""How far a figure is from a number that is given: in per cent, in years of growth."""

from decimal import Decimal

import pytest

from bot.computing.operand import Amount, Operand
from bot.computing.targets import needed, years_of, years_to


def figure(value, unit="EUR", qualifier=None):
    kind = "growth" if unit == "%" else "level"
    return Operand("source", Decimal(value), unit, kind, 3, qualifier)


@pytest.mark.parametrize(
    ("operand", "number", "shown", "qualifier"),
    [
        (figure(80), 100, "25", None),
        (figure(80, qualifier="over"), 100, "25", "under"),  # less is missing
        (figure(125, qualifier="over"), 100, "25", "over"),
        (figure(100), 100, None, None),
        (figure(-5), 100, None, None),
        (figure(5), 0, None, None),
    ],
)
def test_what_is_needed_in_per_cent(operand, number, shown, qualifier):
    made = needed(operand, Decimal(number))
    assert (made and (str(made.shown.normalize()), made.unit)) == (shown and (shown, "%"))
    assert made is None or made.qualifier in {qualifier, "about"}


@pytest.mark.parametrize(
    ("operand", "rate", "number", "shown"),
    [
        (figure(100), figure(10, "%"), 121, "2"),
        (figure(100), Amount(Decimal(10), "%"), 121, "2"),
        (figure(100), figure(10, "%"), 90, None),  # it is there already
        (figure(100), figure(-10, "%"), 121, None),
        (figure(100), figure(10, "pp"), 121, None),
    ],
)
def test_years_to_a_number(operand, rate, number, shown):
    made = years_to(operand, rate, Decimal(number))
    assert (made and str(made.shown.normalize())) == shown


@pytest.mark.parametrize(
    ("rate", "times", "shown"),
    [("16.5", 2, "4.54"), ("100", 4, "2"), ("-3", 2, None), ("5", 1, None)],
)
def test_years_until_so_many_times(rate, times, shown):
    made = years_of(figure(rate, "%"), Decimal(times))
    assert (made and (str(made.shown.normalize()), made.unit)) == (shown and (shown, "years"))
