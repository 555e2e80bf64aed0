"""Makes plans from facts of one library, by the name of an operation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.computing.result import Result, of_result
from bot.entry.computing.exchange import likely_rate
from bot.entry.planner.combined import Combined
from bot.entry.planner.grown import Grown
from bot.entry.planner.numbered import CONVERT, Given, at_rate
from bot.entry.planner.parameters import Parameters, parameters
from bot.entry.planner.plan import Maker, Plan
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

# Operations whose outcome may be asked for in another currency.
_CONVERTIBLE: Final = (
    "sum", "difference", "remaining", "average", "prior", "increase", "projection", "per_period",
    "portion",
)  # fmt: skip


class Planner:
    """Makes plans, the likeliest operands first."""

    def __init__(self, library: Library) -> None:
        self._makers: dict[str, list[Maker]] = {}
        for makers in (Combined(library).makers, Grown().makers, Given(library).makers):
            for name, maker in makers.items():
                self._makers.setdefault(name, []).append(maker)

    @property
    def names(self) -> tuple[str, ...]:
        """The operations."""
        return tuple(self._makers)

    def plans(self, name: str, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        """Yield what an operation makes of facts that are figures, and of a question's numbers."""
        given = parameters(reading)
        for maker in self._makers[name]:
            yield from maker(facts, given)
        if name == CONVERT and reading.currencies:
            for first in _CONVERTIBLE:
                for maker in self._makers[first]:
                    yield from self._converted(maker(facts, given), given)

    @staticmethod
    def _converted(plans: Iterator[Plan], given: Parameters) -> Iterator[Plan]:
        """Yield plans for money with what they come to at the rate that the question gives."""
        named = {code for code, _, _ in given.reading.currencies}
        for plan in plans:
            made = plan.outcome
            if isinstance(made, Result) and made.kind == "level" and named - {made.unit}:
                rate = likely_rate(given.reading, made.unit)
                used = set(plan.numbers)
                if rate is not None and made.unit in rate.pair and not used & set(rate.given):
                    outcome = at_rate(of_result(made), rate)
                    numbers = (*plan.numbers, *rate.given)
                    yield replace(
                        plan, name=CONVERT, outcome=outcome, numbers=numbers, first=plan.name
                    )
