"""Summaries of any document, asked for in words that no list has: a vector tells what is asked."""

import numpy as np
import pytest

from bot.answering import told_summaries
from bot.answering.engine import open_documents
from bot.answering.grams import grams
from bot.answering.intent import NOTHING, Intent
from bot.answering.vectors import vectors_in
from tests.answering.documents_asked import PORT
from tests.answering.untuned import Untuned

WHOLE, SUBJECT = Intent(0.6, 0.3), Intent(0.2, 0.7)


class Embedder(Untuned):
    """Texts are alike that share words; the cosines are as high as those of real vectors."""

    name = "grams"

    def query(self, text):
        return np.hstack([grams(text) * 0.5, [0.75**0.5]]).astype(np.float32)

    def passages(self, texts):
        return np.stack([self.query(text) for text in texts])


def ask(monkeypatch, message, intent, *documents):
    monkeypatch.setattr(told_summaries, "intent_of", lambda message, vector: intent)
    return open_documents(documents or [PORT], vectors_in(None, Embedder())).answer(message)


def test_the_whole_is_headed_by_its_title_and_has_points_of_each_section(monkeypatch):
    answer = ask(monkeypatch, "My boss wants to be briefed", WHOLE)
    assert (answer.status, answer.headline) == ("answered", "Harbour Report")
    assert {citation.section for citation in answer.citations} == {"Traffic", "Staff", "Nature"}


def test_as_many_points_as_are_asked_for(monkeypatch):
    answer = ask(monkeypatch, "My boss wants three things to remember", WHOLE)
    assert len(answer.citations) == 3


def test_a_subject_has_its_own_sentences_in_their_order(monkeypatch):
    answer = ask(monkeypatch, "I meet people of the container terminal, brief me", SUBJECT)
    assert (answer.status, answer.headline) == ("answered", "The document says:")
    assert [citation.quote for citation in answer.citations] == [
        "The new container terminal was opened by Mayor Anna Lindqvist on 4 May 2021.",
        "It can store 38,000 containers.",
    ]


@pytest.mark.parametrize(
    ("message", "intent", "status"),
    [
        ("I meet people from Rotterdam, brief me", SUBJECT, "not_in_document"),
        ("My boss wants to be briefed", NOTHING, "not_in_document"),
        ("My boss wants to be briefed", Intent(0.2, 0.1), "not_in_document"),  # hardly believed
    ],
)
def test_no_summary(monkeypatch, message, intent, status):
    assert ask(monkeypatch, message, intent).status == status


def test_what_has_no_word_of_the_document_means_all_of_it_even_if_a_subject_is_likelier(
    monkeypatch,
):
    assert ask(monkeypatch, "Brief me, please", SUBJECT).headline == "Harbour Report"


@pytest.mark.parametrize(
    ("intent", "figures"), [(NOTHING, ["1,840"]), (Intent(0.1, 0.4), ["1,840"])]
)
def test_a_question_that_is_answered_stays_a_question(monkeypatch, intent, figures):
    answer = ask(monkeypatch, "How many people does the port authority employ?", intent)
    assert [figure.text for figure in answer.figures] == figures


def test_without_vectors_words_alone_tell(monkeypatch):
    monkeypatch.setattr(told_summaries, "intent_of", lambda message, vector: WHOLE)
    told = open_documents([PORT])
    assert told.answer("My boss wants to be briefed").status == "not_in_document"
    assert told.answer("Summarise it").headline == "Harbour Report"
