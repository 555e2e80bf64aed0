"""Figures of a table that can be compared: a row over its columns, a column over its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.drafting.cells import cell_period
from facts.drafting.figure import DraftedFigure
from facts.drafting.period import Period, agreement
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable

AGREES = 0.5  # of `agreement`: a month or part may be unsaid, a year may not differ
_MOST_POINTS = 200  # points of a series; a longer one is a list of records, not a comparison


@dataclass(frozen=True, slots=True)
class Name:
    """What an answer may be called by, at `document.text[start:end]`; `sentence` holds it."""

    text: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series with what tells it from the others."""

    figure: DraftedFigure
    row: DraftedRow
    column: DraftedColumn
    period: Period | None
    name: Name | None


@dataclass(frozen=True, slots=True)
class Series:
    """Comparable figures of one table.

    `over` is "columns" (one row) or "rows" (one column); `timed` tells that the points are told
    apart by their periods, else by their names.
    """

    table: DraftedTable
    points: tuple[Point, ...]
    over: str
    timed: bool

    @property
    def by_time(self) -> list[Point]:
        """The points from the earliest to the latest."""
        return sorted(self.points, key=lambda point: order(point.period))


def order(period: Period | None) -> tuple[int, int, int, str]:
    """Return a key that sorts periods by their end; what has none comes first."""
    if period is None:
        return (0, 0, 0, "")
    return (period.year or 0, period.month or 0, period.day or 0, period.part)


def row_series(table: DraftedTable, row: DraftedRow) -> Iterator[Series]:
    """Yield a row's figures over columns of one measure: over periods, or over names."""
    families: dict[tuple[str, ...], list[DraftedColumn]] = {}
    for column in figure_columns(table):
        if not column.compares and column.number in row.figures:
            families.setdefault(column.keys, []).append(column)
    several = False
    for family in families.values():
        timed = [column for column in family if column.period is not None]
        if len(timed) > 1:
            several = True
            yield Series(table, _across(table, row, timed), "columns", timed=True)
    columns = [column for family in families.values() for column in family]
    dated = [column for column in columns if column.period is not None]
    if not several and len(dated) == len({order(column.period) for column in dated}) > 1:
        yield Series(table, _across(table, row, dated), "columns", timed=True)
    named = [family[0] for keys, family in families.items() if keys and len(family) == 1]
    if len(named) > 1:
        yield Series(table, _across(table, row, named), "columns", timed=False)


def figure_columns(table: DraftedTable) -> list[DraftedColumn]:
    """Return the columns that hold figures."""
    return [column for column in table.columns if not column.dimension and not column.skipped]


def _across(
    table: DraftedTable, row: DraftedRow, columns: Sequence[DraftedColumn]
) -> tuple[Point, ...]:
    return tuple(
        Point(row.figures[c.number], row, c, cell_period(c, row), _header(table, c))
        for c in columns
    )


def column_series(table: DraftedTable, column: DraftedColumn) -> Iterator[Series]:
    """Yield a column's figures over rows of one measure over time, and over names."""
    rows = [row for row in table.rows if column.number in row.figures]
    families: dict[tuple[tuple[str, ...], tuple[str, ...]], list[DraftedRow]] = {}
    for row in rows:
        if row.period is not None:
            families.setdefault((row.keys, row.group), []).append(row)
    for family in families.values():
        if 1 < len(family) <= _MOST_POINTS:
            yield Series(table, _down(family, column), "rows", timed=True)
    named = [
        row
        for row in rows
        if row.keys and not row.total and (row.period is None or len(families) > 1)
    ]
    if 1 < len(named) <= _MOST_POINTS:
        yield Series(table, _down(named, column), "rows", timed=False)
    blocks: dict[tuple[str, ...], list[DraftedRow]] = {}
    for row in named:
        blocks.setdefault(row.group, []).append(row)
    for block in blocks.values() if len(blocks) > 1 else ():
        if 1 < len(block) <= _MOST_POINTS:
            yield Series(table, _down(block, column), "rows", timed=False)


def _down(rows: Sequence[DraftedRow], column: DraftedColumn) -> tuple[Point, ...]:
    return tuple(
        Point(row.figures[column.number], row, column, cell_period(column, row), label_name(row))
        for row in rows
    )


def label_name(row: DraftedRow) -> Name | None:
    """Return a row's label as a name with its span, None where it has none."""
    if row.start is None or row.end is None:
        return None
    return Name(row.label, row.start, row.end, row.sentence)


def _header(table: DraftedTable, column: DraftedColumn) -> Name | None:
    if column.start is None or column.end is None or table.header is None:
        return None
    return Name(column.header, column.start, column.end, table.header)


def pick(points: Sequence[Point], asked: Sequence[Period]) -> tuple[list[Point], float]:
    """Return the points of the asked periods in their order, and the share of those found."""
    found: list[Point] = []
    worth = 0.0
    for period in asked:
        scored = [(agreement(period, p.period), p) for p in points if p.period is not None]
        best = max(scored, key=lambda row: row[0], default=None)
        if best is not None and best[0] >= AGREES and best[1] not in found:
            found.append(best[1])
            worth += best[0]
    return found, worth / len(asked) if asked else 0.0
