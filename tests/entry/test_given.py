"""Computing with a number that the question gives."""

from decimal import Decimal

import pytest

from bot.entry.computing.compute import Computer
from bot.entry.lookup import Lookup
from tests.entry.computations import of
from tests.lowland import ROWS, TEXT, VOCABULARY, library_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # less than a number, and more
        (
            "How much more than 10 million euros did Northshire export?",
            ("difference", 2_000_000, "EUR", None),
        ),
        (
            "By how much did Northshire's exports to the Union exceed 1 million euros?",
            ("difference", 2_000_000, "EUR", "over"),
        ),
        # at a rate
        (
            "Northshire's exports in dollars at 1.1 dollars to the euro",
            ("conversion", 13_200_000, "USD", "about"),
        ),
        (
            "Northshire's exports to the Union in dollars at 1.1 dollars to the euro",
            ("conversion", 3_300_000, "USD", "over"),
        ),
        (
            "Northshire's exports in dollars at 0.8 euros to the dollar",
            ("conversion", 15_000_000, "USD", "about"),
        ),
        # as often as the question says, and spread over time
        ("How many ferries in 4 such builds?", ("product", 24, "ferries", None)),
        (
            "How much did Lowland export per day, over 365 days?",
            ("average", 110_000, "EUR", "about"),
        ),
        # in another unit of time
        ("How many weeks did it take to build the ferries?", ("conversion", 2, "weeks", None)),
        ("How many hours did it take to build the ferries?", ("conversion", 336, "hours", None)),
    ],
)
def test_operation_value_unit_qualifier(text, expected):
    assert of(text)[:4] == expected


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        (
            "Northshire's exports in dollars at 1.1 dollars to the euro",
            "12 million euros × 1.1 ≈ 13.2 million US dollars",
        ),
        (
            "Northshire's exports in dollars at 0.8 euros to the dollar",
            "12 million euros ÷ 0.8 ≈ 15 million US dollars",
        ),
        ("How many weeks did it take to build the ferries?", "14 days = 2 weeks"),
        ("How many ferries in 4 such builds?", "6 ferries × 4 = 24"),
    ],
)
def test_the_formula(text, formula):
    assert of(text)[4] == formula


def test_a_count_divided_by_a_number_counts_something_else():
    vocabulary = {**VOCABULARY, "per_unit": {"crews": ["crew", "crews"]}}
    library = library_of(vocabulary=vocabulary)
    computer = Computer(library, Lookup(library))
    question = "How many crews for the ferries, at 3 ferries a crew?"
    assert of(question, computer) == ("division", Decimal(2), "crews", None, "6 ferries ÷ 3 = 2")
    # not where it doesn't come out even, nor where the noun is the fact's own
    assert of("How many crews for the ferries, at 4 ferries a crew?", computer) is None
    assert of("How many ferries at 3 ferries?", computer) is None


@pytest.mark.parametrize(
    "text",
    [
        # a currency that no figure is in, two rates, what the document doesn't have
        "Northshire's exports in yuan at 7.1 yuan to the dollar",
        "France's exports in dollars at 1.1 dollars to the euro",
        "Zembla's exports in dollars at 1.1 dollars to the euro",
        "Northshire's exports in 2019 in dollars at 1.1 dollars to the euro",
        "How much more than 10 million dollars did Northshire export?",
        "How much more than 10 million euros did France export?",
        "How many hours did it take to build the ferries of France?",
    ],
)
def test_nothing_is_computed(text):
    assert of(text) is None


def test_days_that_make_no_whole_weeks_stay_days():
    rows = [
        {key: value.replace("14 days", "15 days") if isinstance(value, str) else value
         for key, value in {**row, "value": "15"}.items()}
        for row in ROWS if row["id"] == "build-days"
    ]  # fmt: skip
    library = library_of(rows, TEXT.replace("14 days", "15 days"))
    computer = Computer(library, Lookup(library))
    assert of("How many weeks did it take to build the ferries?", computer) is None
    assert of("How many hours did it take to build the ferries?", computer)[1] == 360
