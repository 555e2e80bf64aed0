"""The figure of a passage that a question asks for, as named numbers for the linear scorer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.corpus import Corpus, Passage
from bot.answering.kind_match import admitted, changes_for_levels, misses_rate, wants_money
from bot.answering.matching import Query
from bot.answering.outdated import asks_before, outdated
from bot.answering.timing import figure_period_features
from bot.understanding.marks import synonyms
from bot.understanding.question import Asked, Question
from bot.understanding.rates import rates, rates_beside
from facts.drafting.filled import Filled
from facts.drafting.moves import moves
from facts.drafting.respectively import respectively
from facts.quantities.periods import Period, compatible
from facts.quantity import Quantity
from index.text import Term, terms

# A column of a year and nothing else: of "2030 (target)" nobody speaks unasked.
_YEAR = re.compile(r"\W*(?:FY|[HQ][1-4])?\s?((?:19|20)\d\d)年?\W*")
_NEAR = 4  # terms on either side that belong to a figure
_CLAUSE = 10


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A quantity of a passage; its offsets are those of the passage's own text."""

    passage: Passage
    quantity: Quantity
    features: dict[str, float]


def figure_candidates(query: Query, corpus: Corpus, passage: Passage) -> list[FigureCandidate]:
    """Return the figures of a passage that may answer with their features, in order of the text."""
    every = [q for q in corpus.figures(passage.position) if q.kind != "ordinal"]
    gone = _left_behind(query, corpus, passage, every) | _of_others(query, corpus, passage, every)
    gone |= changes_for_levels(query.question, every)
    left = [
        q
        for q in every
        if admitted(query.question, q)
        and not misses_rate(query.question, q, passage.sentence.text)
        and not _repeats(query, q)
        and not _is_label(query, q, passage.sentence.text)
        and q.start not in gone
    ]
    if wants_money(query.question) and any(q.kind == "money" for q in left):
        gone |= {q.start for q in left if q.kind in {"percent", "fraction", "duration"}}
    asked = rates(query.question.text)
    text = passage.sentence.text
    rated = [q for q in left if asked & rates_beside(text, q.start, q.end)] if asked else []
    left = rated or left
    given = {q.value for q in query.given}
    kinds = [q.kind for q in every]
    spoken = corpus.periods(passage.position) if query.periods else ()
    return [
        FigureCandidate(
            passage,
            q,
            _features(
                query, _read_in(query, corpus, passage, q), q, at, kinds, given=q.value in given
            )
            | figure_period_features(query, q, spoken, passage.sentence.text)
            | _label_features(query, corpus, passage, q),
        )
        for at, q in enumerate(every)
        if q in left and q.start not in gone
    ]


def _repeats(query: Query, quantity: Quantity) -> bool:
    """Tell whether a figure is the very date that the question names."""
    return quantity.date is not None and any(
        compatible(asked, quantity.date) is True for asked in query.periods
    )


_WORDS = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]$")


def _is_label(query: Query, quantity: Quantity, text: str) -> bool:
    """Tell whether a bare number is part of a name that the question has: the 3 of "at station 3"."""
    if quantity.kind != "number" or quantity.unit:
        return False
    word = _WORD_BEFORE.search(text, 0, quantity.start)
    name = f"{word[1]} {quantity.text}".lower() if word is not None else ""
    return (
        bool(name) and f" {name} " in f" {' '.join(_WORDS.findall(query.question.text.lower()))} "
    )


def _left_behind(
    query: Query, corpus: Corpus, passage: Passage, found: Sequence[Quantity]
) -> frozenset[int]:
    """Return the starts of the figures that the passage moves away from, or only compares with.

    "From 10 to 15", "15, compared with 10". A question that names a period may ask for either, and so
    may one of what was before.
    """
    question, text = query.question, passage.sentence.text
    if not question.text or asks_before(question.text, question.language):
        return frozenset()
    pairs = moves(text, found, corpus.language)
    if not query.periods:
        older = _of_older_columns(passage, found)
        return (
            frozenset(one.start for one, _ in pairs)
            | outdated(text, found, corpus.language)
            | older
        )
    return frozenset(
        start
        for pair in pairs
        for start in _of_other_end(pair, query, corpus.periods(passage.position))
    )


def _of_older_columns(passage: Passage, found: Sequence[Quantity]) -> frozenset[int]:
    """Return the starts of a row's figures that are of earlier years than its latest column."""
    if passage.row is None or passage.table is None:
        return frozenset()
    columns, years = passage.table.columns, dict[int, int]()
    for quantity in found:
        start = passage.sentence.start + quantity.start
        for cell in passage.row.cells:
            header = columns[cell.column] if cell.column < len(columns) else ""
            said = _YEAR.fullmatch(header)
            if cell.start <= start < cell.end and said is not None:
                years[quantity.start] = int(said[1])
    latest = max(years.values(), default=0)
    return frozenset(start for start, year in years.items() if year < latest)


def _of_other_end(
    pair: tuple[Quantity, Quantity], query: Query, spoken: Sequence[Period]
) -> Iterator[int]:
    """Yield the starts of the figures that aren't of the asked end of "between 2015 and 2016"."""
    spans = [one for one in spoken if "/" in one.form and 0 <= one.start < pair[0].start]
    if not spans or len(query.periods) != 1:
        return
    ends = max(spans, key=lambda one: one.start).form.split("/")[:2]
    fits = [compatible(query.periods[0], end) is True for end in ends]
    if any(fits):
        yield from (figure.start for figure, fit in zip(pair, fits, strict=True) if not fit)
    else:
        yield from (figure.start for figure in pair)


def _of_others(
    query: Query, corpus: Corpus, passage: Passage, found: Sequence[Quantity]
) -> frozenset[int]:
    """Return the starts of the figures that a sentence gives, in order, to other things.

    "A and B rose 5 % and 10 %, respectively": asked for B, 5 % is none.
    """
    amounts = [q for q in found if q.date is None]
    things = respectively(passage.sentence.text, [(q.start, q.end) for q in amounts])
    clauses = corpus.clauses(passage.position)
    said = [
        _said_in(query, corpus, [one for one in clauses if q.start in one.figures])
        or max((_said(query, passage, start, end) for start, end in spans), default=0.0)
        for q, spans in zip(amounts, things, strict=True)
    ]
    best = max((one for one, spans in zip(said, things, strict=True) if spans), default=0.0)
    return frozenset(
        q.start for q, one, spans in zip(amounts, said, things, strict=True) if spans and one < best
    )


def _said_in(query: Query, corpus: Corpus, clauses: Sequence[Filled]) -> float:
    """Return how much of a question stands in the likeliest of the ways to fill a clause in."""
    return max(
        (_weight(query, terms(clause.text, corpus.language)) for clause in clauses), default=0.0
    )


def _said(query: Query, passage: Passage, start: int, end: int) -> float:
    """Return how much of a question stands in a part of a passage, verbs of change left out."""
    keys = {
        term.key
        for term in passage.terms
        if start <= term.start
        and term.end <= end
        and not synonyms(term.key, query.question.language)
    }
    return sum(weight for key, weight in query.weights.items() if key in keys)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure is read: the terms of its sentence or filled-in clause, and where it stands there."""

    text: str
    base: list[Term]
    start: int
    end: int

    @property
    def around(self) -> tuple[list[str], list[str], list[str]]:
        """The keys before, behind and in the figure."""
        left = [t.key for t in self.base if t.end <= self.start]
        right = [t.key for t in self.base if t.start >= self.end]
        return left, right, [t.key for t in self.base if self.start <= t.start < self.end]

    def near(self, query: Query) -> float:
        """Return how much of a question stands right at the figure."""
        left, right, _ = self.around
        found = {*left[-_NEAR:], *right[:_NEAR]}
        return sum(weight for key, weight in query.weights.items() if key in found)


def _read_in(query: Query, corpus: Corpus, passage: Passage, quantity: Quantity) -> _Place:
    """Return where a figure is read: in its clause with what that shares put in, if it is asked for.

    Of the ways to put it in, and the sentence, the one in which most of the question stands close.
    """
    bare = [t for t in passage.terms if t.kind != "compound"]
    plain = _Place(passage.sentence.text, bare, quantity.start, quantity.end)
    ways = []
    question = query.question
    changes = Asked.CHANGE in question.kinds
    before = asks_before(question.text, question.language) and not changes
    for clause in () if before else corpus.clauses(passage.position):
        start = clause.within(quantity.start)
        first, last = clause.own
        own = [t for t in bare if first <= t.start < last and t.key in query.weights]
        told = bool(own) and (not clause.dated or bool(query.periods))
        if start is not None and quantity.start in clause.figures and told:
            found = [t for t in terms(clause.text, corpus.language) if t.kind != "compound"]
            ways.append(_Place(clause.text, found, start, start + quantity.end - quantity.start))
    return max([*ways, plain], key=lambda one: (one.near(query), _closeness(query.weights, one)))


def _weight(query: Query, found: Sequence[Term]) -> float:
    return sum(query.weights.get(key, 0.0) for key in {term.key for term in found})


def _features(
    query: Query, place: _Place, quantity: Quantity, at: int, kinds: list[str], *, given: bool
) -> dict[str, float]:
    question, base = query.question, place.base
    left, right, inside = place.around
    total = query.total or 1.0
    weights = query.weights

    def share(keys: list[str]) -> float:
        return sum(weights.get(key, 0.0) for key in set(keys)) / total

    # What a follow-up itself names stands beside its figure; what it carries only in the clause.
    fresh = {key: weight for key, weight in weights.items() if key not in question.carried}

    def beside(keys: list[str]) -> float:
        return sum(fresh.get(key, 0.0) for key in set(keys)) / total

    near = left[-_NEAR:] + right[:_NEAR] + inside
    clause = left[-_CLAUSE:] + right[:_CLAUSE] + inside
    asked = _asked(question)
    features = {
        f"kind_{asked}_{quantity.kind}": 1.0,
        "near": beside(near),
        "left": beside(left[-_NEAR:]),
        "right": beside(right[:_NEAR]),
        "clause": share(clause),
        "given": 1.0 if given else 0.0,
        "inside": len(set(inside) & set(question.keys)) / len(inside) if inside else 0.0,
        "first": 1.0 if at == 0 else 0.0,
        "only": 1.0 if len(kinds) == 1 else 0.0,
        "only_of_kind": 1.0 if kinds.count(quantity.kind) == 1 else 0.0,
        "bracket": 1.0 if place.text[max(0, place.start - 1) : place.start] in "(（[" else 0.0,
        "closest": _closeness(fresh, place),
        "length": min(1.0, len(base) / 40),
    }
    if question.counted:
        counted = set(question.counted)
        noun = set(right[:3]) | set(inside)
        features["counted"] = len(counted & noun) / len(counted)
        features["counted_last"] = 1.0 if question.counted[-1] in noun else 0.0
        features["counted_first"] = 1.0 if question.counted[0] in noun else 0.0
    if quantity.direction is not None:
        features["directed"] = 1.0 if Asked.CHANGE in question.kinds else 0.0
        features["directed_unasked"] = 0.0 if Asked.CHANGE in question.kinds else 1.0
    years = [key for key in query.numbers if len(key) == 4]
    if years and quantity.kind != "year":
        features["year_near"] = 1.0 if set(years) & set(near) else 0.0
        features["year_clause"] = 1.0 if set(years) & set(clause) else 0.0
    return features


def _label_features(
    query: Query, corpus: Corpus, passage: Passage, quantity: Quantity
) -> dict[str, float]:
    """Return how much of the question the label of a reviewed fact accounts for."""
    fact = corpus.fact_at(passage.position, quantity) if corpus.facts else None
    if fact is None:
        return {}
    language = query.question.language
    label = {
        t.key
        for t in terms(fact.label(language), language if language in fact.labels else "en")
        if not t.stop
    }
    known = label & set(query.keys)
    recall = sum(query.weights.get(key, 0.0) for key in known) / (query.total or 1.0)
    # What a label says beyond the question ("year-on-year growth") makes it another fact's.
    return {"clause": recall * len(known) / (len(label) or 1)}


def _asked(question: Question) -> str:
    for kind in (
        Asked.PERCENT, Asked.DURATION, Asked.COUNT, Asked.DATE, Asked.MEASURE, Asked.AMOUNT,
        Asked.CHANGE,
    ):  # fmt: skip
        if kind in question.kinds:
            return kind.value
    return question.kind.value if question.kind else "none"


def _closeness(fresh: Mapping[str, float], place: _Place) -> float:
    """Return 1 where a word of the question stands right beside the figure, less further away."""
    best = 99
    own = sum(1 for t in place.base if t.end <= place.start)
    for at, term in enumerate(place.base):
        if term.key in fresh and not place.start <= term.start < place.end:
            best = min(best, abs(at - own))
    return 1 / (1 + best)
