"""A statement against the cells of a document's tables: its words name a row and a column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, compare, same_kind
from facts.drafting.figure import DraftedFigure
from facts.drafting.figure import Kind as Measure
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable
from facts.quantity import Quantity, relation
from index.document import Document

_MOST_ROWS = 2000  # that share a word with a statement; more share only words that tell nothing
_KINDS = {
    Measure.MONEY: "money", Measure.PERCENT: "percent", Measure.COUNT: "count",
    Measure.NUMBER: "count", Measure.DURATION: "duration",
}  # fmt: skip
_UNITS = {"percentage points": "pp", "bps": "bp"}


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """Whether a cell says what is stated; `position` is that of its row's sentence."""

    fit: Fit
    stated: str
    found: Quantity
    position: int


@dataclass(frozen=True, slots=True)
class TwoCells:
    """What two cells say of a change or comparison; the row of the later or larger one first."""

    fit: Fit
    stated: str
    found: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    table: DraftedTable
    row: DraftedRow
    column: DraftedColumn
    figure: DraftedFigure


class Cells:
    """The drafted tables of a document, to check statements against."""

    def __init__(
        self, document: Document, tables: Iterable[DraftedTable], title: frozenset[str]
    ) -> None:
        self._document, self._title = document, title
        self._rows = [(table, row) for table in tables for row in table.rows]
        self._by_key: dict[str, list[int]] = {}
        for number, (_, row) in enumerate(self._rows):
            for key in row.keys:
                self._by_key.setdefault(key, []).append(number)

    def check(self, claim: Statement) -> CellVerdict | None:
        """Return what the only cell that a statement names says of it, None where none does."""
        if claim.negations or claim.modes or claim.unread:
            return None
        figures = [token for token in claim.tokens if token.kind is Kind.FIGURE]
        marks = [token for token in claim.tokens if token.kind is Kind.MARK]
        dates = [token for token in claim.tokens if token.kind is Kind.PERIOD]
        if len(figures) == 1 and not marks and len(dates) <= 1:
            return self._value(claim, figures[0], dates)
        if len(dates) == 1 and "/" in dates[0].key:
            dates = [replace(dates[0], key=end) for end in dates[0].key.split("/")]
        if not figures and len(marks) == 1 and len(dates) == 2:
            return self._change(claim, marks[0], dates)
        return None

    def _value(self, claim: Statement, stated: Token, dates: list[Token]) -> CellVerdict | None:
        cells = self._named(claim, dates[0] if dates else None)
        if len(cells) != 1 or stated.quantity is None:
            return None
        cell = cells[0]
        printed = printed_in(self._document, cell.figure)
        if printed is None or not same_kind(stated.quantity, printed):
            return None
        fit = compare(stated.quantity, printed)
        return CellVerdict(fit, stated.surface, printed, cell.row.sentence)

    def _change(self, claim: Statement, mark: Token, dates: list[Token]) -> CellVerdict | None:
        """Compare two periods: "rose from 2023 to 2024", "was higher in 2024 than in 2023"."""
        found = [self._named(claim, date) for date in dates]
        if any(len(cells) != 1 for cells in found) or mark.axis not in {"change", "amount"}:
            return None
        first, second = (cells[0] for cells in found)
        if first.figure.unit != second.figure.unit or first.row is not second.row:
            return None
        if mark.axis == "amount" and dates[1].role != "than":
            return None
        later = dates[1].key > dates[0].key if mark.axis == "change" else False
        one, other = (second, first) if later else (first, second)
        if one.figure.value == other.figure.value:
            return None
        printed = printed_in(self._document, one.figure)
        if printed is None:
            return None
        up = one.figure.value > other.figure.value
        fit = Fit.SAME if up == (mark.pole == 0) else Fit.OTHER
        return CellVerdict(fit, mark.surface, printed, one.row.sentence)

    def _named(self, claim: Statement, date: Token | None) -> list[_Cell]:
        """Return the cells whose row, column and period a statement names, without a word left."""
        words = {
            token.key
            for at, token in enumerate(claim.tokens)
            if token.kind in {Kind.WORD, Kind.NUMBER} and at not in claim.passing
        }
        found = list(self._fitting(words, date))
        whole = [cell for cell in found if set(cell.row.group) <= words]
        best = whole or found
        headed = [cell for cell in best if cell.column.keys and set(cell.column.keys) <= words]
        return headed or [cell for cell in best if not cell.column.keys]

    def _fitting(self, words: set[str], date: Token | None) -> Iterator[_Cell]:
        numbers = {number for key in words for number in self._by_key.get(key, ())}
        for number in sorted(numbers)[:_MOST_ROWS]:
            table, row = self._rows[number]
            if not row.keys or not set(row.keys) <= words:
                continue
            around = table.caption | table.section | self._title | set(row.group) | set(row.keys)
            for place, figure in row.figures.items():
                column = table.columns[place]
                if column.compares or not figure.agreed or figure.kind not in _KINDS:
                    continue
                if words <= around | set(column.keys) and _of_date(figure, date):
                    yield _Cell(table, row, column, figure)


def printed_in(document: Document, figure: DraftedFigure) -> Quantity | None:
    """Return a cell's figure with its offsets in its row's sentence, None for an unknown kind."""
    if figure.kind not in _KINDS:
        return None
    start = document.sentences[figure.sentence].start
    printed = figure.printed if figure.printed is not None else figure.value
    counted = figure.kind in {Measure.COUNT, Measure.NUMBER}
    return Quantity(
        value=figure.value.normalize() if figure.value else Decimal(0),
        unit="" if counted else _UNITS.get(figure.unit, figure.unit),
        kind=_KINDS[figure.kind],
        qualifier=figure.qualifier,
        text=figure.text,
        start=figure.start - start,
        end=figure.end - start,
        number_start=figure.start - start,
        number_end=figure.end - start,
        significant=max(1, len(printed.normalize().as_tuple().digits)),
    )


def _of_date(figure: DraftedFigure, date: Token | None) -> bool:
    if date is None or figure.period is None:
        return date is None
    return relation(date.key, figure.period) == "same"
