"""How much time lies between two dates of a document."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.answering.prose.found import Found, typed
from bot.answering.prose.lexicon import Lexicon, Wanted
from bot.answering.prose.operands import Operand
from bot.answering.prose.task import Ask
from bot.computing.operand import of_figure
from bot.computing.operation import Operation
from bot.computing.result import MINUS, Result, exact
from facts.drafting.figure import DraftedFigure, Kind

_SURE = 0.85
_WEEK, _MONTHS = 7, 12


def elapsed(ask: Ask, pool: Sequence[Operand], lexicon: Lexicon) -> list[Found]:
    """Return the time between the dates of the two parts; `pool` are the figures that say when."""
    sides = [_dates(ask, at, pool, lexicon) for at in (0, 1)]
    found = []
    for one, belief in sides[0][:3]:
        for other, other_belief in sides[1][:3]:
            if one.figure.start == other.figure.start:
                continue
            plan = _plan(ask.unit, one, other)
            if plan is not None:
                positions = tuple(dict.fromkeys(sorted((one.position, other.position))))
                found.append(Found(plan, positions, min(belief, other_belief)))
    return found


def _dates(
    ask: Ask, at: int, pool: Sequence[Operand], lexicon: Lexicon
) -> list[tuple[Operand, float]]:
    """Return the dates of a part, the likeliest first: those it names, or those of what it names."""
    part, other = ask.parts[at], ask.parts[1 - at]
    if part.periods:
        return [(one, _SURE) for one in pool if one.quantity.date in part.periods]
    wanted = lexicon.wanted(part.terms)
    alone = wanted.without(lexicon.wanted(other.terms))
    native = lexicon.native
    rows = [
        (one, _belief(wanted, alone, one, native=native))
        for one in pool
        if one.quantity.date is not None
    ]
    rows.sort(key=lambda row: -row[1])
    return rows


def _belief(wanted: Wanted, alone: Wanted, one: Operand, *, native: bool) -> float:
    """Return the belief that a date is that of a part: what only the part says must stand there."""
    if native and wanted.strange:
        return 0.0
    belief = typed(wanted, one.near, most=_SURE, native=native)
    return belief if not alone.weights or alone.met(one.near) > 0 else 0.0


def _plan(unit: str, one: Operand, other: Operand) -> Result[DraftedFigure] | None:
    first, last = sorted((one, other), key=lambda operand: operand.quantity.date or "")
    value = _between(unit, first.quantity.date or "", last.quantity.date or "")
    if value is None or value <= 0:
        return None
    operands = [
        of_figure(replace(operand.figure, unit=unit, kind=Kind.DURATION))
        for operand in (last, first)
    ]
    steps = (last.figure.text, MINUS, first.figure.text)
    return exact(Operation.DIFFERENCE, Decimal(value), steps, operands, None)


def _between(unit: str, first: str, last: str) -> int | None:
    """Return the whole units between two dates in normal form; None where a date is too coarse."""
    ends = [_day(form) for form in (first, last)]
    if unit == "years":
        years = [form[:4] for form in (first, last)]
        if not all(year.isdecimal() for year in years):
            return None
        whole = int(years[1]) - int(years[0])
        if ends[0] and ends[1] and ends[1].timetuple()[1:3] < ends[0].timetuple()[1:3]:
            return whole - 1
        return whole
    if ends[0] is None or ends[1] is None:
        return None
    days = (ends[1] - ends[0]).days
    if unit == "days":
        return days
    if unit == "weeks":
        return days // _WEEK
    months = (ends[1].year - ends[0].year) * _MONTHS + ends[1].month - ends[0].month
    return months - (ends[1].day < ends[0].day)


def _day(form: str) -> date | None:
    try:
        return date.fromisoformat(form)
    except ValueError:
        return None
