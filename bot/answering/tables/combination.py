"""What two or more named rows of a column, or columns of a row, come to together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.answering.prose.task import Ask, Task
from bot.answering.tables.adding_up import parts_of
from bot.answering.tables.aggregation import columns, one_of_several, operands, planned, rows
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.column_choice import best_columns
from bot.answering.tables.fits import fit
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.narrowing import told_apart
from bot.answering.tables.query import Asking
from bot.answering.tables.seeking import Sought
from bot.answering.tables.series import Point, Series, figure_columns, label_name, pick
from bot.computing.additions import difference, total
from bot.computing.operand import Operand, of_figure
from bot.computing.quotients import ratio, share
from bot.computing.result import Result, of_result
from bot.understanding.operations import Signal
from facts.drafting.cells import cell_period
from facts.drafting.figure import DraftedFigure
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable

# How many of each are looked at: beyond them nothing was ever right in the development sets.
_PAIR_LINES = 6
_PAIR_COLUMNS = 3
_PAIR_TABLES = 2
_UNASKED = 3  # lines that are paired where no word asks for it
_MOST_SUMMED = 6
_WANTED = (
    Signal.SHARE, Signal.RATIO, Signal.SUM, Signal.TOTAL, Signal.AVERAGE, Signal.MEDIAN,
    Signal.PERCENT, Signal.DIFFERENCE,
)  # fmt: skip

_Work = Callable[[Operand[DraftedFigure], Operand[DraftedFigure]], Result[DraftedFigure] | None]


def pairs(
    lines: Sequence[Line], asking: Asking, sought: Sought, index: TableIndex
) -> Iterator[Candidate]:
    """Yield what two or more named rows of one column, or columns of one row, come to."""
    if not lines or not asking.allows(*_WANTED):
        return
    for table in _tables(lines, sought):
        near = [line.row for line in lines if line.table is table]
        totals = [
            row for row in table.rows if row.total and row.figures and row not in near[:_PAIR_LINES]
        ]
        yield from _in_columns(table, near, totals, asking, sought, index)
        most = _PAIR_LINES if asking.says(*_WANTED) else _UNASKED
        yield from _in_rows(table, [*near[:most], *totals[-2:]], asking, sought, index)


def _tables(lines: Sequence[Line], sought: Sought) -> list[DraftedTable]:
    """Return the tables whose rows and headers have the most of the question's words."""
    tables = {line.table.number: line.table for line in reversed(lines)}
    firsts = list(dict.fromkeys(line.table.number for line in lines))

    def words(number: int) -> float:
        table = tables[number]
        have = {
            k for line in lines if line.table is table for k in (*line.row.keys, *line.row.group)
        }
        have |= {key for column in table.columns for key in column.keys}
        have |= table.caption | table.section
        return sought.weight(have)

    firsts.sort(key=lambda number: -words(number))
    return [tables[number] for number in firsts[:_PAIR_TABLES]]


def _in_columns(
    table: DraftedTable,
    near: Sequence[DraftedRow],
    totals: Sequence[DraftedRow],
    asking: Asking,
    sought: Sought,
    index: TableIndex,
) -> Iterator[Candidate]:
    for column in best_columns(table, asking, sought, index)[:_PAIR_COLUMNS]:
        points = [_point(row, column) for row in near if column.number in row.figures]
        most = _PAIR_LINES if asking.says(*_WANTED) else _UNASKED
        named = [point for point in points if _fits_period(point, asking)][:most]
        wholes = [_point(row, column) for row in totals[-2:] if column.number in row.figures]
        yield from _among(table, named, wholes, "rows", asking, sought)


def _in_rows(
    table: DraftedTable,
    near: Sequence[DraftedRow],
    asking: Asking,
    sought: Sought,
    index: TableIndex,
) -> Iterator[Candidate]:
    for row in near:
        columns = [c for c in figure_columns(table) if c.keys and c.number in row.figures]
        if len(columns) < 2:
            continue
        points = [_point(row, column) for column in columns]
        points = [point for point in points if _fits_period(point, asking)]
        points.sort(key=lambda point: (-_worth(point.column, sought, index), point.column.number))
        yield from _among(table, points[:_PAIR_LINES], [], "columns", asking, sought)


def _point(row: DraftedRow, column: DraftedColumn) -> Point:
    return Point(row.figures[column.number], row, column, cell_period(column, row), label_name(row))


def _fits_period(point: Point, asking: Asking) -> bool:
    return not asking.asked or point.period is None or bool(pick([point], asking.asked[:1])[0])


def _worth(column: DraftedColumn, sought: Sought, index: TableIndex) -> float:
    match = fit(column.keys, sought, index)
    return sought.weight(match.have) - match.extra


def _among(
    table: DraftedTable,
    named: Sequence[Point],
    wholes: Sequence[Point],
    over: str,
    asking: Asking,
    sought: Sought,
) -> Iterator[Candidate]:
    """Yield pairs and sums of the points that a question may name, best first in `named`."""
    for first in named:
        for second in (*named, *wholes):
            if first is not second:
                yield from _pair(table, first, second, over, asking, sought)
    parts = told_apart([point for point in named if not _whole(point, over)], over, asking, sought)
    # no whole is added to its parts: "sales of lamps and chairs" has a word of "total sales"
    summed = parts if len(parts) > 1 else told_apart(named, over, asking, sought)
    for count in range(2, min(len(summed), _MOST_SUMMED) + 1):
        points = sorted(summed[:count], key=lambda point: (point.row.number, point.column.number))
        _, found = pick(points[:1], asking.asked)
        series = Series(table, tuple(points), over, timed=False)
        for plan in one_of_several(points, asking):
            yield planned(plan, series, points, found, implied=False)
    if over == "rows" and asking.allows(Signal.SHARE, Signal.PERCENT):
        every = [point for point in (*named, *wholes) if _whole(point, over)]
        yield from _shares(table, parts, every, asking)


def _shares(
    table: DraftedTable, parts: Sequence[Point], wholes: Sequence[Point], asking: Asking
) -> Iterator[Candidate]:
    """Yield what all rows that a question lists make together of a total that adds them up."""
    together = total(operands(parts))
    for whole in wholes:
        added = parts_of(table, whole.row, whole.column.number)
        if not all(point.row in added for point in parts):
            continue
        plan = together and share(of_result(together), of_figure(whole.figure))
        if plan is not None:
            points = (*parts, whole)
            _, found = pick(points[:1], asking.asked)
            series = Series(table, points, "rows", timed=False)
            made = planned(plan, series, points, found, implied=False)
            yield replace(made, extra={**made.extra, "in_order": 1.0})


def _pair(
    table: DraftedTable, first: Point, second: Point, over: str, asking: Asking, sought: Sought
) -> Iterator[Candidate]:
    wholes = _whole(first, over), _whole(second, over)
    wanted: list[tuple[_Work, Task, tuple[Signal, ...]]] = [
        (difference, Task.DIFFERENCE, (Signal.DIFFERENCE,)),
        (ratio, Task.RATIO, (Signal.RATIO,)),
    ]
    one, other = _keys(first, over), _keys(second, over)
    if wholes[1] or not (wholes[0] or (asking.says(Signal.TOTAL) and set(other) - sought.every)):
        # a whole is no part of one of its parts, and "of the total" isn't of another part
        wanted.append((share, Task.SHARE, (Signal.SHARE, Signal.PERCENT)))
    _, found = pick([first], asking.asked)
    unnamed = not any(key in sought.every for key in other)
    sides = of_figure(first.figure), of_figure(second.figure)
    for work, task, signals in wanted:
        asked = asking.says(*signals) or (asking.wide and task is not Task.RATIO)
        plan = work(*sides) if asked else None
        if plan is not None:
            yield Candidate(
                plan.operation, table, rows((first, second)), columns((first, second)),
                plan.sources, plan, value=plan.value, timed=False, found=found,
                extra={
                    "over_rows": float(over == "rows"),
                    "in_order": _ordered(one, other, task, asking, sought),
                    "to_total": float(wholes[1] and unnamed),
                    "to_unnamed": float(unnamed and not wholes[1]),
                },
            )  # fmt: skip


def _whole(point: Point, over: str) -> bool:
    return point.row.total if over == "rows" else "total" in point.column.keys


def _ordered(
    one: Sequence[str], other: Sequence[str], task: Task, asking: Asking, sought: Sought
) -> float:
    """Tell whether operands stand as the question has them: by its joints, else by their order."""
    places = (_said_at(one, other, sought), _said_at(other, one, sought))
    found = [
        held
        for ask in asking.parted
        if ask.task is task and all(part.terms for part in ask.parts)
        for held in (_held(ask, places), -_held(ask, places[::-1]))
        if held
    ]
    if found:
        return float(found[0] > 0)
    return float(_place(one, other, sought) <= _place(other, one, sought))


def _said_at(own: Sequence[str], other: Sequence[str], sought: Sought) -> frozenset[int]:
    """Return where the question has words of one label that the other lacks."""
    return frozenset().union(*(sought.places.get(key, ()) for key in own if key not in other))


def _held(ask: Ask, places: tuple[frozenset[int], frozenset[int]]) -> int:
    """Return 1 where either part of a question has a word of its operand, and none of the other's."""
    first, second = ({term.start for term in part.terms} for part in ask.parts)
    mine = bool(places[0] & first) and not places[0] & second
    theirs = not places[1] & first and (bool(places[1] & second) or not places[1])
    return int(mine and theirs)


def _keys(point: Point, over: str) -> tuple[str, ...]:
    return point.row.keys if over == "rows" else point.column.keys


def _place(own: Sequence[str], other: Sequence[str], sought: Sought) -> int:
    """Return where the question first has a word of one label that the other lacks."""
    places = [sought.order.index(key) for key in own if key not in other and key in sought.order]
    return min(places, default=len(sought.order))
