"""What something was before a change, where the change as it is read says that this is asked for."""

from dataclasses import replace

import pytest

from bot.answering.asking import Asker, loaded
from bot.answering.changed_from import changed_from
from bot.answering.corpus import Corpus
from bot.answering.matching import query_of
from bot.answering.ranking import rank
from bot.answering.rereading import Beliefs, ReadDocument, Rereading
from bot.answering.scorer import Scorer
from bot.understanding.question import read_question
from index.readers.formats import read_bytes

NOTE = read_bytes(
    b"Dairy report 2023\n\n"
    b"In September we collected 42 tons from 600 farms, 4 per cent less than in May. "
    b"The cows are well.\n",
    "a.txt",
)
BELIEFS = Beliefs(
    *[Scorer({"read": 1.0})] * 4,
    change=Scorer({"read": 1.0, "dated": 1.0, "elsewhen": -4.0, "said": 2.0}),
)


class Marked:
    """A reader that believes in the change that is marked so."""

    def __init__(self, span, others=-3.0):
        self.span, self.others = span, others

    def before(self, pairs):
        return [3.0 if f"[ {self.span} ]" in one else self.others for one in pairs]


def found(text, span, others=-3.0, computed=None):
    corpus, question = Corpus(NOTE, "en"), read_question(text, "en")
    ranked = rank(query_of(question, corpus), corpus, loaded(vectors=False).passage.weights)
    rereading = Rereading(question, ReadDocument(NOTE), Marked(span, others), BELIEFS)
    return changed_from(question, ranked, Asker(corpus).prose.pool, rereading, computed)


@pytest.mark.parametrize(
    ("question", "span", "value", "belief"),
    [
        ("How many tons of milk before?", "42 tons from 600 farms, 4 per cent", "43.75", 0.952574),
        ("How many farms gave milk before?", "600 farms, 4 per cent", "625", 0.952574),
        ("How many farms gave milk in May?", "600 farms, 4 per cent", "625", 0.982014),
    ],
)
def test_the_change_that_is_read_to_be_meant_is_undone(question, span, value, belief):
    answer = found(question, span)
    assert str(answer.plan.value) == value
    assert answer.citations == (0,)
    assert answer.confidence == pytest.approx(belief, abs=1e-6)


@pytest.mark.parametrize(
    "question", ["How many farms gave milk in 2019?", "How many farms are there?"]
)
def test_where_it_is_hardly_likely_nothing_is_undone(question):
    assert found(question, "600 farms, 4 per cent" if "2019" in question else "") is None


@pytest.mark.parametrize(
    ("belief", "read", "kept"),
    [(0.75, -3.0, True), (0.75, -5.0, False), (0.9, -5.0, True), (0.9, -6.5, False)],
)
def test_what_words_compute_is_kept_unless_the_reader_denies_it(belief, read, kept):
    by_words = found("How many farms gave milk before?", "600 farms, 4 per cent")
    computed = replace(by_words, confidence=belief)
    left = found("How many farms gave milk before?", "", read, computed)
    assert left == (computed if kept else None)


def test_where_no_change_is_nothing_is_undone():
    corpus, question = Corpus(NOTE, "en"), read_question("How are the cows?", "en")
    rereading = Rereading(question, ReadDocument(NOTE), Marked(""), BELIEFS)
    assert changed_from(question, [], Asker(corpus).prose.pool, rereading) is None
