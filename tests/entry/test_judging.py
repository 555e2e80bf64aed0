"""What decides where slots and words, and the vector of a statement, don't say the same."""

import numpy as np
import pytest

from bot.answering.scorer import Scorer
from bot.entry.claims import judging
from bot.entry.claims.judging import Judging
from bot.entry.claims.superlatives import unread_superlatives
from bot.entry.claims.weighing import verdict_class, weigh
from bot.entry.classifier import COMPUTED, FACTS, NONE, VERDICTS
from bot.entry.library_engine import Engine
from tests import lowland

PLAIN = "Northshire sold 12 million euros abroad."  # "abroad" is what words don't know
CERTAIN, SURE, HARDLY = (Scorer({"bias": bias}) for bias in (4.0, 2.0, -3.0))


class Embedder:
    """All vectors are one."""

    name = "none"

    def query(self, _text):
        return np.zeros(1)

    def passages(self, texts):
        return np.zeros((len(texts), 1))


class Told:
    """A classifier that believes in the classes that it is given."""

    def __init__(self, names, *believed):
        self._logits = {name: 9.0 if name in believed else 0.0 for name in names}

    def logits(self, _vector):
        return self._logits


@pytest.fixture(scope="module")
def engine():
    return Engine(lowland.lowland())


def scores(engine, fact, verdict):
    """Logits of classifiers that believe in a fact, and in a verdict by it."""
    ids = list(engine.library.by_id)
    decided = [verdict_class(one, name) for one in ("supported", "contradicted") for name in ids]
    facts = Told([*ids, NONE, COMPUTED], fact)
    return {FACTS: facts, VERDICTS: Told([*decided, NONE], verdict_class(verdict, fact))}


def told(engine, statement):
    return engine.statements.told(engine.library.concepts.reader.read(statement))


def judged(engine, monkeypatch, statement, fact, *, supported=HARDLY, contradicted=HARDLY):
    """The verdict of slots and words, and the other one with its facts, None if theirs stands."""
    scorers = {"supported": supported, "contradicted": contradicted}
    monkeypatch.setattr(judging, "load_scorer", lambda _name, table: scorers[table])
    made = Judging(engine.library, Embedder(), scores(engine, fact, "supported"))
    stated = told(engine, statement)
    other = made.otherwise(stated)
    return stated.verdict, other and (other.verdict, *(fact.id for fact in other.facts))


@pytest.mark.parametrize(
    ("statement", "fact", "beliefs", "words", "other"),
    [
        # what is left open is decided where it is believed, by the facts with its figures
        (PLAIN, "north-exports", {"supported": SURE}, "not_in_document",
         ("supported", "north-exports")),
        (PLAIN, "north-exports", {}, "not_in_document", None),
        # of a denial more belief is needed that it is so
        ("Northshire never sold 12 million euros abroad.", "north-exports", {"supported": CERTAIN},
         "not_in_document", ("supported", "north-exports")),
        ("Northshire never sold 12 million euros abroad.", "north-exports", {"supported": SURE},
         "not_in_document", None),
        # and of what is called the most of a word that isn't known
        ("Northshire sold the puniest 12 million euros abroad.", "north-exports",
         {"supported": CERTAIN}, "not_in_document", ("supported", "north-exports")),
        ("Northshire sold the puniest 12 million euros abroad.", "north-exports",
         {"supported": SURE}, "not_in_document", None),
        # with a figure, a name or a year of its own only slots and words may say so
        ("Northshire sold 13 million euros abroad.", "north-exports", {"supported": CERTAIN},
         "not_in_document", None),
        ("Northshire sold 12 million euros abroad to Canada.", "north-exports",
         {"supported": CERTAIN}, "not_in_document", None),
        ("Northshire sold 12 million won abroad.", "north-exports", {"supported": CERTAIN},
         "not_in_document", None),
        ("In 2023 Northshire sold 12 million euros abroad.", "north-exports",
         {"supported": CERTAIN}, "not_in_document", None),
        # a contradiction rests on the facts with another figure
        ("Northshire sold 13 million euros abroad.", "north-exports", {"contradicted": SURE},
         "not_in_document", ("contradicted", "north-exports")),
        # a verdict of slots and words stands unless it is hardly believed
        ("Northshire exported 12 million euros.", "north-exports", {"supported": SURE},
         "supported", None),
        ("Northshire exported 12 million euros.", "north-exports", {}, "supported",
         ("not_in_document", "north-exports")),
    ],
)  # fmt: skip
def test_a_verdict(engine, monkeypatch, statement, fact, beliefs, words, other):
    assert judged(engine, monkeypatch, statement, fact, **beliefs) == (words, other)


@pytest.mark.parametrize(
    ("statement", "fact", "verdict", "features", "agreeing", "against"),
    [
        ("Northshire never sold 13 million euros to Canada in 2023.", "north-exports", "supported",
         {"over_none": 1.8, "supported_by_vector": 1.0,
          "supported_odds": 1.23, "contradicted_odds": -1.25, "figures": 0.33, "no_agree": 1.0,
          "disagree": 1.0, "own_language": 1.0, "foreign_names": 0.5, "denied": 1.0,
          "negations": 0.5, "other_years": 1.0}, [], ["north-exports"]),
        ("Northshire's exports rose by 20%.", "north-growth", "contradicted",
         {"over_none": 1.8, "contradicted_by_vector": 1.0,
          "contradicted_odds": 1.23, "supported_odds": -1.25, "figures": 0.33, "agree": 1.0,
          "supported_by_all": 1.0, "supported_by_words": 1.0, "own_language": 1.0},
         ["north-growth"], []),
    ],
)  # fmt: skip
def test_what_is_weighed(engine, statement, fact, verdict, features, agreeing, against):
    """9.0 is the logit of what the classifiers believe in, 0.0 of all else."""
    made = scores(engine, fact, verdict)
    logits = (made[FACTS].logits(None), made[VERDICTS].logits(None))
    weighed = weigh(told(engine, statement), *logits, engine.library)
    shown = {name: round(value, 2) for name, value in weighed.features.items()}
    assert {name: value for name, value in shown.items() if value} == features
    assert [one.id for one in weighed.agreeing] == agreeing
    assert [one.id for one in weighed.against] == against
    assert weighed.fact.id == fact


def test_without_classifiers_slots_and_words_decide(engine):
    answer = engine.answer("Northshire exported 12 million euros.", claim=True)
    assert answer.status == "supported"


@pytest.mark.parametrize(
    ("language", "statement", "words"),
    [
        ("en", "Northshire sold the puniest, most trivial goods", ["puniest", "trivial"]),
        ("en", "Northshire sold the largest part in the west", []),
        ("es", "Northshire es la región más floja y más abierta", ["floja"]),
        ("pt", "Northshire é a região mais floja, um mercado mais aberto", ["floja"]),
        ("ru", "Northshire — самая жалкая область, наивысший долг", ["жалкая", "наивысший"]),
        ("zh", "Northshire是最惨的", ["惨"]),
    ],
)
def test_superlatives_that_no_word_reads(engine, language, statement, words):
    reading = engine.library.concepts.reader.read(statement, language)
    assert [word.text for word in unread_superlatives(reading)] == words
