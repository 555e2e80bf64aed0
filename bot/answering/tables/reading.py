"""The likeliest answers of the tables, put in words and read together with the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.cross_encoder import Reader, pair
from bot.answering.scorer import load_scorer
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.deciding import same
from bot.answering.tables.described import described
from index.document import Document

MOST_READ = 12
_FAR = 7.0  # log-odds of .999, the most that is believed
_FILE = "tables_read"
Scored = tuple[float, Candidate, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of a candidate: the log-odds that it is asked for, and its score with those."""

    odds: float
    score: float


def read_together(
    message: str, document: Document, scored: Sequence[Scored], reader: Reader
) -> list[Read]:
    """Return what is read of candidates, which come with their scores."""
    texts = [described(candidate, document.text) for _, candidate, _ in scored]
    odds = reader.cells([pair(message, document, text) for text in texts])
    weights = load_scorer(_FILE, "reading")
    return [
        Read(one, weights.score({"score": score, "read": one}))
        for (score, _, _), one in zip(scored, map(bounded, odds), strict=True)
    ]


def bounded(odds: float) -> float:
    """Return log-odds within those of .999."""
    return max(-_FAR, min(_FAR, odds))


def read_features(scored: Sequence[Scored], odds: Sequence[float]) -> dict[str, float]:
    """Return what is read of the first of some candidates, and how far it is ahead of other answers."""
    if not odds:
        return {}
    best = scored[0][1]
    others = [
        one
        for (_, candidate, _), one in zip(scored[: len(odds)], odds, strict=True)
        if not same(candidate, best)
    ]
    behind = odds[0] - max(others) if others else _FAR
    return {"read": odds[0] / _FAR, "read_lead": bounded(behind) / _FAR}
