"""A computed result as an answer: headline, formula, operands, chart."""

from decimal import Decimal

import pytest

from bot.answer import Calculation, Figure, Operand
from bot.computing.operand import Amount, of_fact
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.entry.computed import answer_computed, spelled
from bot.entry.computing.ordering import Listing
from tests.lowland import lowland, read
from tests.test_contract import broken_promises

FACTS = lowland().by_id
NORTH, SOUTH = FACTS["north-exports"], FACTS["south-exports"]


def result(operation="difference", value="4000000", unit="EUR", *, facts=(NORTH, SOUTH), **rest):
    options = {"kind": "level", "qualifier": None, "steps": ("the formula",), "period": "2024"}
    return Result(
        operation=Operation(operation),
        value=Decimal(value),
        shown=Decimal(value),
        unit=unit,
        operands=tuple(map(of_fact, facts)),
        **(options | rest),
    )


def listing(operation, *facts):
    return Listing(Operation(operation), facts, (NORTH, SOUTH))


def shown(result, text="exports", warnings=()):
    answer = answer_computed(result, read(text), lowland(), list(warnings))
    assert broken_promises(answer, lowland().document) == []
    return answer


def test_a_new_value_shows_its_formula_and_operands():
    answer = shown(result())
    assert answer.answer == (
        "4 million euros\n"
        "Calculated: the formula = 4 million euros\n"
        "Northshire: exports: 12 million euros [1]\n"
        "Southshire: exports: 8 million euros [2]\n"
        "“Northshire exported 12 million euros, up 20%.” [1]\n"
        "“Southshire exported 8 million euros, up 4%.” [2]"
    )
    assert answer.figures == (
        Figure(value=Decimal(4_000_000), unit="EUR", text="4 million euros", period="2024"),
    )
    assert answer.calculation == Calculation(
        formula="the formula = 4 million euros",
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
        (result(value="16.0", unit="pp"), "exports", "16 percentage points"),
        (result(value="16.5", unit="pp"), "出口", "16.5个百分点"),
        (result("prior-year", period="2023"), "exports", "4 million euros · 2023"),
        (result("prior-year", period="2023"), "出口", "400万欧元 · 2023年"),
        (result("ratio", "1.5", "times", qualifier="about"), "exports", "About 1.5 times"),
    ],
)
def test_the_headline(given, text, headline):
    assert shown(given, text).headline == headline


def test_facts_that_are_compared_are_shown_as_printed():
    answer = shown(listing("compare", NORTH, SOUTH))
    assert (answer.headline, answer.details, answer.calculation) == (
        "Northshire: exports: 12 million euros",
        ("Southshire: exports: 8 million euros",),
        None,
    )
    assert [figure.fact for figure in answer.figures] == ["north-exports", "south-exports"]


def test_the_most_of_several_says_among_what():
    answer = shown(listing("extreme", NORTH))
    assert (answer.headline, answer.details) == (
        "12 million euros · Northshire: exports",
        ("Of what the report gives.", "Southshire: exports: 8 million euros"),
    )
    assert [figure.fact for figure in answer.figures] == ["north-exports"]


def test_a_list_says_among_what_at_its_end():
    answer = shown(listing("list", SOUTH, NORTH), "出口")
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
    assert shown(result(facts=facts)).chart == chart


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "40 million euros ÷ 1.5 = 20%"),
        ("zh", "4000万欧元 ÷ 1.5 = 20%"),
        ("zh-hant", "4000萬歐元 ÷ 1.5 = 20%"),
        ("es", "40 millones de euros ÷ 1,5 = 20 %"),
        ("pt", "40 milhões de euros ÷ 1,5 = 20%"),
        ("ru", "40 млн евро ÷ 1,5 = 20 %"),
        ("fr", "40 million euros ÷ 1.5 = 20%"),
    ],
)
def test_a_formula_is_spelled_in_the_language_of_whoever_asks(language, text):
    steps = (of_fact(FACTS["exports"]), " ÷ ", Amount(Decimal("1.50")))
    assert spelled(result("share", "20", "%", steps=steps), language) == text


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("north-union", "over 3 million euros"),
        ("north-growth", "20%"),
        ("exports", "40 million euros"),
        ("ferries", "6 ferries"),
    ],
)
def test_a_fact_in_a_formula_has_its_qualifier_but_no_verb(fact, text):
    steps = (of_fact(FACTS[fact]),)
    assert spelled(result("ratio", "2", "times", steps=steps), "en") == f"{text} = 2"


@pytest.mark.parametrize(
    ("near", "qualifier", "ends"),
    [
        (False, "over", "= over 4 million euros"),
        (True, "over", "≈ 4 million euros"),
        (True, "about", "≈ 4 million euros"),
    ],
)
def test_a_formula_ends_in_what_it_comes_to(near, qualifier, ends):
    assert spelled(result(near=near, qualifier=qualifier), "en") == f"the formula {ends}"


def test_warnings_are_passed_on():
    assert shown(result(), warnings=["careful"]).warnings == ("careful",)
