"""Computing with a number that the question gives: differences, divisions, rates, units of time."""

from decimal import Decimal

from bot.entry.computing.exchange import Rate
from bot.entry.computing.inputs import LARGE, Operands
from bot.entry.computing.results import (
    Amount,
    Result,
    Step,
    computed,
    kept,
    rounded,
    turned,
    value_of,
)
from bot.entry.timewords import mentions_unit
from facts.quantity import Quantity
from facts.reading import Reading
from facts.table import Fact

_SPREAD = frozenset({"average", "average-daily", "daily", "per-unit", "month", "each", "spread"})
_HOURS = {"hours": Decimal(1), "days": Decimal(24), "weeks": Decimal(168)}


class Given(Operands):
    """Operations with a number that the question gives."""

    def _asks_excess(self, reading: Reading) -> bool:
        if "difference" in reading.operations:
            return True
        exceeds = reading.ids & {"exceed", "compare-more", "overtake"}
        return (
            bool(exceeds) and bool(reading.asks & {"amount", "growth"}) and bool(reading.quantities)
        )

    def _from_given(self, reading: Reading) -> Result | None:
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
        value = abs(value_of(fact) - number.value)
        sides: tuple[Step, Step] = (fact, number.text)
        high, low = sides if value_of(fact) >= number.value else sides[::-1]
        formula = (high, " − ", low, " = ", Amount(value, fact.unit))
        above = value_of(fact) >= number.value
        qualifier = fact.qualifier if above else turned(fact.qualifier)
        return computed("difference", value, fact.unit, qualifier, formula, [fact])

    def _by_given(self, reading: Reading) -> Result | None:
        """A figure divided by a number that the question gives: blades by blades a turbine."""
        number = self._number_given(reading)
        if number is None or not reading.asks & {"count", "amount"}:
            return None
        bare = self._less_given(reading, number)
        units = self.library.vocabulary.units
        for fact in self.pool(bare, frozenset({"count", "level"})):
            whole = value_of(fact) / number.value
            if fact.kind == "count" and number.kind != "duration":
                noun = self.library.concepts.reader.read(
                    reading.text[number.start : number.end + 20]
                ).ids
                if (units.get(fact.unit, frozenset()) & noun or not number.noun) and whole % 1 == 0:
                    target = self._counted_noun(reading, fact)
                    if target is None:
                        continue
                    formula = (fact, " ÷ ", Amount(number.value), " = ", Amount(whole))
                    return computed("division", whole, target, fact.qualifier, formula, [fact])
            elif (
                fact.kind == "level"
                and number.kind == "duration"
                and reading.ids & _SPREAD
                and self.covered(bare, [fact])
            ):
                value = rounded(whole, fact)
                formula = (fact, " ÷ ", Amount(number.value), " ≈ ", Amount(value, fact.unit))
                return computed(
                    "average", value, fact.unit, kept(fact.qualifier, whole, value), formula, [fact]
                )
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

    def _times_given(self, reading: Reading) -> Result | None:
        """A count as often as the question says: four voyages with the same load."""
        number = self._number_given(reading)
        if number is None or number.value % 1 or "count" not in reading.asks:
            return None
        if "multiply" not in reading.operations:
            return None
        bare = reading.without([(number.start, number.end)])
        for fact in self.pool(bare, frozenset({"count"})):
            if self.covered(bare, [fact]):
                value = value_of(fact) * number.value
                formula = (fact, " × ", Amount(number.value), " = ", Amount(value))
                return computed("product", value, fact.unit, fact.qualifier, formula, [fact])
        return None

    def _counted_noun(self, reading: Reading, fact: Fact) -> str | None:
        """The noun that is counted by the question, where it is not the fact's own."""
        own = self.library.vocabulary.units.get(fact.unit, frozenset())
        for name, words in self.library.vocabulary.per_unit.items():
            if any(word in reading.text.casefold() for word in words) and name not in own:
                return name
        return None

    def _in_other_time_unit(self, reading: Reading) -> Result | None:
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
            if fact.unit in _HOURS and fact.unit != wanted and self.covered(rest, [fact]):
                value = value_of(fact) * _HOURS[fact.unit] / _HOURS[wanted]
                if value % 1:
                    continue
                formula = (fact, " = ", Amount(value, wanted))
                return computed("conversion", value, wanted, fact.qualifier, formula, [fact])
        return None

    def _converted(self, reading: Reading, rate: Rate) -> Result | None:
        reading = reading.without(rate.spans)
        pool = [
            fact
            for fact in self.pool(reading, frozenset({"level"}))
            if fact.unit in rate.pair and self.covered(reading, [fact])
        ]
        pool.sort(key=lambda fact: -self.lookup.assess(fact, reading).score)
        if not pool:
            return None
        fact = pool[0]
        target = rate.pair[1] if fact.unit == rate.pair[0] else rate.pair[0]
        per = rate.units_of(target, fact.unit)
        if per is None:
            return None
        multiply, number = per
        exact = value_of(fact) * number if multiply else value_of(fact) / number
        value = rounded(exact, fact)
        sign = " × " if multiply else " ÷ "
        formula = (fact, sign, Amount(number), " ≈ ", Amount(value, target))
        return computed(
            "conversion", value, target, kept(fact.qualifier, exact, value), formula, [fact]
        )
