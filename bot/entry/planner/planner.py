"""Makes plans from facts of one library, by the name of an operation."""

from collections.abc import Iterator, Sequence

from bot.entry.planner.combined import Combined
from bot.entry.planner.grown import Grown
from bot.entry.planner.numbered import Given
from bot.entry.planner.parameters import parameters
from bot.entry.planner.plan import Maker, Plan
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact


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
