"""A statement put to a document's tables as questions: one for the cell that it states, or two.

"The total for 2003 was 5.4 million" asks for the total for 2003; "sales rose 5% from 2015 to
2016" for the sales of either year. Only a cell that is found without a word left decides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answering.claims.cell_match import CellVerdict, TwoCells, printed_in
from bot.answering.claims.cell_periods import fiscal
from bot.answering.claims.dated import rises, two_dates
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, compare, same_kind
from bot.answering.tables import TableAnswer, Tables
from bot.answering.tables.timeline import years_until
from bot.computing.operation import Operation
from bot.understanding.question import read_question
from facts.drafting.figure import DraftedFigure
from facts.quantity import Quantity, relation
from index.document import Document
from index.text import function_words

_SUPPORTS, _RULES_OUT = 0.6, 0.75  # belief of a cell; another value may be that of another cell
_FEWEST = 2  # words or dates that name a cell
_AT = frozenset({"", "in"})  # a year that something happened in …
# … and those that it is compared with.
_ROLES = {"change": _AT | {"since", "than", "versus"}, "amount": frozenset({"than", "versus"})}
_YEAR = re.compile(r"\d{4}")
_DIGITS = 4  # of a computed change or ratio; enough to compare with any that is stated


def stated_cell(claim: Statement, tables: Tables, document: Document) -> CellVerdict | None:
    """Compare the only figure of a statement with the cell that its other words name."""
    figures = [token for token in claim.tokens if token.kind is Kind.FIGURE]
    marks = [token for token in claim.tokens if token.kind is Kind.MARK]
    if len(figures) != 1 or marks or _hedged(claim):
        return None
    named = [token for at, token in enumerate(claim.tokens) if _names(claim, at)]
    stated = figures[0]
    if len(named) < _FEWEST or stated.quantity is None:
        return None
    found = named_cell(_phrase(claim, named), claim.language, tables)
    if found is None:
        return None
    figure, belief = found
    printed = printed_in(document, figure)
    years = any(fiscal(table) for table in tables.index.tables)
    if printed is None or not _of_dates(figure, named, fiscal_years=years):
        return None
    fit = _against(stated.quantity, printed)
    if fit is None or belief < (_SUPPORTS if fit is Fit.SAME else _RULES_OUT):
        return None
    return CellVerdict(fit, stated.surface, printed, figure.sentence)


def moved(claim: Statement, tables: Tables) -> TwoCells | None:
    """Compare a change that a statement gives between two periods with the cells of both."""
    dates = two_dates(claim)
    if not dates:
        return _of_late(claim, tables)
    marks = [token for token in claim.tokens if token.kind is Kind.MARK]
    figures = [token for token in claim.tokens if token.kind is Kind.FIGURE]
    if len(marks) > 1 or len(figures) > 1 or _hedged(claim):
        return None
    if not (marks or figures) or any(mark.axis not in {"change", "amount"} for mark in marks):
        return None
    named = _phrase(
        claim, [t for at, t in enumerate(claim.tokens) if _names(claim, at, dates=False)]
    )
    cells = [named_cell(f"{named} {date}", claim.language, tables) for date in dates]
    if cells[0] is None or cells[1] is None or min(cells[0][1], cells[1][1]) < _SUPPORTS:
        return None
    one, other = cells[0][0], cells[1][0]
    if (one.unit, one.kind) != (other.unit, other.kind) or one.start == other.start:
        return None
    first, second = (one, other) if dates[0] < dates[1] else (other, one)
    if marks:
        up = rises(claim, marks[0], dates)
        fit = None if up is None else _change(first, second, marks[0], figures, up=up)
    else:
        fit = _times(one, other, figures[0])
    if fit is None:
        return None
    word = figures[0].surface if figures else marks[0].surface
    positions = tuple(dict.fromkeys((second.sentence, first.sentence)))
    return TwoCells(fit, word, f"{first.text} → {second.text}", positions)


def _of_late(claim: Statement, tables: Tables) -> TwoCells | None:
    """Compare "revenue grew", "grew in 2024", "has grown since 2023" or "is above 2023" with the cells.

    What grew in a year did so from the year before; where none is said it is the latest, and must have
    gone the same way since the first.
    """
    marks = [token for token in claim.tokens if token.kind is Kind.MARK]
    dates = [token for token in claim.tokens if token.kind is Kind.PERIOD]
    if len(marks) != 1 or len(dates) > 1 or claim.has_figure or _hedged(claim):
        return None
    role = dates[0].role if dates else ""
    if role not in _ROLES.get(marks[0].axis, ()) or not all(
        _YEAR.fullmatch(one.key) for one in dates
    ):
        return None
    named = [t for at, t in enumerate(claim.tokens) if _names(claim, at, dates=role in _AT)]
    years = _years(_phrase(claim, named), claim.language, tables, dated=bool(dates and role in _AT))
    earlier = years[:-1]
    if dates and role not in _AT:
        earlier = [one for one in earlier if one.period == dates[0].key]
    if not earlier or earlier[-1].value == years[-1].value:
        return None
    first, before, last = earlier[0], earlier[-1], years[-1]
    if not dates and (last.value > first.value) != (last.value > before.value):
        return None
    if dates and role in _AT and not _follows(last, before):
        return None
    fit = Fit.SAME if (last.value > before.value) == (marks[0].pole == 0) else Fit.OTHER
    positions = tuple(dict.fromkeys((last.sentence, before.sentence)))
    return TwoCells(fit, marks[0].surface, f"{before.text} → {last.text}", positions)


def _follows(last: DraftedFigure, before: DraftedFigure) -> bool:
    """Tell whether a cell is of the year right behind that of another; tables leave years out."""
    years = [int(one.period[-4:]) for one in (last, before) if one.period]
    return len(years) == 2 and years[0] - years[1] == 1


def _years(named: str, language: str, tables: Tables, *, dated: bool) -> list[DraftedFigure]:
    """Return the cells of each year up to the one that is named surely, the latest where none is."""
    if not dated:
        latest = tables.answer(read_question(named, language))
        if latest is None or len(latest.figures) != 1 or latest.figures[0].period is None:
            return []
        named = f"{named} {latest.figures[0].period}"
    found = named_cell(named, language, tables)
    sure = found is not None and found[1] >= _SUPPORTS
    return list(years_until(found[0], tables.index)) if found and sure else []


def _of_dates(figure: DraftedFigure, named: Sequence[Token], *, fiscal_years: bool) -> bool:
    """Tell whether a cell is of the time that is stated: a year's says nothing of its May."""
    return figure.period is None or all(
        relation(token.key, figure.period) == "same"
        or (fiscal_years and token.key == f"FY{figure.period}")
        for token in named
        if token.kind is Kind.PERIOD
    )


def _hedged(claim: Statement) -> bool:
    return bool(claim.negations or claim.modes or claim.unread)


def _names(claim: Statement, at: int, *, dates: bool = True) -> bool:
    """Tell whether a token says which cell is meant."""
    kinds = {Kind.WORD, Kind.NUMBER, Kind.PERIOD} if dates else {Kind.WORD, Kind.NUMBER}
    return claim.tokens[at].kind in kinds and at not in claim.lights


def _phrase(claim: Statement, tokens: Sequence[Token]) -> str:
    """Return tokens as a question names a cell by them: Chinese ones are characters."""
    between = "" if claim.language == "zh" else " "
    small = function_words(claim.language)
    return between.join(token.surface for token in tokens if token.key not in small)


def named_cell(question: str, language: str, tables: Tables) -> tuple[DraftedFigure, float] | None:
    """Return the only cell that a question names without a word left, and the belief in it."""
    found: TableAnswer | None = tables.answer(read_question(question, language))
    if found is None or found.leftovers or found.kind != "cell":
        return None
    if found.operation is not Operation.VALUE or len(found.figures) != 1:
        return None
    figure = found.figures[0]
    return (figure, found.confidence) if figure.agreed else None


def _against(stated: Quantity, printed: Quantity) -> Fit | None:
    """Compare with a cell; where a unit is only stated or only printed, another number decides."""
    if same_kind(stated, printed):
        return compare(stated, printed)
    if printed.kind == "money" and stated.kind in {"count", "number"} and not stated.unit:
        fit = compare(replace(stated, kind="money", unit=printed.unit), printed)
        return fit if fit is not Fit.OTHER or _digits(stated) != _digits(printed) else None
    if printed.unit or printed.kind != "count" or stated.kind != "money":
        return None
    fit = compare(replace(stated, unit="", kind="count"), printed)
    return fit if fit is Fit.OTHER and _digits(stated) != _digits(printed) else None


def _digits(quantity: Quantity) -> tuple[int, ...]:
    return quantity.value.normalize().as_tuple().digits


def _change(
    first: DraftedFigure, second: DraftedFigure, mark: Token, figures: Sequence[Token], *, up: bool
) -> Fit | None:
    if first.value == second.value:
        return None
    if (second.value > first.value) != up:
        return Fit.OTHER
    if not figures:
        return Fit.SAME
    stated = figures[0].quantity
    if stated is None or stated.unit != "%" or mark.axis != "change" or not first.value:
        return None
    return compare(stated, _number(abs(second.value / first.value - 1) * 100, stated))


def _times(one: DraftedFigure, other: DraftedFigure, stated: Token) -> Fit | None:
    """Compare how many times as much the period has that is named first."""
    times = stated.quantity
    if times is None or times.kind != "times" or not other.value:
        return None
    return compare(times, _number(one.value / other.value, times))


def _number(value: Decimal, stated: Quantity) -> Quantity:
    """Return a computed value as a figure of the stated kind."""
    return replace(
        stated, value=value, low=None, high=None, qualifier=None, direction=None,
        significant=_DIGITS, text=f"{value:.{_DIGITS}f}",
    )  # fmt: skip
