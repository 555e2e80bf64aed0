"""What tables could answer: single cells, computations over them, names of rows and columns."""

from collections.abc import Iterator, Sequence

from bot.answering.tables.aggregation import over
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.column_choice import MOST_COLUMNS, best_columns, headed
from bot.answering.tables.combination import pairs
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.kindred import of_kinds
from bot.answering.tables.narrowing import narrowed, remaining_points
from bot.answering.tables.query import Asking
from bot.answering.tables.row_dates import is_inside
from bot.answering.tables.seeking import Sought
from bot.answering.tables.series import (
    Name,
    Point,
    Series,
    column_series,
    figure_columns,
    label_name,
    pick,
    row_series,
)
from bot.computing.operation import Operation
from bot.understanding.question import Asked
from facts.drafting.cells import cell_period
from index.text import terms

# How many of each are looked at: beyond them nothing was ever right in the development sets.
_SERIES_LINES = 8
_SERIES_TABLES = 2
_SERIES_COLUMNS = 6


def candidates(
    lines: Sequence[Line], asking: Asking, sought: Sought, index: TableIndex
) -> list[Candidate]:
    """Return the possible answers of leading rows, in no certain order; their number is bounded."""
    found = list(_cells(lines, asking, sought, index))
    for whole in _series(lines, sought, index):
        series = remaining_points(whole, sought)
        if not series.points:
            continue
        part = narrowed(series, sought)
        if part is not None and len(part.points) > 1:
            found += over(part, asking)
        # Columns that aren't periods measure different things.
        alike = series.timed or series.over == "rows"
        found += over(series, asking, pooled=part is None and alike)
    found += pairs(lines, asking, sought, index)
    if asking.wide:
        found += of_kinds(lines, asking, sought, index)
    return [one for one in found if _in_time(one, asking, index)] if asking.months else found


def _in_time(candidate: Candidate, asking: Asking, index: TableIndex) -> bool:
    """Tell whether all rows are of the days and months that a question names.

    A table whose rows are of no days may head them with a month.
    """
    dates = index.dates_of(candidate.table)
    if not dates:
        around = candidate.table.caption | candidate.table.section
        language = asking.question.language
        return any(
            term.key in around for one in asking.months for term in terms(one.text, language)
        )
    return all(
        row.number in dates and any(is_inside(one.form, dates[row.number]) for one in asking.months)
        for row in candidate.rows
    )


def _cells(
    lines: Sequence[Line], asking: Asking, sought: Sought, index: TableIndex
) -> Iterator[Candidate]:
    """Yield every figure and text of the leading rows, of wide tables in the best columns."""
    kept: dict[int, frozenset[int]] = {}
    for line in lines:
        table, row = line.table, line.row
        if table.number not in kept:
            best = best_columns(table, asking, sought, index)[:MOST_COLUMNS]
            kept[table.number] = frozenset(column.number for column in best)
        for number, figure in row.figures.items():
            if number not in kept[table.number]:
                continue
            column = table.columns[number]
            period = cell_period(column, row)
            _, share = pick([Point(figure, row, column, period, None)], asking.asked)
            yield Candidate(
                Operation.VALUE, table, (row,), (column,), (figure,), value=figure.value,
                timed=period is not None, found=share,
            )  # fmt: skip
        name = label_name(row)
        if asking.question.kind is Asked.DATE and row.number in index.dates_of(table) and name:
            yield Candidate(Operation.VALUE, table, (row,), table.columns[:1], names=(name,))
        for number, (start, end) in row.names.items():
            column = table.columns[number]
            if number in kept[table.number] or column.dimension:
                name = Name(index.corpus.document.text[start:end], start, end, row.sentence)
                yield Candidate(Operation.VALUE, table, (row,), (column,), names=(name,))


def _series(lines: Sequence[Line], sought: Sought, index: TableIndex) -> Iterator[Series]:
    for number, line in enumerate(lines):
        if number < _SERIES_LINES or line.row.total or line.row.period is not None:
            yield from row_series(line.table, line.row)
    tables = {line.table.number: line.table for line in reversed(lines)}
    firsts = dict.fromkeys(line.table.number for line in lines)
    for table in [tables[number] for number in firsts][:_SERIES_TABLES]:
        for column in sorted(figure_columns(table), key=headed(sought, index))[:_SERIES_COLUMNS]:
            yield from column_series(table, column)
