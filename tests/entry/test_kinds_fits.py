"""Every kind of fact beside every ask: how well the one answers the other."""

from dataclasses import replace
from typing import get_args

import pytest

from bot.entry.kinds import asks_for_rest, kind_fit
from facts.phrases import Sense
from facts.reading import Mention, Reading
from facts.row import Kind
from tests.lowland import lowland, read
from tests.tables import table

KINDS = get_args(Kind)
UNITS = {"duration": "days", "share": "%", "growth": "%"}


def fact(kind, needs=(), may=()):
    """An exports figure as if it were of another kind."""
    plain = lowland().by_id["exports"]
    row = plain.row.model_copy(update={"kind": kind, "unit": UNITS.get(kind)})
    return replace(plain, row=row, needs=(frozenset(needs),) if needs else (), may=frozenset(may))


def asking(*asks, text="", currencies=()):
    """A question that asks for these and says nothing else."""
    mentions = tuple(Mention(ask, at, at, 0, (Sense("ask", ask),)) for at, ask in enumerate(asks))
    return Reading(text, "en", mentions, (), (), currencies=currencies)


def fits(reading, needs=(), may=()):
    found = [kind_fit(fact(kind, needs, may), reading) for kind in KINDS]
    return " ".join("-" if fit is None else f"{fit:g}" for fit in found)


def test_the_kinds_of_fact():
    assert KINDS == (
        "level", "bound", "growth", "share", "rank", "count", "duration", "date",
        "name", "person", "organisation", "place", "role", "list", "record", "first", "statement",
    )  # fmt: skip


# What is asked, and the fit of each kind in the order above.
FITS = [
    ("", "1 - - 0.4 - 1 - 1 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5"),
    ("amount", "1 - - - - - - - - - - - - - - - -"),
    ("count", "1 - - - - 1 - - - - - - - - - - -"),
    ("percent", "- - 0.45 1 - - - - - - - - - - - - -"),
    ("growth", "- - 1 - - - - - - - - - - - - - -"),
    ("decline", "- - - - - - - - - - - - - - - - -"),
    ("share", "- - - 1 - - - - - - - - - - - - -"),
    ("rank", "- - - - 1 - - - - - - - - - - - -"),
    ("duration", "- - - - - - 1 - - - - - - - - - -"),
    ("date", "- - - - - - - 1 - - - - - - - - -"),
    ("where", "- - - - - - - - - - - 1 0.8 0.8 - - 0.8"),
    ("who", "- - - - - - - - 1 1 1 1 1 0.8 - - -"),
    ("organisation", "- - - - - - - - 0.8 - 1 0.8 1 0.8 - - -"),
    ("why", "- - - - - - - - - - - - - - - - -"),
    ("role", "- - - - - - - - - 0.8 - - 1 - - - 0.8"),
    ("name", "- - - - - - - 0.5 0.8 0.8 0.8 0.8 0.8 0.8 0.5 0.5 0.8"),
    ("list", "- - - - - - - 0.5 0.8 0.5 0.5 0.5 0.5 0.8 0.5 0.5 0.8"),
    ("how", "0.5 - - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.5 0.8 0.6 0.6 0.8"),
    ("describe", "0.5 - - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.8 0.8 0.8 0.8 0.8"),
    ("say", "0.5 - - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.5 0.8 0.5 0.5 0.8"),
    ("record", "0.5 - - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.8 0.8 0.5"),
    ("superlative", "0.5 - - 0.4 1 0.5 - 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.8 0.5 0.5"),
    ("first-time", "0.5 1.2 - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.8 0.5"),
    ("decline growth", "- - 1 - - - - - - - - - - - - - -"),
    ("share growth", "- - 1 - - - - - - - - - - - - - -"),
    ("percent share", "- - - 1 - - - - - - - - - - - - -"),
    ("amount growth", "- - 1 - - - - - - - - - - - - - -"),
    ("amount count", "1 - - - - 1 - - - - - - - - - - -"),
    ("count duration", "- - - - - - 1 - - - - - - - - - -"),
    ("list growth", "- - - - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("list share", "- - - 1 - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("name amount", "1 - - - - - - - - - - - - - - - -"),
    ("list count", "1 - - - - 1 - - - - - - - - - - -"),
    ("list percent", "- - 0.45 1 - - - - - - - - - - - - -"),
    ("name who", "- - - - - - - - 1 1 1 1 1 0.8 - - -"),
    ("where rank", "- - - - 1 - - - - - - - - - - - -"),
    ("who superlative", "- - - - 1 - - - 1 1 1 1 1 0.8 - - -"),
    ("who share", "- - - 1 - - - - - - - - - - - - -"),
    ("first-time amount", "1 1.2 - - - - - - - - - - - - - - -"),
    ("first-time who", "- - - - - - - - 1 1 1 1 1 0.8 - - -"),
    ("superlative amount", "1 - - - - - - - - - - - - - - - -"),
    ("superlative date", "- - - - - - - 1 - - - - - - - - -"),
    ("rank percent", "- - 0.45 1 - - - - - - - - - - - - -"),
    ("why growth", "- - 1 - - - - - - - - - - - - - -"),
    ("why name", "- - - - - - - - - - - - - - - - -"),
    ("why share", "- - - 1 - - - - - - - - - - - - -"),
    ("how who", "- - - - - - - - 1 1 1 1 1 0.8 - - -"),
    ("how role", "- - - - - - - - - 0.8 - - 1 - - - 0.8"),
    ("where who", "- - - - - - - - 0.8 0.8 0.8 1 0.8 0.8 - - 0.8"),
    ("where role", "- - - - - - - - - 0.8 - 1 0.8 0.8 - - 0.8"),
    ("organisation role", "- - - - - - - - 0.8 0.8 1 0.8 1 0.8 - - 0.8"),
    ("organisation who", "- - - - - - - - 0.8 0.8 1 0.8 1 0.8 - - -"),
    ("describe how", "0.5 - - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.6 0.8 0.6 0.6 0.8"),
    ("say how", "0.5 - - 0.4 - 0.5 - 0.5 0.5 0.5 0.5 0.5 0.5 0.8 0.6 0.6 0.8"),
    ("list date", "- - - - - - - 1 - - - - - - - - -"),
    ("name date", "- - - - - - - 1 - - - - - - - - -"),
    ("record rank", "- - - - 1 - - - - - - - - - - - -"),
    ("date percent", "- - 0.45 1 - - - - - - - - - - - - -"),
    ("list growth who", "- - - - - - - - 1 1 1 1 1 0.8 - - -"),
    ("name share where", "- - - 1 - - - - - - - 1 0.8 0.8 - - 0.8"),
    ("why growth share", "- - 1 - - - - - - - - - - - - - -"),
    ("count amount percent", "- - 0.45 1 - - - - - - - - - - - - -"),
    ("first-time count", "1 1.2 - - - 1 - - - - - - - - - - -"),
    ("superlative duration", "- - - - - - 1 - - - - - - - - - -"),
    ("rank count", "- - - - - - - - - - - - - - - - -"),
    ("where name", "- - - - - - - - - - - 1 0.8 0.8 - - 0.8"),
    ("list who", "- - - - - - - - 1 1 1 1 1 0.8 - - -"),
    ("describe where", "- - - - - - - - - - - 1 0.8 0.8 - - 0.8"),
]  # fmt: skip


@table(("asks", "expected"), FITS)
def test_the_fit_of_each_kind_to_what_is_asked(asks, expected):
    assert fits(asking(*asks.split())) == expected


# What a fact needs or may have besides: an ask that it names itself excludes nothing.
OWN = [
    ("growth", "growth", "", "- - 1 - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("growth", "export growth", "", "- - 1 - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("decline", "", "growth", "- - - - - - - - - - - - - - - - -"),
    ("why", "", "why", "- - - - - - - - 1 1 1 1 1 1 1 1 1"),
    ("share", "share", "", "- - - 1 - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("share", "", "share", "- - - 1 - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("role", "role", "", "- - - - - - - - 0.8 0.8 0.8 0.8 1 0.8 0.8 0.8 0.8"),
    ("role who", "", "role", "- - - - - - - - 0.8 0.8 0.8 0.8 1 0.8 - - 0.8"),
    ("amount", "amount", "", "1 - - - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("date", "", "date", "- - - - - - - 1 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("who", "", "who", "- - - - - - - - 1 1 1 1 1 0.8 0.8 0.8 0.8"),
    ("share growth list", "share", "", "- - 1 - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("growth", "", "growth", "- - 1 - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8"),
    ("where role", "where role", "", "- - - - - - - - 0.8 0.8 0.8 1 0.8 0.8 0.8 0.8 0.8"),
    ("organisation", "organisation", "role", "- - - - - - - - 0.8 0.8 1 0.8 1 0.8 0.8 0.8 0.8"),
    ("count rank", "count rank", "", "- - - - - - - - 0.8 0.8 0.8 0.8 0.8 0.8 1 0.8 0.8"),
]  # fmt: skip


@table(("asks", "needs", "may", "expected"), OWN)
def test_what_a_fact_names_itself_excludes_nothing(asks, needs, may, expected):
    assert fits(asking(*asks.split()), needs.split(), may.split()) == expected


def test_a_currency_asks_for_an_amount():
    euros = asking(currencies=(("EUR", 0, 5),))
    assert fits(euros) == "1 - - 0.4 - 1 - 1 - - - - - - - - -"
    assert (
        fits(asking(text="how many weeks", currencies=()))
        == "1 - - 0.4 - 1 - 1 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5"
    )


def test_a_count_of_days_is_a_duration():
    assert fits(asking("count", text="how many days")) == "1 - - - - 1 1 - - - - - - - - - -"
    assert fits(asking("count", text="how many weeks")) == "1 - - - - 1 - - - - - - - - - - -"


def test_who_leads_asks_for_a_rank():
    led = Reading("", "en", (Mention("lead", 0, 4, 0, (Sense("concept", "lead"),)),), (), ())
    assert fits(led) == "1 - - 0.4 0.6 1 - 1 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What share is not timber?", True),
        ("What percentage remains outside?", True),
        ("Not counting ships, what share is timber?", False),
        ("What share is timber?", False),
        ("What is not timber?", False),
        ("", False),
    ],
)
def test_the_rest_of_a_hundred_per_cent(text, expected):
    assert asks_for_rest(read(text)) is expected
