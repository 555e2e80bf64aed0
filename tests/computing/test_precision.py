"""How many digits of a product or quotient are shown."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.computing.operand import Operand
from bot.computing.precision import LEAST_DIGITS, rounded, to_decimals, to_digits


def figure(digits, value="1000000"):
    return Operand("a source", Decimal(value), "EUR", "money", digits)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("24.456", "24.46"), ("0.012345", "0.01234"), ("-0.5", "-0.5000"), ("0", "0.00")],
)
def test_two_decimals_and_four_digits_of_what_is_small(value, shown):
    assert to_decimals(Decimal(value)) == Decimal(shown)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.27818", "0.278"),
        ("1.70991", "1.71"),
        ("1.715", "1.72"),
        ("1.725", "1.72"),
        ("123456", "123000"),
        ("5", "5"),
    ],
)
def test_there_are_three_digits_at_least_and_halves_go_to_even(value, expected):
    assert to_digits(Decimal(value), [figure(2), figure(1)]) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "unit", "operands", "expected"),
    [
        ("1.23456789", "EUR", [figure(6)], "1.23457"),
        ("1.23456789", "EUR", [figure(6), figure(2)], "1.23"),
        ("1.23456789", "times", [figure(6)], "1.23"),
        ("0.123456789", "%", [figure(6)], "0.1235"),
        # what is counted in full leaves the digits to the others
        ("142857.142857", "EUR", [figure(7), figure(1, "7")], "142857.14"),
        ("142857.142857", "EUR", [figure(6), figure(1, "7")], "142857"),
        ("142857.142857", "EUR", [figure(2), figure(1, "7")], "143000"),
    ],
)
def test_the_least_precise_operand_counts(value, unit, operands, expected):
    assert rounded(Decimal(value), unit, operands) == Decimal(expected)


@settings(derandomize=True)
@given(st.decimals(min_value="0.001", max_value="1e13", places=6).filter(lambda value: value > 0))
def test_rounding_is_idempotent_and_near(value):
    once = to_digits(value, [figure(2)])
    assert to_digits(once, [figure(2)]) == once
    assert abs(once - value) <= abs(value) / Decimal(10) ** (LEAST_DIGITS - 1) / 2
