"""Which columns of a table a header heads, by where it stands over them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from index.readers.pdf_lines import Line
from index.readers.pdf_rules import Rule
from index.readers.pdf_table_columns import Column

_UNCOVERED: Final = 0.1  # of a column's pitch: what a column without a header costs
_WIDER: Final = 0.02  # the same for each further column under one header
_CUT: Final = 3.0  # the same for a column that the header overlaps and doesn't head
_MOST_COLUMNS: Final = 40  # the search is cubic; a wider table is a calendar or a list of codes
_BELOW: Final = 1.0  # in parts of the size: how far under its header a rule is drawn
_LEAN: Final = 2.0  # points that a header may stand out over its rule

Span = tuple[int, int]  # first and last column


def spans(
    row: Sequence[Line],
    columns: Sequence[Column],
    across: Sequence[Rule] = (),
    headed: AbstractSet[int] = frozenset(),
) -> list[Span]:
    """Return the columns that each header of one row heads, from left to right.

    `headed` are the columns that headers above this row head.
    """
    if not row or not columns:
        return []
    if len(columns) > _MOST_COLUMNS or len(row) > len(columns):
        return [_nearest(line, columns) for line in row]
    ruled = [_ruled(line, columns, across) for line in row]
    pitch = (columns[-1].x1 - columns[0].x0) / len(columns)
    return _best(row, columns, ruled, max(pitch, 1.0), headed)


def _nearest(line: Line, columns: Sequence[Column]) -> Span:
    middle = (line.x0 + line.x1) / 2
    best = min(range(len(columns)), key=lambda n: abs((columns[n].x0 + columns[n].x1) / 2 - middle))
    return best, best


def _ruled(line: Line, columns: Sequence[Column], across: Sequence[Rule]) -> Span | None:
    """Return the columns over which a rule under the header runs, if it ends before all do."""
    for rule in across:
        if not 0 <= rule.at - line.base <= _BELOW * line.size:
            continue
        if rule.start <= line.x0 + _LEAN and rule.end >= line.x1 - _LEAN:
            under = [
                number
                for number, column in enumerate(columns)
                if rule.start - _LEAN <= (column.x0 + column.x1) / 2 <= rule.end + _LEAN
            ]
            if under and len(under) < len(columns) - 1:
                return under[0], under[-1]
    return None


def _best(
    row: Sequence[Line],
    columns: Sequence[Column],
    ruled: Sequence[Span | None],
    pitch: float,
    headed: AbstractSet[int],
) -> list[Span]:
    """Choose the spans that fit best together, none over another."""
    count = len(columns)
    # The first column holds labels and needs no header.
    bare = [_UNCOVERED * pitch * (n > 0 and n not in headed) for n in range(count)]
    # costs[n]: the least cost of the headers so far with all columns before n settled
    costs: list[tuple[float, tuple[Span, ...]]] = [
        (sum(bare[:number]), ()) for number in range(count + 1)
    ]
    for number, line in enumerate(row):
        after = len(row) - 1 - number
        new: list[tuple[float, tuple[Span, ...]]] = [(float("inf"), ())] * (count + 1)
        fixed = ruled[number]
        for last in range(number, count - after):
            firsts = range(number, last + 1)
            for first in firsts:
                cost = costs[first][0] + _cost(line, columns, (first, last), pitch)
                if fixed is not None and (first, last) != fixed:
                    cost += _CUT * pitch
                if cost < new[last + 1][0]:
                    new[last + 1] = cost, (*costs[first][1], (first, last))
        for last in range(1, count + 1):
            skipped = new[last - 1][0] + bare[last - 1]
            if skipped < new[last][0]:
                new[last] = skipped, new[last - 1][1]
        costs = new
    return list(costs[count][1])


def _cost(line: Line, columns: Sequence[Column], span: Span, pitch: float) -> float:
    """Return how far the header stands from where it would over these columns."""
    left, right = columns[span[0]].x0, columns[span[1]].x1
    apart = min(abs(line.x0 - left), abs((line.x0 + line.x1) / 2 - (left + right) / 2))
    if span[0] == span[1]:
        apart = min(apart, abs(line.x1 - right))
        if line.x0 < right and line.x1 > left:
            apart /= 2  # it stands over this column, wherever in it
    cut = sum(
        line.x0 < column.x1 and line.x1 > column.x0
        for number, column in enumerate(columns)
        if not span[0] <= number <= span[1]
    )
    return apart + pitch * (_WIDER * (span[1] - span[0]) + _CUT * cut)
