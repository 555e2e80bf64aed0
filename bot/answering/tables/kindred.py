"""What the rows of one kind come to: how many they are, their sum, the largest of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from bot.answering.tables.aggregation import over
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.column_choice import best_columns
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.query import Asking
from bot.answering.tables.row_dates import is_inside
from bot.answering.tables.row_kinds import FEWEST, RowKind
from bot.answering.tables.seeking import Sought
from bot.answering.tables.series import Point, Series, label_name
from bot.computing.operand import Operand, of_figure
from bot.computing.selecting import numbered
from facts.drafting.cells import cell_period
from facts.drafting.figure import DraftedFigure
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable

_TABLES = 2
_COLUMNS = 4
_LARGEST = 200  # rows; a longer list isn't added up


def of_kinds(
    lines: Sequence[Line], asking: Asking, sought: Sought, index: TableIndex
) -> Iterator[Candidate]:
    """Yield what the rows of the kinds come to that a question names."""
    tables = {line.table.number: line.table for line in reversed(lines)}
    numbers = list(dict.fromkeys(line.table.number for line in lines))
    for table in [tables[number] for number in numbers[:_TABLES]]:
        columns = best_columns(table, asking, sought, index)[:_COLUMNS]
        named = _named(table, sought, index)
        dated = _of_months(table, asking, index)
        for kind in (*_common(product(dated, named)), *dated, *named):
            yield from _counted(table, kind, asking)
            for column in columns:
                yield from _together(table, kind, column, asking)


def _named(table: DraftedTable, sought: Sought, index: TableIndex) -> list[RowKind]:
    """Return the kinds that a question names, and first what two of them have in common."""
    said = [one for one in index.kinds_of(table) if _is_named(one, table, sought)]
    said = [one for one in said if not any(one.keys < other.keys for other in said)]
    return [*_common(combinations(said, 2)), *said]


def _is_named(kind: RowKind, table: DraftedTable, sought: Sought) -> bool:
    """Tell whether a question names a kind whole, or by what no other row has: "Lefort" of "Lefort SA"."""
    named = kind.keys & sought.every
    if named == kind.keys:
        return True
    return bool(named & sought.known) and all(
        row in kind.rows for row in table.rows if named <= {*row.keys, *row.group}
    )


def _of_months(table: DraftedTable, asking: Asking, index: TableIndex) -> list[RowKind]:
    """Return the rows of each day, month or quarter that a question names."""
    dates = index.dates_of(table)
    found = [
        RowKind(one.text, frozenset({one.form}), tuple(
            row for row in table.rows
            if not row.total and row.number in dates and is_inside(one.form, dates[row.number])
        ))
        for one in asking.months
    ]  # fmt: skip
    return [one for one in found if one.rows]


def _common(pairs: Iterable[tuple[RowKind, RowKind]]) -> list[RowKind]:
    """Return the rows that are of both kinds, where there are any."""
    return [
        RowKind(f"{one.name}; {other.name}", one.keys | other.keys, rows)
        for one, other in pairs
        if one.keys != other.keys and (rows := tuple(row for row in one.rows if row in other.rows))
    ]


def _together(
    table: DraftedTable, kind: RowKind, column: DraftedColumn, asking: Asking
) -> Iterator[Candidate]:
    points = tuple(
        Point(row.figures[column.number], row, column, cell_period(column, row), label_name(row))
        for row in kind.rows
        if column.number in row.figures
    )
    if FEWEST <= len(points) <= _LARGEST:
        for candidate in over(Series(table, points, "rows", timed=False), asking):
            yield replace(candidate, kept=(kind.name,), found=_found(kind, asking))


def _counted(table: DraftedTable, kind: RowKind, asking: Asking) -> Iterator[Candidate]:
    """Yield how many rows are of a kind."""
    every = [one for row in table.rows if not row.total for one in _first(row)]
    own = [one for row in kind.rows for one in _first(row)]
    if own and len(own) == len(kind.rows):
        plan = numbered(every, own)
        yield Candidate(
            plan.operation, table, kind.rows, table.columns[:1], plan.sources, plan,
            value=plan.value, kept=(kind.name,), found=_found(kind, asking), extra={"over_rows": 1.0},
        )  # fmt: skip


def _found(kind: RowKind, asking: Asking) -> float:
    """Return 1 for the rows of what a question names of the time, else 0."""
    return float(any(one.form in kind.keys for one in asking.months))


def _first(row: DraftedRow) -> list[Operand[DraftedFigure]]:
    """Return a figure of a row that stands for it."""
    return [of_figure(figure) for figure in row.figures.values()][:1]
