"""Passages in the order of what they are worth as evidence for a question."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.answering.corpus import Corpus, Passage, Scores
from bot.answering.features import damped, passage_features, relative
from bot.answering.matching import Query, leading

_CANDIDATES = 30  # the right sentence is among them for 98 % of the development questions
# … and those nearest in meaning, which may share no word with a paraphrase: of 22 right sentences
# that the others lack, on long documents, ten are among them.
_NEAREST = 20
_WIDE = 0.5  # of the BM25 with heading and neighbours; .3 to .6 give the same hits
_BESIDE = 0.3  # of the words that stand beside the question
# Cosines of a question and a sentence lie between .75 and .95: brought to about -.5 to 1.5.
_USUAL, _SPREAD = 0.8, 10.0
_FAR = 4.0  # standard deviations of a document's cosines above their mean: the best of hundreds
_COSINE = 0.3  # of the standardized cosine, beside the relative BM25


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its features and score; `chance` is its share of belief among the best."""

    passage: Passage
    features: dict[str, float]
    score: float
    chance: float


def rank(
    query: Query,
    corpus: Corpus,
    weights: Mapping[str, float],
    cosines: Scores | None = None,
    most: int = _CANDIDATES,
) -> list[Ranked]:
    """Return the passages that may answer, best first, of the `most` that search finds first.

    Empty where no word or vector fits.
    """
    found = []
    for passage, features in candidates(query, corpus, cosines, most):
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        found.append((score, passage, features))
    found.sort(key=lambda row: (-row[0], row[1].position))
    total = sum(math.exp(score - found[0][0]) for score, _, _ in found) if found else 1.0
    return [
        Ranked(passage, features, score, math.exp(score - found[0][0]) / total)
        for score, passage, features in found
    ]


def candidates(
    query: Query, corpus: Corpus, cosines: Scores | None = None, most: int = _CANDIDATES
) -> list[tuple[Passage, dict[str, float]]]:
    """Return the passages worth a look with their features, by position in no certain order."""
    own, wide = corpus.scores(query.keys), corpus.wide_scores(query.keys)
    if query.beside:
        wide = wide + _BESIDE * corpus.wide_scores(query.beside)
    best_own, best_wide = float(own.max(initial=0.0)), float(wide.max(initial=0.0))
    mixed = own + _WIDE * wide
    lead = 0.0
    nearest: list[int] = []
    if cosines is not None and len(cosines):
        lead = float(cosines.max())
        spread = (cosines - cosines.mean()) / (cosines.std() + 1e-6)
        nearest = leading(cosines, _NEAREST)
        best = float(mixed.max(initial=0.0))
        mixed = (mixed / best if best > 0 else mixed) + _COSINE * spread / (spread.max() + 1e-6) + 1
    found = []
    for at in dict.fromkeys((*leading(np.asarray(mixed), most), *nearest)):
        scores = {
            "own": damped(float(own[at])),
            "own_share": relative(float(own[at]), best_own),
            "wide_share": relative(float(wide[at]), best_wide),
        }
        if cosines is not None:
            near = [float(cosines[other]) for other in corpus.beside(at)]
            scores["cosine"] = (float(cosines[at]) - _USUAL) * _SPREAD
            scores["cosine_lead"] = (float(cosines[at]) - lead) * _SPREAD
            scores["cosine_spread"] = float(spread[at]) / _FAR
            scores["cosine_near"] = (max(near, default=_USUAL) - lead) * _SPREAD
        passage = corpus.passages[at]
        found.append((passage, passage_features(query, passage, scores)))
    return found
