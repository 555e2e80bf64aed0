"""How far the periods of a candidate are those that a question names."""

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.query import Asking
from bot.answering.tables.series import AGREES, order
from bot.computing.operation import Operation
from facts.drafting.cells import cell_period
from facts.drafting.header_periods import mentions
from facts.drafting.period import agreement

_NAMED_YEAR = 0.8  # worth of a year in a label to one that is the cell's period


def period_features(candidate: Candidate, asking: Asking, language: str) -> dict[str, float]:
    """Return how far the periods of a candidate are those that a question names."""
    asked = asking.asked
    has = any(column.period is not None or column.compares for column in candidate.columns) or any(
        row.period is not None for row in candidate.rows
    )
    if asked:
        found = max(candidate.found, _compared(candidate, asking, language))
        found = min(1.0, found + _inside(candidate, asking, caption=not has))
        return {
            "period": found,
            "period_miss": float(found == 0 and has),
            "period_none": float(found == 0 and not has),
            "period_implied": float(candidate.implied),
        }
    single = candidate.operation is Operation.VALUE and has
    return {
        "latest": float(single and _latest(candidate)),
        "first_column": float(single and _first(candidate)),
        "period_open": float(single and _several(candidate)),
        "period_implied": float(candidate.implied),
    }


def _compared(candidate: Candidate, asking: Asking, language: str) -> float:
    """Return how much of the asked years a printed change compares.

    Those that its header names, else the two latest of the table.
    """
    compared = [column for column in candidate.columns if column.compares]
    named = [
        year
        for column in compared
        for mention in mentions(column.header, language)
        for year in mention.period.years
    ]
    if not compared:
        return 0.0
    if named:
        years = [period.year for period in asking.asked if period.year]
        return sum(year in named for year in years) / len(years) if years else 0.0
    timed = [c.period for c in candidate.table.columns if c.period is not None and not c.compares]
    pair = sorted(timed, key=order)[-2:]
    agree = pair and all(max(agreement(a, t) for t in pair) >= AGREES for a in asking.asked)
    return float(bool(agree))


def _inside(candidate: Candidate, asking: Asking, *, caption: bool) -> float:
    """Return how much of the asked years labels name ("due 2024"), or also the caption."""
    keys = {key for row in candidate.rows for key in (*row.keys, *row.group)}
    if caption:
        keys |= candidate.table.caption
    years = [str(period.year) for period in asking.asked if period.year]
    return _NAMED_YEAR * sum(year in keys for year in years) / len(years) if years else 0.0


def _latest(candidate: Candidate) -> bool:
    row, column = candidate.rows[0], candidate.columns[0]
    periods = [
        cell_period(other, row) for other in candidate.table.columns if other.number in row.figures
    ]
    return order(cell_period(column, row)) == max(map(order, periods), default=None)


def _several(candidate: Candidate) -> bool:
    """Tell whether the row has figures of several periods, of which none is asked for."""
    row = candidate.rows[0]
    periods = {
        order(period)
        for column in candidate.table.columns
        if column.number in row.figures and (period := cell_period(column, row)) is not None
    }
    return len(periods) > 1


def _first(candidate: Candidate) -> bool:
    figures = candidate.rows[0].figures
    return bool(figures) and candidate.columns[0].number == min(figures)
