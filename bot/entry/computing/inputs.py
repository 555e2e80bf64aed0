"""Which figures a question computes with: those it names, and whether they account for all of it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from bot.entry.lookup import Lookup
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

LARGE = 10_000
_MOST_UNKNOWN = 3
_TOTAL = frozenset({"scale", "country-wide"})


def value_of(fact: Fact) -> Decimal:
    return fact.value if fact.value is not None else Decimal(0)


def both_partners(one: Fact, other: Fact) -> bool:
    return None not in {one.row.partner, other.row.partner} and one.row.partner != other.row.partner


class Operands:
    """The operands that a reading names among the facts of one library."""

    def __init__(self, library: Library, lookup: Lookup) -> None:
        self.library = library
        self.lookup = lookup

    def pool(self, reading: Reading, kinds: frozenset[str]) -> list[Fact]:
        """Figures of the kinds whose needs are all in the question, in the order of mention."""
        found = []
        places = self.library.vocabulary.places
        for fact in self.library.facts:
            if fact.kind not in kinds or fact.row.same_as or fact.value is None or fact.row.counted:
                continue
            several = len(reading.subjects & places) > 1 or bool(
                self.library.vocabulary.concepts[fact.subject].members
            )
            missing = self.lookup.needs.missing(fact, reading, imply_measure=several)
            given = any(q.value == fact.value and q.value > LARGE for q in reading.quantities)
            if not missing or given:
                found.append((self.position(fact, reading), fact))
        return [fact for _, fact in sorted(found, key=lambda item: item[0])]

    def position(self, fact: Fact, reading: Reading) -> tuple[int, int]:
        """Where the question names the fact, for the order of operands."""
        names = {fact.subject, fact.row.partner}
        places = [mention.start for mention in reading.mentions if mention.ids & names]
        return (min(places, default=0), max(places, default=0))

    def kinds(self, reading: Reading) -> frozenset[str]:
        compares = reading.operations & {"difference", "compare-more", "compare-less"}
        grown = reading.asks & {"growth", "decline"} or ("percent" in reading.asks and compares)
        return frozenset({"growth" if grown else "level"})

    def covered(self, reading: Reading, facts: Sequence[Fact]) -> bool:
        """Whether the facts together account for all that the question mentions."""
        if len(reading.unknown) > _MOST_UNKNOWN or any(
            word.text[:1].isupper() for word in reading.unknown
        ):
            return False
        assessed = [self.lookup.unexplained(fact, reading) for fact in facts]
        if frozenset.intersection(*(one.spans for one in assessed)):
            return False
        given = {fact.value for fact in facts}
        return not set.intersection(
            *({q.start for q in one.numbers if q.value not in given} for one in assessed)
        )

    def pairs(
        self, reading: Reading, kinds: frozenset[str], *, within: bool = False
    ) -> list[tuple[Fact, Fact]]:
        """Pairs that account for the question; `within`: of one subject too (part and whole)."""
        pool = self.pool(reading, kinds)
        return [
            (one, other)
            for one, other in combinations(pool, 2)
            if one.unit == other.unit
            and self._bounded(reading, one, other)
            and one.value != other.value
            and self.covered(reading, (one, other))
            and (within or one.subject != other.subject or both_partners(one, other))
            and self._parallel(reading, one, other)
        ]

    def _bounded(self, reading: Reading, one: Fact, other: Fact) -> bool:
        """Whether a bound on each of several, if there is one, is of one named, and the larger."""
        each = [fact for fact in (one, other) if fact.row.each]
        if not each:
            return True
        low = min(one, other, key=value_of)
        members = self.library.vocabulary.concepts[each[0].row.partner or ""].members
        return each == [max(one, other, key=value_of)] and (
            low.row.partner in set(members) & reading.ids
        )

    def _parallel(self, reading: Reading, one: Fact, other: Fact) -> bool:
        """Whether the two may be compared: alike, or each named with its own partner or measure."""
        if (one.row.measure, one.row.partner) == (other.row.measure, other.row.partner):
            return one.subject != other.subject
        if one.subject == other.subject:
            return True
        if one.row.partner and other.row.partner:
            return True
        if one.kind == other.kind == "growth" and self._two_growths(reading):
            return True
        names = {"trade", "goods-trade", "service-trade", "export", "import"} | _TOTAL
        return sum(bool(mention.ids & names) for mention in reading.mentions) > 1

    def _two_growths(self, reading: Reading) -> bool:
        """Whether the growth of each is named: "the national growth and Guangdong's growth"."""
        return sum("growth" in mention.ids for mention in reading.mentions) > 1

    def pair(
        self, reading: Reading, kinds: frozenset[str], *, within: bool = False
    ) -> tuple[Fact, Fact] | None:
        """The two figures of these kinds that the question compares."""
        pairs = self.pairs(reading, kinds, within=within)
        if not pairs:
            return None

        def weight(pair: tuple[Fact, Fact]) -> float:
            return sum(self.lookup.assess(fact, reading).score for fact in pair)

        return max(pairs, key=weight)

    def several(self, reading: Reading, kinds: frozenset[str]) -> list[Fact]:
        """Two or more figures in one unit that account for the whole question."""
        pool = self.pool(reading, kinds)
        units = {fact.unit for fact in pool}
        if len(pool) < 2 or len(units) != 1 or not self.covered(reading, pool):
            return []
        named = [fact for fact in pool if self._named(fact, reading)]
        groups = {
            member
            for fact in named
            for member in self.library.vocabulary.concepts[fact.subject].members
        }
        if self._names_group_itself(reading):
            return named
        return [fact for fact in named if not (fact.subject in groups and len(named) > 2)]

    def _names_group_itself(self, reading: Reading) -> bool:
        """Whether a group stands beside members of it, rather than being implied by them."""
        concepts = self.library.vocabulary.concepts
        return any(
            concepts[name].members and not mention.ids & set(concepts[name].members)
            for mention in reading.mentions
            for name in mention.ids & reading.subjects
            if name in concepts
        )

    def _named(self, fact: Fact, reading: Reading) -> bool:
        return fact.subject in reading.ids or fact.kind == "growth"
