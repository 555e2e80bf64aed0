"""Whether a figure or a sentence is of the period that the question names."""

from collections.abc import Sequence

from bot.answering.matching import Query
from facts.quantities.periods import Period, compatible
from facts.quantity import Quantity

_BEFORE = 1.5  # a period before a figure is as near as one this many times further behind it


def period_features(query: Query, found: Sequence[Period]) -> dict[str, float]:
    """Return whether a sentence names the period asked for, another one only, or none."""
    if not query.periods:
        return {}
    verdicts = [compatible(asked, one.form) for asked in query.periods for one in found]
    return {
        "period_same": 1.0 if True in verdicts else 0.0,
        "period_apart": 1.0 if verdicts and all(v is False for v in verdicts) else 0.0,
        "period_unsaid": 0.0 if verdicts else 1.0,
    }


def figure_period_features(
    query: Query, quantity: Quantity, found: Sequence[Period]
) -> dict[str, float]:
    """Return whether the period nearest to a figure is the one asked for."""
    if not query.periods or not found:
        return {}
    nearest = min(found, key=lambda one: _distance(quantity, one))
    verdicts = [compatible(asked, nearest.form) for asked in query.periods]
    return {
        "period_same": 1.0 if True in verdicts else 0.0,
        "period_apart": 1.0 if all(v is False for v in verdicts) else 0.0,
    }


def _distance(quantity: Quantity, one: Period) -> float:
    if one.start < 0:
        return 0.0
    if one.start >= quantity.end:
        return one.start - quantity.end
    return max(0, quantity.start - one.end) * _BEFORE
