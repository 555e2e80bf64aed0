"""What is asked for over a series: changes, sums, extremes, what lies beyond a limit."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.query import Asking, Limit
from bot.answering.tables.series import Point, Series, order, pick
from bot.computing.additions import change, total
from bot.computing.operand import Operand, alike, comparable, of_figure
from bot.computing.operation import Operation
from bot.computing.quotients import average, median, percent_change, share
from bot.computing.result import Result
from bot.computing.selecting import best, counted
from bot.understanding.operations import Signal
from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.tables import DraftedColumn, DraftedRow

CHANGES = (Signal.CHANGE, Signal.GROWTH, Signal.UP, Signal.DOWN, Signal.DIFFERENCE)


def over(series: Series, asking: Asking, *, pooled: bool = True) -> Iterator[Candidate]:
    """Yield what is asked for over a series, as far as the question's words say so.

    `pooled` is False where the question names some of the points: all together aren't asked for.
    """
    if series.timed:
        yield from _changes(series, asking)
    if pooled and asking.allows(Signal.AVERAGE, Signal.MEDIAN, Signal.SUM, Signal.TOTAL):
        yield from _together(series, asking)
    extremes = [
        (Operation.HIGHEST, (Signal.MOST, Signal.MORE)),
        (Operation.LOWEST, (Signal.LEAST, Signal.LESS)),
    ]
    for operation, signals in extremes:
        if asking.allows(*signals):
            yield from _extreme(series, asking, operation)
    if asking.limit is not None and asking.says(Signal.WHICH, Signal.COUNT):
        yield from _filtered(series, asking, asking.limit)


def _changes(series: Series, asking: Asking) -> Iterator[Candidate]:
    allows = asking.allows
    if not allows(*CHANGES, Signal.SHARE, Signal.RATIO):
        return
    ends, found, implied = _ends(series, asking)
    if len(ends) != 2:
        return
    first, last = sorted(ends, key=lambda point: order(point.period))
    earlier, later = of_figure(first.figure), of_figure(last.figure)
    plans: list[Result[DraftedFigure] | None] = []
    if allows(*CHANGES):
        plans.append(change(earlier, later))
    if allows(Signal.GROWTH, Signal.PERCENT):
        plans.append(percent_change(earlier, later))
    if asking.says(Signal.SHARE, Signal.RATIO):
        plans.append(share(of_figure(ends[0].figure), of_figure(ends[1].figure)))
    for plan in plans:
        if plan is not None:
            yield planned(plan, series, ends, found, implied=implied)


def _ends(series: Series, asking: Asking) -> tuple[list[Point], float, bool]:
    """Return the two points between which a change is asked for."""
    points = series.by_time
    if len(asking.asked) > 1:
        found, share = pick(points, asking.asked[:2] if len(asking.asked) == 2 else _outer(asking))
        return found, share, False
    if len(asking.asked) == 1:
        found, share = pick(points, asking.asked)
        return (_before(points, found[0]) if found else []), share, True
    if not points:
        return [], 0.0, False
    # Of three and nine months that end on one day, the table puts first what it is about.
    latest = [point for point in series.points if order(point.period) == order(points[-1].period)]
    return _before(points, latest[0]), 0.0, len(points) > 2


def _before(points: Sequence[Point], last: Point) -> list[Point]:
    """Return a point behind the latest one before it that is as long; none where there is none."""
    earlier = [
        point
        for point in points
        if order(point.period) < order(last.period)
        and comparable(of_figure(point.figure), of_figure(last.figure))
    ]
    return [earlier[-1], last] if earlier else []


def _outer(asking: Asking) -> list:  # type: ignore[type-arg]
    ordered = sorted(asking.asked, key=order)
    return [ordered[0], ordered[-1]]


def _together(series: Series, asking: Asking) -> Iterator[Candidate]:
    """Yield average, median and sum over the periods named, or over all points."""
    points, found, implied = list(series.points), 0.0, not series.timed
    if series.timed and len(asking.every) > 1:
        points, found = pick(series.by_time, asking.every)
    elif series.timed and asking.every:
        return
    elif not series.timed:
        found = _period_share(series.points, asking)
    for plan in one_of_several(points, asking):
        yield planned(plan, series, points, found, implied=implied)


_OF_SEVERAL = (
    (average, (Signal.AVERAGE,)),
    (median, (Signal.MEDIAN,)),
    (total, (Signal.SUM, Signal.TOTAL)),
)


def one_of_several(points: Sequence[Point], asking: Asking) -> Iterator[Result[DraftedFigure]]:
    """Yield what two or more points come to, as far as the question's words ask for it."""
    for work, signals in _OF_SEVERAL:
        asked = asking.says(*signals) or (asking.wide and work is not median)
        plan = work(operands(points)) if asked else None
        if plan is not None:
            yield plan


def operands(points: Sequence[Point]) -> list[Operand[DraftedFigure]]:
    return [of_figure(point.figure) for point in points]


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
    # "larger" of losses in brackets is asked of their size where all are negative
    sizes = all(point.figure.value < 0 for point in points)
    first = best(operands(points), least=(operation is Operation.LOWEST) != sizes)
    if first is None:
        return
    point = next(point for point in points if point.figure is first.source)
    if asking.allows(Signal.WHICH) and point.name is not None:
        yield _named(operation, series, points, [point], found)
    if not asking.says(Signal.WHICH):
        yield Candidate(
            operation, series.table, (point.row,), (point.column,), (point.figure,),
            value=point.figure.value, timed=series.timed, found=found, figure_asked=True,
            names=(point.name,) if point.name else (), extra=_series_facts(series),
        )  # fmt: skip


def _filtered(series: Series, asking: Asking, limit: Limit) -> Iterator[Candidate]:
    """Yield the points beyond a limit: their names, or how many they are."""
    points = list(series.points)
    found = 0.0
    if series.timed and len(asking.every) > 1:
        points, found = pick(series.by_time, asking.every)
    if limit.unit == "%" and any(point.figure.kind is not Kind.PERCENT for point in points):
        return
    if not points or not alike(operands(points)):
        return
    beyond = [point for point in points if _beyond(point.figure, limit)]
    if asking.says(Signal.COUNT) and not asking.says(Signal.WHICH):
        unit = "years" if series.timed else ""
        plan = counted(operands(points), operands(beyond), unit, above=limit.above)
        yield Candidate(
            plan.operation, series.table, rows(points), columns(points), plan.sources, plan,
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
    leading: Sequence[Point],
    found: float,
) -> Candidate:
    names = tuple(point.name for point in leading if point.name is not None)
    period = leading[0].period
    year = period.year if series.timed and period is not None else None
    return Candidate(
        operation, series.table, rows(points), columns(points),
        tuple(point.figure for point in leading), names=names,
        value=Decimal(year) if year is not None else None, timed=series.timed, found=found,
        extra=_series_facts(series),
    )  # fmt: skip


def planned(
    plan: Result[DraftedFigure],
    series: Series,
    points: Sequence[Point],
    found: float,
    *,
    implied: bool,
) -> Candidate:
    return Candidate(
        plan.operation, series.table, rows(points), columns(points), plan.sources, plan,
        value=plan.value, timed=series.timed, found=found, implied=implied,
        extra=_series_facts(series),
    )  # fmt: skip


def _series_facts(series: Series) -> dict[str, float]:
    return {"over_rows": float(series.over == "rows")}


def rows(points: Sequence[Point]) -> tuple[DraftedRow, ...]:
    return tuple({point.row.number: point.row for point in points}.values())


def columns(points: Sequence[Point]) -> tuple[DraftedColumn, ...]:
    return tuple({point.column.number: point.column for point in points}.values())
