"""The arithmetic that computations share: digits, rounding, qualifiers and wording."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.computing.results import (
    LEAST_DIGITS,
    Amount,
    Result,
    Term,
    both_partners,
    computed,
    digits_of,
    kept,
    minus_qualifier,
    over_qualifier,
    plus_qualifier,
    rounded,
    spelled,
    term,
    turned,
    value_of,
)
from tests.lowland import ROWS, TEXT, library_of, lowland

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


def test_the_least_precise_operand_counts():
    [row] = [row for row in ROWS if row["id"] == "exports"]
    printed = {"value": "40123456", "text": "40,123,456 euros"}
    rows = [{**row, **printed, "quote": "Lowland exported 40,123,456 euros of goods"}]
    text = TEXT.replace("40 million euros", "40,123,456 euros")
    [precise] = library_of(rows, text).facts
    value = Decimal("1.23456789")
    assert rounded(value, precise) == Decimal("1.2345679")
    assert rounded(value, precise, FACTS["exports"]) == Decimal("1.23")


@settings(derandomize=True)
@given(st.decimals(min_value="0.001", max_value="1e13", places=6).filter(lambda value: value > 0))
def test_rounding_is_idempotent_and_near(value):
    once = rounded(value, FACTS["exports"])
    assert rounded(once, FACTS["exports"]) == once
    assert abs(once - value) <= abs(value) / Decimal(10) ** (LEAST_DIGITS - 1) / 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "40 million euros ÷ 1.5 = 20%"),
        ("zh", "4000万欧元 ÷ 1.5 = 20%"),
        ("zh-hant", "4000萬歐元 ÷ 1.5 = 20%"),
        ("es", "40 millones de euros ÷ 1,5 = 20 %"),
        ("pt", "40 milhões de euros ÷ 1,5 = 20%"),
        ("ru", "40 млн евро ÷ 1,5 = 20 %"),
        ("fr", "40 million euros ÷ 1.5 = 20%"),
    ],
)
def test_a_formula_is_spelled_in_the_language_of_whoever_asks(language, text):
    steps = (FACTS["exports"], " ÷ ", Amount(Decimal("1.50")), " = ", Amount(Decimal(20), "%"))
    assert spelled(steps, language) == text


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


def test_a_fact_in_a_formula_has_its_qualifier_but_no_verb():
    names = ("north-union", "north-growth", "exports", "ferries")
    assert [spelled([FACTS[name]], "en") for name in names] == [
        "over 3 million euros",
        "20%",
        "40 million euros",
        "6 ferries",
    ]


@pytest.mark.parametrize(
    ("qualifier", "exact", "value", "expected"),
    [
        (None, "1.5", "1.5", "about"),
        ("over", "1.234", "1.23", "over"),
        ("over", "1.236", "1.24", "about"),
        ("over", "1.5", "1.5", "over"),
        ("under", "1.236", "1.24", "under"),
        ("under", "1.234", "1.23", "about"),
        ("nearly", "1.5", "1.5", "nearly"),
        ("about", "1.236", "1.24", "about"),
    ],
)
def test_a_qualifier_is_kept_where_it_still_holds_after_rounding(qualifier, exact, value, expected):
    assert kept(qualifier, Decimal(exact), Decimal(value)) == expected


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("over", "under"),
        ("at least", "at most"),
        ("under", "over"),
        ("at most", "at least"),
        ("nearly", "over"),
        ("about", "about"),
        (None, None),
    ],
)
def test_what_a_bounded_figure_leaves_is_bounded_on_the_other_side(qualifier, expected):
    assert turned(qualifier) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, None, None),
        ("over", None, "over"),
        ("over", "over", "over"),
        ("over", "at least", "at least"),
        ("over", "nearly", "about"),
        ("nearly", None, "nearly"),
        ("about", None, "about"),
    ],
)
def test_the_qualifier_of_a_sum(first, second, expected):
    assert plus_qualifier(qualified(first, second)) == expected


def test_a_new_value_has_the_period_of_its_first_fact_or_the_one_told():
    facts = [FACTS["north-exports"], FACTS["south-exports"]]
    made = computed("sum", Decimal(20_000_000), "EUR", None, ("f",), facts)
    assert made == Result(
        "sum",
        Decimal(20_000_000),
        "EUR",
        None,
        ("f",),
        (term(facts[0]), term(facts[1])),
        period="2024",
    )
    assert computed("sum", Decimal(1), "EUR", None, ("f",), facts, "2023").period == "2023"
