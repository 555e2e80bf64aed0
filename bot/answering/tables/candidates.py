"""What tables could answer: single cells, computations over them, names of rows and columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.answering.planner import operations as compute
from bot.answering.planner.plan import Operation, Plan
from bot.answering.tables.asking import Asking, Limit
from bot.answering.tables.lines import Fit, Line, Sought, TableIndex, column_order, fit
from bot.answering.tables.series import (
    Name,
    Point,
    Series,
    column_series,
    label_name,
    order,
    pick,
    row_series,
)
from bot.understanding.operations import Signal
from facts.drafting.cells import cell_period
from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable

# How many of each are looked at; beyond them nothing was ever right in the development sets.
_VALUE_COLUMNS = 14
_SERIES_LINES = 8
_SERIES_TABLES = 2
_SERIES_COLUMNS = 6
_PAIR_LINES = 6
_PAIR_COLUMNS = 3
_MOST_SUMMED = 6

_CHANGES = (Signal.CHANGE, Signal.GROWTH, Signal.UP, Signal.DOWN, Signal.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer: an operation over figures, with the rows and columns that they stand in.

    `value` is what it comes to, None where the answer is a name; `names` are the rows or columns
    that answer. `periods` are those of the operands; `found` (0 to 1) tells how much of the asked
    periods they cover, `implied` that a period was taken that nobody named.
    """

    operation: Operation
    table: DraftedTable
    rows: tuple[DraftedRow, ...]
    columns: tuple[DraftedColumn, ...]
    figures: tuple[DraftedFigure, ...]
    plan: Plan | None = None
    names: tuple[Name, ...] = ()
    value: Decimal | None = None
    timed: bool = False
    found: float = 0.0
    implied: bool = False
    figure_asked: bool = False
    extra: dict[str, float] = field(default_factory=dict, hash=False, compare=False)


def candidates(asking: Asking, sought: Sought, index: TableIndex) -> list[Candidate]:
    """Return the possible answers, in no certain order; their number is bounded."""
    lines = index.leading(sought)
    found = list(_values(lines, asking, sought, index))
    for series in _series(lines, sought, index):
        found += _over(series, asking)
    found += _pairs(lines, asking, sought, index)
    return found


def _values(
    lines: Sequence[Line], asking: Asking, sought: Sought, index: TableIndex
) -> Iterator[Candidate]:
    """Yield every figure and name of the leading rows, of wide tables the best columns."""
    kept: dict[int, frozenset[int]] = {}
    for line in lines:
        table, row = line.table, line.row
        if table.number not in kept:
            kept[table.number] = frozenset(
                column.number
                for column in _best_columns(table, asking, sought, index, _VALUE_COLUMNS)
            )
        for number, figure in row.figures.items():
            column = table.columns[number]
            if number not in kept[table.number]:
                continue
            period = cell_period(column, row)
            _, share = pick([Point(figure, row, column, period, None)], asking.asked)
            yield Candidate(
                Operation.VALUE, table, (row,), (column,), (figure,), value=figure.value,
                timed=period is not None, found=share,
            )  # fmt: skip
        for number, (start, end) in row.names.items():
            if number in kept[table.number] or table.columns[number].dimension:
                text = index.corpus.document.text[start:end]
                yield Candidate(
                    Operation.VALUE, table, (row,), (table.columns[number],), (),
                    names=(Name(text, start, end, row.sentence),),
                )  # fmt: skip


def _best_columns(
    table: DraftedTable, asking: Asking, sought: Sought, index: TableIndex, most: int
) -> list[DraftedColumn]:
    columns = column_order(table.columns)
    if len(columns) <= most:
        return columns

    def worth(column: DraftedColumn) -> tuple[float, int]:
        match: Fit = fit(column.keys, sought, index)
        timed = any(
            column.period is not None and period.year == column.period.year
            for period in asking.asked
        )
        topic = sum(sought.weights.get(key, 0.0) for key in match.have)
        return (-(2 * timed + topic - match.extra), column.number)

    return sorted(columns, key=worth)[:most]


def _series(lines: Sequence[Line], sought: Sought, index: TableIndex) -> Iterator[Series]:
    for number, line in enumerate(lines):
        if number < _SERIES_LINES or line.row.total or line.row.period is not None:
            yield from row_series(line)
    tables: dict[int, DraftedTable] = {}
    for line in lines:
        tables.setdefault(line.table.number, line.table)
    for table in list(tables.values())[:_SERIES_TABLES]:
        matched = [
            (fit(column.keys, sought, index), column) for column in column_order(table.columns)
        ]
        matched.sort(
            key=lambda row: (
                -sum(sought.weights.get(k, 0.0) for k in row[0].have),
                row[0].extra,
                row[1].number,
            )
        )
        for _, column in matched[:_SERIES_COLUMNS]:
            yield from column_series(table, column)


def _over(series: Series, asking: Asking) -> Iterator[Candidate]:
    """Yield what is asked for over a series, as far as the question's words say so."""
    says = asking.says
    if series.timed:
        yield from _changes(series, asking)
    if says(Signal.AVERAGE, Signal.SUM, Signal.TOTAL):
        yield from _together(series, asking)
    extremes = [
        (Operation.HIGHEST, (Signal.MOST, Signal.MORE)),
        (Operation.LOWEST, (Signal.LEAST, Signal.LESS)),
    ]
    for operation, signals in extremes:
        if says(*signals):
            yield from _extreme(series, asking, operation)
    if asking.limit is not None and says(Signal.WHICH, Signal.COUNT):
        yield from _filtered(series, asking, asking.limit)


def _changes(series: Series, asking: Asking) -> Iterator[Candidate]:
    says = asking.says
    if not says(*_CHANGES, Signal.SHARE, Signal.RATIO):
        return
    ends, found, implied = _ends(series, asking)
    if len(ends) != 2:
        return
    first, last = sorted(ends, key=lambda point: order(point.period))
    language = asking.question.language
    plans: list[Plan | None] = []
    if says(*_CHANGES):
        plans.append(compute.change(first.figure, last.figure, language))
    if says(Signal.GROWTH, Signal.PERCENT):
        plans.append(compute.percent_change(first.figure, last.figure, language))
    if says(Signal.SHARE, Signal.RATIO):
        plans.append(compute.share(ends[0].figure, ends[1].figure, language))
    for plan in plans:
        if plan is not None:
            yield _planned(plan, series, ends, found, implied=implied)


def _ends(series: Series, asking: Asking) -> tuple[list[Point], float, bool]:
    """Return the two points between which a change is asked for."""
    points = series.by_time
    if len(asking.asked) > 1:
        found, share = pick(points, asking.asked[:2] if len(asking.asked) == 2 else _outer(asking))
        return found, share, False
    if len(asking.asked) == 1:
        found, share = pick(points, asking.asked)
        at = points.index(found[0]) if found else 0
        return ([points[at - 1], points[at]], share, True) if at else ([], 0.0, True)
    return points[-2:], 0.0, len(points) > 2


def _outer(asking: Asking) -> list:  # type: ignore[type-arg]
    ordered = sorted(asking.asked, key=order)
    return [ordered[0], ordered[-1]]


def _together(series: Series, asking: Asking) -> Iterator[Candidate]:
    """Yield average and sum over the periods named, or over all points."""
    language = asking.question.language
    points, found, implied = list(series.points), 0.0, not series.timed
    if series.timed and len(asking.every) > 1:
        points, found = pick(series.by_time, asking.every)
    elif series.timed and asking.every:
        return
    elif not series.timed:
        found = _period_share(series.points, asking)
    for plan in (_average(points, asking, language), _sum(points, asking, language)):
        if plan is not None:
            yield _planned(plan, series, points, found, implied=implied)


def _average(points: Sequence[Point], asking: Asking, language: str) -> Plan | None:
    if not asking.says(Signal.AVERAGE) or len(points) < 2:
        return None
    return compute.average([point.figure for point in points], language)


def _sum(points: Sequence[Point], asking: Asking, language: str) -> Plan | None:
    if not asking.says(Signal.SUM, Signal.TOTAL) or len(points) < 2:
        return None
    return compute.total([point.figure for point in points], language)


def _period_share(points: Sequence[Point], asking: Asking) -> float:
    return max((pick([point], asking.asked)[1] for point in points[:1]), default=0.0)


def _extreme(series: Series, asking: Asking, operation: Operation) -> Iterator[Candidate]:
    """Yield the point that is the largest or smallest, as a name and as a figure."""
    points = list(series.points)
    found = 0.0
    if series.timed and len(asking.every) > 1:
        points, found = pick(series.by_time, asking.every)
    elif not series.timed:
        found = _period_share(points, asking)
    if len(points) < 2 or not compute.alike([point.figure for point in points]):
        return
    sign = 1 if operation is Operation.HIGHEST else -1
    # "larger" of losses in brackets is asked of their size where all are negative
    size = -1 if all(point.figure.value < 0 for point in points) else 1
    best = max(points, key=lambda point: sign * size * point.figure.value)
    ties = [point for point in points if point.figure.value == best.figure.value]
    if len(ties) > 1:
        return
    if asking.says(Signal.WHICH):
        if best.name is not None:
            yield _named(operation, series, points, [best], found)
    else:
        yield Candidate(
            operation, series.table, (best.row,), (best.column,), (best.figure,),
            value=best.figure.value, timed=series.timed, found=found, figure_asked=True,
            names=(best.name,) if best.name else (), extra=_series_facts(series),
        )  # fmt: skip


def _filtered(series: Series, asking: Asking, limit: Limit) -> Iterator[Candidate]:
    """Yield the points beyond a limit: their names, or how many they are."""
    points = list(series.points)
    found = 0.0
    if series.timed and len(asking.every) > 1:
        points, found = pick(series.by_time, asking.every)
    if limit.unit == "%" and any(point.figure.kind is not Kind.PERCENT for point in points):
        return
    if not points or not compute.alike([point.figure for point in points]):
        return
    beyond = [point for point in points if _beyond(point.figure, limit)]
    if asking.says(Signal.COUNT) and not asking.says(Signal.WHICH):
        plan = compute.counted(
            [point.figure for point in points], [point.figure for point in beyond],
            above=limit.above, unit="years" if series.timed else "",
        )  # fmt: skip
        yield Candidate(
            plan.operation, series.table, _rows(points), _columns(points), plan.operands, plan,
            value=plan.value, names=tuple(point.name for point in beyond if point.name),
            timed=series.timed, found=found, extra=_series_facts(series),
        )  # fmt: skip
    elif beyond:
        operation = Operation.ABOVE if limit.above else Operation.BELOW
        yield _named(operation, series, points, beyond, found)


def _beyond(figure: DraftedFigure, limit: Limit) -> bool:
    """Compare in full where both have a scale or neither, else as printed."""
    printed = figure.printed if figure.printed is not None else figure.value
    scaled = limit.full != limit.bare
    if scaled and figure.scale != 1:
        value, bound = figure.value, limit.full
    else:
        value, bound = printed, limit.bare
    return value > bound if limit.above else value < bound


def _named(
    operation: Operation,
    series: Series,
    points: Sequence[Point],
    best: Sequence[Point],
    found: float,
) -> Candidate:
    names = tuple(point.name for point in best if point.name is not None)
    year = best[0].period.year if series.timed and best[0].period is not None else None
    return Candidate(
        operation, series.table, _rows(points), _columns(points),
        tuple(point.figure for point in best), names=names,
        value=Decimal(year) if year is not None else None, timed=series.timed, found=found,
        extra=_series_facts(series),
    )  # fmt: skip


def _planned(
    plan: Plan, series: Series, points: Sequence[Point], found: float, *, implied: bool
) -> Candidate:
    return Candidate(
        plan.operation, series.table, _rows(points), _columns(points), plan.operands, plan,
        value=plan.value, timed=series.timed, found=found, implied=implied,
        extra=_series_facts(series),
    )  # fmt: skip


def _series_facts(series: Series) -> dict[str, float]:
    return {"over_rows": float(series.over == "rows")}


def _rows(points: Sequence[Point]) -> tuple[DraftedRow, ...]:
    return tuple({point.row.number: point.row for point in points}.values())


def _columns(points: Sequence[Point]) -> tuple[DraftedColumn, ...]:
    return tuple({point.column.number: point.column for point in points}.values())


def _pairs(
    lines: Sequence[Line], asking: Asking, sought: Sought, index: TableIndex
) -> Iterator[Candidate]:
    """Yield what two or more named rows of one column, or columns of one row, come to."""
    wanted = asking.says(
        Signal.SHARE,
        Signal.RATIO,
        Signal.SUM,
        Signal.TOTAL,
        Signal.AVERAGE,
        Signal.PERCENT,
        Signal.DIFFERENCE,
    )
    if not wanted or not lines:
        return
    table = lines[0].table
    near = [line.row for line in lines if line.table is table]
    totals = [
        row for row in table.rows if row.total and row.figures and row not in near[:_PAIR_LINES]
    ]
    for column in _best_columns(table, asking, sought, index, _PAIR_COLUMNS):
        points = [_point(row, column) for row in near if column.number in row.figures]
        named = [point for point in points if _fits_period(point, asking)][:_PAIR_LINES]
        wholes = [_point(row, column) for row in totals[-2:] if column.number in row.figures]
        yield from _among(table, named, wholes, "rows", asking, sought)
    across = near[:_PAIR_LINES] + (totals[-2:] if asking.says(Signal.TOTAL) else [])
    for row in across:
        columns = [c for c in column_order(table.columns) if c.keys and c.number in row.figures]
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
    return sum(sought.weights.get(key, 0.0) for key in match.have) - match.extra


def _among(  # noqa: PLR0913
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
    for count in range(2, min(len(named), _MOST_SUMMED) + 1):
        points = sorted(named[:count], key=lambda point: (point.row.number, point.column.number))
        _, found = pick(points[:1], asking.asked)
        series = Series(table, tuple(points), over, timed=False)
        language = asking.question.language
        for plan in (_average(points, asking, language), _sum(points, asking, language)):
            if plan is not None:
                yield _planned(plan, series, points, found, implied=False)


def _pair(  # noqa: PLR0913
    table: DraftedTable, first: Point, second: Point, over: str, asking: Asking, sought: Sought
) -> Iterator[Candidate]:
    language = asking.question.language
    plans: list[Plan | None] = []
    if asking.says(Signal.DIFFERENCE):
        plans.append(compute.difference(first.figure, second.figure, language))
    if asking.says(Signal.SHARE, Signal.PERCENT):
        plans.append(compute.share(first.figure, second.figure, language))
    if asking.says(Signal.RATIO, Signal.SHARE):
        plans.append(compute.ratio(first.figure, second.figure, language))
    _, found = pick([first], asking.asked)
    one, other = _keys(first, over), _keys(second, over)
    ahead = _place(one, other, sought) <= _place(other, one, sought)
    unnamed = not any(key in sought.every for key in other)
    total = second.row.total if over == "rows" else "total" in second.column.keys
    for plan in plans:
        if plan is not None:
            yield Candidate(
                plan.operation, table, _rows((first, second)), _columns((first, second)),
                plan.operands, plan, value=plan.value, timed=False, found=found,
                extra={
                    "over_rows": float(over == "rows"),
                    "in_order": float(ahead),
                    "to_total": float(total and unnamed),
                    "to_unnamed": float(unnamed and not total),
                },
            )  # fmt: skip


def _keys(point: Point, over: str) -> tuple[str, ...]:
    return point.row.keys if over == "rows" else point.column.keys


def _place(own: Sequence[str], other: Sequence[str], sought: Sought) -> int:
    """Return where the question first has a word of one label that the other lacks."""
    places = [sought.order.index(key) for key in own if key not in other and key in sought.order]
    return min(places, default=len(sought.order))
