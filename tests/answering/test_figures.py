"""The figures of a sentence, and what speaks for each being the one asked for."""

import pytest

from bot.answering.corpus import Corpus
from bot.answering.figures import figure_candidates
from bot.answering.matching import query_of
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Text


def figures(text, message, language="en"):
    corpus = Corpus(assemble(Content((Text(text),))), language)
    query = query_of(read_question(message, language), corpus)
    return {
        one.quantity.text: one.features
        for one in figure_candidates(query, corpus, corpus.passages[0])
    }


SHIPS = "In 2023 the port counted 7,215 ships and 1,840 workers (up 6.5%)."


def picked(found, name):
    return {text: features.get(name) for text, features in found.items()}


def test_every_figure_of_a_sentence_is_a_candidate():
    assert [*figures(SHIPS, "port")] == ["2023", "7,215", "1,840", "6.5%"]
    assert figures("The port is old.", "port") == {}
    assert [*figures("The first of 3 ports.", "ports")] == ["3"]


@pytest.mark.parametrize(
    ("message", "counted"),
    [
        ("How many ships were there?", {"7,215": 1.0, "1,840": 0.0}),
        ("How many workers were there?", {"7,215": 0.0, "1,840": 1.0}),
        ("How many large ships?", {"7,215": 0.5, "1,840": 0.0}),
        ("What about ships?", dict.fromkeys(["2023", "7,215", "1,840", "6.5%"])),
    ],
)
def test_the_counted_noun_stands_behind_its_figure(message, counted):
    assert picked(figures(SHIPS, message), "counted") == counted


def test_the_kind_asked_for_meets_the_kind_of_the_figure():
    ships = "In 2023 the port counted 72 ships and 18 workers (up 6.5%)."
    found = figures(ships, "What percentage of ships?")
    assert {
        text: [name for name in features if name.startswith("kind_")]
        for text, features in found.items()
    } == {
        "72": ["kind_percent_count"],
        "18": ["kind_percent_count"],
        "6.5%": ["kind_percent_percent"],
    }


def test_places_in_the_sentence():
    found = figures(SHIPS, "ships in 2023")
    assert picked(found, "first") == {"7,215": 0.0, "1,840": 0.0, "6.5%": 0.0}
    assert picked(figures(SHIPS, "ships of 1840"), "given") == {
        "2023": 0.0, "7,215": 0.0, "1,840": 1.0, "6.5%": 0.0,
    }  # fmt: skip
    assert picked(found, "only_of_kind") == {"7,215": 0.0, "1,840": 0.0, "6.5%": 1.0}
    assert set(picked(found, "only").values()) == {0.0}
    assert picked(figures("There were 12 ships.", "ships"), "only") == {"12": 1.0}


def test_a_figure_right_after_a_bracket():
    assert picked(figures("Ships (12 of them) came with 5 men.", "ships"), "bracket") == {
        "12": 1.0,
        "5": 0.0,
    }


def test_the_nearest_word_of_the_question():
    found = picked(figures(SHIPS, "workers"), "closest")
    assert max(found, key=found.get) == "1,840"


def test_a_chinese_sentence():
    found = figures("2023年出口100亿元，进口80亿元。", "进口是多少？", "zh")
    assert [*found] == ["100亿元", "80亿元"]
    assert found["80亿元"]["left"] > found["100亿元"]["left"] > 0


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("How many ships were there?", ["7,215", "1,840"]),
        ("When were the ships counted?", ["2023", "7,215", "1,840"]),
        ("How long did it take?", ["2023", "7,215", "1,840"]),
        ("ships in 2023", ["7,215", "1,840", "6.5%"]),
        ("ships", ["2023", "7,215", "1,840", "6.5%"]),
    ],
)
def test_a_figure_of_another_kind_or_the_very_date_of_the_question_is_none(message, left):
    assert [*figures(SHIPS, message)] == left


def test_a_counted_unit_admits_no_other():
    said = "It warns at more than 5 knots for more than 6 seconds."
    assert [*figures(said, "how many knots")] == ["more than 5 knots"]
    assert [*figures(said, "how many seconds")] == ["more than 6 seconds"]


@pytest.mark.parametrize(
    ("text", "message", "left"),
    [
        ("The limit rose from $10 to $15.", "What is the limit?", ["$15"]),
        ("The limit rose from $10 to $15.", "How much more is the limit?", ["$10", "$15"]),
        ("The limit is from $10, and $15 for all.", "What is the limit?", ["$10", "$15"]),
    ],
)
def test_what_was_before_is_not_what_is(text, message, left):
    assert [*figures(text, message)] == left


def test_figures_that_belong_to_things_in_order():
    said = "Exports and imports rose 5% and 10%, respectively."
    assert [*figures(said, "How much did imports rise?")] == ["10%"]
    assert [*figures(said, "How much did exports rise?")] == ["5%"]
    assert [*figures(said, "How much did trade rise?")] == ["5%", "10%"]
