"""Which facts answer a reading: recognised slots are hard constraints, left-over words count against.

A fact answers a question when
- each item of the fact's `needs` is in the question (a document's default subject may be implied),
- the type of answer that the question wants is the fact's (`kind_fit`),
- nothing in the question contradicts it: every concept, name, year, figure and unknown word of the
  question belongs to the fact (its `may`, the wholes its subject is part of) or to its sentence.
"""

import re
import threading
from collections.abc import Container
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from bot.entry.kinds import is_figure, kind_fit, need_ids
from facts.library import Library
from facts.quantity import Quantity
from facts.reading import Mention, Reading
from facts.table import Fact

_NEIGHBOUR_TIMES = frozenset({"next-year", "month", "quarter"})
# How much a phrase counts that the fact does not account for. A notion that the document does not
# have at all, a name or another place is decisive; a word that the document has elsewhere is not.
_DECISIVE, _FOREIGN, _CONCEPT, _TERM, _WORD = 9.0, 3.0, 1.5, 0.5, 0.5
_EXACT = re.compile(r"exact|precis|确切|確切|精确|精確|точн", re.IGNORECASE)
_ASIDE = 0.2
# Attributes that a question asks for: a fact without them never answers.
ATTRIBUTES = frozenset(
    [
        "price",
        "cost",
        "length",
        "weight",
        "speed",
        "distance",
        "area-size",
        "age",
        "salary",
        "tax",
        "profit",
        "employees",
        "captain",
        "temperature",
        "investment",
        "education",
        "family",
        "population",
        "per-capita",
        "surplus",
        "deficit",
        "export-only",
        "import-only",
        "gdp",
        "phone",
        "expenditure",
        "domestic",
        "author",
        "photo",
        "delay",
        "builder",
        "capacity",
        "width",
        "height",
        "depth",
        "volume-size",
        "duration-of-stay",
    ]
)
_PLACINGS = frozenset({"second", "third", "top-n"})
_LIGHT = frozenset({"only", "per-unit", "negation", "second"})
_UNKNOWN_NAME, _UNKNOWN, _CHARACTER = 2.0, 0.5, 0.45
_MOST_FOR_FIGURE, _MOST_SHARE_FOR_FIGURE, _MOST_SHARE_FOR_TEXT = 0.95, 0.16, 0.6
# A question that asks for no measure has a figure for its answer only if it says nothing else.
_MOST_UNMEASURED = 0.5
_MEASURED = frozenset(
    {"amount", "count", "percent", "growth", "decline", "share", "duration", "rank", "date"}
)
_WHICH = frozenset({"who", "where", "list", "organisation", "name"})
_SMALL = 12  # "the 7 provinces", "three partners": a number in passing


@dataclass(frozen=True, slots=True)
class Candidate:
    """How a fact stands to a reading. It answers when nothing is missing or in conflict."""

    fact: Fact
    score: float
    matched: frozenset[str]
    missing: tuple[frozenset[str], ...]
    conflicts: tuple[Mention, ...]
    numbers: tuple[Quantity, ...]
    fit: float | None
    against: float = 0.0
    weight: float = 0.0
    measured: bool = True

    @property
    def fits(self) -> bool:
        return self.fit is not None

    @property
    def answers(self) -> bool:
        if not self.fits or self.missing or self.numbers:
            return False
        if is_figure(self.fact):
            if not self.measured:
                return self.against < _MOST_UNMEASURED
            return self.against <= max(_MOST_FOR_FIGURE, _MOST_SHARE_FOR_FIGURE * self.weight)
        return self.against <= _MOST_SHARE_FOR_TEXT * self.weight


def _is_figure_given(quantity: Quantity) -> bool:
    """Whether a quantity is a figure, rather than a small number in passing ("the 7 provinces")."""
    if quantity.kind in {"ordinal", "year"}:
        return False
    if quantity.kind == "duration" and quantity.value == 1:
        return False
    if quantity.kind == "count" and quantity.noun and quantity.noun.isascii():
        return True
    if quantity.kind in {"number", "count"} and not quantity.unit:
        return quantity.value > _SMALL or quantity.value % 1 != 0
    return True


def _is_ranked(fact: Fact) -> bool:
    """Whether a fact says who or what is first."""
    return fact.kind == "rank" or any(need & {"superlative", "rank"} for need in fact.needs)


def _weight(mention: Mention) -> float:
    if mention.has("concept"):
        return 2.0
    return 1.0 if mention.has("term") else 0.7


def _strangeness(word: Mention, reading: Reading) -> float:
    """How much an unknown word counts: one written like a name is likely to be one."""
    if _is_character(word):
        return _CHARACTER
    first = (
        reading.text[: word.start].rstrip().endswith((".", "!", "?", ":", "")) and word.start == 0
    )
    return _UNKNOWN_NAME if word.text[:1].isupper() and not first else _UNKNOWN


def _is_character(mention: Mention) -> bool:
    return len(mention.text) == 1 and "\u3400" <= mention.text <= "\u9fff"


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
        self._near: dict[str, frozenset[str]] = {}
        self._stated_near: dict[str, frozenset[str]] = {}
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
        allowed = self._allowed(fact, reading)
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
            elif not self._harmless(mention):
                conflicts.append(mention)
        weight = sum(_weight(mention) for mention in own)
        clauses = {mention.clause for mention in own if not mention.is_form}
        against = sum(self._against(mention, fact, clauses) for mention in conflicts)
        noted = self._noted.of(reading)
        if noted.strange is None:
            strange = self._strange(reading)
            noted.strange = strange, sum(_strangeness(word, reading) for word in strange)
        conflicts += noted.strange[0]
        against += noted.strange[1]
        fit = kind_fit(fact, reading)
        specific = sum(1.0 for need in fact.needs if need & reading.ids)
        if (
            self._mentions_without(fact, reading)
            or self._gives_answer(fact, reading)
            or self._asks_part(fact, reading)
            or (fact.row.each and _EXACT.search(reading.text))
        ):
            fit = None
        return Candidate(
            fact,
            score + specific + 2.0 * (fit or 0.0),
            frozenset(matched),
            self.missing(fact, reading, imply_measure=imply_measure),
            tuple(conflicts),
            self._foreign_numbers(fact, reading),
            fit,
            against,
            weight,
            bool(reading.asks & _MEASURED) or not any(m.has("term") for m in conflicts),
        )

    def missing(
        self, fact: Fact, reading: Reading, *, imply_measure: bool = False
    ) -> tuple[frozenset[str], ...]:
        """Which of the fact's needs the reading neither names nor implies."""
        return tuple(
            need
            for need in fact.needs
            if not need & reading.ids
            and not self._implied(need, fact, reading)
            and not (imply_measure and self._implied_measure(need, fact, reading))
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
            left = {(m.start, m.end) for m in candidate.conflicts if self.is_decisive(m, fact)}
            found = known[fact.id] = Unexplained(frozenset(left), candidate.numbers)
        return found

    def answers(self, reading: Reading) -> list[Candidate]:
        """The facts that answer, the best first (ties in the order of the table)."""
        found = [
            candidate
            for fact in self.library.facts
            if not self.missing(fact, reading)
            for candidate in (self.assess(fact, reading),)
            if candidate.answers
        ]
        return sorted(found, key=lambda candidate: -candidate.score)

    def _mentions_without(self, fact: Fact, reading: Reading) -> bool:
        own = {fact.subject, fact.row.partner, *need_ids(fact)}
        if own & reading.excluded and not own & reading.ids & reading.excluded:
            return True
        return any(identifier in reading.ids for identifier in fact.row.without)

    def _asks_part(self, fact: Fact, reading: Reading) -> bool:
        """Whether the question names some of what only stands together (revenue and expenditure)."""
        together = set(fact.row.together)
        named = {i for m in reading.mentions if not m.is_form for i in m.ids} & together
        asked = [m for m in reading.mentions if "amount" in m.ids and " " in m.text]
        return bool(named) and (named != together or len(asked) > 1)

    def _gives_answer(self, fact: Fact, reading: Reading) -> bool:
        """Whether the question states the fact's own figure: then it asks for something else."""
        return is_figure(fact) and any(
            quantity.value == fact.value and quantity.kind not in {"ordinal", "year"}
            for quantity in reading.quantities
        )

    def _allowed(self, fact: Fact, reading: Reading) -> frozenset[str]:
        near = self._near.get(fact.id)
        if near is None:
            near = fact.may | self._of_sentence(fact)
            self._near[fact.id] = near
        vocabulary = self.library.vocabulary
        # The whole that a subject is part of may be named along with it, not in its place.
        named = reading.ids & (fact.may | {fact.subject}) | fact.may - {fact.subject}
        wholes = {
            whole for name in named if name in vocabulary.concepts
            for whole in vocabulary.ancestors(name)
        }  # fmt: skip
        return near | wholes

    def _of_sentence(self, fact: Fact) -> frozenset[str]:
        """What else of its sentence a question may mention: for a figure, no other concept."""
        if fact.id not in self._stated_near:
            self._stated_near[fact.id] = self._read_sentence(fact)
        return self._stated_near[fact.id]

    def _read_sentence(self, fact: Fact) -> frozenset[str]:
        ids = self.library.concepts.of(fact.sentences)
        concepts = self.library.vocabulary.concepts
        if is_figure(fact):
            return frozenset(identifier for identifier in ids if identifier not in concepts)
        places = self.library.vocabulary.places
        quoted = self.library.concepts.reader.read(fact.row.quote, "en").ids
        return frozenset(i for i in ids if i not in places or i in quoted)

    def _harmless(self, mention: Mention) -> bool:
        if mention.is_form:
            return True
        if mention.has("time"):
            times = {sense.id for sense in mention.senses}
            return not times & _NEIGHBOUR_TIMES
        return False

    def is_decisive(self, mention: Mention, fact: Fact) -> bool:
        """Whether a phrase that is not the fact's rules the fact out by itself."""
        return bool(mention.senses) and self._against(mention, fact) > _MOST_FOR_FIGURE

    def _against(self, mention: Mention, fact: Fact, clauses: Container[int] = ()) -> float:
        """How much a phrase that is not the fact's speaks against it.

        `clauses` are those that speak of the fact: talk in another clause counts little.
        """
        if mention.is_name or mention.ids & self.library.vocabulary.places:
            return _DECISIVE
        if mention.has("time") or (
            mention.ids & ATTRIBUTES and not mention.ids & self._of_sentence(fact)
        ):
            return _DECISIVE
        if (
            mention.ids & _PLACINGS
            and _is_ranked(fact)
            and not mention.ids & self._of_sentence(fact)
        ):
            return _DECISIVE
        aside = clauses != () and mention.clause not in clauses
        if mention.ids & _LIGHT or (aside and not mention.has("concept")):
            return _ASIDE if aside else _TERM
        if not mention.ids & self._known and not mention.has("word"):
            return _DECISIVE if is_figure(fact) else _FOREIGN
        if mention.has("concept"):
            return _DECISIVE if is_figure(fact) else _CONCEPT
        return _TERM if mention.has("term") else _WORD

    @cached_property
    def _known(self) -> frozenset[str]:
        """What the document speaks of anywhere."""
        return frozenset().union(*self.library.concepts.sets)

    def _strange(self, reading: Reading) -> list[Mention]:
        """Unknown words in a clause that says what the question is about."""
        clauses = {mention.clause for mention in reading.content}
        return [word for word in reading.unknown if word.clause in clauses or not clauses]

    def _implied(self, need: frozenset[str], fact: Fact, reading: Reading) -> bool:
        vocabulary = self.library.vocabulary
        default = vocabulary.default_subject
        if need == {fact.subject} and fact.kind == "rank" and self._asks_subject(fact, reading):
            return True
        if need != {default} or fact.subject != default:
            return False
        return not any(mention.is_name for mention in reading.mentions) and not (
            reading.subjects & vocabulary.places - {"world"}
        )

    def _asks_subject(self, fact: Fact, reading: Reading) -> bool:
        """Whether it is asked who ranks so: "which province", "who"."""
        vocabulary = self.library.vocabulary
        default = vocabulary.default_subject
        if reading.subjects & vocabulary.places - {default} or not reading.asks & _WHICH:
            return False
        if any(mention.is_name for mention in reading.mentions):
            return False
        kinds = reading.ids & {"country", "company", "people"} - {"country-wide"}
        wide = default in reading.ids or "country-wide" in reading.ids
        return fact.subject != default and (
            bool(reading.ids & {"province", "city"}) or not kinds or (wide and kinds == {"country"})
        )

    def _implied_measure(self, need: frozenset[str], fact: Fact, reading: Reading) -> bool:
        vocabulary = self.library.vocabulary
        if fact.row.measure is None or fact.row.measure != vocabulary.default_measure:
            return False
        named = {vocabulary.concepts[name].type for name in reading.subjects}
        measure = vocabulary.measures[fact.row.measure]
        own = {frozenset(item.split("|")) for item in measure.needs}
        return need in own and not named & {"activity", "measure", "product"}

    def _foreign_numbers(self, fact: Fact, reading: Reading) -> tuple[Quantity, ...]:
        """Figures and years of the question that are not the fact's, nor of its sentence."""
        foreign = []
        for quantity in reading.quantities:
            if quantity.kind == "number" and f"{quantity.value:f}" == fact.period[2:]:
                continue
            if quantity.kind == "ordinal" and quantity.value > 1 and _is_ranked(fact):
                if not self._stated(quantity, fact):
                    foreign.append(quantity)
            elif quantity.kind == "year":
                year = f"{quantity.value:f}"
                baseline = fact.kind == "growth" and year == str(int(fact.period) - 1)
                if year != fact.period and not baseline:
                    foreign.append(quantity)
            elif (
                _is_figure_given(quantity)
                and not self._stated(quantity, fact)
                and (is_figure(fact) or quantity.kind != "count" or quantity.value > _SMALL)
            ):
                foreign.append(quantity)
        return tuple(foreign)

    def _stated(self, quantity: Quantity, fact: Fact) -> bool:
        return quantity.value in self._values_near[fact.id]

    @cached_property
    def _values_near(self) -> dict[str, frozenset[Decimal]]:
        """The values that facts state in the sentences of each fact."""
        stated: dict[str, set[Decimal]] = {}
        for fact in self.library.facts:
            for sentence in fact.sentences:
                if fact.value is not None:
                    stated.setdefault(sentence.id, set()).add(fact.value)
        return {
            fact.id: frozenset().union(*(stated.get(one.id, ()) for one in fact.sentences))
            for fact in self.library.facts
        }
