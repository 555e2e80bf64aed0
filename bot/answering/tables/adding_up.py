"""A total and the rows that add up to it: "total sales excluding lamps"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.seeking import Sought
from bot.computing.additions import remaining
from bot.computing.operand import of_figure
from facts.drafting.tables import DraftedRow, DraftedTable

_ROUNDING = Decimal("0.5")  # of the last digit, that each part may be off


def is_barred(best: Candidate, sought: Sought) -> bool:
    """Tell whether a candidate is a printed total, and the question leaves something out."""
    return bool(sought.barred) and best.plan is None and best.rows[0].total and bool(best.figures)


def without(best: Candidate, sought: Sought) -> Candidate | None:
    """Return a total less the rows that a question leaves out.

    None where those aren't rows that the total adds up: it would be stated with them.
    """
    row, column = best.rows[0], best.columns[0].number
    added = parts_of(best.table, row, column)
    parts = [one for one in best.table.rows if one in added and sought.barred.issuperset(one.keys)]
    said = frozenset().union(*(one.keys for one in parts))
    if said != sought.barred or len({one.keys for one in parts}) < len(parts):
        return None
    plan = remaining(of_figure(best.figures[0]), [of_figure(one.figures[column]) for one in parts])
    if plan is None:
        return None
    return replace(
        best, operation=plan.operation, rows=(row, *parts), figures=plan.sources, plan=plan,
        value=plan.value,
    )  # fmt: skip


def parts_of(table: DraftedTable, total: DraftedRow, column: int) -> Sequence[DraftedRow]:
    """Return the rows right before or behind a total that add up to it; none where none do."""
    at = table.rows.index(total)
    for rows in (reversed(table.rows[:at]), iter(table.rows[at + 1 :])):
        found = _adding_up(rows, total, column)
        if found:
            return found
    return ()


def _adding_up(rows: Iterator[DraftedRow], total: DraftedRow, column: int) -> Sequence[DraftedRow]:
    whole = total.figures[column]
    found: list[DraftedRow] = []
    value = Decimal(0)
    for row in takewhile(lambda one: not one.total, rows):
        figure = row.figures.get(column)
        if figure is None or not row.keys:
            continue
        found.append(row)
        value += figure.value
        last = whole.scale.scaleb(_exponent(whole.printed))
        if len(found) > 1 and abs(value - whole.value) <= _ROUNDING * last * len(found):
            return found
    return ()


def _exponent(printed: Decimal | None) -> int:
    exponent = printed.as_tuple().exponent if printed is not None else 0
    return exponent if isinstance(exponent, int) else 0
