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
        ("How many ships were there?", {"2023": 0.0, "7,215": 1.0, "1,840": 0.0, "6.5%": 0.0}),
        ("How many workers were there?", {"2023": 0.0, "7,215": 0.0, "1,840": 1.0, "6.5%": 0.0}),
        ("How many large ships?", {"2023": 0.0, "7,215": 0.5, "1,840": 0.0, "6.5%": 0.0}),
        ("What about ships?", dict.fromkeys(["2023", "7,215", "1,840", "6.5%"])),
    ],
)
def test_the_counted_noun_stands_behind_its_figure(message, counted):
    assert picked(figures(SHIPS, message), "counted") == counted


def test_the_kind_asked_for_meets_the_kind_of_the_figure():
    found = figures(SHIPS, "What percentage of ships?")
    assert {
        text: [name for name in features if name.startswith("kind_")]
        for text, features in found.items()
    } == {
        "2023": ["kind_percent_year"],
        "7,215": ["kind_percent_count"],
        "1,840": ["kind_percent_count"],
        "6.5%": ["kind_percent_percent"],
    }


def test_places_in_the_sentence():
    found = figures(SHIPS, "ships in 2023")
    assert picked(found, "first") == {"2023": 1.0, "7,215": 0.0, "1,840": 0.0, "6.5%": 0.0}
    assert picked(found, "given") == {"2023": 1.0, "7,215": 0.0, "1,840": 0.0, "6.5%": 0.0}
    assert picked(found, "only_of_kind") == {"2023": 1.0, "7,215": 0.0, "1,840": 0.0, "6.5%": 1.0}
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
    assert [*found] == ["2023年", "100亿元", "80亿元"]
    assert found["80亿元"]["left"] > found["100亿元"]["left"] > 0
