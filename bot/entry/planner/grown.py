"""Plans over time: the year before, what comes if it goes on, how far and how long it is to a number."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from bot.computing.backwards import before, increase
from bot.computing.operand import Amount, Operand, of_fact
from bot.computing.products import grown
from bot.computing.targets import needed, years_of, years_to
from bot.entry.planner.parameters import Parameters
from bot.entry.planner.plan import Maker, Plan, dated, grew, planned
from facts.quantity import Quantity
from facts.table import Fact

_DOUBLE: Final = Decimal(2)
_DOWN: Final = 1  # the end of the axis of change


class Grown:
    """Makes plans of levels and their growth."""

    def __init__(self) -> None:
        self.makers: dict[str, Maker] = {
            "prior": self._prior,
            "increase": self._increases,
            "projection": self._projections,
            "excess": self._needed,
            "years": self._years,
        }

    def _prior(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for level, growth in permutations(facts, 2):
            if grew(level, growth):
                made = before(of_fact(level), of_fact(growth))
                yield from planned("prior", (level, growth), dated(made, level, -1))

    def _increases(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for level, growth in permutations(facts, 2):
            if grew(level, growth):
                made = increase(of_fact(level), of_fact(growth))
                yield from planned("increase", (level, growth), dated(made, level, 0))

    def _projections(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for level in facts:
            if level.kind not in {"level", "count"} or level.row.counted or level.row.each:
                continue
            years = given.ahead(level)
            for facts_, rate, numbers in _rates(level, facts, given):
                made = dated(grown(of_fact(level), rate, years), level, years)
                yield from planned("projection", facts_, made, *numbers)

    def _needed(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            for target in given.targets(fact) if fact.unit != "%" else ():
                made = needed(of_fact(fact), target.value)
                yield from planned("excess", (fact,), made, target)

    def _years(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        times = [one for one in given.factors if one.kind == "times"]
        for growth in facts:
            if growth.kind == "growth":
                made = years_of(of_fact(growth), times[0].value if times else _DOUBLE)
                yield from planned("years", (growth,), made, *times[:1])
        for level in facts:
            for target in given.targets(level) if level.kind in {"level", "count"} else ():
                for facts_, rate, numbers in _rates(level, facts, given):
                    made = years_to(of_fact(level), rate, target.value)
                    yield from planned("years", facts_, made, target, *numbers)


def _rates(
    level: Fact, facts: Sequence[Fact], given: Parameters
) -> Iterator[tuple[tuple[Fact, ...], Operand[Fact] | Amount, tuple[Quantity, ...]]]:
    """Yield at which rates a level may grow: the question's, else its own."""
    if len(given.rates) == 1:
        moves = given.moves
        if given.rates[0].kind == "percent" or moves:  # "a third of them" is none to grow at
            rate = -given.rates[0].value if moves == {_DOWN} else given.rates[0].value
            yield (level,), Amount(rate, "%"), given.rates[:1]
    elif not given.rates:
        for growth in facts:
            if grew(level, growth):
                yield (level, growth), of_fact(growth), ()
