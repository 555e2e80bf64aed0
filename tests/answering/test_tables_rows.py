"""Which rows a question means: by a cell that names one alone, by a part of them, by its joints."""

from decimal import Decimal

import pytest

from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.tables import Tables
from bot.computing.additions import total
from bot.computing.operand import of_figure
from bot.understanding.question import read_question
from facts.drafting.figure import DraftedFigure, Kind, Source
from index.assembly import assemble
from index.blocks import Content, Grid, Text
from index.document import Document


def document(*rows: str, caption: str = "") -> Document:
    cells = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
    return assemble(
        Content((Text("A report on towns, goods and grants."), Grid(cells, 1, caption)))
    )


TOWNS = document(
    "Rank | Town | Region | Population",
    "1 | Holm | Upper Vale of Tarn | 41,200",
    "2 | Brandby | Lower Vale of Tarn | 39,700",
    "3 | Stavik | Upper Vale of Tarn | 18,300",
    "4 | Norholm | Coast | 12,900",
    "5 | Eide | Coast | 9,100",
    caption="Towns by population, 2019",
)
GRANTS = document(
    "Year | Programme | County | Paid",
    "2018 | Roads | Ashton County | $400",
    "2018 | Roads | Birk County | $300",
    "2018 | Schools | Ashton County | $250",
    "2018 | Schools | Birk County | $150",
    "2019 | Roads | Ashton County | $500",
    "2019 | Roads | Birk County | $310",
    "2019 | Schools | Ashton County | $260",
    "2019 | Schools | Birk County | $140",
)
SALES = document(
    "Product | 2020 | 2019",
    "Lamps | $ 300 | $ 200",
    "Chairs | $ 100 | $ 150",
    "Tables | $ 600 | $ 450",
    "Total sales | $ 1,000 | $ 800",
    "Percentage of total sales abroad | 16 % | 15 %",
    caption="Sales by product",
)


def answered(made: Document, question: str, language: str = "en") -> tuple:
    """Return the text of each headline figure and what was computed."""
    answer = open_documents([made]).answer(question, language=language)
    formula = answer.calculation.formula if answer.calculation else None
    return tuple(figure.text for figure in answer.figures), formula


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("What was the population of Stavik in 2019?", ("18,300",)),
        ("population of Brandby", ("39,700",)),
        ("What is the population of Norholm?", ("12,900",)),
    ],
)
def test_a_cell_that_names_its_row_alone_is_enough(question, figures):
    assert answered(TOWNS, question) == (figures, None)


def test_rows_with_the_same_cell_are_told_apart_by_the_others():
    found = answered(GRANTS, "How much was paid for schools in Birk County in 2019?")
    assert found == (("$140",), None)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        (
            "What percentage of total sales came from lamps in 2020?",
            "300 ÷ 1,000 = 30%",
        ),
        ("What share of the total sales were tables in 2019?", "450 ÷ 800 = 56.25%"),
        ("Chairs as a percentage of total sales in 2020", "100 ÷ 1,000 = 10%"),
    ],
)
def test_the_part_is_divided_by_the_whole_wherever_they_stand(question, formula):
    assert answered(SALES, question)[1] == formula


def test_what_is_asked_for_per_something_that_no_table_speaks_of_is_not_a_total():
    assert answered(TOWNS, "What was the population of Stavik per acre?") == ((), None)


def test_of_two_tables_with_the_row_neither_is_taken():
    head, row = "Item | Year 1 | Year 2", "Central (discounted) | {} | {}"
    grids = [
        Grid(tuple(tuple(c.strip() for c in r.split("|")) for r in (head, row.format(*values))), 1)
        for values in (("£200m", "£190m"), ("£-180m", "£-170m"))
    ]
    made = assemble(Content((Text("A forecast."), *grids)))
    found = Tables(Corpus(made, "en")).answer(
        read_question("What is the discounted central figure in year 2?", "en")
    )
    assert found is None or found.confidence <= 0.3


def figure(value: int) -> DraftedFigure:
    return DraftedFigure(
        value=Decimal(value), unit="", kind=Kind.COUNT, text=str(value), start=0, end=1,
        sentence=0, source=Source.TABLE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "found"),
    [((2, 3), 5), ((5, 5), 10), ((2, 3, 5), None), ((2, 3, 6), 11), ((7,), None)],
)
def test_a_whole_is_not_added_to_its_parts(values, found):
    plan = total([of_figure(figure(value)) for value in values])
    assert (plan.value if plan else None) == found
