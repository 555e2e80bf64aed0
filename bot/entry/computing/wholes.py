"""Parts and wholes: sums, averages, shares, and what remains."""

from collections.abc import Sequence
from decimal import Decimal

from bot.entry.computing.inputs import Operands
from bot.entry.computing.results import (
    Amount,
    Result,
    Step,
    computed,
    kept,
    over_qualifier,
    plus_qualifier,
    rounded,
    turned,
    value_of,
)
from facts.reading import Reading
from facts.table import Fact


class Parts(Operands):
    """Operations on parts and wholes."""

    def _sum(self, reading: Reading) -> Result | None:
        each = self._each(reading)
        if each is not None:
            return each
        facts = self.several(reading, frozenset({"level"}))
        if len(facts) < 2 or len({fact.subject for fact in facts}) != len(facts):
            return None
        value = sum((value_of(fact) for fact in facts), Decimal(0))
        formula = (*_between(" + ", facts), " = ", Amount(value, facts[0].unit))
        qualifier = plus_qualifier(facts)
        return computed("sum", value, facts[0].unit, qualifier, formula, facts)

    def _each(self, reading: Reading) -> Result | None:
        """A figure that each member of a group exceeds, added up: at least so much together."""
        found = [fact for fact in self.pool(reading, frozenset({"level"})) if fact.row.each]
        if len(found) != 1 or not self.covered(reading, found):
            return None
        fact = found[0]
        members = self.library.vocabulary.concepts[fact.row.partner or fact.subject].members
        value = value_of(fact) * len(members)
        formula = (Amount(Decimal(len(members))), " × ", fact, " = ", Amount(value, fact.unit))
        return computed("sum", value, fact.unit, "at least", formula, [fact])

    def _average(self, reading: Reading) -> Result | None:
        for fact in self.pool(reading, frozenset({"level"})):
            members = self.library.vocabulary.concepts[fact.subject].members
            if members and self.covered(reading, [fact]):
                value = rounded(value_of(fact) / len(members), fact)
                by = Amount(Decimal(len(members)))
                formula = (fact, " ÷ ", by, " ≈ ", Amount(value, fact.unit))
                return computed("average", value, fact.unit, "about", formula, [fact])
        return None

    def _remaining(self, reading: Reading) -> Result | None:
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
            parts = [
                fact
                for fact in pool
                if fact is not whole
                and fact.unit == whole.unit
                and (self.is_part(fact, whole) if fact.subject == whole.subject else
                     fact.row.partner is None
                     and (fact.subject in concepts[whole.subject].members
                          or whole.subject in self.library.vocabulary.ancestors(fact.subject)))
            ]  # fmt: skip
            if not parts or not self.covered(reading, [whole, *parts]):
                continue
            value = value_of(whole) - sum((value_of(part) for part in parts), Decimal(0))
            if value <= 0:
                continue
            formula = (*_between(" − ", [whole, *parts]), " = ", Amount(value, whole.unit))
            return computed("remaining", value, whole.unit, None, formula, [whole, *parts])
        return None

    def _share(self, reading: Reading) -> Result | None:
        best: Result | None = None
        weight = 0.0
        for one, other in self.pairs(reading, frozenset({"level"}), within=True):
            part, whole = (one, other) if self.is_part(one, other) else (other, one)
            if not self.is_part(part, whole) or value_of(part) > value_of(whole):
                continue
            score = sum(self.lookup.assess(fact, reading).score for fact in (part, whole))
            if score > weight:
                exact = value_of(part) / value_of(whole) * 100
                value = rounded(exact, part, whole)
                qualifier = kept(over_qualifier(part, whole), exact, value)
                formula = (part, " ÷ ", whole, " ≈ ", Amount(value, "%"))
                best = computed("share", value, "%", qualifier, formula, [part, whole])
                weight = score
        return best

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

    def _complement(self, reading: Reading) -> Result | None:
        """What a share leaves of a hundred per cent."""
        if not reading.asks & {"share", "percent"}:
            return None
        pool = [f for f in self.pool(reading, frozenset({"share"})) if self.covered(reading, [f])]
        if not pool:
            return None
        fact = max(pool, key=lambda fact: self.lookup.assess(fact, reading).score)
        value = Decimal(100) - value_of(fact)
        formula = (Amount(Decimal(100), "%"), " − ", fact, " = ", Amount(value, "%"))
        qualifier = turned(fact.qualifier)
        return computed("remaining", value, "%", qualifier, formula, [fact])


def _between(sign: str, facts: Sequence[Fact]) -> tuple[Step, ...]:
    """Put a sign between figures."""
    return tuple(step for fact in facts for step in (sign, fact))[1:]
