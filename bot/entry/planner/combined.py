"""Plans from figures of facts alone: parts and wholes, sums and differences, which is larger."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import Final

from bot.computing.additions import complement, difference, remaining, total
from bot.computing.operand import Operand, of_fact
from bot.computing.operation import Operation
from bot.computing.quotients import average, percent_change, ratio, share, spread, whole
from bot.computing.result import of_result
from bot.computing.selecting import best
from bot.entry.computing.each import members, of_each
from bot.entry.computing.ordering import Listing
from bot.entry.planner.parameters import Parameters
from bot.entry.planner.plan import (
    FEW,
    Maker,
    Plan,
    Term,
    groups,
    pairs,
    planned,
    term,
    terms,
    together,
)
from facts.library import Library
from facts.table import Fact

_MOST_ORDERED: Final = 4


class Combined:
    """Makes plans of the facts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.makers: dict[str, Maker] = {
            "share": self._shares,
            "whole": self._wholes,
            "rest": self._rests,
            "remaining": self._remaining,
            "sum": self._sums,
            "average": self._averages,
            "difference": self._differences,
            "excess": self._excesses,
            "ratio": self._ratios,
            "larger": partial(self._extreme, "larger"),
            "smaller": partial(self._extreme, "smaller"),
            "order": partial(self._orders, "order"),
            "ascending": partial(self._orders, "ascending"),
        }

    def _shares(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for part, all_ in self._parts(facts):
            if part.operand.value < all_.operand.value:
                made = share(part.operand, all_.operand)
                yield from planned("share", (*part.facts, *all_.facts), made)

    def _wholes(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for level, part in _shared(facts):
            yield from planned("whole", (level, part), whole(of_fact(level), of_fact(part)))

    def _rests(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            if fact.kind == "share":
                yield from planned("rest", (fact,), complement(of_fact(fact)))
        for part, all_ in self._parts(facts):
            left = remaining(all_.operand, _parted(part))
            if left is not None:
                made = share(of_result(left), all_.operand)
                yield from planned("rest", (*part.facts, *all_.facts), made)

    def _remaining(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for part, all_ in self._parts(facts):
            made = remaining(all_.operand, _parted(part))
            yield from planned("remaining", (*all_.facts, *part.facts), made)
        for level, percent in _shared(facts):
            every_one = whole(of_fact(level), of_fact(percent))
            if every_one is not None:
                made = remaining(of_result(every_one), [of_fact(level)])
                yield from planned("remaining", (level, percent), made)

    def _sums(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for fact in facts:
            yield from planned("sum", (fact,), of_each(fact, self._library))
        for found in groups(_single(facts)):
            operands = together(found, self._library)
            yield from planned("sum", found, total(operands) if operands else None)

    def _averages(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for found in groups(_single(facts)):
            operands = together(found, self._library)
            yield from planned("average", found, average(operands) if operands else None)
        yield from self._shared_out(_single(facts))

    def _shared_out(self, facts: Sequence[Fact]) -> Iterator[Plan]:
        """Yield what a group has, less some members, on average of the others."""
        for every in facts:
            of = members(every, self._library)
            if not of or every.kind != "level":
                continue
            yield from planned("average", (every,), spread(of_fact(every), Decimal(len(of))))
            inside = [fact for fact in facts if fact.subject in of and fact.kind == "level"]
            for size in (1, 2):
                for parts in combinations(inside, size):
                    left = remaining(of_fact(every), [of_fact(part) for part in parts])
                    if left is not None and len(of) > size:
                        mean = spread(of_result(left), Decimal(len(of) - size))
                        yield from planned("average", (every, *parts), mean)

    def _differences(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for high, low in pairs(_single(facts)):
            made = difference(of_fact(high), of_fact(low))
            yield from planned("difference", (high, low), made)

    def _excesses(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for high, low in pairs(_single(facts)):
            if high.unit != "%":
                made = percent_change(of_fact(low), of_fact(high))
                yield from planned("excess", (high, low), made)

    def _ratios(self, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for high, low in pairs(_single(facts)):
            yield from planned("ratio", (high, low), ratio(of_fact(high), of_fact(low)))

    def _extreme(self, name: str, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for some in groups(_single(facts)):
            found = best([of_fact(fact) for fact in some], least=name == "smaller")
            if found is not None:
                others = [fact for fact in some if fact is not found.source]
                sources = (found.source, *others)
                yield Plan(name, sources, Listing(Operation.EXTREME, sources[:1], sources))

    def _orders(self, name: str, facts: Sequence[Fact], _given: Parameters) -> Iterator[Plan]:
        for size in range(2, _MOST_ORDERED + 1):
            for found in combinations(_single(facts)[: FEW + 1], size):
                if len({fact.unit for fact in found}) == 1:
                    ordered = tuple(
                        sorted(found, key=lambda f: of_fact(f).value, reverse=name == "order")
                    )
                    yield Plan(name, ordered, Listing(Operation.ORDER, ordered, ordered))

    def _parts(self, facts: Sequence[Fact]) -> Iterator[tuple[Term, Term]]:
        """Yield what may be a part of a whole, and the whole; of the likeliest two parts together."""
        for every in _single(facts):
            for part in terms(facts, self._library):
                if part.facts != (every,):
                    yield part, term(every)
        for found in combinations(_single(facts)[:FEW], 3):
            most = max(found, key=lambda fact: fact.value or 0)
            parts = tuple(fact for fact in found if fact is not most)
            added = total([of_fact(part) for part in parts])
            if added is not None:
                yield Term(parts, of_result(added)), term(most)


def _parted(part: Term) -> list[Operand[Fact]]:
    """Return what is taken away: each part by itself, so that the formula shows it."""
    return list(part.operand.parts) if len(part.facts) > 1 else [part.operand]


def _single(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that are figures of their subject, not what each of a group exceeds."""
    return [fact for fact in facts if not fact.row.each]


def _shared(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield a level with the share that it is of a whole."""
    for level in facts:
        for part in facts:
            same = (level.subject, level.row.measure) == (part.subject, part.row.measure)
            if level.kind == "level" and part.kind == "share" and same:
                yield level, part
