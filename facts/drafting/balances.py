"""Tables that lead from one balance to the next: their movements belong to the year between."""

from dataclasses import replace
from itertools import pairwise

from facts.drafting.period import Period
from facts.drafting.tables import DraftedRow


def rolled(rows: list[DraftedRow]) -> list[DraftedRow]:
    """Give the movements between two dated balances ("at 31 March 2018", "… 2019") their year."""
    dated = [
        number
        for number, row in enumerate(rows)
        if row.period is not None and row.period.day and row.figures
    ]
    found = list(rows)
    for first, last in pairwise(dated):
        before, after = rows[first].period, rows[last].period
        same = rows[first].keys == rows[last].keys
        if not same or before is None or after is None or before.year == after.year:
            continue
        span = Period(after.year, after.month, after.day, 12)
        for number in range(first + 1, last):
            if rows[number].period is None:
                found[number] = _dated(rows[number], span)
    return found


def _dated(row: DraftedRow, period: Period) -> DraftedRow:
    figures = {
        number: figure if figure.period else replace(figure, period=period.iso)
        for number, figure in row.figures.items()
    }
    return replace(row, period=period, figures=figures)
