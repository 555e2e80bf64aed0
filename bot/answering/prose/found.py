"""A computed answer that may be given, with what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answering.prose.lexicon import Wanted
from bot.answering.prose.operands import Operand
from bot.computing.result import Result
from facts.drafting.figure import DraftedFigure

LEAST_SURE = 0.65  # belief from which an answer may be stated: of those below one in ten is wrong
_ENOUGH = 0.75  # of a question's words around a figure: typed readings below are guesses


@dataclass(frozen=True, slots=True)
class Found:
    """A plan, the positions of the sentences that it rests on, and the belief in it (0 to 1).

    `years` are those that it comes to without the document naming them: "2022" of 2023's growth.
    """

    plan: Result[DraftedFigure]
    citations: tuple[int, ...]
    confidence: float
    features: Mapping[str, float] = field(default_factory=dict, hash=False, compare=False)
    years: frozenset[str] = frozenset()


def together(operands: Sequence[Operand]) -> dict[str, float]:
    """Return the words around several figures, each as near as to the nearest."""
    keys: dict[str, float] = {}
    for one in operands:
        for key, share in one.near.items():
            keys[key] = max(share, keys.get(key, 0.0))
    return keys


def typed(wanted: Wanted, near: Mapping[str, float], *, most: float, native: bool = True) -> float:
    """Return the belief in a reading whose form is sure, by how much of its words are met.

    A name or a number that the document doesn't have makes it another question. Of a `native`
    question, in the document's own language, no other word that it lacks is left to be met.
    """
    total = sum(wanted.weights.values()) + (0.0 if native else wanted.strange)
    if not total:
        return most if wanted.names(near) else 0.0
    said = sum(weight for key, weight in wanted.weights.items() if key in near) / total
    met = sum(weight * near.get(key, 0.0) for key, weight in wanted.weights.items()) / total
    if not wanted.names(near) or said < _ENOUGH:
        return min(most, said / 2)
    return most * (said + met) / 2
