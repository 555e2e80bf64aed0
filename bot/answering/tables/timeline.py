"""What a cell's row or column has for the years up to its own."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.answering.tables.index import TableIndex
from bot.answering.tables.series import Point, column_series, row_series
from facts.drafting.figure import DraftedFigure


def years_until(figure: DraftedFigure, index: TableIndex) -> tuple[DraftedFigure, ...]:
    """Return the figures of one measure for each year up to that of `figure`, the earliest first.

    None where they are of quarters or months: than which of the earlier ones one is more, nobody says.
    """
    for points in _timelines(figure, index):
        if _yearly(points):
            figures = [one.figure for one in points]
            return tuple(figures[: figures.index(figure) + 1])
    return ()


def latest(figure: DraftedFigure, index: TableIndex) -> DraftedFigure:
    """Return the latest figure of a row's measure, the one given where its row has no later one."""
    for points in _timelines(figure, index):
        if all(point.row.sentence == figure.sentence for point in points):
            return points[-1].figure
    return figure


def _timelines(figure: DraftedFigure, index: TableIndex) -> Iterator[list[Point]]:
    """Yield the runs over time that a figure is in, the earliest point first."""
    line = next((one for one in index.lines if figure in one.row.figures.values()), None)
    if line is None:
        return
    column = next(c for c in line.table.columns if line.row.figures.get(c.number) == figure)
    for series in chain(row_series(line.table, line.row), column_series(line.table, column)):
        if series.timed and any(point.figure == figure for point in series.points):
            yield series.by_time


def _yearly(points: Sequence[Point]) -> bool:
    periods = [one.period for one in points]
    return all(one is not None and one.year and not (one.month or one.part) for one in periods)
