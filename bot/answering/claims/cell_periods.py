"""The periods of cells beside those that a statement gives: its own, those of a change, fiscal years."""

from collections.abc import Sequence

from bot.answering.claims.tokens import Token
from facts.drafting.figure import DraftedFigure
from facts.drafting.tables import DraftedTable
from facts.quantity import periods, relation

_ANY_YEAR = 2000  # makes a fiscal year of "Fiscal year"
_SIDES = 2  # periods that a change lies between


def of_date(figure: DraftedFigure, date: Token | None, table: DraftedTable) -> bool:
    """Tell whether a cell is of the period that is stated, or none of either has one."""
    if date is None or figure.period is None:
        return date is None
    same = relation(date.key, figure.period) == "same"
    return same or (date.key == f"FY{figure.period}" and fiscal(table))


def between(table: DraftedTable, place: int, dates: Sequence[Token]) -> bool:
    """Tell whether a column of changes stands behind those of the periods that are stated.

    One period is that of the later column.
    """
    before = [column.period for column in table.columns[:place] if not column.compares]
    shown = [(period.iso or "", period.months) for period in before[-_SIDES:] if period]
    if len(shown) != _SIDES or not 1 <= len(dates) <= _SIDES or shown[0][1] != shown[1][1]:
        return False
    forms = [form for form, _ in shown]
    wanted = [max(forms)] if len(dates) == 1 else forms
    return all(any(relation(date.key, form) == "same" for date in dates) for form in wanted)


def fiscal(table: DraftedTable) -> bool:
    """Tell whether a header says that the years of a table are fiscal years."""
    return any(
        period.form.startswith("FY")
        for column in table.columns
        if column.header
        for period in periods(f"{column.header} {_ANY_YEAR}", "en")
    )
