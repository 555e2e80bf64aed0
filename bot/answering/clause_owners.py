"""Figures whose clause, or cell, is about another thing than the one asked for, as the sentence itself tells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.answering.corpus import Corpus, Passage
from bot.answering.figures import FigureCandidate
from bot.answering.matching import Query
from facts.drafting.clauses import clauses
from facts.drafting.joints import joints
from facts.quantity import Quantity
from index.document import Row, Table
from index.text import Term, terms

Span = tuple[int, int]

_HALF = 0.5  # of the topic words before a figure
_COUNTS = frozenset({"count", "number"})


@dataclass(frozen=True, slots=True)
class _Part:
    """What a figure's clause has of the question: itself, and with the clauses before it.

    `before` and `words` are the topic words before the figure in its clause, and all of them, those
    of other figures left out; `names` are the names among these.
    """

    quantity: Quantity
    place: int
    own: frozenset[str]
    wide: frozenset[str]
    before: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


def asked_for(
    query: Query, corpus: Corpus, passage: Passage, found: Sequence[FigureCandidate]
) -> list[FigureCandidate]:
    """Return the figures of a passage but those that it gives to another thing."""
    figures = [one.quantity for one in found]
    if passage.row is not None and passage.table is not None:
        gone = _of_other_cells(query, passage.table, passage.row, passage, figures)
    else:
        gone = _of_other_clauses(query, corpus, passage, figures)
    return [one for one in found if one.quantity.start not in gone]


def _of_other_clauses(
    query: Query, corpus: Corpus, passage: Passage, found: Sequence[Quantity]
) -> frozenset[int]:
    """Return the starts of the figures that a sentence gives to another thing, clause by clause.

    "Ash packed 18 boxes and Birch 11": asked for Birch, 18 is none, asked for Ash, 11 is none. A
    clause may leave out what the ones before it say, not the other way round.
    """
    parts = _parts(query, corpus, passage, found) if len(found) > 1 else []
    return frozenset(
        one.quantity.start
        for one in parts
        if any(_yields(one, other, query) for other in parts if other.place != one.place)
    )


def _of_other_cells(
    query: Query, table: Table, row: Row, passage: Passage, found: Sequence[Quantity]
) -> frozenset[int]:
    """Return the starts of a row's figures that stand in its label, or in a column not asked for.

    Only where the question has a word of another column's header, and none of this one's.
    """
    language = query.question.language
    asked = query.weights.keys() - passage.keys
    named = [asked & _header(text, language) for text in table.columns]
    if not any(named):
        return frozenset()
    gone = set()
    for figure in found:
        at = passage.sentence.start + figure.start
        column = next((c.column for c in row.cells if c.start <= at < c.end), None)
        if column is None or (column < len(named) and not named[column]):
            gone.add(figure.start)
    return frozenset(gone)


@lru_cache(512)
def _header(text: str, language: str) -> frozenset[str]:
    return frozenset(
        term.key
        for term in terms(text, language)
        if not term.stop and term.kind in {"word", "pair"}
    )


def _parts(
    query: Query, corpus: Corpus, passage: Passage, found: Sequence[Quantity]
) -> list[_Part]:
    text = passage.sentence.text
    spans = [(one.start, one.end) for one in found]
    cut = _cut(text, corpus.language, found)
    topics = [t for t in passage.terms if not t.stop and t.kind in {"word", "pair", "number"}]
    topics = [t for t in topics if not any(a < t.end and t.start < b for a, b in spans)]
    parts = []
    for figure in found:
        place = bisect_right(cut, figure.start) - 1
        start, end = cut[place], [*cut, len(text)][place + 1]
        words = [t for t in topics if _opening(text, corpus.language, start) <= t.start < end]
        wide = [t for t in topics if t.start < end]
        parts.append(
            _Part(
                figure,
                place,
                _asked(words, query),
                _asked(wide, query),
                frozenset(t.key for t in words if t.end <= figure.start and t.kind != "number"),
                frozenset(t.key for t in words if t.kind != "number"),
                frozenset(t.key for t in words if t.name or corpus.is_name(t.key)),
            )
        )
    return parts


def _opening(text: str, language: str, start: int) -> int:
    """Return where a clause that begins at a place does behind the word that opens it: "of which", 其中."""
    behind = start + len(text[start:]) - len(text[start:].lstrip(" ,，;；"))
    opened = joints(language).opens.match(text, behind)
    return opened.end() if opened is not None else start


def _cut(text: str, language: str, found: Sequence[Quantity]) -> list[int]:
    """Return where the clauses of a sentence begin, "and that of Ash, 17" where its "and" stands."""
    figures, whole = [(one.start, one.end) for one in found], []
    for one, other in pairwise(found):
        converted = _converted(one, other, text)
        if converted is not None:
            figures.remove((other.start, other.end))
            whole.append(converted)
    cut = [clause.start for clause in clauses(text, language, figures, whole)]
    for start, end in pairwise([(0, 0), *figures]):
        at = bisect_right(cut, end[0]) - 1
        if start[1] < cut[at] and not any(map(str.isalpha, text[cut[at] : end[0]])):
            joins = joints(language).joins.finditer(text, start[1], cut[at])
            cut[at] = max((one.start() for one in joins), default=cut[at])
    return cut


def _converted(one: Quantity, other: Quantity, text: str) -> Span | None:
    """Return the bracket, with a character on either side, that says a figure in another unit.

    "94 kilometres (58 mi) of roads"; None where the second is no such figure.
    """
    opening = text.find("(", one.end, other.start)
    closing = text.find(")", other.end)
    if opening < 0 or closing < 0 or one.kind != other.kind or one.unit == other.unit:
        return None
    return opening - 1, closing + 2


def _asked(words: Sequence[Term], query: Query) -> frozenset[str]:
    return frozenset(term.key for term in words if term.key in query.weights)


def _yields(one: _Part, other: _Part, query: Query) -> bool:
    """Tell whether a figure is none, because that of another clause is what is asked for."""
    kinds = {one.quantity.kind, other.quantity.kind}
    if len(kinds) > 1 and not kinds <= _COUNTS and query.question.kinds:
        return False
    if one.quantity.date is not None or other.quantity.date is not None:
        return False
    if other.place > one.place:
        return bool(other.own - one.wide) and _leads(other, query) and not _both(one, other, query)
    said = query.weights.keys()
    if one.names - said and other.names - said:
        return False  # of both together, as it may be
    return one.own < other.own and bool(one.words - said) and not one.before & said


def _leads(part: _Part, query: Query) -> bool:
    """Tell whether what stands before a figure in its clause is what is asked for, if anything is."""
    said = part.before & query.weights.keys()
    return len(said) >= _HALF * len(part.before)


def _both(one: _Part, other: _Part, query: Query) -> bool:
    """Tell whether a question names the things of both clauses: "more than Ash"."""
    return bool((one.own - other.own) & query.names) and bool((other.own - one.wide) & query.names)
