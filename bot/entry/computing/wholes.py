"""Parts and wholes: sums, averages, shares, and what remains."""

from decimal import Decimal

from bot.computing.additions import complement, difference, remaining, total
from bot.computing.operand import Operand, of_fact
from bot.computing.quotients import average, share, spread
from bot.computing.result import Result, of_result
from bot.entry.computing.each import of_each
from bot.entry.computing.inputs import Operands, value_of
from bot.entry.implied import with_others
from facts.reading import Reading
from facts.table import Fact

_APART = frozenset({"difference", "compare-more", "compare-less"})


class Parts(Operands):
    """Operations on parts and wholes."""

    def _sum(self, reading: Reading) -> Result[Fact] | None:
        each = self._each(reading)
        if each is not None:
            return each
        return total([of_fact(fact) for fact in self._addable(reading)])

    def _addable(self, reading: Reading) -> list[Fact]:
        """The figures named, each of its own subject, none where one is a part of another."""
        facts = self.several(reading, frozenset({"level"}))
        apart = len({fact.subject for fact in facts}) == len(facts)
        nested = any(self.is_part(part, whole) for part in facts for whole in facts)
        return facts if apart and not nested else []

    def _each(self, reading: Reading) -> Result[Fact] | None:
        """A figure that each member of a group exceeds, added up: at least so much together."""
        found = [fact for fact in self.pool(reading, frozenset({"level"})) if fact.row.each]
        if len(found) != 1 or not self.covered(reading, found):
            return None
        return of_each(found[0], self.library)

    def _average(self, reading: Reading) -> Result[Fact] | None:
        for fact in self.pool(reading, frozenset({"level"})):
            members = self.library.vocabulary.concepts[fact.subject].members
            if members and self.covered(reading, [fact]):
                return spread(of_fact(fact), Decimal(len(members)))
        return average([of_fact(fact) for fact in self._addable(reading)])

    def _remaining(self, reading: Reading) -> Result[Fact] | None:
        """What a whole has beside the parts named, on average of the other members if so asked."""
        reading = with_others(reading, self.library)
        pool = self.pool(reading, frozenset({"level"}))
        concepts = self.library.vocabulary.concepts
        groups = [
            fact
            for fact in self.library.facts
            if fact not in pool
            and fact.kind == "level"
            and len({part.subject for part in pool} & set(concepts[fact.subject].members)) > 1
        ]
        for whole in [*pool, *groups]:
            members = concepts[whole.subject].members
            parts = [
                fact
                for fact in pool
                if fact is not whole
                and fact.unit == whole.unit
                and (self.is_part(fact, whole) if fact.subject == whole.subject else
                     fact.row.partner is None
                     and (fact.subject in members
                          or whole.subject in self.library.vocabulary.ancestors(fact.subject)))
            ]  # fmt: skip
            if not parts or not self.covered(reading, [whole, *parts]):
                continue
            found = remaining(of_fact(whole), [of_fact(part) for part in parts])
            if found is not None and "average" in reading.operations:
                others = Decimal(len(members) - len(parts))
                found = spread(of_result(found), others) if members else None
            elif found is not None and members and _compares(reading):
                found = _apart([of_fact(part) for part in parts], of_result(found))
            if found is not None:
                return found
        return None

    def _share(self, reading: Reading) -> Result[Fact] | None:
        best: Result[Fact] | None = None
        weight = 0.0
        for one, other in self.pairs(reading, frozenset({"level"}), within=True):
            part, whole = (one, other) if self.is_part(one, other) else (other, one)
            if not self.is_part(part, whole) or value_of(part) > value_of(whole):
                continue
            score = sum(self.lookup.assess(fact, reading).score for fact in (part, whole))
            if score > weight:
                best, weight = share(of_fact(part), of_fact(whole)), score
        return best or self._share_of_sum(reading)

    def _share_of_sum(self, reading: Reading) -> Result[Fact] | None:
        """What several parts named beside their whole make of it together."""
        facts = self.several(reading, frozenset({"level"}))
        for whole in facts:
            parts = [fact for fact in facts if fact is not whole]
            if len(parts) > 1 and all(
                self.is_part(part, whole) and part.row.measure == whole.row.measure
                for part in parts
            ):
                together = total([of_fact(part) for part in parts])
                if together is not None and together.value <= value_of(whole):
                    return share(of_result(together), of_fact(whole))
        return None

    def is_part(self, part: Fact, whole: Fact) -> bool:
        """Same subject, narrower measure or partner; or a part of the whole's subject."""
        vocabulary = self.library.vocabulary
        if part.subject == whole.subject:
            narrower = part.row.partner is not None or part.row.measure != whole.row.measure
            return narrower and whole.row.partner is None and value_of(part) < value_of(whole)
        inside = whole.subject in vocabulary.ancestors(part.subject)
        return (
            inside or part.subject in vocabulary.concepts[whole.subject].members
        ) and whole.row.partner is None

    def _complement(self, reading: Reading) -> Result[Fact] | None:
        """What a share leaves of a hundred per cent."""
        if not reading.asks & {"share", "percent"}:
            return None
        pool = [f for f in self.pool(reading, frozenset({"share"})) if self.covered(reading, [f])]
        if not pool:
            return None
        fact = max(pool, key=lambda fact: self.lookup.assess(fact, reading).score)
        return complement(of_fact(fact))


def _compares(reading: Reading) -> bool:
    """Whether the others are set against those named: "take away" only leaves these out."""
    return any(m.ids & _APART and "remaining" not in m.ids for m in reading.mentions)


def _apart(parts: list[Operand[Fact]], rest: Operand[Fact]) -> Result[Fact] | None:
    """How far some members of a group and the others are apart."""
    own = parts[0]
    if len(parts) > 1:
        together = total(parts)
        if together is None:
            return None
        own = of_result(together)
    high, low = sorted((own, rest), key=lambda one: -one.value)
    return difference(high, low)
