"""A stated figure beside the figure of a reviewed fact: whether it is of its sort, and agrees."""

from dataclasses import replace
from decimal import Decimal

from bot.entry.claims.agreement import agrees, is_comparable, rank_of
from facts.quantity import quantities
from tests import lowland
from tests.tables import table

FACTS = ("exports", "north-union", "exports-growth", "timber-share", "build-days", "ferries")
TOLD = {"supported": "=", "contradicted": "x", "not_in_document": "?"}


def told(statement: str, stated: str) -> str:
    """Return a sign for each of FACTS: "-" for another sort of figure, else as TOLD."""
    library = lowland.engine().library
    facts = {fact.id: fact for fact in library.facts}
    reading = library.concepts.reader.read(f"{statement} {stated}", None)
    quantity = quantities(f"It was {stated}")[0]
    return "".join(
        TOLD[agrees(quantity, facts[name])]
        if is_comparable(quantity, facts[name], reading, library)
        else "-"
        for name in FACTS
    )


# Facts: 40 million euros, over 3 million euros, up 5%, a share of 30%, 14 days, 6 ferries.
GRID = [
    ("It was", "40 million euros", "=?----"),
    ("It was", "39.6 million euros", "x?----"),
    ("It was", "about 41 million euros", "??----"),
    ("It was", "about 40.5 million euros", "=?----"),
    ("It was", "over 39 million euros", "=?----"),
    ("It was", "over 40 million euros", "x?----"),
    ("It was", "at least 40 million euros", "=?----"),
    ("It was", "under 41 million euros", "=?----"),
    ("It was", "30 to 50 million euros", "=?----"),
    ("It was", "40 to 50 million euros", "=?----"),
    ("It was", "30 to 40 million euros", "=?----"),
    ("It was", "41 to 60 million euros", "x?----"),
    ("It was", "40 million dollars", "xx----"),
    ("It was", "40 million", "=?----"),
    ("It was", "4 million", "x?----"),
    ("It was", "40", "------"),
    ("It was", "3 million euros", "x=----"),
    ("It was", "over 2 million euros", "==----"),
    ("It was", "over 3 million euros", "==----"),
    ("It was", "under 4 million euros", "x?----"),
    ("It was", "4 million euros", "x?----"),
    ("It was", "1 to 2 million euros", "xx----"),
    ("It was", "2 to 3 million euros", "xx----"),
    ("It was", "3 to 4 million euros", "x?----"),
    ("It was", "2 to 5 million euros", "x?----"),
    ("It was", "1000000", "------"),
    ("It was", "1000001", "xx----"),
    ("It was", "5%", "--=x--"),
    ("It was", "over 4%", "--==--"),
    ("It was", "4% to 6%", "--=x--"),
    ("It was", "6% to 7%", "--xx--"),
    ("It was", "5 percentage points", "------"),
    ("It was", "5 per mille", "------"),
    ("It was", "a third", "--xx--"),
    ("It was", "30%", "--x=--"),
    ("It was", "0.3", "------"),
    ("It was", "14 days", "----=-"),
    ("It was", "2 weeks", "----=-"),
    ("It was", "13 to 15 days", "----=-"),
    ("It was", "15 to 16 days", "----x-"),
    ("It was", "2 to 3 weeks", "----=-"),
    ("It was", "1 to 2 weeks", "----=-"),
    ("It was", "3 to 4 weeks", "----x-"),
    ("It was", "336 hours", "----=-"),
    ("It was", "20160 minutes", "----=-"),
    ("It was", "20200 minutes", "----=-"),  # 20,160, to three digits as any figure
    ("It was", "20300 minutes", "----x-"),
    ("It was", "under 15 days", "----=-"),
    ("It was", "1 month", "----x-"),
    ("It was", "0.04 years", "----x-"),
    ("It was", "two decades", "----x-"),
    ("It was", "14 seconds", "----x-"),
    ("It was", "6 ferries", "-----="),
    ("It was", "6", "------"),
    ("It was", "at least 6", "------"),
    ("It was", "over 6", "------"),
    ("It was", "5 to 7 ferries", "-----="),
    ("It was", "7 to 9", "------"),
    ("It was", "over 5 ferries", "-----="),
    ("It was", "6 euros", "xx----"),
    ("It grew", "5%", "--=x--"),
    ("It grew", "30%", "--x=--"),
    ("It grew", "6 ferries", "-----="),
    ("It fell", "5%", "--=---"),
    ("It fell", "30%", "--x---"),
    ("It grew and fell", "5%", "--=---"),
    ("It grew and fell", "30%", "--x---"),
    ("The share was", "5%", "---x--"),
    ("The share was", "30%", "---=--"),
    ("The share grew", "5%", "--=x--"),
    ("The ferries were", "6", "-----="),
    ("The ferries were", "6 euros", "xx----"),
    ("The timber was", "6", "------"),
]  # fmt: skip


@table(("statement", "stated", "expected"), GRID)
def test_figures_beside_those_of_facts(statement, stated, expected):
    assert told(statement, stated) == expected


def test_a_fact_without_a_figure_leaves_every_figure_open():
    facts = {fact.id: fact for fact in lowland.engine().library.facts}
    assert agrees(quantities("It was 6 ferries")[0], facts["largest-ferry"]) == "not_in_document"


RANKS = [
    ("ranked first in exports", "1"),
    ("the second largest", "2"),
    ("the 3rd port", "3"),
    ("the largest port", "1"),
    ("second of the first ten", "2"),
]


@table(("text", "rank"), RANKS)
def test_the_rank_that_a_fact_prints(text, rank):
    fact = next(fact for fact in lowland.engine().library.facts if fact.id == "north-rank")
    row = fact.row.model_copy(update={"text": text})
    assert rank_of(replace(fact, row=row)) == Decimal(rank)


TIMES = {
    "1 year": "supported",
    "12 months": "supported",
    "52 weeks": "supported",
    "11 months": "contradicted",
    "2 years": "contradicted",
    "51 weeks": "contradicted",
}


def test_a_length_of_time_in_another_unit():
    """A year has 365 days, or 12 months; what is converted agrees in two digits."""
    library = lowland.engine().library
    days = next(fact for fact in library.facts if fact.id == "build-days")
    year = replace(days, value=Decimal(365))
    verdicts = [agrees(quantities(f"It took {stated}")[0], year) for stated in TIMES]
    assert dict(zip(TIMES, verdicts, strict=True)) == TIMES
