"""A question read against tables: what it names, which periods, which computation, which limit."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bot.answering.prose.interpretation import asks
from bot.answering.prose.task import Ask
from bot.understanding.cues import folded, prose_words, spans
from bot.understanding.operations import Said, Signal, operation_words, signals
from bot.understanding.question import Question
from facts.drafting.header_periods import Mention, mentions
from facts.drafting.period import Period
from facts.quantities.periods import Period as Named
from facts.quantities.periods import periods
from facts.quantity import Quantity, quantities
from index.text import fold

_LIMITS = frozenset({Signal.ABOVE, Signal.BELOW})
_BEFORE = frozenset(
    {Signal.PRIOR, Signal.CHANGE, Signal.UP, Signal.DOWN, Signal.GROWTH, Signal.DIFFERENCE}
)  # a change is from the year before, and a level is of it
_SIGNS = frozenset({Signal.NEGATIVE, Signal.POSITIVE})
_CLAUSE_END = re.compile(r"[,;:)?!.，；）？。]|\b(?:in|for|from|at|on)\b")
_REACH = 14  # characters between "exceed" and its number: "exceed the £1,500"
_TWO = 2
# "--03", "2026-03-17", "2026-Q1"
_MONTH = re.compile(r"(?:\d{4}|-)-(?:(?P<month>\d\d)(?:-\d\d)?|(?P<quarter>Q[1-4]))")
_LISTED = re.compile(r"[,，、&+]")
_LONGEST_EXPANSION = 30  # years; "1990 to 2019" asks for each of them


@dataclass(frozen=True, slots=True)
class Word:
    """A topic word of the question by its key; `place` counts words, `start:end` is its span.

    `form` marks words that ask for a computation or carry no topic ("average", "amount"): a label
    may have them, and needn't. `barred` words stand behind "without": what is asked for lacks them.
    """

    key: str
    place: int
    start: int
    end: int
    form: bool = False
    name: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that figures are compared with: "exceed $1,500 thousand".

    `full` is the value with its scale, `bare` the number as printed; `above` tells the direction.
    """

    above: bool
    full: Decimal
    bare: Decimal
    unit: str


@dataclass(frozen=True)
class Asking:
    """A question read for tables.

    `periods` are those named, in order, a range as its two ends; `every` those and the years
    between the ends of a range; `months` are days, months and quarters that rows are of. `limit` is
    the threshold of "less than 10,000". A `wide` one is to be answered by any computation that its
    rows allow, whether its words ask for one or not: its weights tell.
    """

    question: Question
    words: tuple[Word, ...]
    signals: frozenset[Signal]
    said: tuple[Said, ...]
    periods: tuple[Mention, ...]
    asked: tuple[Period, ...]
    every: tuple[Period, ...]
    limit: Limit | None
    by_period: bool
    months: tuple[Named, ...] = ()
    wide: bool = False

    @cached_property
    def parted(self) -> tuple[Ask, ...]:
        """The readings of the question as one that sets two things against each other."""
        return tuple(one for one in asks(self.question, None) if len(one.parts) == _TWO)

    @cached_property
    def joins(self) -> tuple[int, ...]:
        """Where the items of a list are joined: commas, "and", "plus"."""
        pattern = prose_words(self.question.language).joints.get("side")
        text = folded(self.question.text)
        found = [start for start, _ in spans(pattern, text)]
        return (*found, *(match.start() for match in _LISTED.finditer(text)))

    @property
    def topic(self) -> tuple[Word, ...]:
        """The words that name something."""
        return tuple(word for word in self.words if not (word.form or word.barred))

    def allows(self, *wanted: Signal) -> bool:
        """Tell whether a computation that these signals ask for is worth a look."""
        return self.wide or self.says(*wanted)

    def says(self, *wanted: Signal) -> bool:
        """Tell whether one of the signals stands in the question."""
        return any(signal in self.signals for signal in wanted)


def read_asking(
    question: Question,
    language: str,
    seasons: frozenset[tuple[int, int]] = frozenset(),
    dated: frozenset[str] = frozenset(),
) -> Asking:
    """Read a question; `language` is the question's.

    `seasons` are the spans of two years that head rows or columns: there "2021/22" is one period.
    `dated` are the months, "01" to "12", that rows are of: there "in March" is a period.
    """
    text = question.text
    found = mentions(text, language)
    months = dated_spans(text, language, dated)
    said = signals(text, language)
    limit, spans = _limit(text, said, language, found)
    said = [one for one in said if one.signal not in _LIMITS or limit is not None]
    covered = [(one.start, one.end) for one in found] + spans
    covered += [(one.start, one.end) for one in months]
    words = _words(question, said, covered, language)
    asked = tuple(end for mention in found for end in _ends(mention.period, seasons))
    every = _every(found, seasons)
    if {one.signal for one in said} & _BEFORE == {Signal.PRIOR} and len(asked) == 1:
        asked = every = (_year_before(asked[0]),)
    return Asking(
        question,
        words,
        frozenset(one.signal for one in said),
        tuple(said),
        tuple(found),
        asked,
        every,
        limit,
        _asks_period(text, said, language),
        months,
    )


def dated_spans(text: str, language: str, dated: frozenset[str]) -> tuple[Named, ...]:
    """Return the days, months and quarters that a question names of those that rows are of.

    `dated` are their months, "01" to "12".
    """
    found = (
        (one, _MONTH.fullmatch(one.form)) for one in (periods(text, language) if dated else ())
    )
    return tuple(
        one for one, of in found if of is not None and (of["quarter"] or of["month"] in dated)
    )


def _words(
    question: Question, said: list[Said], covered: list[tuple[int, int]], language: str
) -> tuple[Word, ...]:
    forms = operation_words(language)
    marked = [False] * (len(question.text) + 1)
    for one in said:
        marked[one.start : one.end] = [True] * (one.end - one.start)
    barred = [
        (one.end, _clause_end(question.text, one.end))
        for one in said
        if one.signal is Signal.WITHOUT
    ]
    words = []
    for place, term in enumerate(question.terms):
        if term.stop or term.kind == "compound":
            continue
        if any(start < term.end and term.start < end for start, end in covered):
            continue
        form = marked[term.start] or fold(term.surface) in forms.filler
        out = any(start <= term.start < end for start, end in barred)
        words.append(Word(term.key, place, term.start, term.end, form, term.name, out))
    return tuple(words)


def _clause_end(text: str, start: int) -> int:
    """Return where the clause behind "without" ends."""
    found = _CLAUSE_END.search(text, start)
    return found.start() if found else len(text)


def _limit(
    text: str, said: list[Said], language: str, periods: list[Mention]
) -> tuple[Limit | None, list[tuple[int, int]]]:
    """Return the threshold behind "exceed" or "less than", and the span of its number."""
    limits = [one for one in said if one.signal in _LIMITS]
    signed = [one for one in said if one.signal in _SIGNS]
    if signed:
        zero = Limit(signed[0].signal is Signal.POSITIVE, Decimal(0), Decimal(0), "")
        return zero, [(signed[0].start, signed[0].end)]
    if not limits:
        return None, []
    found = quantities(text, language)
    for one in limits:
        for quantity in found:
            near = one.end <= quantity.number_start <= one.end + _REACH
            if quantity.kind == "duration":
                continue  # "due in less than one year" names, it doesn't limit
            if not near or any(m.start <= quantity.number_start < m.end for m in periods):
                continue
            return _limit_of(one, quantity, text, language), [(one.start, quantity.end)]
    return None, []


def _limit_of(said: Said, quantity: Quantity, text: str, language: str) -> Limit:
    printed = quantities(
        text[quantity.number_start : quantity.number_end].split(" ", maxsplit=1)[0], language
    )
    bare = printed[0].value if printed else quantity.value
    return Limit(said.signal is Signal.ABOVE, quantity.value, bare, quantity.unit)


def _year_before(period: Period) -> Period:
    """Return the period a year before; its day may be another one then."""
    year = period.year - 1 if period.year is not None else None
    return replace(period, year=year, month=None, day=None, first=None)


def _ends(period: Period, seasons: frozenset[tuple[int, int]]) -> tuple[Period, ...]:
    if (
        period.first is None
        or (period.first, period.year) in seasons
        or period.first == period.year
    ):
        return (period,)
    return replace(period, year=period.first, first=None), replace(period, first=None)


def _every(found: list[Mention], seasons: frozenset[tuple[int, int]]) -> tuple[Period, ...]:
    """Return the periods named, with the years between the ends of each range."""
    every: list[Period] = []
    for mention in found:
        period = mention.period
        if (period.first, period.year) in seasons:
            every.append(period)
            continue
        start = period.first
        if start is None and mention.joined == "range" and every:
            start = every[-1].year
        every.extend(_between(start, period))
        every.append(replace(period, first=None))
    return tuple(dict.fromkeys(every))


def _between(start: int | None, period: Period) -> list[Period]:
    if start is None or period.year is None or not 0 < period.year - start <= _LONGEST_EXPANSION:
        return []
    first = start if period.first is not None else start + 1
    return [replace(period, year=year, first=None) for year in range(first, period.year)]


def _asks_period(text: str, said: list[Said], language: str) -> bool:
    """Tell whether a period is asked for: "in which year", "how many years", 哪一年."""
    periods = operation_words(language).periods
    for one in said:
        if one.signal not in {Signal.WHICH, Signal.COUNT}:
            continue
        after = text[one.end :].lstrip().lower()
        inside = text[one.start : one.end].lower()
        words = after.split()[:2]
        if any(fold(word.strip("?,.")) in periods for word in (*words, *inside.split())):
            return True
        if language == "zh" and any(after.startswith(p) or p in inside for p in periods):
            return True
    return False
