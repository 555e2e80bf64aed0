"""Parts and wholes: sums, averages, shares, and what remains."""

from decimal import Decimal

import pytest

from bot.entry.computing.compute import Computer
from bot.entry.lookup import Lookup
from tests.entry.computations import COMPUTER, of
from tests.lowland import ROWS, library_of, lowland


@pytest.mark.parametrize(
    ("text", "operation", "value", "formula"),
    [
        (
            "How much did Northshire and Southshire export together?",
            "sum",
            20_000_000,
            "12 million euros + 8 million euros = 20 million euros",
        ),
        (
            "How much did Lowland export without Northshire?",
            "remaining",
            28_000_000,
            "40 million euros − 12 million euros = 28 million euros",
        ),
        (
            "How much remains of the coastal regions' exports without Northshire?",
            "remaining",
            8_000_000,
            "20 million euros − 12 million euros = 8 million euros",
        ),
        (
            "How much did Northshire export apart from Marland?",
            "remaining",
            10_000_000,
            "12 million euros − 2 million euros = 10 million euros",
        ),
    ],
)
def test_sums_and_what_remains_are_exact(text, operation, value, formula):
    assert of(text) == (operation, Decimal(value), "EUR", None, formula)


@pytest.mark.parametrize(
    ("text", "value", "formula"),
    [
        (
            "What share of Lowland's exports is Northshire's?",
            "30",
            "12 million euros ÷ 40 million euros ≈ 30%",
        ),
        (
            "What share of the coastal regions' exports is Southshire's?",
            "40",
            "8 million euros ÷ 20 million euros ≈ 40%",
        ),
    ],
)
def test_a_share_is_rounded(text, value, formula):
    assert of(text) == ("share", Decimal(value), "%", "about", formula)


def test_the_share_of_a_bounded_part_is_bounded():
    operation, value, unit, qualifier, formula = of(
        "What share of Northshire's exports is its exports to the Union?"
    )
    assert (operation, value, unit, qualifier) == ("share", Decimal(25), "%", "over")
    assert formula == "over 3 million euros ÷ 12 million euros ≈ 25%"


def test_the_average_of_a_group_is_by_its_members():
    assert of("How much did the coastal regions export on average?") == (
        "average",
        Decimal(10_000_000),
        "EUR",
        "about",
        "20 million euros ÷ 2 ≈ 10 million euros",
    )


def test_the_average_of_those_named():
    assert of("How much did Northshire and Southshire export on average?") == (
        "average",
        Decimal(10_000_000),
        "EUR",
        "about",
        "(12 million euros + 8 million euros) ÷ 2 ≈ 10 million euros",
    )


def test_what_a_share_leaves_of_a_hundred():
    assert of("What percentage of Southshire's exports remains without timber?") == (
        "remaining",
        Decimal(70),
        "%",
        None,
        "100% − 30% = 70%",
    )


def test_a_figure_of_each_is_added_up_to_a_bound():
    [row] = [row for row in ROWS if row["id"] == "coast-exports"]
    library = library_of([{**row, "each": True}])
    computer = Computer(library, Lookup(library))
    assert of("How much did the coastal regions export together?", computer) == (
        "sum",
        Decimal(40_000_000),
        "EUR",
        "at least",
        "20 million euros × 2 = at least 40 million euros",
    )


@pytest.mark.parametrize(
    "text",
    [
        "How much did Northshire and France export together?",
        "How much did Northshire and Zembla export together?",
        "How much did Northshire and Southshire export together in 2019?",
        "What share of France's exports is Northshire's?",
        "How much did Northshire export without France?",
        "How much did Northshire export on average?",
    ],
)
def test_nothing_is_computed_with_what_is_not_there(text):
    assert of(text) is None


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("north-exports", "exports"),
        ("coast-exports", "exports"),
        ("north-exports", "coast-exports"),
        ("north-union", "north-exports"),
        ("north-union", "exports"),
    ],
)
def test_a_part_is_within_its_whole_and_not_the_other_way_round(part, whole):
    facts = lowland().by_id
    assert COMPUTER.is_part(facts[part], facts[whole])
    assert not COMPUTER.is_part(facts[whole], facts[part])


def test_what_is_side_by_side_is_no_part():
    facts = lowland().by_id
    for one, other in (("north-exports", "south-exports"), ("north-union", "north-marland")):
        assert not COMPUTER.is_part(facts[one], facts[other])
        assert not COMPUTER.is_part(facts[other], facts[one])
