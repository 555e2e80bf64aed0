"""Figures compared, ordered and listed: nothing new is computed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.computing.operand import of_fact
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.computing.selecting import best
from bot.entry.computing.inputs import Operands, value_of
from facts.reading import Reading
from facts.table import Fact

_MOST_LISTED = 8
_COMPARES = frozenset({"compare-more", "compare-less", "maximum", "minimum"})
# What may be asked for with "the most of A, B and C"; when or why is another question.
_CHOOSING = frozenset(
    {"superlative", "list", "who", "name", "amount", "count", "growth", "percent"}
)
_BY = re.compile(r"by\b|на\b|en cu|em quanto|por cu|how much (?:more|less)", re.IGNORECASE)
_JOINED = re.compile(r"\band\b|\by\b|\be\b|\bи\b|[,;:.?，；：。？]|其|是", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """The facts that answer and all that were looked at (`sources`), best first."""

    operation: Operation
    facts: tuple[Fact, ...]
    sources: tuple[Fact, ...]


Outcome = Result[Fact] | Listing


class Ranking(Operands):
    """Operations that show figures side by side."""

    def _ordered(self, reading: Reading) -> Listing | None:
        facts = self.several(reading, self.kinds(reading)) or self.several(
            reading, frozenset({"growth"})
        )
        if not facts:
            facts = self._filtered(reading)
        if len(facts) < 2:
            return None
        descending = "minimum" not in reading.operations
        facts = sorted(facts, key=lambda fact: -value_of(fact) if descending else value_of(fact))
        return Listing(Operation.ORDER, tuple(facts), tuple(facts))

    def _all(self, reading: Reading) -> Listing | None:
        facts = self._filtered(reading)
        if len(facts) < 2:
            return None
        return Listing(Operation.LIST, tuple(facts), tuple(facts))

    def _compared(self, reading: Reading) -> Listing | None:
        if self.asks_sum(reading) or "average" in reading.operations:
            return None  # side by side they answer no question for what they come to
        pair = self.pair(reading, self.kinds(reading))
        if pair is not None and not reading.operations and self._nested(*pair):
            return None
        if pair is None and self.kinds(reading) == {"level"}:
            pair = self.pair(reading, frozenset({"growth"})) if "percent" in reading.asks else None
        if pair is None:
            return None
        # "Which is larger" asks for one of the two, if not for both figures.
        if reading.operations & _COMPARES and "both" not in reading.operations:
            return _extreme(pair, least=bool(reading.operations & {"compare-less", "minimum"}))
        facts = tuple(sorted(pair, key=lambda fact: -value_of(fact)))
        return Listing(Operation.COMPARE, facts, facts)

    def asks_sum(self, reading: Reading) -> bool:
        """Whether figures are to be added: of "which is larger, A's total or B's?" they aren't."""
        added = [mention for mention in reading.mentions if "sum" in mention.ids]
        totals = all("figures" in mention.ids for mention in added)  # "total" names a figure too
        return bool(added) and not (totals and reading.operations & _COMPARES)

    def _asks_winner(self, reading: Reading) -> bool:
        """ "Which is larger, and how much is it": the figure of the larger, not the distance."""
        compares = [m for m in reading.mentions if m.ids & _COMPARES]
        if not compares or "difference" in reading.operations:
            return False
        if "choose" in reading.operations:
            return True
        asked = [m for m in reading.mentions if "amount" in m.ids and not _BY.match(m.text)]
        named = "list" in reading.asks or "who" in reading.asks
        return named and any(
            amount.start > compare.end and _joined(reading.text[compare.end : amount.start])
            for compare in compares
            for amount in asked
        )

    def _winner(self, reading: Reading) -> Listing | None:
        """The larger of the figures named (the smaller, where that is asked for)."""
        for kinds in (self.kinds(reading), frozenset({"growth"})):
            pair = self.pair(reading, kinds)
            if pair is not None:
                return _extreme(pair, least=bool(reading.operations & {"compare-less", "minimum"}))
        return None

    def _nested(self, one: Fact, other: Fact) -> bool:
        """Whether one subject is part of the other: naming both compares nothing by itself."""
        ancestors = self.library.vocabulary.ancestors
        return one.subject in ancestors(other.subject) or other.subject in ancestors(one.subject)

    def _filtered(self, reading: Reading) -> list[Fact]:
        """Figures of the asked kind and measure whose subject the question leaves open."""
        kinds = self.kinds(reading)
        places = self.library.vocabulary.places
        named = reading.subjects & places
        classes = {"province", "city", "country", "single", "region", "country-wide", "partner"}
        facts = []
        for fact in self.library.facts:
            if fact.kind not in kinds or fact.value is None or fact.row.same_as or fact.row.each:
                continue
            if self.library.vocabulary.concepts[fact.subject].members and "province" in reading.ids:
                continue
            candidate = self.lookup.assess(fact, reading)
            conflicts = [
                m for m in candidate.conflicts
                if not m.ids & classes and self.lookup.objections.is_decisive(m, fact)
            ]  # fmt: skip
            if conflicts or candidate.numbers:
                continue
            if named and not named & {fact.subject, fact.row.partner}:
                continue
            needs = [need for need in candidate.missing if not need & places]
            if "growth" not in kinds and needs:
                continue
            if (
                "growth" not in kinds
                and fact.row.partner is not None
                and fact.row.partner not in reading.ids
            ):
                continue
            if (
                "province" in reading.ids
                and fact.subject == self.library.vocabulary.default_subject
            ):
                continue
            facts.append(fact)
        units = {fact.unit for fact in facts}
        return facts if len(units) == 1 else []

    def _extreme(self, reading: Reading) -> Listing | None:
        facts = self._filtered(reading)
        extremes = reading.operations & {"maximum", "minimum"}
        if not facts and extremes and reading.asks <= _CHOOSING:  # "which grew most: A, B or C?"
            facts = self.several(reading, self.kinds(reading))
        if len(facts) < 2:
            return None
        if "list" in reading.asks and not extremes:
            if "growth" in reading.asks or len(facts) > _MOST_LISTED:
                return None
            return Listing(Operation.LIST, tuple(facts), tuple(facts))
        return _extreme(facts, least="minimum" in reading.operations)


def _extreme(facts: Sequence[Fact], *, least: bool) -> Listing | None:
    """Return the largest or smallest of the facts, None where two share that place."""
    found = best([of_fact(fact) for fact in facts], least=least)
    if found is None:
        return None
    others = (fact for fact in facts if fact is not found.source)
    return Listing(Operation.EXTREME, (found.source,), (found.source, *others))


def _joined(between: str) -> bool:
    """Whether a second question begins there."""
    return _JOINED.search(between) is not None
