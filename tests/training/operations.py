"""Which operation of the planner a line of a set asks for, and of what: told by what comes to its figures.

Authors name operations as they like ("per", "before") or not at all: what counts is which plan of
the line's operands, else of the facts in the sentences that it cites, comes to what is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from bot.answering.replies.drafted import shown_unit
from bot.entry.bearing import is_part
from bot.entry.computing.compute import Computer
from bot.entry.computing.ordering import Listing
from bot.entry.planner.plan import Plan
from bot.entry.planner.planner import Planner
from facts.reading import Reading
from facts.table import Fact
from tests import evaluate
from tests.scoring.documents import Line

NEAR: Final = Decimal("0.005")  # of what is computed, as sets are scored
# What authors call an operation, and which of the planner's that may be.
_CALLED: Final = {
    "before": ("prior",),
    "project": ("projection",),
    "exchange": ("convert",),
    "years": ("years",),
    "growth": ("increase", "excess"),
    "per": ("per_period", "product", "divided", "in_time"),
    "rest": ("rest", "remaining"),
    "count": ("members",),
    "share": ("share", "portion", "whole", "rest"),
    "order": ("order", "ascending", "larger", "smaller"),
    "larger": ("larger", "smaller"),
    "sum": ("sum", "product"),
    "average": ("average", "per_period"),
    "difference": ("difference", "excess"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """An operation of the planner with the ids of its operands."""

    operation: str
    operands: frozenset[str]


def named(line: Line, computer: Computer, planner: Planner, reading: Reading) -> Named | None:
    """Return what a line's figures come from; None where no plan comes to them."""
    gold, library = line["gold"], computer.library
    said, given = gold.get("operation"), gold.get("operands") or ()
    facts = [library.by_id[name] for name in given if name in library.by_id]
    if not given:
        quotes = [_squashed(quote) for quote in gold.get("cite") or ()]
        facts = [one for one in library.facts if _is_cited(one, quotes)]
    figures = [one for one in facts if one.value is not None and not one.row.same_as]
    likely = _CALLED.get(said, (said,) if said else ())
    names = [name for name in likely if name in planner.names]
    others = [name for name in planner.names if name not in names]
    for name in [*names, *others]:
        for plan in planner.plans(name, figures, reading):
            fits = (
                _uses(plan, figures)
                if given
                else name != "remaining" or is_part(plan.facts, computer)
            )
            if fits and comes_to(plan, line):
                return Named(name, frozenset(fact.id for fact in plan.facts))
    if len(names) == 1:
        return Named(names[0], frozenset(fact.id for fact in figures))
    return None


def comes_to(plan: Plan, line: Line) -> bool:
    """Tell whether a plan states the figures that are right, in their unit."""
    wanted = line["gold"].get("figures") or ()
    told = list(_told(plan))
    if not wanted:
        return len(told) == 1 and isinstance(plan.outcome, Listing) and _names(plan.facts[0], line)
    return len(told) == len(wanted) and all(
        _same(value, unit, want) for (value, unit), want in zip(told, wanted, strict=True)
    )


def _names(fact: Fact, line: Line) -> bool:
    """Tell whether a fact's label says the name that is asked for."""
    labels = [fact.label(language).casefold() for language in ("en", "zh", "es", "ru")]
    return all(
        any(str(way).casefold() in label for way in (one if isinstance(one, list) else [one])
            for label in labels)
        for one in line["gold"].get("text") or [""]
    )  # fmt: skip


def _same(value: Decimal, unit: str, want: Sequence[Any]) -> bool:
    right = Decimal(str(want[0]))
    units = evaluate.scorer().unit_of
    return abs(value - right) <= abs(right) * NEAR and units(unit) == units(str(want[1]))


def _told(plan: Plan) -> Iterator[tuple[Decimal, str]]:
    if isinstance(plan.outcome, Listing):
        for fact in plan.outcome.facts:
            yield Decimal(fact.value or 0), shown_unit(fact.unit)
    else:
        yield plan.outcome.shown, shown_unit(plan.outcome.unit)


def _is_cited(fact: Fact, quotes: Sequence[str]) -> bool:
    sentences = [_squashed(one.text) for one in fact.sentences]
    return any(quote in sentence for quote in quotes for sentence in sentences)


def _uses(plan: Plan, figures: Sequence[Fact]) -> bool:
    """Whether a plan has the figures that its line names, a number of members aside."""
    return {one.id for one in figures if not one.row.counted} <= {one.id for one in plan.facts} or (
        len(plan.facts) == len(figures)
    )


def _squashed(text: str) -> str:
    return " ".join(text.split())
