"""Which computation answers, by what the question's vector says of the operation and its operands.

Fitted weights tell which plan is the likeliest, and whether it is what is asked for.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering.scorer import Scorer
from bot.entry.beliefs import lead, log_sum, places, softmax
from bot.entry.classifier import NONE
from bot.entry.computable import Plan, Planner
from bot.entry.computing.compute import Computer
from bot.entry.computing.ordering import Listing
from bot.entry.earlier import relations
from bot.entry.kinds import is_figure
from bot.entry.understood import Asked, Features, Scores
from facts.table import Fact

_FAINT: Final = 1e-6
_OPERANDS: Final = 8  # facts that are computed with
_OPERATIONS: Final = 3  # that are tried
# What needs a number of the question, and what makes use of one.
_WITH_NUMBER: Final = frozenset({"convert", "projection"})
# Belief that nothing is to be computed from which no plan is made.
_HARDLY: Final = 0.97


@dataclass(frozen=True, slots=True)
class PlanOption:
    """A plan as the answer, and what speaks for it."""

    plan: Plan
    features: Features


def may_compute(operations: Scores) -> bool:
    """Tell whether anything may be to compute."""
    return math.exp(operations[NONE] - log_sum([*operations.values()])) < _HARDLY


def plan_options(
    asked: Asked, operations: Scores, operands: Scores, planner: Planner, computer: Computer
) -> list[PlanOption]:
    """Return the likely plans with their features."""
    facts = [
        fact
        for fact in computer.library.facts
        if is_figure(fact) and fact.value is not None and not fact.row.same_as
        and fact.id in operands
    ]  # fmt: skip
    if not facts:
        return []
    beliefs = dict(
        zip(
            (fact.id for fact in facts), softmax([operands[fact.id] for fact in facts]), strict=True
        )
    )
    talked_of = asked.earlier.known if asked.earlier else frozenset()
    ranked = sorted(facts, key=lambda fact: -beliefs[fact.id] - (fact in talked_of))[:_OPERANDS]
    names = [name for name in planner.names if name in operations]
    shares = dict(zip(names, softmax([operations[name] for name in names]), strict=True))
    order = places([operations[name] for name in names])
    found = []
    for name, place in zip(names, order, strict=True):
        if place < _OPERATIONS:
            by_name = {
                "operation": operations[name] / 10,
                "operation_share": shares[name],
                "operation_log_share": math.log(shares[name] + _FAINT) / 5,
                "operation_first": float(place == 0),
            }
            for plan in planner.plans(name, ranked, asked.reading):
                features = {**by_name, **_by_operands(plan, ranked, beliefs)}
                features |= relations(plan.facts, asked.earlier, asked.own)
                features |= _by_words(plan, asked, computer)
                found.append(PlanOption(plan, features))
    return found


def _by_operands(plan: Plan, ranked: Sequence[Fact], beliefs: Scores) -> Features:
    logs = [math.log(beliefs[fact.id] + _FAINT) / 5 for fact in plan.facts]
    subjects = {fact.subject for fact in plan.facts}
    first = {fact.id for fact in ranked[: len(plan.facts)]}
    alone, three = len(plan.facts) == 1, len(plan.facts) > 2
    return {
        "operands_mean": sum(logs) / len(logs),
        "operands_least": min(logs),
        "operands_believed": sum(beliefs[fact.id] for fact in plan.facts),
        "operands_first": float(all(fact.id in first for fact in plan.facts)),
        "alone": float(alone),
        "three": float(three),
        "one_subject": float(len(subjects) == 1 and not alone),
        "one_measure": float(len({fact.row.measure for fact in plan.facts}) == 1 and not alone),
        "one_partner": float(len({fact.row.partner for fact in plan.facts}) == 1 and not alone),
        "one_kind": float(len({fact.kind for fact in plan.facts}) == 1 and not alone),
        "of_growth": float(all(fact.kind == "growth" for fact in plan.facts)),
    }


def _by_words(plan: Plan, asked: Asked, computer: Computer) -> Features:
    reading, library = asked.reading, computer.library
    places_ = library.vocabulary.places
    named = reading.subjects & places_
    meant = set(_about(plan.facts, computer))
    default = library.vocabulary.default_subject
    unnamed = [f for f in plan.facts if f.subject not in reading.ids and f.subject != default]
    numbers = [one for one in reading.quantities if one.kind != "year"]
    given = {one.value for one in numbers} & {fact.value for fact in plan.facts}
    shown = set(shown_figures(plan))
    said = {figure.value for figure in asked.answer.figures} if asked.answer else set()
    return {
        "covered": float(computer.covered(reading, plan.facts)),
        "places_left": min(len(named - meant), 3),
        "unnamed": min(len(unnamed), 3),
        "part_of": float(_is_part(plan, computer)),
        "numbers_left": float(len(numbers) > len(given) and plan.name not in _WITH_NUMBER),
        "number_used": float(bool(numbers) and plan.name in _WITH_NUMBER),
        "same_by_words": float(bool(shown) and shown == said),
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


def _is_part(plan: Plan, computer: Computer) -> bool:
    """Whether each lesser operand is a part of the greatest."""
    whole = max(plan.facts, key=lambda fact: fact.value or 0)
    others = [fact for fact in plan.facts if fact is not whole]
    return bool(others) and all(computer.is_part(fact, whole) for fact in others)


def shown_figures(plan: Plan) -> list[object]:
    """Return the values that a plan's answer states."""
    if isinstance(plan.outcome, Listing):
        return [fact.value for fact in plan.outcome.facts]
    return [plan.outcome.shown]


def likeliest_plan(
    asked: Asked, found: Sequence[PlanOption], operations: Scores, choice: Scorer
) -> tuple[PlanOption, Features]:
    """Return the plan of the highest score, and what tells whether it is the answer."""
    weighed = [choice.score(option.features) for option in found]
    first = max(range(len(weighed)), key=lambda at: weighed[at])
    best = found[first]
    return best, {
        **best.features,
        **asked.features,
        "chosen": softmax(weighed)[first],
        "lead": lead(weighed),
        "score": weighed[first] / 5,
        "over_none": (operations[best.plan.name] - operations[NONE]) / 5,
        "share_of_all": math.exp(operations[best.plan.name] - log_sum([*operations.values()])),
        "computed_by_words": float(asked.computed),
        "fact_by_words": float(asked.fact is not None and not asked.computed),
        f"is_{best.plan.name}": 1.0,
    }
