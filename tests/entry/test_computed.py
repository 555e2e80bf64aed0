"""A computed result as an answer: headline, formula, operands, chart."""

from decimal import Decimal

import pytest

from bot.answer import Calculation, Figure, Operand
from bot.entry.computed import answer_computed
from bot.entry.computing.results import Result, Term, term
from tests.lowland import lowland, read
from tests.test_contract import broken_promises

FACTS = lowland().by_id
NORTH, SOUTH = FACTS["north-exports"], FACTS["south-exports"]


def result(operation="difference", value="4000000", unit="EUR", *, terms=(NORTH, SOUTH), **rest):
    options = {"qualifier": None, "steps": ("the formula",), "period": "2024"} | rest
    return Result(
        operation,
        None if value is None else Decimal(value),
        unit,
        terms=tuple(map(term, terms)),
        **options,
    )


def shown(result, text="exports", warnings=()):
    answer = answer_computed(result, read(text), lowland(), list(warnings))
    assert broken_promises(answer, lowland().document) == []
    return answer


def test_a_new_value_shows_its_formula_and_operands():
    answer = shown(result())
    assert answer.answer == (
        "4 million euros\n"
        "Calculated: the formula\n"
        "Northshire: exports: 12 million euros [1]\n"
        "Southshire: exports: 8 million euros [2]\n"
        "“Northshire exported 12 million euros, up 20%.” [1]\n"
        "“Southshire exported 8 million euros, up 4%.” [2]"
    )
    assert answer.figures == (
        Figure(value=Decimal(4_000_000), unit="EUR", text="4 million euros", period="2024"),
    )
    assert answer.calculation == Calculation(
        formula="the formula",
        operands=tuple(
            Operand(text=fact.text, value=fact.value, unit="EUR", fact=fact.id, citation=n)
            for n, fact in ((1, NORTH), (2, SOUTH))
        ),
    )
    assert answer.reading.intent == "difference"


@pytest.mark.parametrize(
    ("given", "text", "headline"),
    [
        (result(), "exports", "4 million euros"),
        (result(), "出口", "400万欧元"),
        (result(qualifier="over"), "exports", "Over 4 million euros"),
        (result(qualifier="over"), "出口", "超过400万欧元"),
        (result(value="16.0", unit="%"), "exports", "16 percentage points"),
        (result(value="16.5", unit="%"), "出口", "16.5个百分点"),
        (result("prior-year", period="2023"), "exports", "4 million euros · 2023"),
        (result("prior-year", period="2023"), "出口", "400万欧元 · 2023年"),
        (result("ratio", "1.5", "times", qualifier="about"), "exports", "About 1.5 times"),
    ],
)
def test_the_headline(given, text, headline):
    assert shown(given, text).headline == headline


def test_facts_that_are_compared_are_shown_as_printed():
    answer = shown(result("compare", None, facts=(NORTH, SOUTH), steps=()))
    assert (answer.headline, answer.details, answer.calculation) == (
        "Northshire: exports: 12 million euros",
        ("Southshire: exports: 8 million euros",),
        None,
    )
    assert [figure.fact for figure in answer.figures] == ["north-exports", "south-exports"]


def test_the_most_of_several_says_among_what():
    answer = shown(result("extreme", None, facts=(NORTH,), steps=()))
    assert (answer.headline, answer.details) == (
        "12 million euros · Northshire: exports",
        ("Of what the report gives.", "Southshire: exports: 8 million euros"),
    )
    assert [figure.fact for figure in answer.figures] == ["north-exports"]


def test_a_list_says_among_what_at_its_end():
    answer = shown(result("list", None, facts=(SOUTH, NORTH), steps=()), "出口")
    assert (answer.headline, answer.details) == (
        "南郡出口额：800万欧元（原文：8 million euros）",
        (
            "北郡出口额：1200万欧元（原文：12 million euros）",
            "仅就报告给出的数据而言。",
        ),
    )


@pytest.mark.parametrize(
    ("facts", "chart"),
    [
        ((NORTH, SOUTH), ("north-exports", "south-exports")),
        ((NORTH,), ()),
        ((NORTH, FACTS["north-growth"]), ()),
    ],
)
def test_a_chart_needs_two_figures_in_one_unit(facts, chart):
    assert shown(result(terms=facts)).chart == chart


def test_a_number_of_the_question_has_no_footnote():
    given = Term(Decimal("1.1"), "USD", "1.1")
    answer = shown(
        Result("conversion", Decimal(1), "USD", None, "f", (term(NORTH), given), period="2024")
    )
    assert answer.calculation.operands[1] == Operand(text="1.1", value=Decimal("1.1"), unit="USD")


def test_warnings_are_passed_on():
    assert shown(result(), warnings=["careful"]).warnings == ("careful",)
