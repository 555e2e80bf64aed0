"""Which rows or columns a question names among those that could be put together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.tables.query import Asking
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
    things = all(point.column.keys or point.row.names for point in series.points)
    kept = zip(series.points, own, strict=True) if things else ()
    return replace(series, points=tuple(point for point, keys in kept if best <= keys))


def remaining_points(series: Series, sought: Sought) -> Series:
    """Return a series over rows less those that a question leaves out: "apart from Ohio"."""
    if series.over != "rows" or series.timed or not sought.barred:
        return series
    points = tuple(
        point
        for point in series.points
        if not (sought.barred <= set(point.row.keys) or sought.barred.issuperset(point.row.keys))
    )
    return replace(series, points=points)


def told_apart(points: Sequence[Point], over: str, asking: Asking, sought: Sought) -> list[Point]:
    """Return the points that the question lists, each by words of its own: "A, B and C together".

    Rows and columns measure different things: those that nobody named aren't added.
    """
    kept: list[tuple[Point, frozenset[str]]] = []
    for point, keys in zip(points, _own(points, over, sought), strict=True):
        if keys and not any(keys <= other or other <= keys for _, other in kept):
            kept.append((point, keys))  # "operating free cash flow" is no second one
    placed = sorted(
        (
            (_place(keys, [k for _, k in kept if k is not keys], sought), point)
            for point, keys in kept
        ),
        key=lambda one: one[0],
    )
    listed = all(
        any(one < place < other for place in asking.joins)
        for (one, _), (other, _) in pairwise(placed)
    )
    return [point for _, point in placed] if listed else []


def _place(keys: frozenset[str], others: Sequence[frozenset[str]], sought: Sought) -> int:
    """Return where the question first has a word that is of no other label, 0 for nowhere."""
    own = keys.difference(*others)
    return min((place for key in own for place in sought.places[key]), default=0)


def _own(points: Sequence[Point], over: str, sought: Sought) -> list[frozenset[str]]:
    """Return the question's words in each point's label, but for those that all labels have."""
    topic = frozenset(sought.topic)
    have = [topic.intersection(_keys(point, over)) for point in points]
    shared = frozenset.intersection(*have) if len(have) > 1 else frozenset()
    return [keys - shared for keys in have]


def _keys(point: Point, over: str) -> tuple[str, ...]:
    if over == "columns":
        return point.column.keys
    return (*point.row.keys, *point.row.group) if point.row.keys else ()
