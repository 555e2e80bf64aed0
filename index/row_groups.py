"""Rows of a table that head others: labels alone, and rows above bulleted ones."""

import re
from collections.abc import Sequence

from index.grids import heads_rows

_BULLET = re.compile(r"[•·‣◦▪●]\s*|[–-]\s+(?=[^\W\d])")
_TOTAL = re.compile(
    r"(?:sub-?\s?totals?|totals?|totales|totaux|sum|summe|gesamt\w*|insgesamt|ensemble|totale|"
    r"итого|всего)\b|[合总總小][计計]",
    re.IGNORECASE,
)


def of_rows(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return for each body row the labels that head it.

    A label without cells heads the rows below it, up to a total or the next such label; a row
    without a bullet heads the rows with one below it.
    """
    groups: list[tuple[str, ...]] = []
    above: list[str] = []
    parent = ""  # the last row without a bullet
    fresh = bullets = False  # of the last row: whether it heads others, whether it has a bullet
    for number, row in enumerate(rows):
        label = row[0]
        bullet = _BULLET.match(label) is not None
        heads = _heads(rows, number)
        if (heads and not fresh) or (bullets and not bullet):
            above = []
        groups.append((parent,) if bullet and parent and parent not in above else tuple(above))
        if heads:
            above.append(label)
        elif _TOTAL.match(label):
            above = []
        parent = parent if bullet else label
        fresh, bullets = heads, bullet
    return groups


def _heads(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Tell whether a row has a label only, and rows below it."""
    label, *others = rows[number]
    return bool(label) and not any(others) and heads_rows(label) and number + 1 < len(rows)


def without_bullet(label: str) -> str:
    """Return a row's label without the bullet before it."""
    return _BULLET.sub("", label, count=1) if _BULLET.match(label) else label
