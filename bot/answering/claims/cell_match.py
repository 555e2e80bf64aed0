"""A statement against the cells of a document's tables: its words name a row and a column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answering.claims.cell_periods import between, of_date
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, compare, same_kind
from bot.understanding.marks import marks_of
from facts.drafting.figure import DraftedFigure
from facts.drafting.figure import Kind as Measure
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable
from facts.quantity import Quantity
from index.document import Document
from index.text import terms

_MOST_ROWS = 2000  # that share a word with a statement; more share only words that tell nothing
_KINDS = {
    Measure.MONEY: "money", Measure.PERCENT: "percent", Measure.COUNT: "count",
    Measure.NUMBER: "count", Measure.DURATION: "duration",
}  # fmt: skip
_TOPICS = frozenset({Kind.WORD, Kind.NUMBER, Kind.MARK})
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
        roles = marks_of(document.language or "en").roles
        self._joining = frozenset(word for phrase in roles for word in phrase)  # "per share"
        self._rows = [(table, row) for table in tables for row in table.rows]
        self._by_key: dict[str, list[int]] = {}
        for number, (_, row) in enumerate(self._rows):
            for key in row.keys:
                self._by_key.setdefault(key, []).append(number)

    def check(self, claim: Statement) -> CellVerdict | None:
        """Return what the cells that a statement names say of it, None where they don't."""
        if claim.negations or claim.modes or claim.unread:
            return None
        figures = [token for token in claim.tokens if token.kind is Kind.FIGURE]
        marks = [token for token in claim.tokens if token.kind is Kind.MARK]
        dates = [token for token in claim.tokens if token.kind is Kind.PERIOD]
        changes = [mark for mark in marks if mark.axis == "change"]
        if len(figures) == 1 and not changes and len(dates) <= 1:
            return self._value(claim, figures[0], dates[0] if dates else None)
        if len(figures) == len(changes) == 1 and dates:
            return self._moved(claim, figures[0], changes[0], dates)
        if len(dates) == 1 and "/" in dates[0].key:
            dates = [replace(dates[0], key=end) for end in dates[0].key.split("/")]
        if not figures and len(marks) == 1 and len(dates) == 2:
            return self._change(claim, marks[0], dates)
        return None

    def _value(self, claim: Statement, stated: Token, date: Token | None) -> CellVerdict | None:
        """Compare a figure with the cells named: the same thing may stand in several tables.

        Where the cells named best have another figure and one of the rest has the stated one,
        nothing is decided.
        """
        quantity = stated.quantity
        if quantity is None:
            return None
        words, dates = self._words(claim), [date] if date is not None else []
        found = self._comparable(self._fitting(words, dates), quantity)
        same = [row for row in found if compare(quantity, row[1]) is Fit.SAME]
        best = _named_best([cell for cell, _ in found], words, self._joining)
        values = {(abs(cell.figure.value), cell.figure.unit) for cell in best}
        if len(values) == 1:
            cell, figure = next(row for row in found if row[0] is best[0])
            fit = compare(quantity, figure)
            if (
                fit is Fit.OTHER
                and compare(quantity, replace(figure, value=-figure.value)) is Fit.SAME
            ):
                # In brackets, as it is taken off a sum there; or a loss, where it is nowhere without.
                fit = Fit.SAME if same else Fit.OPEN
            if fit is not Fit.OTHER or not same:
                return CellVerdict(fit, stated.surface, figure, cell.row.sentence)
        if not same:
            return None
        cell, figure = same[0]
        return CellVerdict(Fit.OPEN, stated.surface, figure, cell.row.sentence)

    def _comparable(
        self, cells: Iterable[_Cell], quantity: Quantity
    ) -> list[tuple[_Cell, Quantity]]:
        """Return cells that measure the kind of thing that is stated, as they are printed."""
        return [
            (cell, printed)
            for cell in cells
            if (printed := printed_in(self._document, cell.figure)) is not None
            and same_kind(quantity, printed)
        ]

    def _moved(
        self, claim: Statement, stated: Token, mark: Token, dates: Sequence[Token]
    ) -> CellVerdict | None:
        """Compare a growth with the columns that show a change, by the periods left of them."""
        quantity, words = stated.quantity, self._words(claim, mark)
        if quantity is None:
            return None
        found = [
            (cell, printed)
            for cell, printed in self._comparable(
                self._fitting(words, dates, compares=True), quantity
            )
            if set(cell.row.group) <= words | cell.table.caption | cell.table.section
        ]
        if len({cell.figure.value for cell, _ in found}) != 1 or not found[0][0].figure.value:
            return None
        cell, printed = found[0]
        up = cell.figure.value > 0
        if up != (mark.pole == 0):
            word = f"{mark.surface} {stated.surface}"
            return CellVerdict(Fit.OTHER, word, printed, cell.row.sentence)
        fit = compare(quantity, replace(printed, value=abs(printed.value)))
        return CellVerdict(fit, stated.surface, printed, cell.row.sentence)

    def _change(self, claim: Statement, mark: Token, dates: list[Token]) -> CellVerdict | None:
        """Compare two periods: "rose from 2023 to 2024", "was higher in 2024 than in 2023"."""
        found = [self._named(claim, mark, date) for date in dates]
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

    def _words(self, claim: Statement, mark: Token | None = None) -> set[str]:
        """Return the keys of what a statement names, but for a mark that says how it compares.

        Other marks are words of labels: "Greater China".
        """
        return {
            term.key
            for at, token in enumerate(claim.tokens)
            if token.kind in _TOPICS and token is not mark and at not in claim.passing
            for term in terms(token.surface, claim.language)
            if not term.stop and term.kind != "compound"
        }

    def _named(self, claim: Statement, mark: Token, date: Token) -> list[_Cell]:
        """Return the cells whose row, column and period a statement names, without a word left."""
        words = self._words(claim, mark)
        return _named_best(list(self._fitting(words, [date])), words, self._joining)

    def _fitting(
        self, words: set[str], dates: Sequence[Token], *, compares: bool = False
    ) -> Iterator[_Cell]:
        numbers = {number for key in words for number in self._by_key.get(key, ())}
        for number in sorted(numbers)[:_MOST_ROWS]:
            table, row = self._rows[number]
            if not row.keys or not set(row.keys) <= words | self._joining:
                continue
            around = table.caption | table.section | self._title | set(row.group) | set(row.keys)
            for place, figure in row.figures.items():
                column = table.columns[place]
                if column.compares != compares or not figure.agreed or figure.kind not in _KINDS:
                    continue
                of_dates = between(table, place, dates) if compares else None
                if of_dates is None:
                    of_dates = of_date(figure, dates[0] if dates else None, table)
                if words <= around | set(column.keys) and of_dates:
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


def _named_best(found: Sequence[_Cell], words: set[str], joining: frozenset[str]) -> list[_Cell]:
    """Return the cells that a statement names best: by a whole label, with its group, its column."""
    named = words | joining
    whole = [
        cell for cell in found if words <= set(cell.row.keys) <= named and not cell.column.keys
    ]
    if whole:
        return whole
    grouped = [cell for cell in found if set(cell.row.group) <= named]
    best = grouped or found
    headed = [cell for cell in best if cell.column.keys and set(cell.column.keys) <= named]
    return headed or [cell for cell in best if not cell.column.keys]
