"""The rows and columns of a document's tables, ready to be found by the words of a question."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from bot.answering.corpus import Corpus
from bot.answering.tables.asking import Asking, Word
from facts.drafting.cells import draft_tables
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable
from facts.drafting.words import header_words
from facts.quantity import quantities

_ALIKE = 80.0  # likeness (100: the same) of a word with a slip; one in five letters, two in ten
_SHORTEST = 4
_MOST_STRANGE = 12  # words looked up with slips, so that the cost of a message is bounded
_MOST_LINES = 40
_GROUP, _AROUND = (
    0.5,
    0.15,
)  # worth of a word in the row's group, and around the table, to its label


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; `number` is its position among all lines of the document."""

    number: int
    table: DraftedTable
    row: DraftedRow


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a question as keys of the tables, with their weights.

    `topic` are those that name something, `forms` those that a label may have; `known` of the
    topic stand in some label, header or group, `strange` nowhere in the document.
    """

    topic: tuple[str, ...]
    order: tuple[str, ...]
    every: frozenset[str]
    weights: Mapping[str, float]
    known: frozenset[str]
    strange: frozenset[str]

    def weight(self, keys: Iterable[str]) -> float:
        """Return the summed weight of topic keys."""
        return sum(self.weights[key] for key in keys)

    @property
    def total(self) -> float:
        """The weight of the whole topic, never 0."""
        return sum(self.weights[key] for key in self.topic) or 1.0


class TableIndex:
    """The tables of one document with an index of their words."""

    def __init__(self, corpus: Corpus, tables: Sequence[DraftedTable] | None = None) -> None:
        self.corpus = corpus
        self.language = corpus.language
        self.words = header_words(corpus.language)
        drafted = draft_tables(corpus.document, corpus.language) if tables is None else tables
        self.tables = tuple(drafted)
        self.lines: tuple[Line, ...] = tuple(
            Line(number, table, row)
            for number, (table, row) in enumerate(
                (table, row) for table in self.tables for row in table.rows
            )
        )
        self._by_label: dict[str, list[int]] = {}
        self._by_group: dict[str, list[int]] = {}
        frequency: Counter[str] = Counter()
        for line in self.lines:
            frequency.update(set(line.row.keys))
            for key in line.row.keys:
                self._by_label.setdefault(key, []).append(line.number)
            for key in line.row.group:
                self._by_group.setdefault(key, []).append(line.number)
        headers = [column for table in self.tables for column in table.columns]
        for column in headers:
            frequency.update(set(column.keys))
        groups = {(line.table.number, line.row.group) for line in self.lines}
        for _, group in groups:
            frequency.update(set(group))
        self.frequency = frequency
        self._places = len(self.lines) + len(headers)
        self._of_table: list[list[int]] = [[] for _ in self.tables]
        places = {id(table): place for place, table in enumerate(self.tables)}
        self._table_of = [places[id(line.table)] for line in self.lines]
        for line, place in zip(self.lines, self._table_of, strict=True):
            self._of_table[place].append(line.number)

    def idf(self, key: str) -> float:
        """Return log((N + 1) / df) over rows and headers; a word of none has the greatest."""
        return math.log((self._places + 1) / (self.frequency.get(key) or 1)) + 0.1

    @cached_property
    def _around(self) -> list[frozenset[str]]:
        return [
            table.caption
            | table.section
            | table.near
            | frozenset(k for c in table.columns for k in c.keys)
            for table in self.tables
        ]

    @cached_property
    def joined(self) -> dict[str, str]:
        """Words of labels that are two of a question's: "carry forward" as "carryforward"."""
        return {key: key for key in self.frequency if len(key) > 2 * _SHORTEST}

    def sought(self, asking: Asking) -> Sought:
        """Read the words of a question by the words of the tables."""
        keys = self._read(asking.words)
        topic = tuple(dict.fromkeys(key for key, word in keys if not word.form))
        weights = {key: self.idf(key) for key in topic}
        known = frozenset(key for key in topic if key in self.frequency)
        corpus = self.corpus
        strange = frozenset(
            key
            for key in topic
            if key not in known and not corpus.knows(key) and key not in corpus.headings
        )
        return Sought(
            topic, tuple(k for k, _ in keys), frozenset(k for k, _ in keys), weights, known, strange
        )

    def _read(self, words: tuple[Word, ...]) -> list[tuple[str, Word]]:
        """Return the key that the tables have for each word: joined, or with a slip corrected."""
        found: list[tuple[str, Word]] = []
        looked_up = 0
        skip = False
        for at, word in enumerate(words):
            if skip:
                skip = False
                continue
            key = word.key
            following = words[at + 1].key if at + 1 < len(words) else ""
            if key not in self.frequency and key + following in self.frequency and following:
                found.append((key + following, word))
                skip = True
                continue
            unknown = key not in self.frequency and not self.corpus.knows(key)
            if (
                unknown
                and not word.form
                and len(key) >= _SHORTEST - 1
                and looked_up < _MOST_STRANGE
            ):
                looked_up += 1
                parts = self._apart(key)
                if parts:
                    found.extend((part, word) for part in parts)
                    continue
                number = quantities(key, self.language)  # "one year" in "1 year"
                if number and str(number[0].value) in self.frequency:
                    found.append((str(number[0].value), word))
                    continue
                best = process.extractOne(
                    key, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE
                )
                key = best[0] if best else key
            found.append((key, word))
        return found

    def _apart(self, key: str) -> tuple[str, str] | None:
        """Return two words of the tables that a strange one is made of."""
        for cut in range(_SHORTEST - 1, len(key) - _SHORTEST + 2):
            if key[:cut] in self.frequency and key[cut:] in self.frequency:
                return key[:cut], key[cut:]
        return None

    @cached_property
    def _vocabulary(self) -> list[str]:
        return [key for key in self.frequency if len(key) >= _SHORTEST and not key.isdecimal()]

    def leading(self, sought: Sought) -> list[Line]:
        """Return the rows worth a look, best first: by label, group and what heads the table."""
        bonus = [
            _AROUND * sum(sought.weights[key] for key in sought.topic if key in around)
            for around in self._around
        ]
        scores: dict[int, float] = {}
        if len(self.lines) <= _MOST_LINES:
            scores = dict.fromkeys(range(len(self.lines)), 0.0)
        elif bonus and max(bonus) > 0:
            best = max(range(len(bonus)), key=lambda n: (bonus[n], -n))
            for number in self._of_table[best][:_MOST_LINES]:
                scores[number] = 0.0
        for key in sought.topic:
            for number in self._by_label.get(key, ()):
                scores[number] = scores.get(number, 0.0) + sought.weights[key]
        for key in sought.topic:
            for number in self._by_group.get(key, ()):
                if key not in self.lines[number].row.keys:
                    scores[number] = scores.get(number, 0.0) + sought.weights[key] * _GROUP
        lines = self.lines
        order = sorted(
            (n for n in scores if lines[n].row.figures or lines[n].row.names),
            key=lambda n: (-scores[n] - bonus[self._table_of[n]] + self._spare(n, sought), n),
        )
        return [lines[number] for number in order[:_MOST_LINES]]

    def _spare(self, number: int, sought: Sought) -> float:
        """Return a small loss for words of the label that the question doesn't have."""
        return 0.2 * sum(1 for key in self.lines[number].row.keys if key not in sought.every)


@dataclass(frozen=True, slots=True)
class Fit:
    """How far the words of a label or header are those of a question.

    `have` are its words that the question has, `extra` (0 to 1) the weighted share of its words
    that the question lacks, `run` the longest run of its words that stands in the question as it
    stands here, as a share; `whole` tells that nothing of it is lacking.
    """

    have: frozenset[str]
    extra: float
    run: float
    whole: bool


def fit(keys: tuple[str, ...], sought: Sought, index: TableIndex) -> Fit:
    """Compare the keys of a label or header with a question."""
    if not keys:
        return Fit(frozenset(), 0.0, 0.0, whole=False)
    have = frozenset(key for key in keys if key in sought.every)
    weight = sum(index.idf(key) for key in keys)
    lacking = sum(index.idf(key) for key in keys if key not in have)
    return Fit(
        have,
        lacking / weight if weight else 0.0,
        _run(keys, sought.order) / len(keys),
        len(have) == len(keys),
    )


def _run(keys: tuple[str, ...], order: tuple[str, ...]) -> int:
    """Return the length of the longest common run of two sequences."""
    best = 0
    before = [0] * (len(order) + 1)
    for key in keys:
        now = [0] * (len(order) + 1)
        for at, other in enumerate(order, 1):
            if key == other:
                now[at] = before[at - 1] + 1
                best = max(best, now[at])
        before = now
    return best


def column_order(columns: Iterable[DraftedColumn]) -> list[DraftedColumn]:
    """Return the columns that hold figures."""
    return [column for column in columns if not column.dimension and not column.skipped]
