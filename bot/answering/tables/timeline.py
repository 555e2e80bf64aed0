"""What a cell's row or column has for the years up to its own."""

from collections.abc import Sequence
from itertools import chain

from bot.answering.tables.index import TableIndex
from bot.answering.tables.series import Point, column_series, row_series
from facts.drafting.figure import DraftedFigure


def years_until(figure: DraftedFigure, index: TableIndex) -> tuple[DraftedFigure, ...]:
    """Return the figures of one measure for each year up to that of `figure`, the earliest first.

    None where they are of quarters or months: than which of the earlier ones one is more, nobody says.
    """
    line = next((one for one in index.lines if figure in one.row.figures.values()), None)
    if line is None:
        return ()
    column = next(c for c in line.table.columns if line.row.figures.get(c.number) == figure)
    for series in chain(row_series(line.table, line.row), column_series(line.table, column)):
        points = series.by_time if series.timed else []
        at = next((at for at, one in enumerate(points) if one.figure == figure), None)
        if at is not None and _yearly(points):
            return tuple(one.figure for one in points[: at + 1])
    return ()


def _yearly(points: Sequence[Point]) -> bool:
    periods = [one.period for one in points]
    return all(one is not None and one.year and not (one.month or one.part) for one in periods)
