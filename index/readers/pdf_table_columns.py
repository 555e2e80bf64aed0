"""The columns of a table by the cells that stand one under another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.grids import is_figure
from index.readers.pdf_cells import Cells, is_closing, is_dash, is_numeric, is_opening

Spot = tuple[float, float, str]  # where a cell begins and ends, and its text

_OUTLIERS: Final = 0.05  # of the rows may bridge two columns
_BRIDGED: Final = 0.3  # of the rows hold two figures in what is one column otherwise
_MOST_BRIDGING: Final = 0.4  # of the rows may have wide figures that bridge two columns
_HAIR: Final = 0.1  # points between labels that reach into figures and these


@dataclass(frozen=True, slots=True)
class Column:
    """A column from left to right in points; `numeric` if it was found by its figures."""

    x0: float
    x1: float
    numeric: bool


def columns_of(table: Sequence[Cells], figured: Sequence[Cells]) -> list[Column]:
    """Return the columns of a table, by the figures that stand one under another and the rest."""
    numeric: list[Spot] = []
    texts: list[Spot] = []
    dashes: list[Spot] = []
    for row in figured:
        for line in row:
            text = line.text
            spot = (line.x0, line.x1, text)
            if is_dash(text):
                dashes.append(spot)
            elif is_opening(text) or is_closing(text) or is_numeric(text):
                numeric.append(spot)
            else:
                texts.append(spot)
    count = len(figured)
    spans = [part for span in _spans(numeric, count) for part in _parted(span, numeric, figured)]
    figures = _signs_joined(spans, numeric)
    columns = [Column(x0, x1, numeric=True) for x0, x1 in figures]
    first = min((column.x0 for column in columns), default=0.0)
    left = [(x0, min(x1, first - _HAIR), text) for x0, x1, text in texts if x0 < first]
    labels = _spans(left, count) or _outside(table, first)
    columns += [Column(x0, x1, numeric=False) for x0, x1 in labels]
    for spots, marks in ((texts, False), (dashes, True)):
        other = [spot for spot in spots if all(_overlap(spot, column) <= 0 for column in columns)]
        columns += [Column(x0, x1, numeric=marks) for x0, x1 in _spans(other, count)]
    return _bridged(sorted(columns, key=lambda column: column.x0), figured)


def _parted(
    span: tuple[float, float], spots: Sequence[Spot], figured: Sequence[Cells]
) -> list[tuple[float, float]]:
    """Part what looks like one column and is two, as wide figures of some rows bridge them."""
    x0, x1 = span
    counts = [sum(x0 <= line.x0 < x1 and is_numeric(line.text) for line in row) for row in figured]
    filled = sum(count > 0 for count in counts)
    if sum(count > 1 for count in counts) < max(2, _BRIDGED * filled):
        return [span]
    inside = [spot for spot in spots if x0 <= spot[0] and spot[1] <= x1]
    for most in range(1, int(_MOST_BRIDGING * filled) + 1):
        parts = spans_of(inside, most)
        if len(parts) > 1:
            middles = [(left[1] + right[0]) / 2 for left, right in pairwise(parts)]
            return list(pairwise([x0, *middles, x1]))
    return [span]


def _bridged(columns: list[Column], figured: Sequence[Cells]) -> list[Column]:
    """Join columns that one cell of a row covers, unless as many rows have a cell in each."""
    for row in figured:
        for line in row[1:]:
            covered = [
                n for n, c in enumerate(columns) if min(line.x1, c.x1) - max(line.x0, c.x0) > 0
            ]
            if len(covered) < 2 or covered[0] == 0 or is_figure(line.text):
                continue
            first, last = columns[covered[0]], columns[covered[-1]]
            counts = [
                sum(other.x0 < last.x1 and other.x1 > first.x0 for other in beside)
                for beside in figured
            ]
            if counts.count(1) >= sum(count > 1 for count in counts):
                whole = Column(first.x0, last.x1, first.numeric or last.numeric)
                columns = [*columns[: covered[0]], whole, *columns[covered[-1] + 1 :]]
    return columns


def _outside(table: Sequence[Cells], first: float) -> list[tuple[float, float]]:
    """Return the column of labels where none stands beside figures: labels on rows of their own."""
    spots = [line for row in table for line in row if line.x1 < first]
    return [(min(s.x0 for s in spots), max(s.x1 for s in spots))] if spots else []


def _overlap(spot: Spot, column: Column) -> float:
    return min(spot[1], column.x1) - max(spot[0], column.x0)


def _spans(spots: Sequence[Spot], rows: int) -> list[tuple[float, float]]:
    return spans_of(spots, int(_OUTLIERS * rows))


def spans_of(spots: Sequence[Spot], most: int) -> list[tuple[float, float]]:
    """Return the stretches that more than `most` cells cover."""
    edges = sorted([(x0, 1) for x0, _, _ in spots] + [(x1, -1) for _, x1, _ in spots])
    found: list[tuple[float, float]] = []
    depth = 0
    begin = 0.0
    for x, step in edges:
        if depth <= most < depth + step:
            begin = x
        elif depth > most >= depth + step:
            found.append((begin, x))
        depth += step
    return found


def _signs_joined(
    spans: Sequence[tuple[float, float]], spots: Sequence[Spot]
) -> list[tuple[float, float]]:
    """Join columns of nothing but "$" to the next, of nothing but "%" to the one before."""
    joined: list[tuple[float, float]] = []
    waiting: float | None = None
    for x0, x1 in spans:
        texts = [text for a, b, text in spots if a < x1 and b > x0]
        if texts and all(is_opening(text) for text in texts):
            waiting = x0 if waiting is None else waiting
        elif joined and waiting is None and texts and all(is_closing(text) for text in texts):
            joined[-1] = joined[-1][0], x1
        else:
            joined.append((x0 if waiting is None else waiting, x1))
            waiting = None
    return joined
