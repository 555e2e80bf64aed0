"""Which rows or columns a question names among those that could be put together."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.tables.seeking import Sought
from bot.answering.tables.series import Point, Series


def narrowed(series: Series, sought: Sought) -> Series | None:
    """Return the part of a series over rows that the question names: "of the Ohio counties".

    Its rows have those words of the question that some rows have and some lack, as many as one row
    has. None where no word tells rows apart.
    """
    if series.over != "rows" or series.timed:
        return None
    own = _own(series.points, "rows", sought)
    best = max(own, key=sought.weight)
    if not best:
        return None
    kept = tuple(p for p, keys in zip(series.points, own, strict=True) if best <= keys)
    return replace(series, points=kept)


def told_apart(points: Sequence[Point], over: str, sought: Sought) -> list[Point]:
    """Return the points that the question names by more than what all their labels share.

    Rows and columns measure different things: those that nobody named aren't added.
    """
    own = _own(points, over, sought)
    return [point for point, keys in zip(points, own, strict=True) if keys]


def _own(points: Sequence[Point], over: str, sought: Sought) -> list[frozenset[str]]:
    """Return the question's words in each point's label, but for those that all labels have."""
    topic = frozenset(sought.topic)
    have = [topic.intersection(_keys(point, over)) for point in points]
    shared = frozenset.intersection(*have) if len(have) > 1 else frozenset()
    return [keys - shared for keys in have]


def _keys(point: Point, over: str) -> tuple[str, ...]:
    return (*point.row.keys, *point.row.group) if over == "rows" else point.column.keys
