"""Plans with a number that the question gives, or a unit of time: per day, so many times, in dollars."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from bot.computing.additions import from_number
from bot.computing.operand import Amount, Operand, of_fact
from bot.computing.operation import Operation
from bot.computing.products import HOURS, converted, in_time_unit, portion, priced, times
from bot.computing.quotients import filled, ratio, spread
from bot.computing.result import MINUS, Result, exact
from bot.entry.computing.each import members
from bot.entry.computing.exchange import Rate, likely_rate
from bot.entry.planner.parameters import IN_A_YEAR, IN_DAYS, Parameters
from bot.entry.planner.plan import Maker, Plan, planned, terms
from facts.library import Library
from facts.quantity import Quantity
from facts.table import Fact

CONVERT: Final = "convert"
_PER_DAY: Final = "day"


class Given:
    """Makes plans of the facts of one library and the numbers of a question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._period = library.vocabulary.default_period
        # What the document says a figure exceeds: "for the first time over a trillion".
        self._marks = {one.row.same_as: one for one in library.facts if one.kind == "bound"}
        self.makers: dict[str, Maker] = {
            "per_period": self._spread,
            "product": self._products,
            "portion": self._portions,
            "divided": self._divided,
            "in_time": self._in_time,
            CONVERT: self._converted,
            "difference": self._from_number,
            "remaining": self._less_number,
            "members": self._members,
        }

    def _spread(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        yearly = [fact for fact in facts if fact.kind == "level" and fact.period == self._period]
        yearly = [fact for fact in yearly if not fact.row.each]
        lasting = {one.unit: one for one in given.durations if one.value > 1}
        for unit, number in IN_A_YEAR.items():
            if given.mentions(unit) and unit not in lasting:
                for fact in yearly:
                    made = spread(of_fact(fact), Decimal(number))
                    yield from planned("per_period", (fact,), made)
        for one in lasting.values():
            for fact in facts:
                fits = fact.kind in {"level", "count"} and not fact.row.each
                if (
                    fits and not _counted(fact)[1]
                ):  # of what is counted a day there is more in a week
                    made = spread(of_fact(fact), one.value)
                    yield from planned("per_period", (fact,), made, one)
        for fact, duration in permutations(facts, 2):
            if duration.kind == "duration" and fact.kind == "count":
                daily = ratio(of_fact(fact), of_fact(duration))
                yield from planned("per_period", (fact, duration), daily)

    def _products(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            if fact.kind in {"count", "duration"} and not (fact.row.counted or fact.row.each):
                operand, daily = _counted(fact)
                for number, used in _so_often(given, daily=daily):
                    yield from planned("product", (fact,), times(operand, number), *used)
                for one in given.amounts if fact.kind == "count" else ():
                    if one.kind == "money":
                        made = priced(operand, Amount(one.value, one.unit))
                        yield from planned("product", (fact,), made, one)

    def _portions(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            if fact.kind in {"level", "count"} and not fact.row.each:
                for one in given.rates:
                    made = portion(of_fact(fact), one.value)
                    yield from planned("portion", (fact,), made, one)

    def _divided(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        text = given.reading.text.casefold()
        things = [
            unit
            for unit, words in self._library.vocabulary.per_unit.items()
            if any(word in text for word in words)
        ]
        for fact in facts:
            if fact.kind not in {"level", "count"} or fact.row.each or fact.row.counted:
                continue
            times_ = [unit for unit in HOURS if given.mentions(unit)]
            units = [] if fact.kind == "level" else things or times_
            for one in given.factors:
                for unit in units or [fact.unit]:
                    made = filled(_counted(fact)[0], one.value, unit)
                    yield from planned("divided", (fact,), made, one)

    def _in_time(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            for unit in HOURS if fact.kind == "duration" and fact.unit in HOURS else ():
                if unit != fact.unit and given.mentions(unit):
                    yield from planned("in_time", (fact,), in_time_unit(of_fact(fact), unit))

    def _converted(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for one in terms(facts, self._library):
            rate = likely_rate(given.reading, one.operand.unit)
            if rate is not None and one.operand.unit in rate.pair:
                yield from planned(CONVERT, one.facts, at_rate(one.operand, rate), *rate.given)

    def _from_number(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            for one in given.targets(fact) if not (fact.row.each or fact.row.counted) else ():
                made = from_number(of_fact(fact), one.value, one.text)
                yield from planned("difference", (fact,), made, one)
            mark = self._marks.get(fact.id)
            if mark is not None and mark.value is not None:
                made = from_number(of_fact(fact), mark.value, mark.figure)
                yield from planned("difference", (fact,), made)

    def _less_number(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            for one in given.targets(fact) if _is_number(fact) else ():
                if fact.value is not None and one.value < fact.value:
                    made = from_number(of_fact(fact), one.value, one.text)
                    yield from planned("remaining", (fact,), made, one)

    def _members(self, facts: Sequence[Fact], given: Parameters) -> Iterator[Plan]:
        """Yield how many of a group there are beside those that the question names."""
        for fact in facts:
            named = given.reading.subjects & set(members(fact, self._library))
            if fact.row.counted and fact.value is not None and 0 < len(named) < fact.value:
                operand, out = of_fact(fact), Decimal(len(named))
                made = exact(
                    Operation.REMAINING, operand.value - out, (Amount(operand.value), MINUS, Amount(out)),
                    [operand], None,
                )  # fmt: skip
                yield from planned("members", (fact,), made)


def at_rate(operand: Operand[Fact], rate: Rate) -> Result[Fact]:
    """Return a figure in one currency of a rate in the other."""
    strong, weak = rate.pair
    target = weak if operand.unit == strong else strong
    return converted(operand, rate.number, target, divides=target == strong)


def _is_number(fact: Fact) -> bool:
    return fact.kind == "count" and not fact.row.counted


def _counted(fact: Fact) -> tuple[Operand[Fact], bool]:
    """Return what is counted, and whether that is of a day: "merchants/day" are merchants."""
    thing, _, period = fact.unit.partition("/")
    daily = period == _PER_DAY
    return replace(of_fact(fact), unit=thing if daily else fact.unit), daily


def _so_often(given: Parameters, *, daily: bool) -> Iterator[tuple[Decimal, tuple[Quantity, ...]]]:
    """Yield how often something is taken: so many times or, of what is counted a day, days."""
    for one in given.factors:
        if not one.value % 1:
            yield one.value, (one,)
    lasting = [one for one in given.durations if not one.value % 1]
    for one in lasting:
        days = one.value * IN_DAYS.get(one.unit, 1) if daily else one.value
        if days > 1:
            yield days, (one,)
    for unit, number in IN_DAYS.items():
        if daily and number > 1 and given.mentions(unit):
            yield Decimal(number), ()
