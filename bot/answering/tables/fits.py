"""How far the words of a label or header are those of a question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.tables.index import TableIndex
from bot.answering.tables.seeking import Sought


@dataclass(frozen=True, slots=True)
class Fit:
    """What a label has in common with a question.

    `have` are its words that the question has, `extra` (0 to 1) the weighted share of those that
    it lacks, `run` the longest run of its words that stands in the question as it stands here, as
    a share; `whole` tells that nothing of it is lacking.
    """

    have: frozenset[str]
    extra: float
    run: float
    whole: bool


_CODE = 0.25  # of its weight, for a number within a label

NOTHING = Fit(frozenset(), 0.0, 0.0, whole=False)


def fit(keys: tuple[str, ...], sought: Sought, index: TableIndex) -> Fit:
    """Compare the keys of a label or header with a question."""
    if not keys:
        return NOTHING
    have = frozenset(key for key in keys if key in sought.every)
    weight = sum(_weight(key, index) for key in keys)
    lacking = sum(_weight(key, index) for key in keys if key not in have)
    run = _run(keys, sought.order) / len(keys) if have else 0.0
    return Fit(have, lacking / weight, run, len(have) == len(keys))


def identified(label: Fit, cells: Sequence[Fit]) -> Fit:
    """Return the fit of a label that cells name alone which the question has whole."""
    if not cells:
        return label
    return replace(label, extra=0.0, run=max(one.run for one in cells), whole=True)


def _weight(key: str, index: TableIndex) -> float:
    """Return what a word of a label weighs: nobody asks by the number of an account or class."""
    return index.idf(key) * (_CODE if key[0].isdecimal() else 1.0)


def _run(keys: Sequence[str], order: Sequence[str]) -> int:
    """Return the length of the longest common run of two sequences."""
    best = 0
    before = [0] * (len(order) + 1)
    for key in keys:
        now = [0] * (len(order) + 1)
        for at, other in enumerate(order, 1):
            if key == other:
                now[at] = before[at - 1] + 1
                best = max(best, now[at])
        before = now
    return best
