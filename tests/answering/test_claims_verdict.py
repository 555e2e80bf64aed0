"""The verdict on a statement over a whole document that says several things of a kind."""

from functools import lru_cache

from bot.answering.asking import Asker
from bot.answering.claims.checked import Checked
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse
from tests.tables import table

TEXT = """\
Sales of the year

Sales of tea were 5 million euros. Sales of coffee were 3 million euros in spring. Sales of coffee \
were 4 million euros in autumn. Sales of milk were 345 tons. Milk sales rose by 7%. The sales of \
milk rose by 9% according to Holm. Sales of wine were over 100 tons. Sales of bread fell. Bread \
sales rose in Oslo. The factory in Lund was closed in 2019. The mill in Lund was not closed in \
2020. Sugar sales were 543 tons. Sales of flour were 20% higher than in Oslo. Rice sales \
were 2 tons, and rice sales in Oslo 7 tons. Sales of salt were about 12 tons. Sales of salt were 15 tons.
"""


@lru_cache(1)
def asker() -> Asker:
    return Asker(Corpus(parse(TEXT), "en"))


# The verdict, the slot that decides, the passages, the printed figure, the words left over.
CHECKED = [
    ("Sales of tea were 5 million euros", "supported | figure: 5 million euros → 5 million euros | 0 | 5 million euros | "),
    ("Sales of tea were 6 million euros", "contradicted | figure: 6 million euros → 5 million euros | 0 | 5 million euros | "),
    ("Sales of coffee were 3 million euros", "not_in_document |  | 1 |  | "),
    ("Sales of coffee were 4 million euros", "not_in_document |  | 2 |  | "),
    ("Sales of coffee were 6 million euros", "not_in_document |  | 1 |  | "),
    ("Sales of coffee were 3 million euros in autumn", "contradicted | figure: 3 million euros → 4 million euros | 2 | 4 million euros | "),
    ("Sales of milk were 345 tons", "supported | figure: 345 tons → 345 tons | 3 | 345 tons | "),
    ("Sales of milk were 354 tons", "contradicted | figure: 354 tons → 345 tons | 3 | 345 tons | "),
    ("Sales of milk were 543 tons", "contradicted | figure: 543 tons → 345 tons | 3 | 345 tons | "),
    ("Sales of milk were 400 tons", "contradicted | figure: 400 tons → 345 tons | 3 | 345 tons | "),
    ("Sales of milk rose by 7%", "supported | figure: 7% → 7% | 4 | 7% | "),
    ("Sales of milk rose by 9%", "not_in_document |  | 5 |  | "),
    ("Sales of milk rose by 8%", "contradicted | figure: 8% → 7% | 4 | 7% | "),
    ("Sales of milk fell by 7%", "contradicted | direction: fell → rose | 4 | 7% | "),
    ("Milk sales rose by 9% according to Holm", "supported | figure: 9% → 9% | 5 | 9% | "),
    ("Sales of wine were over 100 tons", "supported | figure: over 100 tons → over 100 tons | 6 | over 100 tons | "),
    ("Sales of wine were 100 tons", "supported | figure: 100 tons → over 100 tons | 6 | over 100 tons | "),
    ("Sales of wine were 120 tons", "not_in_document | figure: 120 tons → over 100 tons | 6 |  | "),
    ("Sales of wine were 90 tons", "contradicted | figure: 90 tons → over 100 tons | 6 | over 100 tons | "),
    ("Sales of wine were over 120 tons", "not_in_document | figure: over 120 tons → over 100 tons | 6 |  | "),
    ("Sales of bread fell", "supported |  | 7 |  | "),
    ("Sales of bread rose", "contradicted | direction: rose → fell | 7 |  | "),
    ("Bread sales fell in Oslo", "contradicted | direction: fell → rose | 8 |  | "),
    ("The factory in Lund was closed in 2019", "supported |  | 9 |  | "),
    ("The factory in Lund was closed in 2018", "contradicted | period: 2018 → 2019 | 9 |  | "),
    ("The factory in Lund was closed", "supported |  | 9 |  | "),
    ("The factory in Lund was not closed", "contradicted | negation: not →  | 9 |  | "),
    ("The mill in Lund was closed", "contradicted | negation:  → not | 10 |  | "),
    ("The mill in Lund was closed in 2020", "contradicted | negation:  → not | 10 |  | "),
    ("Sales of sugar were 534 tons", "contradicted | figure: 534 tons → 543 tons | 11 | 543 tons | "),
    ("Sales of sugar were 345 tons", "contradicted | figure: 345 tons → 543 tons | 11 | 543 tons | "),
    ("Sales of sugar were 543 tons. Sales of tea were 5 million euros.", "supported | figure: 543 tons → 543 tons | 11 0 | 543 tons | "),
    ("Sales of sugar were 543 tons. Sales of tea were 6 million euros.", "contradicted | figure: 6 million euros → 5 million euros | 0 | 5 million euros | "),
    ("Sales of sugar were 543 tons. Sales of beer were 6 million euros.", "not_in_document |  | 0 |  | beer"),
    ("Sales of sugar were 500 tons. Sales of tea were 6 million euros.", "contradicted | figure: 6 million euros → 5 million euros | 0 | 5 million euros | "),
    ("Sales of tea were 5 million euros, not 6 million euros", "not_in_document |  | 0 |  | "),
    ("Sales of tea were 6 million euros, not dollars", "contradicted | figure: 6 million euros → 5 million euros | 0 | 5 million euros | "),
    ("Sales of tea were 6 million euros because of the strike", "contradicted | figure: 6 million euros → 5 million euros | 0 | 5 million euros | "),
    ("Sales of tea were 5 million euros because of the strike", "not_in_document |  | 0 |  | strike"),
    ("Rice sales were 7 tons", "contradicted | figure: 7 tons → 2 tons | 13 | 2 tons | "),
    ("Rice sales were 2 tons", "supported | figure: 2 tons → 2 tons | 13 | 2 tons | "),
    ("Rice sales were 3 tons", "contradicted | figure: 3 tons → 2 tons | 13 | 2 tons | "),
    ("Sales of salt were 15 tons", "supported disputed | figure: 15 tons → 15 tons | 15 14 | 15 tons | "),
    ("Sales of salt were 12 tons", "supported disputed | figure: 12 tons → about 12 tons | 14 15 | about 12 tons | "),
    ("Sales of salt were 20 tons", "not_in_document |  | 15 |  | "),
    ("Sales of beer rose", "not_in_document |  | 4 |  | beer"),
    ("Tea", "not_in_document |  | 0 |  | "),
    ("5 million euros", "not_in_document |  | 0 |  | "),
]  # fmt: skip


@table(("statement", "expected"), CHECKED)
def test_what_a_document_says_of_a_statement(statement, expected):
    found = check(statement, "en", asker())
    one = found.decided
    told = (
        f"{found.verdict} disputed" if found.disputed else found.verdict,
        f"{one.slot}: {one.stated} → {one.found}" if one else "",
        " ".join(map(str, found.evidence)),
        found.figure.text if found.figure else "",
        " · ".join(found.leftovers),
    )
    assert " | ".join(told) == expected


def test_in_a_language_without_known_negations_nothing_is_decided():
    assert check("Sales of tea were 5 million euros", "xx", asker()) == Checked("not_in_document")
    other = Asker(Corpus(parse(TEXT), "xx"))
    assert check("Sales of tea were 5 million euros", "en", other) == Checked("not_in_document")
