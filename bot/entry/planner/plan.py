"""A plan: an operation with its operands, and what it comes to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Final

from bot.computing.operand import Operand, addable, of_fact
from bot.computing.result import Result, of_result
from bot.entry.computing.each import of_each
from bot.entry.computing.ordering import Outcome
from bot.entry.planner.parameters import Parameters
from facts.library import Library
from facts.quantity import Quantity
from facts.table import Fact

FEW: Final = 5  # facts of which any three may be meant


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation by the name that it is asked for with, its operands in order, what it comes to.

    `numbers` are those of the question that it computes with. `first` is the operation of what
    `name` is done with, where that is computed too: of a sum in dollars, "sum".
    """

    name: str
    facts: tuple[Fact, ...]
    outcome: Outcome
    numbers: tuple[Quantity, ...] = ()
    first: str = ""


Maker = Callable[[Sequence[Fact], Parameters], Iterator[Plan]]


@dataclass(frozen=True, slots=True)
class Term:
    """A figure to compute with: a fact's, or what facts come to together."""

    facts: tuple[Fact, ...]
    operand: Operand[Fact]


def term(fact: Fact) -> Term:
    return Term((fact,), of_fact(fact))


def planned(
    name: str, facts: Sequence[Fact], made: Result[Fact] | None, *numbers: Quantity
) -> Iterator[Plan]:
    """Yield the plan, if it comes to anything."""
    if made is not None:
        yield Plan(name, tuple(facts), made, numbers)


def terms(facts: Sequence[Fact], library: Library) -> list[Term]:
    """Return facts as terms; what each of a group exceeds is a figure of none of them, but of all."""
    found = []
    for fact in facts:
        together = of_each(fact, library)
        if together is not None:
            found.append(Term((fact,), of_result(together)))
        elif not fact.row.each:
            found.append(term(fact))
    return found


def less(one: Fact, other: Fact) -> bool:
    return one.value is not None and other.value is not None and one.value < other.value


def pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield two figures, the greater first."""
    for high, low in permutations(facts, 2):
        if less(low, high):
            yield high, low


def groups(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield pairs, and threes of the likeliest."""
    yield from combinations(facts, 2)
    yield from combinations(facts[:FEW], 3)


def together(facts: Sequence[Fact], library: Library) -> list[Operand[Fact]] | None:
    """Return figures that may be added up or averaged, None where one is in another or they differ.

    Of different things that differ in what is measured (exports of two kinds) they are taken as alike.
    """
    if any(_within(one, other, library) for one, other in permutations(facts, 2)):
        return None
    operands = [of_fact(fact) for fact in facts]
    if len({fact.subject for fact in facts}) == len(facts):
        operands = [replace(one, measure=None) for one in operands]
    return operands if addable(operands) else None


def _within(one: Fact, other: Fact, library: Library) -> bool:
    """Whether a level is of a part of what another is of."""
    vocabulary = library.vocabulary
    members_ = vocabulary.concepts[other.subject].members
    inside = one.subject in members_ or other.subject in vocabulary.ancestors(one.subject)
    return inside and one.kind == "level" and one.row.measure == other.row.measure


def grew(level: Fact, growth: Fact) -> bool:
    """Whether one is the growth of the other, in per cent."""
    return (
        level.kind == "level"
        and growth.kind == "growth"
        and growth.unit == "%"
        and (level.subject, level.row.measure, level.row.partner, level.period)
        == (growth.subject, growth.row.measure, growth.row.partner, growth.period)
    )


def dated(made: Result[Fact] | None, fact: Fact, years: int) -> Result[Fact] | None:
    """What is of so many years after a fact's, where that is of a year."""
    if made is None or not fact.period.isdigit():
        return made
    return replace(made, period=str(int(fact.period) + years))
