"""The passage of a document that a statement is likeliest about, by words and vectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.answering.asking import loaded
from bot.answering.claims.figures_said import agreement
from bot.answering.claims.tokens import Statement
from bot.answering.corpus import Corpus, Passage, Scores
from bot.answering.matching import Query, match
from bot.answering.ranking import rank
from facts.quantity import Quantity

# The right sentence is among these for 94 of 100 statements of the sets in other words.
_RANKED: Final = 5
_NEAREST: Final = 4
# Cosines of two sentences lie between .75 and .95: brought to about -1 to 1.
_USUAL, _SPREAD = 0.85, 10.0
# The best of a document is compared with what is nearest besides.
_OTHERS: Final = 20


@dataclass(frozen=True, slots=True)
class Cosines:
    """Cosines of a statement with each passage: as a question (`asked`), and as a passage (`alike`)."""

    asked: Scores
    alike: Scores


@dataclass(frozen=True, slots=True)
class Near:
    """A passage with the features by which it is chosen."""

    passage: Passage
    features: Mapping[str, float]


def stated_figures(claim: Statement) -> list[Quantity]:
    """Return the figures of a statement, dates left out."""
    return [token.quantity for token in claim.tokens if token.quantity is not None]


def nearest(claim: Statement, query: Query, corpus: Corpus, cosines: Cosines) -> list[Near]:
    """Return the passages that a statement may be about, in no certain order."""
    ranked = rank(query, corpus, loaded(vectors=True).passage.weights, cosines.asked)
    chances = {one.passage.position: one.chance for one in ranked}
    both = cosines.asked + cosines.alike
    positions = [one.passage.position for one in ranked[:_RANKED]]
    positions += [int(at) for at in np.argsort(-both, kind="stable")[:_NEAREST]]
    stated = stated_figures(claim)
    return [
        Near(
            corpus.passages[at],
            _features(query, corpus, at, stated, cosines) | {"chance": chances.get(at, 0.0)},
        )
        for at in dict.fromkeys(positions)
    ]


def _features(
    query: Query, corpus: Corpus, at: int, stated: Sequence[Quantity], cosines: Cosines
) -> dict[str, float]:
    passage = corpus.passages[at]
    found = match(query, passage)
    agreed = agreement(stated, corpus.figures(at))
    asked, alike = cosines.asked, cosines.alike
    others = float(np.sort(alike)[-_OTHERS:].mean())
    return {
        "own": found.own,
        "around": found.around,
        "pairs": found.pairs,
        "dense": found.dense,
        "row": float(passage.row is not None),
        "said": (agreed.same + agreed.made) / agreed.stated if stated else 0.0,
        "asked": (float(asked[at]) - _USUAL) * _SPREAD,
        "alike": (float(alike[at]) - _USUAL) * _SPREAD,
        "asked_lead": (float(asked[at]) - float(asked.max())) * _SPREAD,
        "alike_lead": (float(alike[at]) - float(alike.max())) * _SPREAD,
        "alike_gap": (float(alike[at]) - others) * _SPREAD,
    }
