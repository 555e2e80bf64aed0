"""What the words of a question say of figures that are told, or computed with, as its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.answer import Answer
from bot.answering.claims.decomposing import read_statement
from bot.computing.operation import Operation
from bot.entry.candidacy import Candidate
from bot.entry.computing.compute import Computer
from bot.entry.computing.ordering import Listing
from bot.entry.lookup import Lookup
from bot.entry.planner.plan import Plan
from bot.entry.understood import Asked, Features
from facts.quantity import Quantity
from facts.table import Fact

# What the words of a question call an operation: "share" is an ask, too.
_CALLED: Final = {
    "share": {"share", "percent"},
    "whole": {"share", "country-wide"},
    "rest": {"remaining", "share", "percent"},
    "remaining": {"remaining", "difference"},
    "sum": {"sum", "both"},
    "average": {"average", "each"},
    "difference": {"difference", "compare-more", "compare-less", "exceed", "overtake"},
    "excess": {"difference", "compare-more", "compare-less", "exceed", "overtake", "growth"},
    "ratio": {"ratio"},
    "larger": {"compare-more", "choose", "maximum"},
    "smaller": {"compare-less", "minimum", "choose"},
    "order": {"order", "all"},
    "ascending": {"order", "minimum"},
    "prior": {"prior-year", "back-out", "last-year"},
    "increase": {"increase"},
    "projection": {"next-year"},
    "years": {"duration", "multiply"},
    "per_period": {"daily", "average-daily", "month", "average", "per-unit"},
    "product": {"multiply", "sum"},
    "portion": {"share"},
    "divided": {"per-unit", "each", "spread"},
    "in_time": {"duration"},
    "convert": {"convert", "per-unit"},
    "members": {"remaining", "count"},
}


# Which plans do what a word asks to be done; what takes members from a group is a mean of the others.
_DONE_BY: Final = {
    "average": {"average", "per_period"},
    "ratio": {"ratio"},
    "convert": {"convert"},
    "order": {"order", "ascending"},
    "remaining": {"remaining", "rest", "members"},
    "sum": {"sum", "product"},
    "difference": {"difference", "excess", "remaining", "increase"},
    "prior-year": {"prior", "increase"},
    "back-out": {"prior", "increase", "whole"},
    "compare-more": {"larger", "difference", "excess", "order", "ratio"},
    "compare-less": {"smaller", "difference", "excess", "ascending", "ratio"},
}
_TAKING_AWAY: Final = frozenset({"rest", "remaining", "members"})
_DENYING: Final = frozenset({"remaining", "outside", "negation"})


# The operations of answers by the names of plans, where these differ.
_PLANNED: Final = {
    Operation.PRIOR_YEAR: "prior",
    Operation.CONVERSION: "convert",
    Operation.DIVISION: "divided",
    Operation.EXTREME: "larger",
    Operation.COMPARE: "larger",
    Operation.LIST: "order",
}
# Numbers that a question doesn't name in passing.
_AMOUNTS: Final = frozenset({"money", "percent", "fraction"})
_WITH_NUMBERS: Final = frozenset({"convert", "divided", "product", "projection"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: figures of `facts`, or what an operation makes of them with `numbers`.

    `first` is the operation before it, where two are done one after the other.
    """

    name: str
    facts: tuple[Fact, ...]
    unit: str
    money: bool
    years: frozenset[str]
    shown: frozenset[object]
    numbers: tuple[Quantity, ...] = ()
    first: str = ""

    @property
    def done(self) -> frozenset[str]:
        """The operations that are done."""
        return frozenset({self.name, self.first} - {""})


def of_plan(plan: Plan) -> Told:
    """Return what a plan tells."""
    years = {fact.period for fact in plan.facts}
    if isinstance(plan.outcome, Listing):
        first = plan.facts[0]
        unit, kind = first.unit, str(first.kind)
    else:
        unit, kind = plan.outcome.unit, plan.outcome.kind
        years |= {plan.outcome.period} if plan.outcome.period else set()
    return Told(
        plan.name, plan.facts, unit, kind == "level" and unit != "%", frozenset(years),
        frozenset(shown_figures(plan)), plan.numbers, plan.first,
    )  # fmt: skip


def of_answer(answer: Answer, asked: Asked, computer: Computer) -> Told | None:
    """Return what an answer tells, None where that is no figure of a fact."""
    computed = answer.calculation
    named = [one.fact for one in (computed.operands if computed else answer.figures)]
    facts = tuple(computer.library.by_id[name] for name in named if name is not None)
    if not facts or not answer.figures:
        return None
    intent = answer.reading.intent
    name = _PLANNED.get(Operation(intent), intent) if asked.computed else "value"
    unit = answer.figures[0].unit or ""
    years = {fact.period for fact in facts} | {one.period or "" for one in answer.figures}
    numbers = asked.reading.quantities if name in _WITH_NUMBERS else ()
    return Told(
        name, facts, unit, facts[0].kind == "level" and unit != "%", frozenset(years),
        frozenset(figure.value for figure in answer.figures), tuple(numbers),
    )  # fmt: skip


def shown_figures(plan: Plan) -> list[object]:
    """Return the values that a plan's answer states."""
    if isinstance(plan.outcome, Listing):
        return [fact.value for fact in plan.outcome.facts]
    return [plan.outcome.shown]


class Worded:
    """Tells for a question how what is told agrees with its words."""

    def __init__(self, asked: Asked, computer: Computer) -> None:
        self._computer = computer
        reading, library = asked.reading, computer.library
        self._reading = reading
        self._places = reading.subjects & library.vocabulary.places
        partners = {fact.row.partner for fact in library.facts if fact.row.partner}
        self._partners = reading.subjects & partners
        self._default = library.vocabulary.default_subject
        self._numbers = [one for one in reading.quantities if one.kind not in {"year", "ordinal"}]
        self._called = {name for name, called in _CALLED.items() if called & reading.ids}
        self._money = {code for code, _, _ in reading.currencies}
        statement = read_statement(asked.text, reading.language)
        self._denies = bool(statement.negations) or bool(reading.ids & _DENYING)
        self._relative = "percent" in reading.asks
        self._asks_part = "share" in reading.asks and not self._relative
        self._to_do = set(_DONE_BY) & reading.operations

    def left(self, told: Told) -> list[Quantity]:
        """Return the numbers of the question that are neither used nor figures of what is told."""
        used = {one.start for one in told.numbers}
        values = {fact.value for fact in told.facts}
        return [n for n in self._numbers if n.start not in used and n.value not in values]

    def ignores(self, told: Told) -> bool:
        """Tell whether an amount or a share that the question names plays no part in what is told."""
        return any(n.kind in _AMOUNTS and n.value != 1 for n in self.left(told))

    def of(self, told: Told) -> Features:
        """Return what speaks for and against what is told."""
        reading, computer = self._reading, self._computer
        meant = set(_about(told.facts, computer))
        unnamed = [
            f for f in told.facts if f.subject not in reading.ids and f.subject != self._default
        ]
        used = {one.start for one in told.numbers}
        values = {fact.value for fact in told.facts}
        left = self.left(told)
        given = [n for n in self._numbers if n.kind == "percent" and n.value in values]
        assessed = [computer.lookup.assess(fact, reading) for fact in told.facts]
        later = {str(year) for year in reading.years} - told.years
        return {
            "covered": float(computer.covered(reading, told.facts)),
            "places_left": min(len(self._places - meant), 3),
            "partners_left": min(len(self._partners - meant), 3),
            "unnamed": min(len(unnamed), 3),
            "part_of": float(is_part(told.facts, computer)),
            "numbers_left": min(len(left), 3),
            "number_used": float(bool(used)),
            "growth_given": float(bool(given)),
            "missing": sum(min(len(one.missing), 2) for one in assessed) / len(assessed),
            "matched": sum(min(len(one.matched), 4) for one in assessed) / len(assessed),
            "called": float(told.name in self._called),
            "called_otherwise": float(bool(self._called) and told.name not in self._called),
            "other_years": float(bool(later)),
            **self._undone(told),
            **self._unit(told),
            **self._taken_away(told),
        }

    def _undone(self, told: Told) -> Features:
        """Tell what the words ask to be done and isn't."""
        several = len(told.facts) > 1
        done = {
            "remaining": told.name == "average" and several,
            "sum": told.name in {"share", "average"} and len(told.facts) > 2,  # of parts together
        }
        return {
            f"undone_{word.replace('-', '_')}": float(
                word in self._to_do and not told.done & names and not done.get(word)
            )
            for word, names in _DONE_BY.items()
        }

    def _taken_away(self, told: Told) -> Features:
        """Tell whether what is denied, or named of a group, is what is taken away."""
        takes = bool(told.done & _TAKING_AWAY)
        features = {
            "denied_taken": float(self._denies and takes),
            "denied_kept": float(self._denies and not takes),
        }
        concepts = self._computer.library.vocabulary.concepts
        for whole in told.facts:
            every = set(concepts[whole.subject].members)
            inside = {fact.subject for fact in told.facts} & every
            named = self._reading.subjects & every
            if every and named and named != every:
                agree = named in (inside, every - inside)
                features["members_agree"] = float(agree)
                features["members_otherwise"] = float(not agree)
        return features

    def _unit(self, told: Told) -> Features:
        """Tell whether what comes out is in the unit that is asked for."""
        relative = told.unit in {"%", "pp"}
        return {
            "money_asked": float(told.unit in self._money),
            "other_money_asked": float(bool(self._money) and told.unit not in self._money),
            "percent_asked": float(self._relative and relative),
            "other_than_percent": float(self._relative and not relative),
            "percent_unasked": float(not (self._relative or self._asks_part) and relative),
            "part_asked": float(self._asks_part and relative),
            "other_than_part": float(self._asks_part and not relative),
            "of_money": float(told.money and not relative),
        }


def _about(facts: Sequence[Fact], computer: Computer) -> Iterator[str]:
    """Yield what facts are about, and the wholes of that."""
    vocabulary = computer.library.vocabulary
    for fact in facts:
        yield fact.subject
        yield from vocabulary.ancestors(fact.subject)
        yield from vocabulary.concepts[fact.subject].members
        if fact.row.partner:
            yield fact.row.partner
            yield from vocabulary.concepts[fact.row.partner].members


def is_part(facts: Sequence[Fact], computer: Computer) -> bool:
    """Whether each lesser of some facts is a part of the greatest."""
    whole = max(facts, key=lambda fact: fact.value or 0)
    others = [fact for fact in facts if fact is not whole]
    return bool(others) and all(computer.is_part(fact, whole) for fact in others)


def by_words(candidate: Candidate, lookup: Lookup) -> Features:
    """Return what words alone say for and against a fact as the answer."""
    decisive = len(lookup.objections.decisive(candidate))
    return {
        "words": candidate.score / 5,
        "missing": min(len(candidate.missing), 3),
        "none_missing": float(not candidate.missing),
        "against": min(candidate.against, 9.0) / 3,
        "decisive": min(decisive, 3),
        "none_decisive": float(not decisive),
        "foreign_figures": float(bool(candidate.numbers)),
        "other_kind": float(candidate.fit is None),
        "kind": candidate.fit or 0.0,
        "matched": min(len(candidate.matched), 6) / 3,
        "answers": float(candidate.answers),
    }
