"""How far a passage accounts for what a question says, key by key."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz, process

from bot.answering.corpus import Corpus, Passage, Scores
from bot.understanding.marks import synonyms
from bot.understanding.question import Question, forms
from facts.quantities.periods import periods
from facts.quantity import Quantity, figures

# A word of the question that the document doesn't have is read as one that it has when they are
# this alike (100: the same): 80 takes one slip in a word of five letters, two in one of ten.
_ALIKE = 80.0
_SHORTEST = 4
_LONG_ENOUGH = 5  # letters of a word that another one may be made of
_PART = 0.6  # how alike such words count
_MOST_STRANGE = 12  # unknown words of a message that are looked up, so that cost is bounded
_LESS = 0.5  # of the weight of what an earlier message says, or only the form of the question
_WINDOW = 12  # terms; a clause with its figure


@dataclass(frozen=True, slots=True)
class Query:
    """A question against one document: its keys with weights (idf), and keys read in their place.

    `keys` are the document's keys to look for, `weights` theirs; `strange` are the keys that no
    sentence has, also with another spelling. `beside` are known keys
    that are only said beside the question, `given` the figures that it states itself, `periods` the
    normal forms of the periods that it names.
    """

    question: Question
    keys: tuple[str, ...]
    weights: dict[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    strange: tuple[str, ...]
    total: float
    pairs: tuple[tuple[str, str], ...]
    beside: tuple[str, ...] = ()
    given: tuple[Quantity, ...] = ()
    periods: tuple[str, ...] = ()


def query_of(question: Question, corpus: Corpus) -> Query:
    """Read a question by the words of a document."""
    replaced: dict[str, tuple[str, float]] = {}
    strange: list[str] = []
    weights: dict[str, float] = {}
    names, numbers = set(), set()
    vocabulary = [*corpus.frequency]
    looked_up = 0
    sequence: list[str] = []
    around = corpus.headings
    form = forms(question.language).words
    for term in question.terms:
        if term.stop or (term.kind == "compound" and not corpus.knows(term.key)):
            continue
        key = term.key
        if not corpus.knows(key) and key not in replaced and key not in around:
            if term.kind == "word" and len(key) >= _SHORTEST and looked_up < _MOST_STRANGE:
                looked_up += 1
                replaced[key] = _said_as(key, question, corpus) or _alike(key, vocabulary)
            else:
                replaced[key] = ("", 0.0)
        other, alike = replaced.get(key, (key, 1.0))
        if not other:
            if key not in {*strange, *form, *question.carried, *question.formal}:
                strange.append(key)
            continue
        sequence.append(other)
        share = _LESS if key in question.carried | question.formal else 1.0
        weights[other] = max(weights.get(other, 0.0), corpus.idf(other) * alike * share)
        if term.kind == "number":
            numbers.add(other)
        elif term.name:
            names.add(other)
    beside = dict.fromkeys(
        term.key for term in question.asides if corpus.knows(term.key) and term.key not in weights
    )
    unknown = corpus.idf("\0") * len(strange)
    pairs = tuple(dict.fromkeys(pairwise(sequence)))
    return Query(
        question, tuple(weights), weights, frozenset(names), frozenset(numbers), tuple(strange),
        sum(weights.values()) + unknown, pairs, tuple(beside),
        tuple(figures(question.text, question.language)),
        tuple(one.form for one in periods(question.text, question.language)),
    )  # fmt: skip


def _said_as(key: str, question: Question, corpus: Corpus) -> tuple[str, float] | None:
    """Return the word that says the same where most of the question stands, and how alike: "rose"."""
    known = {other for other in synonyms(key, corpus.language) if corpus.knows(other)}
    if not known:
        return None
    asked = frozenset(question.keys)
    shared = {
        other: max(
            len(asked & passage.keys) for passage in corpus.passages if other in passage.keys
        )
        for other in known
    }
    return max(known, key=lambda other: (shared[other], other)), 1.0


def _alike(key: str, vocabulary: list[str]) -> tuple[str, float]:
    """Return the document's word that a word is another form or a misspelling of, and how alike."""
    best = process.extractOne(key, vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if best:
        return best[0], best[1] / 100
    if len(key) < _LONG_ENOUGH:
        return "", 0.0
    # Compounds: "Exportquote" and "Quote", "microorganisms" and "organisms".
    parts = [
        word for word in vocabulary if len(word) >= _LONG_ENOUGH and (word in key or key in word)
    ]
    return (max(parts, key=lambda word: (len(word), word)), _PART) if parts else ("", 0.0)


@dataclass(frozen=True, slots=True)
class Match:
    """What of a query a passage has: weighted shares (0 to 1) of the whole query."""

    own: float
    around: float
    heading: float
    names: float
    numbers: float
    pairs: float
    dense: float
    missing: tuple[str, ...]


def match(query: Query, passage: Passage) -> Match:
    """Compare a query with a passage and what stands around it."""
    total = query.total or 1.0
    have = [key for key in query.keys if key in passage.keys]
    wide = [
        key
        for key in query.keys
        if key in passage.keys or key in passage.heading or key in passage.near
    ]
    weights = query.weights
    return Match(
        own=sum(weights[key] for key in have) / total,
        around=sum(weights[key] for key in wide) / total,
        heading=sum(weights[key] for key in query.keys if key in passage.heading) / total,
        names=_share(query.names, passage.keys),
        numbers=_share(query.numbers, passage.keys | passage.heading),
        pairs=_pairs(query, passage),
        dense=_dense(query, passage) / total,
        missing=tuple(
            key for key in query.keys if key not in wide and key not in query.question.formal
        ),
    )


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 1.0


def _pairs(query: Query, passage: Passage) -> float:
    """Return the share of the question's neighbouring keys that stand together here too."""
    if not query.pairs:
        return 0.0
    keys = [term.key for term in passage.terms if not term.stop]
    near = {(a, b) for gap in (1, 2) for a, b in zip(keys, keys[gap:], strict=False)}
    found = sum(1 for a, b in query.pairs if (a, b) in near or (b, a) in near)
    return found / len(query.pairs)


def _dense(query: Query, passage: Passage) -> float:
    """Return the greatest weight of distinct query keys within a window of terms."""
    places = [(at, t.key) for at, t in enumerate(passage.terms) if t.key in query.weights]
    best = 0.0
    for first, (at, _) in enumerate(places):
        seen: set[str] = set()
        for place, key in places[first:]:
            if place - at > _WINDOW:
                break
            seen.add(key)
        best = max(best, sum(query.weights[key] for key in seen))
    return best


def strange_share(query: Query) -> float:
    """Return the weighted share of the question that the document doesn't know at all."""
    return 1 - sum(query.weights.values()) / query.total if query.total else 0.0


def leading(scores: Scores, most: int) -> list[int]:
    """Return the positions of the highest scores above 0, best first, ties in order."""
    order = np.argsort(-scores, kind="stable")[:most]
    return [int(at) for at in order if scores[at] > 0]
