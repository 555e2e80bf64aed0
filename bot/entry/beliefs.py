"""Scores of options as shares of belief, places and leads."""

import math
from collections.abc import Sequence


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the share of belief of each logit."""
    every = log_sum(scores)
    return [math.exp(score - every) for score in scores]


def log_sum(scores: Sequence[float]) -> float:
    """Return log Σ exp(score)."""
    most = max(scores)
    return most + math.log(sum(math.exp(score - most) for score in scores))


def places(scores: Sequence[float]) -> list[int]:
    """Return the place of each score in their order, 0 for the highest."""
    found = [0] * len(scores)
    for place, at in enumerate(sorted(range(len(scores)), key=lambda at: -scores[at])):
        found[at] = place
    return found


def lead(weighed: Sequence[float]) -> float:
    """Return how far the highest score is before the next, at most 5."""
    first, *others = sorted(weighed, reverse=True)
    return min(first - others[0], 5.0) if others else 5.0
