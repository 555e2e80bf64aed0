"""What is computed further of tables: the share of several parts, a total less some of them."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

REPORT = """# Sales report

| Product | 2020 | 2019 |
|---|---|---|
| Lamps | $ 300 | $ 200 |
| Chairs | $ 100 | $ 150 |
| Tables | $ 600 | $ 450 |
| Total sales | $ 1,000 | $ 800 |
| Storage costs | $ 90 | $ 80 |
"""


@pytest.fixture(scope="module")
def engine():
    return open_documents([read_bytes(REPORT.encode(), "report.md")])


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        (
            "What share of total sales came from lamps and chairs together in 2020?",
            "(300 + 100) ÷ 1,000 = 40%",
        ),
        (
            "What percentage of total sales were lamps and tables in 2019?",
            "(200 + 450) ÷ 800 = 81.25%",
        ),
        ("How much were total sales without lamps in 2020?", "1,000 − 300 = 700 US dollars"),
        (
            "How much were total sales in 2020 excluding tables and lamps?",
            "1,000 − 300 − 600 = 100 US dollars",
        ),
        # "sales" is a word of the total, which isn't added to its parts
        (
            "What were sales of lamps and chairs together in 2020?",
            "300 + 100 = 400 US dollars",
        ),
        (
            "What were average sales of lamps and chairs in 2020?",
            "(300 + 100) ÷ 2 = 200 US dollars",
        ),
    ],
)
def test_a_result_is_computed_with_further(engine, question, formula):
    answer = engine.answer(question)
    assert answer.calculation is not None
    assert answer.calculation.formula == formula
    cited = {operand.citation for operand in answer.calculation.operands}
    assert cited <= {one.n for one in answer.citations}


def test_what_is_left_out_is_not_the_largest(engine):
    answer = engine.answer("Which product had the highest sales in 2020 apart from tables?")
    assert answer.headline == "Lamps"
    none_left = (
        "Which product had the highest sales apart from lamps, chairs, tables, storage costs?"
    )
    assert engine.answer(none_left).figures == ()


@pytest.mark.parametrize(
    "question",
    [
        # what the total doesn't add up isn't taken from it, nor is the whole stated instead
        "How much were total sales without storage costs in 2020?",
        "How much were total sales without sofas in 2020?",
        "How much were total sales without lamps and sofas in 2020?",
        # nor are they a share of it together with its parts
        "What share of total sales were lamps and storage costs together in 2020?",
    ],
)
def test_a_total_is_not_stated_for_what_remains_of_it(engine, question):
    assert engine.answer(question).figures == ()
