"""An entry asked in a conversation and about statements; warnings; promises that any answer keeps."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.batch import to_json
from bot.entry.library_engine import Engine
from tests.entry.asked import DOCUMENT, ENGINE, EXPORT, ask, said
from tests.lowland import ROWS, TEXT, library_of, lowland
from tests.test_contract import broken_promises


@pytest.mark.parametrize(
    ("context", "text", "headline"),
    [
        ([EXPORT], "and Southshire?", "8 million euros · 2024"),
        ([EXPORT], "by how much did it grow?", "Up 20% · 2024"),
        ([EXPORT, "and Southshire?"], "and its growth?", "Up 4% · 2024"),
        (["How much did Northshire export to the Union?"], "and to Marland?",
         "2 million euros · 2024"),
        (["北郡出口多少？"], "南郡呢？", "800万欧元（原文：8 million euros） · 2024年"),
        ([EXPORT, "And how much did Southshire export?"], "what is the difference?",
         "4 million euros"),
        # talk, and what is off topic, is passed over
        ([EXPORT, "thanks!"], "by how much did it grow?", "Up 20% · 2024"),
        ([EXPORT, "nice weather here", "lol"], "by how much did it grow?", "Up 20% · 2024"),
        # what is to be checked of "it" and can't be, is told
        ([EXPORT], "so it grew, right?", "Up 20% · 2024"),
        (["How many ferries did the shipyard build?"], "how many ferries did she build",
         "6 ferries · 2024"),
        # a complete question takes nothing
        ([EXPORT], "How many ferries did the shipyard build?", "6 ferries · 2024"),
        (["How much did Northshire export to the Union?"], "How much did Southshire export?",
         "8 million euros · 2024"),
        (["How much did Northshire export in 2019?"], EXPORT, "12 million euros · 2024"),
        # a change of topic takes nothing
        (["How much did Northshire export to the Union?"],
         "By the way, how much was exported?", "40 million euros · 2024"),
        # what was asked may have had no answer, and turns may be unreadable
        (["How much did France export?"], "and Southshire?", "8 million euros · 2024"),
        (["", "  ", "?", "a" * 2000, EXPORT, ""], "and Southshire?", "8 million euros · 2024"),
    ],
)  # fmt: skip
def test_a_follow_up(context, text, headline):
    assert said(text, *context) == ("answered", headline)


@pytest.mark.parametrize(
    ("context", "text"),
    [
        (["How much did Northshire export to the Union?"], "and Southshire?"),
        (["How much did Northshire export in 2019?"], "and Southshire?"),
        ([EXPORT], "and France?"),
        ([EXPORT], "and in 2019?"),
        ([EXPORT], "and per capita?"),
        ([EXPORT], "and imports?"),
    ],
)
def test_a_follow_up_without_an_answer(context, text):
    assert ask(text, *context).status == "not_in_document"
    assert ask(text, *context).figures == ()


def test_only_the_last_six_turns_count():
    filler = ["thanks"] * 5
    assert ask("and Southshire?", EXPORT, *filler).headline == "8 million euros · 2024"
    last = ask("and Southshire?", EXPORT, *filler, "thanks")
    assert last == ask("and Southshire?", *filler, "thanks")


def test_a_claim_has_no_context():
    claim = "Northshire exported 12 million euros"
    assert ask(claim, "How much did France export?", claim=True) == ask(claim, claim=True)


@pytest.mark.parametrize(
    ("text", "status", "fact"),
    [
        ("Northshire exported 12 million euros", "supported", "north-exports"),
        ("Northshire exported 13 million euros", "contradicted", "north-exports"),
        ("Northshire exported more than 10 million euros", "supported", "north-exports"),
        ("Northshire exported 12 billion euros", "contradicted", "north-exports"),
        ("Northshire's exports grew 20%", "supported", "north-growth"),
        ("Northshire's exports fell 20%", "contradicted", "north-growth"),
        ("Northshire ranks first in exports", "supported", "north-rank"),
        ("Northshire exported more than Southshire", "supported", "north-exports"),
        ("Southshire exported more than Northshire", "contradicted", "south-exports"),
        ("The shipyard built 6 ferries in two weeks", "supported", "ferries"),
        ("Northshire imported 12 million euros", "not_in_document", None),
        ("Northshire exported 12 million euros to France", "not_in_document", None),
        ("Northshire planted 40 trees", "not_in_document", None),
        ("北郡出口1200万欧元", "supported", "north-exports"),
        ("北郡出口1300万欧元", "contradicted", "north-exports"),
    ],
)
def test_claims(text, status, fact):
    answer = ask(text, claim=True)
    assert (answer.status, answer.reading.fact, answer.reading.intent) == (status, fact, "check")
    assert broken_promises(answer, DOCUMENT) == []
    assert bool(answer.citations) is (status != "not_in_document")


def test_a_claim_shows_what_the_document_says():
    answer = ask("Northshire exported 13 million euros", claim=True)
    assert answer.answer == (
        "❌ 13 million euros: the report says 12 million euros.\n"
        "“Northshire exported 12 million euros, up 20%.” [1]"
    )


@cache
def contradictory():
    """Lowland where a region exports more than the country."""
    rows = [
        {**row, **{key: row[key].replace("12 million", "52 million")
                   for key in ("value", "text", "quote") if key in row}}
        for row in ROWS
    ]  # fmt: skip
    return Engine(library_of(rows, TEXT.replace("12 million", "52 million")))


CAUTION = (
    "Caution: the report contradicts itself. It prints 40 million euros for Lowland: exports, but "
    "52 million euros for Northshire: exports, a part of it: “Lowland exported 40 million euros "
    "of goods” / “Northshire exported 52 million euros”"
)


@pytest.mark.parametrize(
    ("text", "claim", "warnings"),
    [
        ("How much did Lowland export?", False, (CAUTION,)),
        ("How much more did Northshire export than Southshire?", False, (CAUTION,)),
        ("Northshire exported 52 million euros", True, (CAUTION,)),
        ("How much did Southshire export?", False, ()),
        ("How much did Lowland import?", False, ()),
        ("Southshire exported 8 million euros", True, ()),
    ],
)
def test_a_contradiction_of_the_document_comes_with_the_figures_it_touches(text, claim, warnings):
    answer = contradictory().answer(text, claim=claim)
    assert answer.warnings == warnings
    assert answer.answer.endswith(f"\n⚠ {CAUTION}") is bool(warnings)


def test_no_answer_warns_where_the_document_agrees_with_itself():
    assert ENGINE.cautions.on(ENGINE.library.facts, "en") == []
    assert ask("How much did Lowland export?").warnings == ()


PARTS = [
    "Northshire", "Southshire", "Lowland", "the coastal regions", "the Union", "Marland",
    "exports", "imports", "timber", "ferries", "the shipyard", "paint", "harbour", "how much",
    "by how much", "grow", "what share", "how many", "why", "who", "more than", "together", "and",
    "it", "2024", "in dollars", "at 1.1 dollars to the euro", "12 million euros", "20%", "北郡",
    "出口", "多少",
]  # fmt: skip
questions = st.lists(st.sampled_from(PARTS), min_size=1, max_size=7).map(" ".join)
many = settings(derandomize=True)
few = settings(max_examples=10, derandomize=True)


@many
@given(questions, st.lists(questions, max_size=3), st.booleans())
def test_every_answer_keeps_its_promises(text, context, claim):
    answer = ENGINE.answer(text, context, claim=claim)
    assert broken_promises(answer, DOCUMENT) == []
    assert all(TEXT[one.start : one.end] == one.quote for one in answer.citations)


@many
@given(questions)
def test_a_figure_is_printed_in_the_document_or_calculated_in_the_open(text):
    answer = ENGINE.answer(text)
    for figure in answer.figures:
        if answer.calculation is None:
            assert figure.text in TEXT
        else:
            assert all(operand.text in TEXT for operand in answer.calculation.operands)
    if answer.figures and answer.calculation is None:
        quotes = " ".join(one.quote for one in answer.citations)
        assert all(figure.text in quotes for figure in answer.figures)


@many
@given(questions, st.integers(1950, 2100).filter(lambda year: year not in {2023, 2024}))
def test_another_year_never_has_a_figure(text, year):
    assert ENGINE.answer(f"{text} in {year}").figures == ()


@many
@given(questions, st.sampled_from(["France", "Zembla", "Qumran", "per capita", "next year"]))
def test_what_the_document_has_not_never_has_a_figure(text, other):
    assert ENGINE.answer(f"How much did {text} {other}").figures == ()


@few
@given(questions, st.lists(questions, max_size=2), questions)
def test_the_same_question_gives_the_same_bytes_whatever_came_between(text, context, between):
    first = to_json(ENGINE.answer(text, context))
    ENGINE.answer(between, [text])
    ENGINE.answer(between, claim=True)
    assert to_json(ENGINE.answer(text, context)) == first
    assert to_json(Engine(lowland()).answer(text, context)) == first


@many
@given(questions)
def test_the_document_does_not_contradict_what_it_says(text):
    """A figure that is answered, stated of what was asked, is not called wrong."""
    answer = ENGINE.answer(text)
    if answer.calculation is None and len(answer.figures) == 1 and not re.search(r"\d", text):
        fact = lowland().by_id[answer.figures[0].fact]
        claim = ENGINE.answer(f"{fact.label('en')}: {fact.text}", claim=True)
        assert claim.status != "contradicted"
