"""The arithmetic that computations share: digits, rounding, qualifiers and wording."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.results import (
    LEAST_DIGITS,
    Term,
    both_partners,
    digits_of,
    minus_qualifier,
    over_qualifier,
    rounded,
    show,
    term,
    value_of,
)
from tests.lowland import ROWS, library_of, lowland

FACTS = lowland().by_id


def qualified(first, second):
    """Two facts with these qualifiers."""
    named = {"exports": first, "imports": second}
    rows = [{**row, "qualifier": named.get(row["id"], row.get("qualifier"))} for row in ROWS]
    facts = library_of(rows).by_id
    return facts["exports"], facts["imports"]


def test_a_term():
    fact = FACTS["north-union"]
    assert term(fact) == Term(Decimal(3_000_000), "EUR", "over 3 million euros", fact)
    with pytest.raises(ValueError, match=r"^largest-ferry has no value$"):
        term(FACTS["largest-ferry"])


def test_the_value_of_a_fact_without_one_is_zero():
    assert (value_of(FACTS["exports"]), value_of(FACTS["master"])) == (Decimal(40_000_000), 0)


@pytest.mark.parametrize(
    ("fact", "digits"), [("exports", 2), ("south-exports", 1), ("north-growth", 2), ("ferries", 1)]
)
def test_digits_are_those_printed(fact, digits):
    assert digits_of(FACTS[fact]) == digits


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
def test_a_quotient_has_three_digits_at_least_and_halves_go_to_even(value, expected):
    assert rounded(Decimal(value), FACTS["exports"], FACTS["south-exports"]) == Decimal(expected)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.decimals(min_value="0.001", max_value="1e13", places=6).filter(lambda value: value > 0))
def test_rounding_is_idempotent_and_near(value):
    once = rounded(value, FACTS["exports"])
    assert rounded(once, FACTS["exports"]) == once
    assert abs(once - value) <= abs(value) / Decimal(10) ** (LEAST_DIGITS - 1) / 2


@pytest.mark.parametrize(
    ("value", "unit", "words", "text"),
    [
        ("3940000", "EUR", None, "3.94 million euros"),
        ("7.10", "%", "percentage points", "7.1 percentage points"),
        ("20", "%", "percentage points", "20 percentage points"),
        ("100", "%", "points", "100 points"),
    ],
)
def test_show(value, unit, words, text):
    assert show(Decimal(value), unit, words) == text


@pytest.mark.parametrize(
    ("first", "second", "difference", "quotient"),
    [
        (None, None, None, "about"),
        ("over", None, "over", "over"),
        ("at least", None, "at least", "at least"),
        ("over", "over", "about", "about"),
        (None, "over", "about", "about"),
        ("nearly", None, "about", "about"),
        ("about", "nearly", "about", "about"),
    ],
)
def test_a_qualifier_carries_through_where_its_direction_is_certain(
    first, second, difference, quotient
):
    facts = qualified(first, second)
    assert (minus_qualifier(*facts), over_qualifier(*facts)) == (difference, quotient)


def test_both_partners():
    union, marland, alone = FACTS["north-union"], FACTS["north-marland"], FACTS["north-exports"]
    assert both_partners(union, marland)
    assert not both_partners(union, union)
    assert not both_partners(union, alone)
    assert not both_partners(alone, alone)
