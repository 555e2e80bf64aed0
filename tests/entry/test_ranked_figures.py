"""Figures compared, ordered and listed."""

import pytest

from bot.entry.computing.compute import Computer
from bot.entry.lookup import Lookup
from tests.lowland import lowland, read

COMPUTER = Computer(lowland(), Lookup(lowland()))


def of(text):
    """(operation, the facts that answer, all facts) of what a question asks to be compared."""
    reading = read(text)
    result = COMPUTER.first(reading) or COMPUTER.second(reading)
    if result is None:
        return None
    return (
        result.operation,
        [fact.id for fact in result.facts],
        {fact.id for fact in result.sources},
    )


BOTH = {"north-exports", "south-exports"}


@pytest.mark.parametrize(
    ("text", "operation", "facts"),
    [
        (
            "Did Northshire or Southshire export more?",
            "extreme",
            ["north-exports"],
        ),
        (
            "Did Southshire or Northshire export more?",
            "extreme",
            ["north-exports"],
        ),
        ("Sort Southshire and Northshire by exports", "order", ["north-exports", "south-exports"]),
        (
            "Is Northshire smaller than Southshire in exports?",
            "extreme",
            ["south-exports"],
        ),
        (
            "Which exported more, Northshire or Southshire, and how much was it?",
            "extreme",
            ["north-exports"],
        ),
    ],
)
def test_two_named(text, operation, facts):
    assert of(text) == (operation, facts, BOTH)


def test_growth_is_compared_with_growth():
    assert of("Did Southshire's exports grow faster than Northshire's?") == (
        "extreme",
        ["north-growth"],
        {"north-growth", "south-growth"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "Did Northshire or France export more?",
        "Did Northshire or Zembla export more?",
        "Did Northshire or Southshire export more in 2019?",
        "Did Northshire or Southshire import more?",
        "Rank France and Japan by exports",
    ],
)
def test_no_comparison_with_what_is_not_there(text):
    assert of(text) is None


def test_a_part_and_its_whole_are_not_compared_unasked():
    assert of("Northshire's exports in Lowland") is None
    assert of("Did Lowland export more than Northshire?")[1:] == (
        ["exports"],
        {"exports", "north-exports"},
    )


def test_the_least_of_all():
    operation, facts, among = of("Which region exported the least?")
    assert (operation, facts) == ("extreme", ["south-exports"])
    assert among >= BOTH


def test_the_most_of_those_named(engine):
    assert of("Who exported most, Southshire or Northshire?") == (
        "extreme",
        ["north-exports"],
        BOTH,
    )
    answer = engine.answer(
        "Which grew least: Zhejiang's trade with ASEAN, Shanghai's with the Belt and Road or "
        "Guangdong's with the Belt and Road?"
    )
    assert [figure.fact for figure in answer.figures] == ["guangdong-belt-road-growth"]


@pytest.mark.parametrize(
    "text",
    [
        "When did Northshire overtake Southshire as the largest exporter?",
        "Who exported most, Northshire or France?",
    ],
)
def test_what_else_is_asked_of_the_largest_is_not_computed(text):
    assert of(text) is None
