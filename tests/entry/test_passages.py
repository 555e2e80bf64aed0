"""Sentences that say what a question is about, where no fact does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.passages import passages
from tests.lowland import ROWS, TEXT, library_of, lowland, read

PAINTERS = "Painters worked at night because the paint dries slowly in the rain."
MORE = TEXT + "Painters from Northshire used 7 brushes at night. Painters sleep by day.\n"


def found(text, library=None):
    library = library or lowland()
    reading = library.concepts.reader.read(text)
    return [passage.sentence.text for passage in passages(reading, library)]


@pytest.mark.parametrize(
    "text",
    [
        "Why did the painters work at night?",
        "Tell me about painters in the rain",
        "How does paint dry in the rain?",
    ],
)
def test_a_sentence_that_accounts_for_the_question(text):
    assert found(text) == [PAINTERS]


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "Why painters?",
        "Why did the painters in Japan work at night?",
        "Why did the painters of Southshire work at night?",
        "Why did the painters work at night in 2019?",
        "Why will the painters work at night next year?",
        "Why did the painters work at night for 99 million euros?",
        "Why did the painters' insurance work at night?",
        "Who is the biggest of the painters at night?",
        "How many painters worked at night?",
        "Northshire's imports",
        "",
    ],
)
def test_no_sentence(text):
    assert found(text) == []


def test_a_passage_says_how_much_it_accounts_for():
    [passage] = passages(read("Why did the painters work at night?"), lowland())
    assert (passage.sentence.text, passage.covered, passage.figure) == (PAINTERS, 1, None)
    assert passage.score > 0


def test_the_sentence_that_accounts_for_more_comes_first():
    library = library_of(text=MORE)
    whole = "Painters from Northshire used 7 brushes at night."
    assert found("Tell me about the brushes of painters at night", library)[0] == whole
    assert found("Tell me about painters at night in the rain", library)[0] == PAINTERS


def figures(text, library):
    reading = library.concepts.reader.read(text)
    return [
        (passage.sentence.text, passage.figure and passage.figure.value)
        for passage in passages(reading, library)
    ]


def test_a_figure_is_of_the_type_asked_for_and_the_only_one():
    brushes = "Painters from Northshire used 7 brushes at night."
    question = "How many brushes did painters use at night?"
    assert figures(question, library_of(text=MORE)) == [(brushes, 7)]
    assert figures("Did the painters use brushes at night?", library_of(text=MORE)) == [
        (brushes, None)
    ]
    assert figures("How long did painters use brushes at night?", library_of(text=MORE)) == []
    two = MORE.replace("7 brushes", "7 brushes and 9 brushes")
    assert figures(question, library_of(text=two)) == []


def test_no_figure_of_a_sentence_whose_figures_are_facts():
    """The facts were asked before: another figure of the sentence is not meant."""
    text = MORE.replace("7 brushes", "7 brushes, 30% more,")
    question = "How many brushes did painters use at night?"
    assert len(figures(question, library_of(text=text))) == 1
    [row] = [row for row in ROWS if row["id"] == "timber-share"]
    used = {**row, "id": "more", "text": "30%", "quote": "30% more"}
    assert figures(question, library_of([used], text=text)) == []


def test_a_sentence_has_the_figures_of_the_question():
    library = library_of(text=MORE)
    assert found("Did painters use 7 brushes at night?", library) != []
    assert found("Did painters use 99 brushes at night?", library) == []


def test_a_sentence_of_a_fact_does_not_say_why_or_where():
    """Its facts were asked before, and none fits."""
    question = "Why did the shipyard build ferries?"
    assert found(question) == []
    bare = library_of([row for row in ROWS if row["subject"] != "yard"])
    assert found(question, bare) == ["The shipyard built 6 ferries in 14 days."]


MANY = library_of(text=MORE)
WORDS = ["painters", "night", "rain", "ferries", "brushes", "Northshire", "Japan", "exports",
         "harbour", "patient", "why", "how", "many", "2019", "slowly", "shipyard"]  # fmt: skip


@settings(derandomize=True)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_passages_are_sentences_of_the_document_best_first(text):
    reading = MANY.concepts.reader.read(text)
    several = passages(reading, MANY)
    assert len(several) <= 4
    assert all(passage.sentence in MANY.document.sentences for passage in several)
    weights = [passage.covered * passage.score for passage in several]
    assert weights == sorted(weights, reverse=True)
    assert several == passages(reading, MANY)
    if "Japan" in text or "2019" in text:
        assert several == []
