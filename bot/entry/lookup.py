"""Which facts answer a reading: recognised slots are hard constraints, left-over words count against.

A fact answers a question when
- each item of the fact's `needs` is in the question (a document's default subject may be implied),
- the type of answer that the question wants is the fact's (`kind_fit`),
- nothing in the question contradicts it: every concept, name, year, figure and unknown word of the
  question belongs to the fact (its `may`, the wholes its subject is part of) or to its sentence.
"""

import re
import threading
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.entry.candidacy import Candidate
from bot.entry.kinds import is_figure, kind_fit, need_ids
from bot.entry.needs import Needs
from bot.entry.numbers import Numbers
from bot.entry.objections import Objections, is_harmless, strangeness
from facts.library import Library
from facts.quantity import Quantity
from facts.reading import Mention, Reading
from facts.table import Fact

_EXACT = re.compile(r"exact|precis|确切|確切|精确|精確|точн", re.IGNORECASE)
_MEASURED = frozenset(
    {"amount", "count", "percent", "growth", "decline", "share", "duration", "rank", "date"}
)


class Unexplained(NamedTuple):
    """Spans of phrases, and quantities, that a fact doesn't account for."""

    spans: frozenset[tuple[int, int]]
    numbers: tuple[Quantity, ...]


@dataclass(slots=True)
class _Notes:
    """What was found out about one reading; computing asks for the same again and again."""

    reading: Reading | None = None
    assessed: dict[tuple[str, bool], Candidate] = field(default_factory=dict)
    unexplained: dict[str, Unexplained] = field(default_factory=dict)
    ranked: list[Candidate] | None = None
    strange: tuple[list[Mention], float] | None = None


class Noted(threading.local):
    """The notes on the reading in hand: each thread has one in hand."""

    def __init__(self) -> None:
        self._notes = _Notes()

    def of(self, reading: Reading) -> _Notes:
        """Give the notes on a reading; those on another are thrown away."""
        if self._notes.reading is not reading:
            self._notes = _Notes(reading)
        return self._notes


class Lookup:
    """Finds the facts of one library that answer a reading."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.needs = Needs(library)
        self.objections = Objections(library)
        self._numbers = Numbers(library)
        self._noted = Noted()

    def assess(self, fact: Fact, reading: Reading, *, imply_measure: bool = False) -> Candidate:
        """How `fact` stands to `reading`.

        With `imply_measure` a question that names no measure means the document's default one.
        """
        known = self._noted.of(reading).assessed
        candidate = known.get((fact.id, imply_measure))
        if candidate is None:
            candidate = self._assess(fact, reading, imply_measure=imply_measure)
            known[fact.id, imply_measure] = candidate
        return candidate

    def _assess(self, fact: Fact, reading: Reading, *, imply_measure: bool) -> Candidate:
        allowed = self.objections.allowed(fact, reading)
        matched: set[str] = set()
        own: list[Mention] = []
        conflicts: list[Mention] = []
        score = 0.0
        for mention in reading.mentions:
            ids = mention.ids & allowed
            if ids:
                matched |= ids
                own.append(mention)
                score += 3.0 if mention.has("concept") else 1.0
            elif not is_harmless(mention):
                conflicts.append(mention)
        weight = sum(_weight(mention) for mention in own)
        clauses = {mention.clause for mention in own if not mention.is_form}
        against = sum(self.objections.against(mention, fact, clauses) for mention in conflicts)
        noted = self._noted.of(reading)
        if noted.strange is None:
            strange = self.objections.strange(reading)
            noted.strange = strange, sum(strangeness(word, reading.text) for word in strange)
        conflicts += noted.strange[0]
        against += noted.strange[1]
        fit = kind_fit(fact, reading)
        specific = sum(1.0 for need in fact.needs if need & reading.ids)
        if (
            _mentions_without(fact, reading)
            or _gives_answer(fact, reading)
            or _asks_part(fact, reading)
            or (fact.row.each and _EXACT.search(reading.text))
        ):
            fit = None
        return Candidate(
            fact,
            score + specific + 2.0 * (fit or 0.0),
            frozenset(matched),
            self.needs.missing(fact, reading, imply_measure=imply_measure),
            tuple(conflicts),
            self._numbers.foreign(fact, reading),
            fit,
            against,
            weight,
            bool(reading.asks & _MEASURED) or not any(m.has("term") for m in conflicts),
        )

    def candidates(self, reading: Reading) -> list[Candidate]:
        """All facts, the best first (ties in the order of the table)."""
        noted = self._noted.of(reading)
        if noted.ranked is None:
            found = [self.assess(fact, reading) for fact in self.library.facts]
            noted.ranked = sorted(found, key=lambda candidate: -candidate.score)
        return noted.ranked

    def unexplained(self, fact: Fact, reading: Reading) -> "Unexplained":
        """What of a reading rules the fact out by itself, and the numbers that aren't its."""
        known = self._noted.of(reading).unexplained
        found = known.get(fact.id)
        if found is None:
            candidate = self.assess(fact, reading)
            left = {(m.start, m.end) for m in self.objections.decisive(candidate)}
            found = known[fact.id] = Unexplained(frozenset(left), candidate.numbers)
        return found

    def answers(self, reading: Reading) -> list[Candidate]:
        """The facts that answer, the best first (ties in the order of the table)."""
        found = [
            candidate
            for fact in self.library.facts
            if not self.needs.missing(fact, reading)
            for candidate in (self.assess(fact, reading),)
            if candidate.answers
        ]
        return sorted(found, key=lambda candidate: -candidate.score)


def _weight(mention: Mention) -> float:
    if mention.has("concept"):
        return 2.0
    return 1.0 if mention.has("term") else 0.7


def _mentions_without(fact: Fact, reading: Reading) -> bool:
    own = {fact.subject, fact.row.partner, *need_ids(fact)}
    if own & reading.excluded and not own & reading.ids & reading.excluded:
        return True
    return any(identifier in reading.ids for identifier in fact.row.without)


def _asks_part(fact: Fact, reading: Reading) -> bool:
    """Whether the question names some of what only stands together (revenue and expenditure)."""
    together = set(fact.row.together)
    named = {i for m in reading.mentions if not m.is_form for i in m.ids} & together
    asked = [m for m in reading.mentions if "amount" in m.ids and " " in m.text]
    return bool(named) and (named != together or len(asked) > 1)


def _gives_answer(fact: Fact, reading: Reading) -> bool:
    """Whether the question states the fact's own figure: then it asks for something else."""
    return is_figure(fact) and any(
        quantity.value == fact.value and quantity.kind not in {"ordinal", "year"}
        for quantity in reading.quantities
    )
