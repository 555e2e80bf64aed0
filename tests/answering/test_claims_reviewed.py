"""What reviewed facts decide of a statement by their labels."""

from functools import lru_cache

from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.vouched import by_facts
from bot.answering.claims.witness import Witness
from bot.answering.corpus import Corpus
from tests import lowland
from tests.tables import table


@lru_cache(1)
def witness() -> Witness:
    library = lowland.engine().library
    return Witness(Corpus(library.document, "en", library.facts))


# The verdict, the slot that decides, the positions of the sentences, the printed figure.
DECIDED = [
    ("en", "Lowland exports were 40 million euros", "supported | figure: 40 million euros → 40 million euros | 0 | 40 million euros"),
    ("en", "Exports of Lowland were 45 million euros", "contradicted | figure: 45 million euros → 40 million euros | 0 | 40 million euros"),
    ("en", "Exports were 40 million euros", ""),
    ("en", "Northshire exports 12 million euros", "supported | figure: 12 million euros → 12 million euros | 2 | 12 million euros"),
    ("en", "Northshire's exports reached 12 million euros in 2024", "supported | figure: 12 million euros → 12 million euros | 2 | 12 million euros"),
    ("en", "Northshire's exports reached 12 million euros before 2024", ""),
    ("en", "Northshire's exports reached 12 million euros in 2023", ""),
    ("en", "Northshire's exports were not 12 million euros", ""),
    ("en", "Northshire's exports may reach 12 million euros", ""),
    ("en", "Northshire's exports to the Union were over 3 million euros", "supported | figure: over 3 million euros → over 3 million euros | 4 | over 3 million euros"),
    ("en", "Northshire's exports to the Union were 4 million euros", ""),
    ("en", "Northshire's exports to Marland were 2 million euros", "supported | figure: 2 million euros → 2 million euros | 4 | 2 million euros"),
    ("en", "Northshire's exports of timber were 12 million euros", ""),
    ("en", "Northshire's exports grew 20%", "supported | figure: 20% → 20% | 2 | 20%"),
    ("en", "Northshire's exports fell 20%", "contradicted | direction: fell → 20% | 2 | 20%"),
    ("en", "Northshire's exports rose 21%", "contradicted | figure: 21% → 20% | 2 | 20%"),
    ("en", "Northshire's exports fell", ""),
    ("en", "Northshire's exports were 20%", ""),
    ("en", "Southshire's share of timber was 30%", "supported | figure: 30% → 30% | 7 | 30%"),
    ("en", "The share of timber in Southshire's exports was 40%", "contradicted | figure: 40% → 30% | 7 | 30%"),
    ("en", "Timber was 30% of Southshire's exports", ""),
    ("en", "The shipyard built 6 ferries", "supported | figure: 6 → 6 | 8 | 6"),
    ("en", "The shipyard built 7 ferries", "contradicted | figure: 7 → 6 | 8 | 6"),
    ("en", "The shipyard built no ferries", "contradicted | negation: not →  | 8 | 6"),
    ("en", "The shipyard did not build ferries", ""),
    ("en", "No ferries were built", ""),
    ("en", "The shipyard built 6 boats", ""),
    ("en", "The number of ferries built was 6", ""),
    ("en", "The time to build was two weeks", ""),
    ("en", "The time to build was 3 weeks", ""),
    ("en", "Northshire's rank in exports is first", "supported |  | 6 | "),
    ("en", "Northshire's rank in exports is second", "contradicted | rank: second → first | 6 | "),
    ("en", "Northshire's rank in exports is last", "contradicted | rank: last → first | 6 | "),
    ("en", "The largest ferry is Blue Heron", ""),
    ("en", "Northshire exports", ""),
    ("en", "Imports of goods", ""),
    ("en", "Lowland imports were 25 million euros and 40 million euros", ""),
    ("en", "Exports were 40 million euros, an increase of 5%", ""),
    ("en", "The coastal regions exported 20 million euros", "supported | figure: 20 million euros → 20 million euros | 5 | 20 million euros"),
    ("zh", "北郡出口额1200万欧元", "supported | figure: 1200万欧元 → 12 million euros | 2 | 12 million euros"),
    ("zh", "北郡出口额1300万欧元", "contradicted | figure: 1300万欧元 → 12 million euros | 2 | 12 million euros"),
    ("zh", "北郡出口额增长20%", "supported | figure: 20% → 20% | 2 | 20%"),
    ("zh", "北郡出口额下降20%", "contradicted | direction: 下降 → 20% | 2 | 20%"),
    ("zh", "北郡出口排名第二", "contradicted | rank: 第二 → 第一 | 6 | "),
    ("zh", "低地国进口额2500万欧元", "supported | figure: 2500万欧元 → 25 million euros | 1 | 25 million euros"),
    ("en", "Northshire's exports are higher than Southshire's", "supported | order: higher → 12 million euros / 8 million euros | 2 3 | "),
    ("en", "Northshire's exports are lower than Southshire's", "contradicted | order: lower → 12 million euros / 8 million euros | 2 3 | "),
    ("en", "Southshire's exports are higher than Northshire's", "contradicted | order: higher → 8 million euros / 12 million euros | 3 2 | "),
    ("en", "Northshire's exports grew faster than Southshire's", "supported | order: faster → up 20% / up 4% | 2 3 | "),
    ("en", "Southshire's exports grew faster than Northshire's", "contradicted | order: faster → up 4% / up 20% | 3 2 | "),
    ("en", "Lowland's exports are higher than Lowland's imports", ""),
    ("en", "Northshire's exports are higher than Marland's", ""),
    ("en", "Northshire's exports to the Union are higher than Northshire's exports to Marland", ""),
    ("en", "Lowland's exports are higher than the coastal regions'", ""),
    ("en", "Northshire's exports are not higher than Southshire's", ""),
    ("en", "Northshire ranked first in exports", "supported |  | 6 | "),
    ("en", "Exports of Northshire are higher than those of Southshire", ""),
    ("es", "Las exportaciones de Northshire fueron 12 millones de euros", ""),
]  # fmt: skip


@table(("language", "statement", "expected"), DECIDED)
def test_what_labels_decide(language, statement, expected):
    found = by_facts(read_statement(statement, language, witness().names), witness())
    told = ""
    if found is not None:
        one = found.decided
        told = " | ".join(
            (
                found.verdict,
                f"{one.slot}: {one.stated} → {one.found}" if one else "",
                " ".join(map(str, found.evidence)),
                found.figure.text if found.figure else "",
            )
        )
    assert told == expected


def test_the_figure_that_a_label_names():
    reviewed = witness().reviewed("en")
    asked = ["Northshire's exports", "Southshire's exports of timber", "Northshire's exports grew"]
    found = [reviewed.figure_of(read_statement(text, "en", witness().names)) for text in asked]
    assert [one and (one[0].id, one[1]) for one in found] == [
        ("north-exports", 2),
        None,
        ("north-growth", 2),
    ]
