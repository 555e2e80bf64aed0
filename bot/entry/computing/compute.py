"""Figures computed from the facts: exact decimal arithmetic, honest precision, the formula shown.

The arithmetic is that of bot.computing; here is which operation a question asks for, and of what.
"""

from bot.computing.additions import difference
from bot.computing.operand import Operand, of_fact
from bot.computing.products import converted
from bot.computing.quotients import ratio
from bot.computing.result import Result, of_result
from bot.entry.computing.before import Before
from bot.entry.computing.exchange import Rate, rate_in
from bot.entry.computing.given import Given
from bot.entry.computing.inputs import value_of
from bot.entry.computing.ordering import Outcome, Ranking
from bot.entry.computing.wholes import Parts
from bot.entry.kinds import asks_for_rest
from facts.reading import Reading
from facts.table import Fact

_NEAR = 4


class Computer(Given, Parts, Before, Ranking):
    """Computes what a reading asks for from the facts of one library."""

    def first(self, reading: Reading) -> Outcome | None:
        """What the question explicitly asks to be computed."""
        operations = reading.operations
        if self._supposes(reading):
            return None
        rate = rate_in(reading)
        if rate is not None:
            return self._converted(reading.without(rate.spans), rate)
        for trigger, compute in (
            (self.asks_prior(reading), self._prior_year),
            ("difference" in operations and not self._names_group(reading), self._difference),
            (self.asks_points(reading), self._difference),
            (self._asks_winner(reading), self._winner),
            ("remaining" in operations, self._remaining),
            ("remaining" in operations or asks_for_rest(reading), self._complement),
            (bool(operations & {"average", "each"}), self._average),
            (self._wants_share(reading) and bool(operations), self._share),
            ("ratio" in operations or self._counts_a_subject(reading), self._ratio),
            ("difference" in operations, self._difference),
            (self._asks_excess(reading), self._from_given),
            ("order" in operations, self._ordered),
            (self.asks_sum(reading), self._sum),
            (bool(reading.quantities), self._by_given),
            (bool(reading.quantities), self._times_given),
            (True, self._in_other_time_unit),
        ):
            if trigger and (result := compute(reading)) is not None:
                return result
        return None

    def _converted(self, reading: Reading, rate: Rate) -> Result[Fact] | None:
        """At an exchange rate what the rest of a question asks for: a figure, or what it comes to."""
        found = self.first(reading)
        if isinstance(found, Result):
            operand: Operand[Fact] | None = of_result(found)
        else:
            operand = self._level_in(reading, rate.pair)
        if operand is None or operand.unit not in rate.pair:
            return None
        one, other = rate.pair
        target = other if operand.unit == one else one
        return converted(operand, rate.number, target, divides=target == one)

    def second(self, reading: Reading) -> Outcome | None:
        """What can be computed where no fact answers as it is."""
        operations, asks = reading.operations, reading.asks
        if self._supposes(reading):
            return None
        found: Outcome | None = self._all(reading) if "all" in operations else None
        if found is not None:
            return found
        if (
            operations & {"compare-more", "compare-less"}
            and asks & {"percent"}
            and not asks & {"share"}
        ):
            found = self._difference(reading)
            if found is not None:
                return found
        if self._wants_share(reading):
            found = self._share(reading)
            if found is not None:
                return found
        if operations & {"compare-more", "compare-less", "both", "each"} or "growth" in asks:
            found = self._difference(reading) if "amount" in asks or "percent" in asks else None
            found = found or self._compared(reading)
            if found is not None:
                return found
        if operations & {"maximum", "minimum", "compare-more", "compare-less"} or asks & {
            "superlative",
            "list",
        }:
            return self._extreme(reading)
        return self._compared(reading)

    def asks_points(self, reading: Reading) -> bool:
        """ "How many points above": a comparison that wants the distance."""
        compares = reading.ids & {"compare-more", "compare-less", "exceed", "overtake"}
        return bool(compares) and {"percent", "growth"} <= reading.asks

    def _supposes(self, reading: Reading) -> bool:
        """ "Why did A overtake B": it asks for no figure, and what it supposes may be false."""
        return "why" in reading.asks and not reading.asks & {"amount", "count", "percent", "share"}

    def _names_group(self, reading: Reading) -> bool:
        concepts = self.library.vocabulary.concepts
        return any(concepts[name].members for name in reading.subjects if name in concepts)

    def _wants_share(self, reading: Reading) -> bool:
        if "share" in reading.asks:
            return True
        points = reading.asks & {"growth", "decline"} or reading.operations & {
            "difference", "compare-more", "compare-less",
        }  # fmt: skip
        return "percent" in reading.asks and not points

    def _difference(self, reading: Reading) -> Result[Fact] | None:
        if self.asks_prior(reading):
            return None
        pair = self.pair(reading, self.kinds(reading)) or self.pair(
            reading, frozenset({"level", "growth"})
        )
        if pair is None:
            return None
        high, low = sorted(pair, key=lambda fact: -value_of(fact))
        return difference(of_fact(high), of_fact(low))

    def _counts_a_subject(self, reading: Reading) -> bool:
        """ "How many Zhejiangs": a place counted is a measure for another."""
        if "sum" in reading.operations:
            return False
        # "Сколько" asks for an amount as well: of what the place did.
        counts = [m.end for m in reading.mentions if "count" in m.ids and "amount" not in m.ids]
        places = self.library.vocabulary.places
        return any(
            m.ids & places and 0 <= m.start - end <= _NEAR
            for m in reading.mentions
            for end in counts
        )

    def _ratio(self, reading: Reading) -> Result[Fact] | None:
        pair = self.pair(reading, frozenset({"level"}), within=True) or self.pair(
            reading, frozenset({"growth"})
        )
        if pair is None:
            return None
        first, second = sorted(pair, key=lambda fact: self.position(fact, reading))
        if value_of(first) < value_of(second):
            first, second = second, first
        return ratio(of_fact(first), of_fact(second))
