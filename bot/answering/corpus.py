"""A document made ready for search: its sentences as terms, with what stands around each."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from bot.answering.termscores import TermScores
from facts.drafting.coordination import completed, filled
from facts.drafting.embedded import embedded
from facts.drafting.filled import Filled
from facts.quantities.periods import Period, periods
from facts.quantity import Quantity, decimal_mark, figures, home_of
from facts.table import Fact
from index.document import Document, Row, Sentence, Table
from index.text import Term, terms

_MOST_KEPT = 500_000  # scores that are kept, of 8 bytes each
_FEWEST_LETTERS = 4  # a shared beginning of fewer letters says nothing
Scores = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or table row to be found: its own terms, and the keys of what stands around it.

    `keys` are those of its topic terms, `heading` those of its section's title, caption, column
    headers and row group, `near` those of the sentences before and after in its paragraph.
    """

    position: int
    sentence: Sentence
    terms: tuple[Term, ...]
    keys: frozenset[str]
    heading: frozenset[str]
    near: frozenset[str]
    table: Table | None = None
    row: Row | None = None


class Corpus:
    """The passages of one document; position n is `document.sentences[n]`."""

    def __init__(self, document: Document, language: str, facts: Sequence[Fact] = ()) -> None:
        """`facts` are reviewed: their labels help to find their sentences, and vouch for them."""
        self.document = document
        self.language = language
        self.facts = {(fact.start, fact.end): fact for fact in facts}
        labels = self._labels(facts)
        rows = {row.sentence: (table, row) for table in document.tables for row in table.rows}
        own = [tuple(terms(s.text, language)) for s in document.sentences]
        keys = [frozenset(t.key for t in found if not t.stop) for found in own]
        titles = [_topic(section.title, language) for section in document.sections]
        title = _topic(document.title, language)
        heads: dict[int, frozenset[str]] = {}
        passages = []
        for position, sentence in enumerate(document.sentences):
            table, row = rows.get(position, (None, None))
            heading = titles[sentence.section] if document.sections else frozenset()
            if table is not None and row is not None:
                key = table.start
                if key not in heads:
                    heads[key] = _topic(" ".join((table.caption, *table.columns)), language)
                heading = heading | heads[key] | _topic(" ".join(row.group), language)
            heading = heading | labels.get(position, frozenset())
            near = self._near(document, keys, position) if row is None else frozenset()
            passages.append(
                Passage(
                    position, sentence, own[position], keys[position], heading, near, table, row
                )
            )
        self.passages: tuple[Passage, ...] = tuple(passages)
        self.title = title
        self._own_scores: dict[str, Scores] = {}
        self._wide_scores: dict[str, Scores] = {}
        self._figures: dict[int, tuple[Quantity, ...]] = {}
        self._periods: dict[int, tuple[Period, ...]] = {}
        self._clauses: dict[int, tuple[Filled, ...]] = {}
        self.headings = self.title.union(*(passage.heading for passage in passages))
        self.frequency = Counter(key for found in keys for key in found)
        self._known: frozenset[str] = frozenset(self.frequency)

    def _labels(self, facts: Sequence[Fact]) -> dict[int, frozenset[str]]:
        """Return the topic keys of reviewed labels, in both their languages, by sentence."""
        found: dict[int, frozenset[str]] = {}
        for fact in facts:
            words = _topic(fact.en, self.language) | _topic(fact.zh, "zh")
            for sentence in fact.sentences:
                position = int(sentence.id.removeprefix("s")) - 1
                found[position] = found.get(position, frozenset()) | words
        return found

    def fact_at(self, position: int, quantity: Quantity) -> Fact | None:
        """Return the reviewed fact that states a figure of a sentence, None where none does."""
        start = self.document.sentences[position].start + quantity.start
        end = start + quantity.end - quantity.start
        for (first, last), fact in self.facts.items():
            if first < end and start < last and fact.value == quantity.value:
                return fact
        return None

    def beside(self, position: int) -> tuple[int, ...]:
        """Return the positions of the sentences before and after one in its paragraph."""
        sentences = self.document.sentences
        paragraph = sentences[position].paragraph
        return tuple(
            other
            for other in (position - 1, position + 1)
            if 0 <= other < len(sentences) and sentences[other].paragraph == paragraph
        )

    @staticmethod
    def _near(document: Document, keys: Sequence[frozenset[str]], position: int) -> frozenset[str]:
        paragraph = document.sentences[position].paragraph
        around = [
            keys[other]
            for other in (position - 1, position + 1)
            if 0 <= other < len(keys) and document.sentences[other].paragraph == paragraph
        ]
        return frozenset().union(*around)

    def is_name(self, key: str) -> bool:
        """Tell whether the document mostly writes a word with a capital letter."""
        return key in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        every: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for passage in self.passages:
            for term in passage.terms:
                if term.kind == "word" and not term.stop:
                    every[term.key] += 1
                    capital[term.key] += term.name
        return frozenset(key for key, count in capital.items() if 2 * count > every[key])

    @cached_property
    def decimal(self) -> str | None:
        """The decimal mark that the document's own numbers show, None where none tells."""
        return decimal_mark(self.document.text, self.language)

    def figures(self, position: int) -> tuple[Quantity, ...]:
        """Return the figures of a sentence; its offsets are those of the sentence's text."""
        found = self._figures.get(position)
        if found is None:
            text = self.document.sentences[position].text
            read = completed(text, self.language, self._printed(position))
            found = tuple(map(home_of(self.document.text).named, read))
            self._figures[position] = found
        return found

    def _printed(self, position: int) -> list[Quantity]:
        """Return the figures of a sentence, each by itself."""
        text = self.document.sentences[position].text
        return figures(text, self.language, decimal=self.decimal)

    def clauses(self, position: int) -> tuple[Filled, ...]:
        """Return the simple clauses of a sentence: parts that share something, filled in, and embedded ones."""
        found = self._clauses.get(position)
        if found is None:
            text = self.document.sentences[position].text
            printed = self._printed(position)
            found = (
                *filled(text, self.language, printed),
                *embedded(text, self.language, printed),
            )
            self._clauses[position] = found
        return found

    def periods(self, position: int) -> tuple[Period, ...]:
        """Return the periods that a sentence names, else those of its heading or caption."""
        found = self._periods.get(position)
        if found is None:
            passage = self.passages[position]
            found = tuple(periods(passage.sentence.text, self.language))
            if not found:
                found = self._heading_periods(passage)
            self._periods[position] = found
        return found

    def _heading_periods(self, passage: Passage) -> tuple[Period, ...]:
        document = self.document
        title = document.section_title(passage.sentence) if document.sections else ""
        if passage.table is not None:
            title = f"{title} {passage.table.caption}"
        # They stand nowhere in the sentence: no figure of it is nearer to one than to another.
        return tuple(replace(one, start=-1, end=-1) for one in periods(title, self.language))

    def __len__(self) -> int:
        return len(self.passages)

    def knows(self, key: str) -> bool:
        """Tell whether a sentence has the key."""
        return key in self._known

    def idf(self, key: str) -> float:
        """Return log((N + 1) / df), for a key that no sentence has log(N + 1)."""
        return math.log((len(self.passages) + 1) / (self.frequency.get(key) or 1))

    @cached_property
    def beginnings(self) -> dict[str, tuple[str, ...]]:
        """The document's words by their first letters, to match other forms of a word."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._known):
            if len(key) >= _FEWEST_LETTERS:
                found.setdefault(key[:_FEWEST_LETTERS], []).append(key)
        return {start: tuple(words) for start, words in found.items()}

    def scores(self, query: Iterable[str]) -> Scores:
        """Return the BM25 score of every passage by its own words, and around it."""
        known = [key for key in dict.fromkeys(query) if key in self._known]
        return self._summed(known, self._own_scores, lambda: self._bm25)

    def wide_scores(self, query: Iterable[str]) -> Scores:
        """Return the BM25 score of every passage with its heading and neighbours."""
        return self._summed(list(dict.fromkeys(query)), self._wide_scores, lambda: self._wide)

    def _summed(
        self, keys: Sequence[str], kept: dict[str, Scores], index: Callable[[], TermScores]
    ) -> Scores:
        """Return the sum of the scores of single keys, in their order; each is computed once."""
        total = np.zeros(len(self.passages))
        if not self.passages:
            return total
        for key in keys:
            if key not in kept:
                if len(kept) * len(total) >= _MOST_KEPT:
                    kept.clear()
                kept[key] = index().of(key)
            total += kept[key]
        return total

    @cached_property
    def _bm25(self) -> TermScores:
        return TermScores([[t.key for t in p.terms if not t.stop] or [""] for p in self.passages])

    @cached_property
    def _wide(self) -> TermScores:
        return TermScores(
            [
                [*(t.key for t in p.terms if not t.stop), *sorted(p.heading), *sorted(p.near)]
                or [""]
                for p in self.passages
            ]
        )


def _topic(text: str, language: str) -> frozenset[str]:
    return frozenset(term.key for term in terms(text, language) if not term.stop)
