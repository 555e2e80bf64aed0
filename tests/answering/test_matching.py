"""A question read by the words of a document, and how far a passage accounts for it."""

import math

import numpy as np
import pytest

from bot.answering.corpus import Corpus
from bot.answering.matching import Match, leading, match, query_of, strange_share
from bot.understanding.followup import merged
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Heading, Text


def corpus_of(*texts, language="en", heading="Traffic"):
    blocks = [Heading("Report", 0), Heading(heading, 1), *map(Text, texts)]
    return Corpus(assemble(Content(tuple(blocks))), language)


PORT = corpus_of(
    "The port of Hamburg handled 114 tonnes.", "Ships came from Peru.", "Water rose in 2022."
)


def query(message, corpus=PORT, language="en"):
    return query_of(read_question(message, language), corpus)


@pytest.mark.parametrize(
    ("message", "keys", "strange"),
    [
        ("How many ships came from Peru?", ("ship", "came", "peru"), ()),
        ("How many ships came from Hambrug?", ("ship", "came", "hamburg"), ()),
        ("the ships of Cuba in 2019", ("ship",), ("cuba", "2019")),
        ("What is the name of the port?", ("port",), ()),
        ("traffic of ships", ("ship",), ()),
        ("seaport", (), ("seaport",)),
        ("waterways", ("water",), ()),
        ("?", (), ()),
    ],
)
def test_words_are_those_of_the_document_or_strange(message, keys, strange):
    found = query(message)
    if message.startswith("traffic"):
        assert found.keys[-1:] == keys  # a word of a heading is known, though no sentence has it
    else:
        assert found.keys == keys
    assert found.strange == strange


def test_a_misspelt_word_weighs_less_than_the_word():
    right, wrong = query("Hamburg").weights["hamburg"], query("Hambrug").weights["hamburg"]
    assert right == math.log(4)
    assert 0.8 * right <= wrong < right


def test_a_word_that_came_before_weighs_half():
    question = merged(read_question("and Peru?", "en"), read_question("ships of 2022", "en"))
    assert query_of(question, PORT).weights == {
        "peru": math.log(4),
        "ship": math.log(4) / 2,
        "2022": math.log(4) / 2,
    }


def test_what_came_before_is_never_strange():
    question = merged(read_question("and Peru?", "en"), read_question("zebras", "en"))
    assert query_of(question, PORT).strange == ()


def test_names_numbers_pairs_periods_and_what_is_said_beside():
    found = query("I like water. Did ships of Peru in 2022 carry 30 tonnes?")
    assert found.names == {"peru"}
    assert found.numbers == {"2022"}
    assert found.strange == ("carri", "30")
    assert found.beside == ("water",)
    assert found.periods == ("2022",)
    assert [figure.text for figure in found.given] == ["2022", "30 tonnes"]
    assert found.pairs == (("ship", "peru"), ("peru", "2022"), ("2022", "tonn"))


@pytest.mark.parametrize(
    ("message", "share"),
    [("ships", 0.0), ("ships of Cuba", 0.5), ("Cuba", 1.0), ("the", 0.0)],
)
def test_the_share_that_the_document_does_not_know(message, share):
    assert strange_share(query(message)) == pytest.approx(share)


def test_a_passage_is_compared_word_by_word():
    # Each word stands once: all weigh the same.
    found = query("How many tonnes came to the port of Hamburg in 2022?")
    whole = pytest.approx(1.0)
    assert found.keys == ("tonn", "came", "port", "hamburg", "2022")
    assert match(found, PORT.passages[0]) == Match(
        own=pytest.approx(3 / 5),
        around=pytest.approx(3 / 5),
        heading=0.0,
        names=1.0,
        numbers=0.0,
        pairs=1 / 4,
        dense=pytest.approx(3 / 5),
        missing=("came", "2022"),
    )
    assert match(query("the port"), PORT.passages[0]) == Match(
        whole, whole, 0.0, 1.0, 1.0, 0.0, whole, ()
    )


def test_a_heading_accounts_for_its_words():
    corpus = corpus_of("Ships came.", "Traffic fell.", heading="Traffic")
    found = match(query("traffic ships", corpus), corpus.passages[0])
    assert (found.own, found.around, found.heading, found.missing) == (0.5, 1.0, 0.5, ())


def test_words_that_lie_far_apart_are_not_dense():
    words = [f"word{at}" for at in range(30)]
    corpus = corpus_of(" ".join(["Ships", *words, "Peru"]) + ".", "Ships rest.", "Peru rests.")
    found = match(query("ships Peru", corpus), corpus.passages[0])
    assert (found.own, found.dense) == (1.0, 0.5)


def test_a_chinese_question_is_read_by_characters():
    corpus = corpus_of("出口额增长。", language="zh", heading="贸易")
    found = query("出口额是多少？", corpus, "zh")
    assert {"出", "出口", "口额"} <= set(found.keys)
    assert match(found, corpus.passages[0]).own > 0.5


@pytest.mark.parametrize(
    ("scores", "most", "expected"),
    [
        ([0.0, 2.0, 1.0], 3, [1, 2]),
        ([1.0, 2.0, 1.0], 2, [1, 0]),
        ([-1.0, 0.0], 2, []),
        ([], 3, []),
    ],
)
def test_the_leading_are_best_first_and_ties_in_order(scores, most, expected):
    assert leading(np.array(scores), most) == expected
