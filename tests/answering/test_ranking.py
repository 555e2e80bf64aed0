"""Passages in the order of their evidence: by words, by vectors, by both."""

import numpy as np
import pytest

from bot.answering.corpus import Corpus
from bot.answering.matching import query_of
from bot.answering.ranking import candidates, rank
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Text

CORPUS = Corpus(
    assemble(
        Content(
            (
                Text("Ships came from Peru. The harbour was frozen."),
                Text("Ships came from Chile because of the strike."),
                Text("Water rose to 5 metres in 2022."),
            )
        )
    ),
    "en",
)
OWN = {"own": 5.0}


def ranked(message, weights=OWN, cosines=None):
    query = query_of(read_question(message, "en"), CORPUS)
    return rank(query, CORPUS, weights, None if cosines is None else np.array(cosines))


@pytest.mark.parametrize(
    ("message", "first"),
    [("ships from Peru", 0), ("ships from Chile", 2), ("frozen harbour", 1), ("the water", 3)],
)
def test_the_passage_with_the_words_is_first(message, first):
    assert ranked(message)[0].passage.position == first


def test_shares_of_belief_add_up_to_one_and_fall():
    found = ranked("ships from Peru in water")
    assert sum(one.chance for one in found) == pytest.approx(1)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize("message", ["zebras", "", "the of"])
def test_where_no_word_fits_there_is_nothing(message):
    assert ranked(message) == []


def test_equal_passages_stay_in_their_order():
    assert [one.passage.position for one in ranked("came", {})] == [0, 1, 2, 3]


def test_vectors_find_what_no_word_does():
    found = ranked("zebras", {"cosine_lead": 1.0}, [0.75, 0.9, 0.75, 0.8])
    assert [one.passage.position for one in found] == [1, 3, 0, 2]
    assert [
        (round(one.features["cosine"], 6), round(one.features["cosine_lead"], 6)) for one in found
    ] == [(1.0, 0.0), (0.0, -1.0), (-0.5, -1.5), (-0.5, -1.5)]


def test_a_neighbour_lends_its_cosine_within_the_paragraph():
    found = ranked("zebras", {}, [0.75, 0.9, 0.75, 0.8])
    near = {one.passage.position: round(one.features["cosine_near"], 6) for one in found}
    assert near == {0: 0.0, 1: -1.5, 2: -1.0, 3: -1.0}


def test_without_vectors_there_are_no_cosines():
    query = query_of(read_question("ships", "en"), CORPUS)
    assert all("cosine" not in features for _, features in candidates(query, CORPUS))


def test_what_could_answer_is_seen_by_kind():
    def features(message, position):
        query = query_of(read_question(message, "en"), CORPUS)
        return next(f for p, f in candidates(query, CORPUS) if p.position == position)

    reason = features("Why did ships come from Chile?", 2)
    assert (reason["because_reason"], reason["figures_reason"]) == (1.0, 0.0)
    figure = features("How high was the water?", 3)
    assert (figure["figures_figure"], figure["years_figure"]) == (1.0, 1.0)
    date = features("When did water rise in 2022?", 3)
    assert (date["figures_date"], date["years_date"]) == (1.0, 0.0)


def test_the_nearest_in_meaning_are_looked_at_beside_those_with_the_words():
    texts = [*(f"Ships {number} sailed." for number in range(40)), "A ferry sank."]
    corpus = Corpus(assemble(Content(tuple(map(Text, texts)))), "en")
    query = query_of(read_question("ships sailed", "en"), corpus)
    cosines = np.array([0.8] * 40 + [0.81])
    assert 40 in {passage.position for passage, _ in candidates(query, corpus, cosines)}
    assert 40 not in {passage.position for passage, _ in candidates(query, corpus)}
