"""What may be computed from a few facts: an operation of those asked for, with its operands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import combinations, permutations
from typing import Final

from bot.computing.additions import complement, difference, remaining, total
from bot.computing.backwards import before, increase
from bot.computing.operand import Amount, of_fact
from bot.computing.operation import Operation
from bot.computing.products import converted, grown, times
from bot.computing.quotients import average, ratio, share, spread
from bot.computing.result import Result, of_result
from bot.computing.selecting import best
from bot.entry.computing.exchange import rate_in
from bot.entry.computing.ordering import Listing, Outcome
from bot.entry.timewords import mentions_unit
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

# How often a unit of time is in the year that a figure is of.
_IN_A_YEAR: Final = {"hours": 8760, "days": 365, "weeks": 52, "months": 12, "quarters": 4}
_FEW: Final = 5  # facts of which any three may be meant
_MOST_ORDERED: Final = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation by the name that it is asked for with, its operands in order, what it comes to."""

    name: str
    facts: tuple[Fact, ...]
    outcome: Outcome


class Planner:
    """Makes plans from facts of one library, the likeliest operands first."""

    def __init__(self, library: Library) -> None:
        self._concepts = library.vocabulary.concepts
        self._period = library.vocabulary.default_period
        self._makers: dict[str, Callable[[Sequence[Fact], Reading], Iterator[Plan]]] = {
            "share": self._shares,
            "rest": self._rests,
            "sum": self._sums,
            "difference": self._differences,
            "ratio": self._ratios,
            "prior": partial(self._grown, "prior"),
            "increase": partial(self._grown, "increase"),
            "projection": self._projections,
            "per_period": self._spread,
            "average": self._averages,
            "remaining": self._remaining,
            "convert": self._converted,
            "larger": self._larger,
            "order": self._orders,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The operations."""
        return tuple(self._makers)

    def plans(self, name: str, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        """Yield what an operation makes of facts that are figures.

        What each member of a group exceeds is a figure of none of them: only a sum has a use for it.
        """
        if name == "sum":
            yield from self._sums_of_each(facts)
        yield from self._makers[name]([fact for fact in facts if not fact.row.each], reading)

    def _sums_of_each(self, facts: Sequence[Fact]) -> Iterator[Plan]:
        for fact in facts:
            members = self._concepts[fact.row.partner or fact.subject].members
            if fact.row.each and members:
                made = times(of_fact(fact), Decimal(len(members)))
                made = replace(made, operation=Operation.SUM, qualifier="at least")
                yield from _plan("sum", (fact,), made)

    def _shares(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for part, whole in permutations(facts, 2):
            if _less(part, whole):
                yield from _plan("share", (part, whole), share(of_fact(part), of_fact(whole)))
        for whole, one, other in _wholes(facts):
            parts = total([of_fact(one), of_fact(other)])
            if parts is not None and parts.value < of_fact(whole).value:
                made = share(of_result(parts), of_fact(whole))
                yield from _plan("share", (one, other, whole), made)

    def _rests(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for fact in facts:
            if fact.kind == "share":
                yield from _plan("rest", (fact,), complement(of_fact(fact)))
        for parts, whole in _parts(facts):
            left = remaining(of_fact(whole), [of_fact(part) for part in parts])
            if left is not None:
                made = share(of_result(left), of_fact(whole))
                yield from _plan("rest", (*parts, whole), made)

    def _remaining(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for parts, whole in _parts(facts):
            made = remaining(of_fact(whole), [of_fact(part) for part in parts])
            yield from _plan("remaining", (whole, *parts), made)

    def _sums(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for found in _groups(facts):
            yield from _plan("sum", found, total([of_fact(fact) for fact in found]))

    def _differences(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for high, low in permutations(facts, 2):
            if _less(low, high):
                made = difference(of_fact(high), of_fact(low))
                yield from _plan("difference", (high, low), made)

    def _ratios(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for high, low in permutations(facts, 2):
            if _less(low, high):
                yield from _plan("ratio", (high, low), ratio(of_fact(high), of_fact(low)))

    def _grown(self, name: str, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        compute, years = (before, -1) if name == "prior" else (increase, 0)
        for level, growth in permutations(facts, 2):
            if _grew(level, growth):
                made = compute(of_fact(level), of_fact(growth))
                yield from _plan(name, (level, growth), _dated(made, level, years))

    def _projections(self, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        rates = [one.value for one in reading.quantities if one.kind == "percent"]
        for level in facts:
            if level.kind == "level" and len(rates) == 1:
                made = grown(of_fact(level), Amount(rates[0], "%"))
                yield from _plan("projection", (level,), _dated(made, level, 1))
        for level, growth in permutations(facts, 2):
            if _grew(level, growth) and not rates:
                made = grown(of_fact(level), of_fact(growth))
                yield from _plan("projection", (level, growth), _dated(made, level, 1))

    def _spread(self, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        for unit, number in _IN_A_YEAR.items():
            if mentions_unit(reading.text, unit):
                for fact in facts:
                    if fact.kind == "level" and fact.period == self._period:
                        made = spread(of_fact(fact), Decimal(number))
                        yield from _plan("per_period", (fact,), made)
        for fact, duration in permutations(facts, 2):
            if duration.kind == "duration" and fact.kind == "count":
                daily = ratio(of_fact(fact), of_fact(duration))
                yield from _plan("per_period", (fact, duration), daily)

    def _averages(self, facts: Sequence[Fact], _reading: Reading) -> Iterator[Plan]:
        for found in _groups(facts):
            yield from _plan("average", found, average([of_fact(fact) for fact in found]))
        for whole in facts:
            members = self._concepts[whole.subject].members
            if not members or whole.kind != "level":
                continue
            made = spread(of_fact(whole), Decimal(len(members)))
            yield from _plan("average", (whole,), made)
            inside = [fact for fact in facts if fact.subject in members and fact.kind == "level"]
            for size in (1, 2):
                for parts in combinations(inside, size):
                    left = remaining(of_fact(whole), [of_fact(part) for part in parts])
                    if left is not None and len(members) > size:
                        mean = spread(of_result(left), Decimal(len(members) - size))
                        yield from _plan("average", (whole, *parts), mean)

    def _converted(self, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        rate = rate_in(reading)
        for fact in facts:
            if rate is None or fact.unit not in rate.pair:
                continue
            one, other = rate.pair
            target = other if fact.unit == one else one
            made = converted(of_fact(fact), rate.number, target, divides=target == one)
            yield from _plan("convert", (fact,), made)

    def _larger(self, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        least = bool(reading.operations & {"compare-less", "minimum"})
        for pair in combinations(facts, 2):
            found = best([of_fact(fact) for fact in pair], least=least)
            if found is not None:
                others = [fact for fact in pair if fact is not found.source]
                sources = (found.source, *others)
                listing = Listing(Operation.EXTREME, (found.source,), sources)
                yield Plan("larger", sources, listing)

    def _orders(self, facts: Sequence[Fact], reading: Reading) -> Iterator[Plan]:
        least = "minimum" in reading.operations
        for size in range(2, _MOST_ORDERED + 1):
            for found in combinations(facts[: _FEW + 1], size):
                if len({fact.unit for fact in found}) == 1:
                    ordered = tuple(
                        sorted(found, key=lambda fact: of_fact(fact).value, reverse=not least)
                    )
                    yield Plan("order", ordered, Listing(Operation.ORDER, ordered, ordered))


def _plan(name: str, facts: Sequence[Fact], made: Result[Fact] | None) -> Iterator[Plan]:
    if made is not None:
        yield Plan(name, tuple(facts), made)


def _dated(made: Result[Fact] | None, fact: Fact, years: int) -> Result[Fact] | None:
    """What is of so many years after a fact's, where that is of a year."""
    if made is None or not fact.period.isdigit():
        return made
    return replace(made, period=str(int(fact.period) + years))


def _less(one: Fact, other: Fact) -> bool:
    return one.value is not None and other.value is not None and one.value < other.value


def _groups(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield pairs, and threes of the likeliest."""
    yield from combinations(facts, 2)
    yield from combinations(facts[:_FEW], 3)


def _wholes(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Yield a whole with two parts, of the likeliest."""
    for found in combinations(facts[:_FEW], 3):
        whole = max(found, key=lambda fact: fact.value or 0)
        one, other = (fact for fact in found if fact is not whole)
        yield whole, one, other


def _parts(facts: Sequence[Fact]) -> Iterator[tuple[tuple[Fact, ...], Fact]]:
    """Yield what may be taken away from a whole, and the whole."""
    for part, whole in permutations(facts, 2):
        if _less(part, whole):
            yield (part,), whole
    for whole, one, other in _wholes(facts):
        yield (one, other), whole


def _grew(level: Fact, growth: Fact) -> bool:
    """Whether one is the growth of the other, in per cent."""
    return (
        level.kind == "level"
        and growth.kind == "growth"
        and growth.unit == "%"
        and (level.subject, level.row.measure, level.row.partner, level.period)
        == (growth.subject, growth.row.measure, growth.row.partner, growth.period)
    )
