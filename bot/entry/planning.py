"""Which computation answers, by what the question's vector says of the operation and its operands.

Fitted weights tell which plan is the likeliest, and whether it is what is asked for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering.scorer import Scorer
from bot.entry.bearing import Worded, of_plan
from bot.entry.beliefs import lead, log_sum, places, softmax
from bot.entry.classifier import COMPUTED, NONE
from bot.entry.computing.compute import Computer
from bot.entry.earlier import relations
from bot.entry.kinds import is_figure
from bot.entry.planner.plan import Plan
from bot.entry.planner.planner import Planner
from bot.entry.understood import Asked, Features, Scores
from facts.table import Fact

_FAINT: Final = 1e-6
# Of 2,123 questions that take a computation, of authors whose set is left out, the operation is among
# the six likeliest and all operands among the six likeliest figures in 2,017; among eight and ten of
# them in 2,064, with three operations in 1,908. (Twice as many plans take twice the time.)
_OPERANDS: Final = 6  # facts that are computed with
_OPERATIONS: Final = 6  # that are tried
# Belief that nothing is to be computed from which no plan is made: so 3 of 2,181 are lost, from .9 45.
_HARDLY: Final = 0.97


@dataclass(frozen=True, slots=True)
class PlanOption:
    """A plan as the answer, what speaks for it, and for computing anything."""

    plan: Plan
    features: Features
    computing: Features


def may_compute(operations: Scores) -> bool:
    """Tell whether anything may be to compute."""
    return math.exp(operations[NONE] - log_sum([*operations.values()])) < _HARDLY


def plan_options(
    asked: Asked,
    operations: Scores,
    operands: Scores,
    answers: Scores,
    planner: Planner,
    computer: Computer,
) -> list[PlanOption]:
    """Return the likely plans with their features.

    `answers` is what the classifier gives each fact as the answer by itself.
    """
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
    worded, found = Worded(asked, computer), []
    said = frozenset(figure.value for figure in asked.answer.figures) if asked.answer else None
    computing = _computing(answers)
    for name, place in zip(names, order, strict=True):
        if place < _OPERATIONS:
            by_name = {
                "operation": operations[name] / 10,
                "operation_share": shares[name],
                "operation_log_share": math.log(shares[name] + _FAINT) / 5,
                "operation_first": float(place == 0),
            }
            for plan in planner.plans(name, ranked, asked.reading):
                told = of_plan(plan)
                if worded.ignores(told):
                    continue
                features = {
                    **by_name,
                    **_by_first(plan, shares),
                    **_by_operands(plan, ranked, beliefs),
                    **worded.of(told),
                }
                features |= relations(plan.facts, asked.earlier, asked.own)
                features["same_by_words"] = float(told.shown == said)
                found.append(PlanOption(plan, features, computing))
    return found


def _by_first(plan: Plan, shares: Scores) -> Features:
    """Return what speaks for computing what a plan goes on with."""
    if not plan.first:
        return {}
    return {"composed": 1.0, "first_log_share": math.log(shares.get(plan.first, 0) + _FAINT) / 5}


def _computing(answers: Scores) -> Features:
    every = log_sum([*answers.values()])
    facts = [score for name, score in answers.items() if name not in {NONE, COMPUTED}]
    return {
        "computed": math.exp(answers[COMPUTED] - every),
        "computed_over_none": (answers[COMPUTED] - answers[NONE]) / 5,
        "computed_over_fact": (answers[COMPUTED] - max(facts)) / 5,
    }


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


def likeliest_plan(
    asked: Asked, found: Sequence[PlanOption], operations: Scores, choice: Scorer
) -> tuple[PlanOption, Features]:
    """Return the plan of the highest score, and what tells whether it is the answer."""
    weighed = [choice.score(option.features) for option in found]
    first = max(range(len(weighed)), key=lambda at: weighed[at])
    best = found[first]
    return best, {
        **best.features,
        **best.computing,
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
