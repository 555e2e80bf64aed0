"""Computing with a number that the question gives: differences, divisions, rates, units of time."""

from collections.abc import Collection

from bot.computing.additions import from_number
from bot.computing.operand import Operand, of_fact
from bot.computing.products import HOURS, in_time_unit, times
from bot.computing.quotients import divided, spread
from bot.computing.result import Result
from bot.entry.computing.inputs import LARGE, Operands
from bot.entry.timewords import mentions_unit
from facts.quantity import Quantity
from facts.reading import Reading
from facts.table import Fact

_SPREAD = frozenset({"average", "average-daily", "daily", "per-unit", "month", "each", "spread"})


class Given(Operands):
    """Operations with a number that the question gives."""

    def _asks_excess(self, reading: Reading) -> bool:
        if "difference" in reading.operations:
            return True
        exceeds = reading.ids & {"exceed", "compare-more", "overtake"}
        return (
            bool(exceeds) and bool(reading.asks & {"amount", "growth"}) and bool(reading.quantities)
        )

    def _from_given(self, reading: Reading) -> Result[Fact] | None:
        """A figure of the document less one that the question gives, or the other way round."""
        given = [
            q for q in reading.quantities if q.kind in {"money", "percent"} or q.value >= LARGE
        ]
        if len(given) != 1:
            return None
        number = given[0]
        bare = reading.without([(number.start, number.end)])
        kinds = frozenset({"level"}) if number.value >= LARGE else self.kinds(bare)
        pool = [f for f in self.pool(bare, kinds) if self.covered(bare, [f])]
        pool = [f for f in pool if number.unit in {"", f.unit}]
        if not pool:
            return None
        fact = max(pool, key=lambda fact: self.lookup.assess(fact, bare).score)
        return from_number(of_fact(fact), number.value, number.text)

    def _by_given(self, reading: Reading) -> Result[Fact] | None:
        """A figure divided by a number that the question gives: blades by blades a turbine."""
        number = self._number_given(reading)
        if number is None or not reading.asks & {"count", "amount"}:
            return None
        bare = self._less_given(reading, number)
        units = self.library.vocabulary.units
        for fact in self.pool(bare, frozenset({"count", "level"})):
            if fact.kind == "count" and number.kind != "duration":
                noun = self.library.concepts.reader.read(
                    reading.text[number.start : number.end + 20]
                ).ids
                if units.get(fact.unit, frozenset()) & noun or not number.noun:
                    target = self._counted_noun(reading, fact)
                    found = target and divided(of_fact(fact), number.value, target)
                    if found:
                        return found
            elif (
                fact.kind == "level"
                and number.kind == "duration"
                and reading.ids & _SPREAD
                and self.covered(bare, [fact])
            ):
                return spread(of_fact(fact), number.value)
        return None

    def _number_given(self, reading: Reading) -> Quantity | None:
        """The one number of the question that is not a figure of the document."""
        given = [
            quantity
            for quantity in reading.quantities
            if quantity.kind in {"count", "number", "duration"} and 1 < quantity.value < LARGE
        ]
        if len(given) > 1:
            own = {fact.value for fact in self.library.facts if fact.kind == "count"}
            given = [quantity for quantity in given if quantity.value not in own]
        return given[0] if len(given) == 1 else None

    def _less_given(self, reading: Reading, number: Quantity) -> Reading:
        """The reading less a number, and how it is spread over time."""
        spans = [(number.start, number.end)]
        if number.kind == "duration":
            spans += [(m.start, m.end) for m in reading.mentions if m.ids & _SPREAD]
        return reading.without(spans)

    def _times_given(self, reading: Reading) -> Result[Fact] | None:
        """A count as often as the question says: four voyages with the same load."""
        number = self._number_given(reading)
        if number is None or number.value % 1 or "count" not in reading.asks:
            return None
        if "multiply" not in reading.operations:
            return None
        bare = reading.without([(number.start, number.end)])
        for fact in self.pool(bare, frozenset({"count"})):
            if self.covered(bare, [fact]):
                return times(of_fact(fact), number.value)
        return None

    def _counted_noun(self, reading: Reading, fact: Fact) -> str | None:
        """The noun that is counted by the question, where it is not the fact's own."""
        own = self.library.vocabulary.units.get(fact.unit, frozenset())
        for name, words in self.library.vocabulary.per_unit.items():
            if any(word in reading.text.casefold() for word in words) and name not in own:
                return name
        return None

    def _in_other_time_unit(self, reading: Reading) -> Result[Fact] | None:
        """A duration in the unit that the question asks for: 14 days in hours."""
        wanted = next(
            (unit for unit in ("hours", "weeks") if mentions_unit(reading.text, unit)), None
        )
        if wanted is None or not reading.asks & {"duration", "count", "amount"}:
            return None
        rest = reading.without(
            [(q.start, q.end) for q in reading.quantities if q.kind == "duration"]
        )
        for fact in self.pool(rest, frozenset({"duration"})):
            if fact.unit in HOURS and fact.unit != wanted and self.covered(rest, [fact]):
                found = in_time_unit(of_fact(fact), wanted)
                if found is not None:
                    return found
        return None

    def _level_in(self, reading: Reading, units: Collection[str]) -> Operand[Fact] | None:
        """The level that a question asks for, in one of the units."""
        pool = [
            fact
            for fact in self.pool(reading, frozenset({"level"}))
            if fact.unit in units and self.covered(reading, [fact])
        ]
        best = max(pool, key=lambda fact: self.lookup.assess(fact, reading).score, default=None)
        return None if best is None else of_fact(best)
