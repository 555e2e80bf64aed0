"""A computed answer that may be given, with what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answering.planner.plan import Plan
from bot.answering.prose.lexicon import Wanted
from bot.answering.prose.operands import Operand

_ENOUGH = 0.75  # of a question's words around a figure: typed readings below are guesses


@dataclass(frozen=True, slots=True)
class Found:
    """A plan, the positions of the sentences that it rests on, and the belief in it (0 to 1)."""

    plan: Plan
    citations: tuple[int, ...]
    confidence: float
    features: Mapping[str, float] = field(default_factory=dict, hash=False, compare=False)


def said(wanted: Wanted, near: Mapping[str, float]) -> float:
    """Return the weighted share of words that stand anywhere around a figure."""
    if not wanted.total:
        return 1.0
    return sum(w for key, w in wanted.weights.items() if key in near) / wanted.total


def together(operands: Sequence[Operand]) -> dict[str, float]:
    """Return the words around several figures, each as near as to the nearest."""
    keys: dict[str, float] = {}
    for one in operands:
        for key, share in one.near.items():
            keys[key] = max(share, keys.get(key, 0.0))
    return keys


def typed(wanted: Wanted, near: Mapping[str, float], *, most: float) -> float:
    """Return the belief in a reading whose form is sure, by how much of its words are met.

    A name or a number that the document doesn't have makes it another question.
    """
    share = said(wanted, near)
    if not wanted.names(near) or share < _ENOUGH:
        return min(most, share / 2)
    return most * (share + wanted.met(near)) / 2
