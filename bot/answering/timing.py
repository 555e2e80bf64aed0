"""Whether a figure or a sentence is of the period that the question names."""

import re
from collections.abc import Sequence

from bot.answering.matching import Query
from facts.quantities.periods import Period, compatible
from facts.quantity import Quantity

# A period on the other side than its sentence puts them is as near as one this much further away.
_OTHER_SIDE = 3
_CLAUSE_END = re.compile(r"[,;:，；：、](?!\d)")


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
    query: Query, quantity: Quantity, found: Sequence[Period], text: str
) -> dict[str, float]:
    """Return whether the period nearest to a figure of `text` is the one asked for."""
    if not query.periods or not found:
        return {}
    # "In 2021 it was 5, in 2022 6" or "5 in 2021, 6 in 2022": the first of them tells.
    leads = not any(map(str.isdigit, text[: max(0, found[0].start)]))
    nearest = min(found, key=lambda one: _distance(quantity, one, text, leads=leads))
    verdicts = [compatible(asked, nearest.form) for asked in query.periods]
    return {
        "period_same": 1.0 if True in verdicts else 0.0,
        "period_apart": 1.0 if all(v is False for v in verdicts) else 0.0,
    }


def _distance(quantity: Quantity, one: Period, text: str, *, leads: bool) -> tuple[int, int]:
    """Return how many clauses and characters lie between; none of a period in the heading."""
    if one.start < 0:
        return 0, 0
    behind = one.start >= quantity.end
    between = text[quantity.end : one.start] if behind else text[one.end : quantity.start]
    away = len(between) * (_OTHER_SIDE if behind == leads else 1)
    return len(_CLAUSE_END.findall(between)), away
