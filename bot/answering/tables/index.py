"""The rows and columns of a document's tables, ready to be found by the words of a question."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answering.corpus import Corpus
from bot.answering.tables.identity import Identities
from bot.answering.tables.legends import legends
from bot.answering.tables.row_dates import row_dates
from bot.answering.tables.row_kinds import RowKind, row_kinds
from bot.answering.tables.shortened import acronyms, dotted, shortened
from facts.drafting.cells import draft_tables
from facts.drafting.figure import DraftedFigure
from facts.drafting.header_words import header_words
from facts.drafting.period import Period
from facts.drafting.tables import DraftedRow, DraftedTable, Keys

_MOST_LINES = 40  # rows that are looked at; of the development sets' right rows none lies beyond
_GROUP, _AROUND = (
    0.5,
    0.15,
)  # worth of a word in the row's group, and around the table, to its label
_SHORTEST = 4  # letters of a word that is looked for with slips
_SPARE = 0.2  # loss for a word of the label that the question lacks, in units of idf


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; `number` is its position among all lines of the document."""

    number: int
    table: DraftedTable
    row: DraftedRow


class TableIndex:
    """The tables of one document with an index of their words.

    `frequency` counts the rows, headers and headings of groups that have a key.
    """

    def __init__(self, corpus: Corpus, tables: Sequence[DraftedTable] | None = None) -> None:
        """Index the tables of a corpus; `tables` are others in their place."""
        self.corpus = corpus
        self.language = corpus.language
        self.words = header_words(corpus.language)
        self._keys = Keys(corpus.language)
        self._kinds: dict[int, Sequence[RowKind]] = {}
        drafted = draft_tables(corpus.document, corpus.language) if tables is None else tables
        self.acronyms = acronyms(corpus.document.text, corpus.language) if drafted else {}
        self.tables = tuple(shortened(table, self.acronyms) for table in drafted)
        pairs = [(place, row) for place, table in enumerate(self.tables) for row in table.rows]
        self.lines: tuple[Line, ...] = tuple(
            Line(number, self.tables[place], row) for number, (place, row) in enumerate(pairs)
        )
        self._table_of = [place for place, _ in pairs]
        self._of_table: list[list[int]] = [[] for _ in self.tables]
        for number, place in enumerate(self._table_of):
            self._of_table[place].append(number)
        self._by_label: dict[str, list[int]] = {}
        self._by_group: dict[str, list[int]] = {}
        self.frequency: Counter[str] = Counter()
        for line in self.lines:
            self.frequency.update(set(line.row.keys))
            for key in line.row.keys:
                self._by_label.setdefault(key, []).append(line.number)
            for key in line.row.group:
                self._by_group.setdefault(key, []).append(line.number)
        headers = [column for table in self.tables for column in table.columns]
        for column in headers:
            self.frequency.update(set(column.keys))
        for _, group in {(line.table.number, line.row.group) for line in self.lines}:
            self.frequency.update(set(group))
        self._places = len(self.lines) + len(headers)
        self._around = [
            table.caption | table.section | table.near | {k for c in table.columns for k in c.keys}
            for table in self.tables
        ]
        self.identities = Identities(corpus.document.text, corpus.language, self.acronyms)
        self.legends: Mapping[tuple[str, ...], str] = legends(self.tables, self.frequency)

    @cached_property
    def _with_label(self) -> Mapping[tuple[str, ...], tuple[DraftedTable, ...]]:
        found: dict[tuple[str, ...], dict[int, DraftedTable]] = {}
        for line in self.lines:
            found.setdefault(line.row.keys, {})[line.table.number] = line.table
        return {keys: tuple(tables.values()) for keys, tables in found.items()}

    @cached_property
    def _cells(self) -> Mapping[int, DraftedFigure]:
        return {figure.start: figure for line in self.lines for figure in line.row.figures.values()}

    def cell(self, start: int, end: int) -> DraftedFigure | None:
        """Return the cell's figure that stands at `text[start:end]`, None where none does."""
        return next((self._cells[at] for at in range(start, end) if at in self._cells), None)

    def alike(self, row: DraftedRow) -> tuple[DraftedTable, ...]:
        """Return the tables that have a row of the same label."""
        return self._with_label.get(row.keys, ())

    @cached_property
    def _prose(self) -> Mapping[str, list[int]]:
        """The sentences that are no row, by the keys they have."""
        found: dict[str, list[int]] = {}
        for passage in self.corpus.passages:
            if passage.row is None:
                for key in passage.keys:
                    found.setdefault(key, []).append(passage.position)
        return found

    def said_in_prose(self, weights: Mapping[str, float]) -> float:
        """Return the greatest weight of the words of a question that one sentence has."""
        said: dict[int, float] = {}
        for key, weight in weights.items():
            for position in self._prose.get(key, ()):
                said[position] = said.get(position, 0.0) + weight
        return max(said.values(), default=0.0)

    def kinds_of(self, table: DraftedTable) -> Sequence[RowKind]:
        """Return the kinds of a table's rows."""
        if table.number not in self._kinds:
            self._kinds[table.number] = row_kinds(table, self.corpus.document.text, self._keys)
        return self._kinds[table.number]

    def dates_of(self, table: DraftedTable) -> Mapping[int, str]:
        """Return the normal forms of the days that rows are of, by their numbers."""
        return self._dates.get(table.number, {})

    @cached_property
    def _dates(self) -> Mapping[int, Mapping[int, str]]:
        text, language = self.corpus.document.text, self.language
        return {table.number: row_dates(table, text, language) for table in self.tables}

    @cached_property
    def months(self) -> frozenset[str]:
        """The months that rows are of, "01" to "12"."""
        every = (form for dates in self._dates.values() for form in dates.values())
        return frozenset(form.removeprefix("-").split("-")[1] for form in every)

    @cached_property
    def seasons(self) -> frozenset[tuple[int, int]]:
        """The spans of two years that rows or columns are of: "2021/22"."""
        return frozenset(
            (one.first, one.year)
            for one in self._periods
            if one.first is not None and one.year == one.first + 1
        )

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that rows or columns are of, however they print them: "Q2 24"."""
        return frozenset(year for one in self._periods for year in one.years)

    @cached_property
    def _periods(self) -> list[Period]:
        periods = [column.period for table in self.tables for column in table.columns]
        periods += [line.row.period for line in self.lines]
        return [one for one in periods if one is not None]

    @cached_property
    def abbreviated(self) -> Mapping[str, frozenset[str]]:
        """The abbreviations of headers, with the keys of all rows and headers of their tables."""
        found: dict[str, frozenset[str]] = {}
        for table in self.tables:
            keys = {key for row in table.rows for key in row.keys}
            keys |= {key for column in table.columns for key in column.keys}
            for short in dotted([table]):
                found[short] = found.get(short, frozenset()) | keys
        return found

    @cached_property
    def vocabulary(self) -> list[str]:
        """The words of rows and headers that a misspelt word may be."""
        return [key for key in self.frequency if len(key) >= _SHORTEST and not key.isdecimal()]

    def idf(self, key: str) -> float:
        """Return log((N + 1) / df) + 0.1 over rows and headers; 0.1 keeps a word of all above 0."""
        return math.log((self._places + 1) / (self.frequency.get(key) or 1)) + 0.1

    def leading(self, weights: Mapping[str, float], every: frozenset[str]) -> list[Line]:
        """Return the rows worth a look, best first: by label, group and what heads the table.

        `weights` are those of the question's topic words, `every` all of its words.
        """
        bonus = [
            _AROUND * sum(w for key, w in weights.items() if key in near) for near in self._around
        ]
        scores: dict[int, float] = {}
        if len(self.lines) <= _MOST_LINES:
            scores = dict.fromkeys(range(len(self.lines)), 0.0)
        elif bonus and max(bonus) > 0:
            best = max(range(len(bonus)), key=lambda n: (bonus[n], -n))
            scores = dict.fromkeys(self._of_table[best][:_MOST_LINES], 0.0)
        for key, weight in weights.items():
            for number in self._by_label.get(key, ()):
                scores[number] = scores.get(number, 0.0) + weight
        for key, weight in weights.items():
            for number in self._by_group.get(key, ()):
                if key not in self.lines[number].row.keys:
                    scores[number] = scores.get(number, 0.0) + weight * _GROUP
        lines = self.lines

        def worth(number: int) -> tuple[float, int]:
            spare = sum(1 for key in lines[number].row.keys if key not in every)
            return (_SPARE * spare - scores[number] - bonus[self._table_of[number]], number)

        order = sorted((n for n in scores if lines[n].row.figures or lines[n].row.names), key=worth)
        return [lines[number] for number in order[:_MOST_LINES]]
