"""What the rows of one kind come to: how many they are, their sum, the largest of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bot.answering.tables.aggregation import over
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.column_choice import best_columns
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.query import Asking
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
        for kind in _named(table, sought, index):
            yield from _counted(table, kind)
            for column in columns:
                yield from _together(table, kind, column, asking)


def _named(table: DraftedTable, sought: Sought, index: TableIndex) -> list[RowKind]:
    """Return the kinds that a question names whole, and first what two of them have in common."""
    said = [one for one in index.kinds_of(table) if one.keys <= sought.every]
    said = [one for one in said if not any(one.keys < other.keys for other in said)]
    both = [
        RowKind(f"{one.name}; {other.name}", one.keys | other.keys, rows)
        for one, other in combinations(said, 2)
        if one.keys != other.keys and (rows := tuple(row for row in one.rows if row in other.rows))
    ]
    return [*both, *said]


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
            yield replace(candidate, kept=(kind.name,))


def _counted(table: DraftedTable, kind: RowKind) -> Iterator[Candidate]:
    """Yield how many rows are of a kind."""
    every = [one for row in table.rows if not row.total for one in _first(row)]
    own = [one for row in kind.rows for one in _first(row)]
    if own and len(own) == len(kind.rows):
        plan = numbered(every, own)
        yield Candidate(
            plan.operation, table, kind.rows, table.columns[:1], plan.sources, plan,
            value=plan.value, kept=(kind.name,), extra={"over_rows": 1.0},
        )  # fmt: skip


def _first(row: DraftedRow) -> list[Operand[DraftedFigure]]:
    """Return a figure of a row that stands for it."""
    return [of_figure(figure) for figure in row.figures.values()][:1]
