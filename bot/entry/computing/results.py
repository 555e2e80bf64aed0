"""What a computation gives, and the arithmetic that it shares: rounding, qualifiers, wording.

A product or quotient is rounded (half to even) to the significant digits of its least precise
operand, but not to fewer than three. A qualifier carries through where its direction is certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.localized import figure_in
from facts.quantity import in_words, round_significant
from facts.table import Fact
from index.script import base

_UP = frozenset({"over", "at least"})
_DOWN = frozenset({"under", "at most", "nearly"})
LEAST_DIGITS = 3
_TURNED = {
    "over": "under", "at least": "at most", "under": "over", "at most": "at least", "nearly": "over",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """An operand: a fact, or a number that the question gives (`fact` None)."""

    value: Decimal
    unit: str
    text: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that a formula comes to or computes with; without a unit it is a bare number."""

    value: Decimal
    unit: str = ""


Step = str | Fact | Amount
"""A part of a formula: a sign or the user's own words, a figure of the document, another figure."""


@dataclass(frozen=True, slots=True)
class Result:
    """`value` in `unit`; `facts` the answer itself lists (no new value), best first."""

    operation: str
    value: Decimal | None
    unit: str
    qualifier: str | None
    steps: tuple[Step, ...]
    terms: tuple[Term, ...]
    facts: tuple[Fact, ...] = ()
    period: str | None = None


def term(fact: Fact) -> Term:
    if fact.value is None:
        raise ValueError(f"{fact.id} has no value")
    return Term(fact.value, fact.unit, fact.text, fact)


def value_of(fact: Fact) -> Decimal:
    return fact.value if fact.value is not None else Decimal(0)


def digits_of(fact: Fact) -> int:
    """Significant digits as printed; trailing zeros of a whole number count."""
    return max(fact.significant, len([c for c in fact.text if c.isdigit()]))


def rounded(value: Decimal, *facts: Fact) -> Decimal:
    return round_significant(value, max(LEAST_DIGITS, min(digits_of(fact) for fact in facts)))


def spelled(steps: Sequence[Step], language: str) -> str:
    """Write a formula in a language; its figures are as printed where the document is in it."""
    return "".join(_spelled(step, language) for step in steps)


def _spelled(step: Step, language: str) -> str:
    if isinstance(step, str):
        return step
    if isinstance(step, Amount):
        return in_words(step.value, step.unit, language)
    return _shown(step, language)


def _shown(fact: Fact, language: str) -> str:
    """The figure as a formula has it: with its qualifier, without the verb ("exceeded")."""
    if fact.value is not None and fact.language != base(language):
        return figure_in(fact, language)
    noun = f" {fact.unit}" if fact.kind == "count" and not fact.row.counted else ""
    return f"{fact.qualifier} {fact.figure}{noun}" if fact.qualifier else f"{fact.figure}{noun}"


def kept(qualifier: str | None, exact: Decimal, value: Decimal) -> str:
    """The qualifier of `exact` where it still holds for the rounded `value`, else "about"."""
    if not qualifier:
        return "about"
    above, below = qualifier in _UP and value > exact, qualifier in _DOWN and value < exact
    return "about" if above or below else qualifier


def turned(qualifier: str | None) -> str | None:
    """Of what a bounded figure leaves of something exact: over becomes under."""
    return _TURNED.get(qualifier, qualifier) if qualifier else None


def plus_qualifier(facts: Sequence[Fact]) -> str | None:
    """Of a sum: a bound where all that is not exact is bounded on that side."""
    found = {fact.qualifier for fact in facts if fact.qualifier}
    if not found:
        return None
    return found.pop() if len(found) == 1 else "at least" if found <= _UP else "about"


def minus_qualifier(high: Fact, low: Fact) -> str | None:
    if high.qualifier in _UP and low.qualifier not in _UP:
        return high.qualifier
    return "about" if high.qualifier or low.qualifier else None


def over_qualifier(part: Fact, whole: Fact) -> str | None:
    if part.qualifier in _UP and not whole.qualifier:
        return part.qualifier
    return "about"


def both_partners(one: Fact, other: Fact) -> bool:
    return None not in {one.row.partner, other.row.partner} and one.row.partner != other.row.partner


def computed(
    operation: str,
    value: Decimal,
    unit: str,
    qualifier: str | None,
    steps: Sequence[Step],
    facts: Sequence[Fact],
    period: str | None = None,
) -> Result:
    """A new value from facts, the first of which gives the period where none is told."""
    return Result(
        operation, value, unit, qualifier, tuple(steps), tuple(map(term, facts)),
        period=period or facts[0].period,
    )  # fmt: skip
