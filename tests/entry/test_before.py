"""The year before, and the increase over it, from a level and its growth."""

from decimal import Decimal

import pytest

from tests.entry.computations import COMPUTER, of
from tests.lowland import read


@pytest.mark.parametrize(
    ("text", "value", "formula"),
    [
        (
            "How much did Northshire export in 2023?",
            10_000_000,
            "12 million euros ÷ (1 + 20%) ≈ 10 million euros",
        ),
        (
            "How much did Lowland export the year before?",
            38_100_000,
            "40 million euros ÷ (1 + 5%) ≈ 38.1 million euros",
        ),
        (
            "Working back from the growth, what were Southshire's exports a year earlier?",
            7_690_000,
            "8 million euros ÷ (1 + 4%) ≈ 7.69 million euros",
        ),
    ],
)
def test_the_year_before(text, value, formula):
    assert of(text) == ("prior-year", Decimal(value), "EUR", "about", formula)
    assert COMPUTER.first(read(text)).period == "2023"


def test_the_increase_in_money():
    assert of("By how many euros did Northshire's exports grow?") == (
        "increase",
        Decimal(2_000_000),
        "EUR",
        "about",
        "12 million euros − 12 million euros ÷ (1 + 20%) ≈ 2 million euros",
    )


@pytest.mark.parametrize(
    "text",
    [
        # without a growth of its own there is no year before
        "How much did Lowland import in 2023?",
        "How much did Northshire export to the Union in 2023?",
        "How much did the coastal regions export in 2023?",
        # other years, and others
        "How much did Northshire export in 2022?",
        "How much did France export in 2023?",
        "How much did Zembla export in 2023?",
        "How much did Northshire export in 2023 per capita?",
    ],
)
def test_no_year_before(text):
    assert of(text) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Northshire's exports in 2023", True),
        ("Northshire's exports the year before", True),
        ("Northshire's exports", False),
        # who says which year is meant by the last asks for that
        ("Northshire's exports last year (2024)", False),
        ("Northshire's exports last year, 2024", False),
        ("Northshire's exports last year", True),
        ("Northshire's exports in 2022", False),
        ("growth of Northshire's exports over 2023", False),
        ("By how much did exports grow from 2023 to 2024?", False),
        ("By how many euros did exports grow?", True),
        ("By how many percent did exports grow?", False),
    ],
)
def test_whether_it_is_asked_for(text, asked):
    assert bool(COMPUTER.asks_prior(read(text))) is asked
