"""Statements that slots leave open: supported by belief, but never against a hard check."""

from functools import lru_cache

import numpy as np
import pytest

from bot.answering.asking import Asker
from bot.answering.claims import believing
from bot.answering.claims.believing import Scorers, fitted, judge, look, weighed
from bot.answering.claims.checked import Checked, Decided
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from bot.answering.scorer import Scorer
from bot.answering.vectors import PassageVectors
from index.split import parse
from tests.answering.untuned import Untuned

TEXT = """\
Report of the bakery

The bakery opened a shop in Lund in 2019. Bread sales rose by 7% to 345 tons. The premium \
of the insurance went up by 12%. The museum did not buy the old barn. Rolls cost 2 euros in Oslo.
"""


class Letters(Untuned):
    """An embedder that knows how often a text has each letter."""

    name = "letters"

    def query(self, text):
        counts = np.array([text.casefold().count(chr(97 + at)) for at in range(26)], np.float32)
        return counts / max(1e-9, float(np.linalg.norm(counts)))

    def passages(self, texts):
        return np.stack([self.query(text) for text in texts])


@lru_cache(2)
def asker(*, vectors: bool = True) -> Asker:
    document = parse(TEXT)
    return Asker(Corpus(document, "en"), PassageVectors(document, Letters()) if vectors else None)


@pytest.fixture
def sure(monkeypatch):
    """Belief in whatever is asked, of the passage with most of its words."""
    scorers = Scorers(Scorer({"own": 1.0, "said": 1.0}), Scorer({"bias": 9.0}))
    monkeypatch.setattr(believing, "fitted", lambda: scorers)


# The statement, its figure as it is printed, as stated where that differs, the passage that is cited.
SUPPORTED = [
    ("A further branch of the bakery started in Lund", "", "", 0),
    ("Insurance got 12% dearer", "12%", "", 2),
    ("Insurance got over 11% dearer", "12%", "over 11%", 2),
    ("Rolls are sold at 2 euros in Oslo", "2 euros", "", 4),
]


@pytest.mark.parametrize(("text", "printed", "stated", "position"), SUPPORTED)
def test_what_is_likely_enough_is_supported(sure, text, printed, stated, position):
    one = asker()
    assert check(text, "en", one).verdict == "not_in_document"
    figures = [figure for figure in one.corpus.figures(position) if figure.text == printed]
    assert judge(text, "en", one) == Checked(
        "supported",
        Decided("figure", stated, printed) if stated else None,
        (position,),
        next(iter(figures), None),
    )


VETOED = [
    ("Insurance got 13% dearer", "another figure"),
    ("Insurance got 12% dearer within 5 months", "a figure of which there is none"),
    ("Insurance got several thousand dearer", "a number word that isn't read"),
    ("The bakery didn't get a further branch in Lund", "a denial"),
    ("The museum got hold of the old barn", "a denial that only the passage has"),
    ("A further branch of the bakery started in Lund in 2018", "another year"),
    ("A further branch of Smith's bakery started in Lund", "a strange name"),
    ("The shop opened the bakery in Lund in 2019", "its own words, in another order"),
]


@pytest.mark.parametrize("text", [text for text, _ in VETOED], ids=[why for _, why in VETOED])
def test_what_only_slots_may_support_is_not(sure, text):
    assert judge(text, "en", asker()).verdict != "supported"


def test_what_slots_decide_stays(sure):
    text = "Bread sales fell by 7%"
    assert judge(text, "en", asker()) == check(text, "en", asker())
    assert check(text, "en", asker()).verdict == "contradicted"


def test_every_sentence_has_to_be_likely(sure):
    both = "A further branch of the bakery started in Lund. Insurance got 12% dearer."
    assert judge(both, "en", asker()).verdict == "supported"
    one = "A further branch of the bakery started in Lund. Insurance got 13% dearer."
    assert judge(one, "en", asker()).verdict == "not_in_document"


def test_too_little_belief_leaves_it_open_beside_the_likeliest_passage(monkeypatch):
    scorers = Scorers(Scorer({"own": 1.0}), Scorer({"bias": 1.0}))
    monkeypatch.setattr(believing, "fitted", lambda: scorers)
    found = judge("Insurance got 12% dearer", "en", asker())
    assert (found.verdict, found.evidence) == ("not_in_document", (2,))


@pytest.mark.parametrize("text", [text for text, *_ in SUPPORTED])
def test_without_vectors_slots_alone_decide(sure, text):
    one = asker(vectors=False)
    assert judge(text, "en", one) == check(text, "en", one)


def test_a_language_whose_negations_are_not_known_decides_nothing(sure):
    assert judge("Vakuutus kallistui 12%", "fi", asker()) == Checked("not_in_document")


def test_every_feature_has_its_line_in_the_weights():
    looked = look("Insurance got 12% dearer", "en", asker())
    scorers = fitted()
    found = weighed(looked, scorers.passage, "not_in_document")
    assert set(looked.nears[0].features) == set(scorers.passage.weights)
    assert {*found.features, "bias"} == set(scorers.supported.weights)
