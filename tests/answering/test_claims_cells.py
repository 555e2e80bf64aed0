"""Statements about cells of tables, and figures with their digits mistaken."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.checked import Decided
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.readers.formats import read_bytes
from tests.tables import table

REPORT = """\
# Annual report

## Income

In millions of euros:

| Item | 2023 | 2024 |
|---|---|---|
| Ticket sales | 4.1 | 5.2 |
| Shop sales | 1.3 | 1.2 |
| Visitors from abroad (%) | 31 | 35 |

## Trade

The port of Holm handled goods worth 869.07 billion euros, and its total was 9.49 million tons.
"""
CASES = [
    ("supported", "Ticket sales were 5.2 million euros in 2024"),
    ("supported", "Visitors from abroad were 35% in 2024"),
    ("contradicted", "Ticket sales were 4.1 million euros in 2024"),
    ("contradicted", "Ticket sales were 5.2 million dollars in 2024"),
    ("not_in_document", "Ticket sales were 5.2 million euros"),
    ("not_in_document", "Book sales were 5.2 million euros in 2024"),
    ("not_in_document", "Online ticket sales were 5.2 million euros in 2024"),
    ("not_in_document", "Ticket sales were not 5.2 million euros in 2024"),
    ("not_in_document", "Ticket sales were 5.2 million euros in the first half of 2024"),
    ("supported", "Shop sales fell from 2023 to 2024"),
    ("contradicted", "Shop sales rose from 2023 to 2024"),
    ("supported", "Ticket sales were higher in 2024 than in 2023"),
    ("contradicted", "Ticket sales were lower in 2024 than in 2023"),
]
SLIPS = [
    ("contradicted", "holm port: 869.07 million euros of goods"),
    ("contradicted", "the port of holm did 9.94 million tons"),
    ("not_in_document", "the port of holm did 7.31 million tons"),
    ("not_in_document", "the airport of Berg did 9.94 million tons"),
]


STATES = """\
State,Drivers involved in fatal collisions per billion miles,Car insurance premium ($)
Louisiana,20.5,1281.55
Maryland,12.5,1048.78
Ohio,14.1,697.73
Texas,19.4,1004.75
Utah,11.3,809.38
"""
COMPARED = [
    ("supported", "The car insurance premium is higher in Louisiana than in Maryland"),
    ("contradicted", "The car insurance premium is lower in Louisiana than in Maryland"),
    ("contradicted", "Ohio's car insurance premium is higher than Utah's"),
    ("supported", "Utah's car insurance premium is higher than Ohio's"),
    ("not_in_document", "The house insurance premium is higher in Louisiana than in Maryland"),
    ("not_in_document", "The car insurance premium is higher in Louisiana than in Nevada"),
    ("not_in_document", "The car insurance premium is not higher in Louisiana than in Maryland"),
]


@lru_cache(1)
def states() -> Asker:
    return Asker(Corpus(read_bytes(STATES.encode(), "states.csv"), "en"))


@table(("verdict", "claim"), COMPARED)
def test_two_cells_decide_a_comparison(verdict, claim):
    assert check(claim, "en", states()).verdict == verdict


@lru_cache(1)
def asker() -> Asker:
    return Asker(Corpus(read_bytes(REPORT.encode(), "report.md"), "en"))


@pytest.mark.parametrize(("verdict", "claim"), [*CASES, *SLIPS])
def test_cells_and_slips_decide(verdict, claim):
    assert check(claim, "en", asker()).verdict == verdict


def test_a_cell_is_cited_by_its_row():
    found = check("Ticket sales were 4.1 million euros in 2024", "en", asker())
    assert found.decided == Decided("figure", "4.1 million euros", "5.2")
    sentence = asker().corpus.document.sentences[found.evidence[0]]
    assert sentence.text.startswith("Ticket sales")
    assert found.figure is not None
    assert sentence.text[found.figure.start : found.figure.end] == "5.2"
