"""A message and a passage as one text, and what is told of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.cross_encoder import Reader, ending, pair, passage_texts, reader_of
from index.readers.formats import read_bytes
from index.script import simplified
from tests.answering.untuned import Untuned

NOTE = read_bytes(
    b"Allotments in 2024\n\nWater costs 12 pounds. The rent of a plot is 45 pounds.\n", "a.txt"
)


class Fitted:
    """An embedder whose vectors are ones, but for the place that the number of a text's letters tells."""

    def __init__(self):
        self.read = []

    def tuned(self, changes):
        return self

    def passages(self, texts):
        self.read += texts
        found = np.ones((len(texts), 384), dtype=np.float32)
        for row, text in zip(found, texts, strict=True):
            row[len(text) % 384] = 3.0
        return found


class Full:
    def tuned(self, changes):
        raise OSError(28, "No space left on device")


def test_a_passage_is_read_behind_the_message_and_the_title():
    assert passage_texts(NOTE) == ["Water costs 12 pounds.", "The rent of a plot is 45 pounds."]
    assert pair("what is the rent?", NOTE, "The rent of a plot is 45 pounds.", (22, 31)) == (
        "what is the rent?\nAllotments in 2024: The rent of a plot is [ 45 pounds ]."
    )


def test_characters_are_read_in_their_simplified_form():
    assert (
        pair("幾個國家？", NOTE, "共有五個國家。")
        == "几个国家？\nAllotments in 2024: 共有五个国家。"
    )


def test_the_year_of_a_long_title_is_read():
    title = "Museo Ferroviario de Tres Cruces, Uruguay: memoria 2024"
    note = read_bytes(f"{title}\n\nCerró en mayo. Abrió en junio.\n".encode(), "a.txt")
    assert (
        pair("¿cuándo abrió?", note, "Abrió en junio.")
        == f"¿cuándo abrió?\n{title}: Abrió en junio."
    )


def test_of_a_long_passage_what_is_around_the_figure_is_read():
    text = "word " * 200 + "45 pounds" + " word" * 200
    read = pair("rent?", NOTE, text, (1000, 1009))
    assert read == f"rent?\nAllotments in 2024: {'word ' * 45}[ 45 pounds ]{' word' * 41}"
    assert pair("rent?", NOTE, text) == f"rent?\nAllotments in 2024: {('word ' * 90).rstrip()}"


_FIGURES = st.text(min_size=1, max_size=20).filter(str.strip)


def test_of_a_long_conversation_its_end_is_read():
    assert ending("Rent? And the water?") == "Rent? And the water?"
    assert ending(" ".join(["rent"] * 60 + ["water"])) == " ".join(["rent"] * 48 + ["water"])


@given(st.text(max_size=300), _FIGURES, st.text(max_size=300))
def test_the_figure_is_marked_wherever_it_stands(before, figure, after):
    plain = before.replace("[", "") + figure.replace("[", "x") + after.replace("[", "")
    start = len(before.replace("[", ""))
    read = pair("", NOTE, plain, (start, start + len(figure)))
    assert simplified(f"[ {plain[start : start + len(figure)]} ]") in read


def test_what_was_read_lately_is_known():
    embedder = Fitted()
    reader = Reader(embedder)
    once = reader.answers(["one", "three", "one"])
    assert once[0] == once[2] != once[1]
    assert reader.answers(["three", "one"]) == [once[1], once[0]]
    assert embedder.read == ["one", "three"]


def test_the_verdicts_on_a_statement_are_told_as_log_odds():
    odds = Reader(Fitted()).says("a statement")
    assert sorted(odds) == ["contradicted", "not_in_document", "supported"]
    shares = [1 / (1 + np.exp(-one)) for one in odds.values()]
    assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize(
    ("embedder", "why"),
    [
        (Untuned(), "reader.changes is for another version of the embedder"),
        (Full(), "[Errno 28] No space left on device"),
    ],
)
def test_without_the_embedder_that_it_is_fitted_to_there_is_no_reader(embedder, why, caplog):
    assert (reader_of(embedder), reader_of(embedder)) == (None, None)
    told = "Passages aren't read together with questions, words and vectors decide"
    assert caplog.messages == [f"{told}: {why}"]
