"""Statements that set one thing above another, or a time above another time."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.claims.decomposing import read_statement
from bot.entry.claims.agreement import agrees, holds
from bot.entry.claims.check import Check
from bot.entry.claims.denying import is_denied
from bot.entry.computing.compute import Computer
from bot.entry.lookup import Lookup
from facts.library import Library
from facts.quantity import Quantity, round_significant
from facts.reading import Reading
from facts.table import Fact
from index.script import simplified

_EVER = re.compile(
    r"than (?:at )?any (?:other )?(?:time|point|year)|than ever|than at any|nunca|jam[aá]s|чем когда-либо",
    re.IGNORECASE,
)

_LOWS = frozenset({("level", 1), ("extreme", 1), ("amount", 1)})
_HIGHS = frozenset({("level", 0), ("extreme", 0)})
_DIGITS = 3  # of a ratio, or as many as are stated: 8/12 is 0.667 and 0.6667


class Comparisons:
    """Checks what a statement sets side by side."""

    def __init__(self, library: Library, lookup: Lookup, computer: Computer) -> None:
        self._library, self._lookup, self._computer = library, lookup, computer

    def check(
        self, reading: Reading, figures: Sequence[Quantity], years: Sequence[int]
    ) -> Check | None:
        """ "A trades more than B": both figures, and which is larger."""
        operations = reading.operations
        multiple = [q for q in figures if q.kind == "times"]
        if len(figures) == len(multiple) == 1:
            return self._multiple(reading, multiple[0])
        compares = operations & {"compare-more", "compare-less"} or "overtake" in reading.ids
        low = self._low(reading, figures)
        if low is not None or figures or not compares:
            return low
        over_time = self._over_time(reading, years)
        if over_time is not None:
            return over_time
        if set(years) - {int(self._library.vocabulary.default_period)}:
            return Check("not_in_document")
        pair = self._pair(reading)
        if pair is None or pair[0].value is None or pair[1].value is None:
            return None
        first, second = pair[0].value, pair[1].value
        so = first < second if "compare-less" in operations else first > second
        return Check("supported" if so != is_denied(reading) else "contradicted", pair)

    def _pair(self, reading: Reading, *, within: bool = False) -> tuple[Fact, Fact] | None:
        """The two figures that are set side by side, in the order in which they are named."""
        kind = "growth" if reading.asks & {"growth", "decline"} else "level"
        pair = self._computer.pair(reading, frozenset({kind}), within=within)
        if pair is None:
            return None
        first, second = sorted(pair, key=lambda fact: self._computer.position(fact, reading))
        return first, second

    def _multiple(self, reading: Reading, stated: Quantity) -> Check | None:
        """ "More than twice as much as": how many times the one is the other."""
        pair = self._pair(reading, within=True)
        if pair is None:
            return None
        first, second = pair
        if first.qualifier or second.qualifier or not first.value or not second.value:
            return None
        verdict = holds(
            stated.value,
            stated.qualifier,
            stated.significant,
            round_significant(first.value / second.value, max(_DIGITS, stated.significant)),
            None,
        )
        if is_denied(reading):
            verdict = "contradicted" if verdict == "supported" else "supported"
        return Check(verdict, pair)

    def _over_time(self, reading: Reading, years: Sequence[int]) -> Check | None:
        """ "Bigger in 2025 than in 2024": what the growth says."""
        period = int(self._library.vocabulary.default_period)
        if _EVER.search(reading.text):
            return self._ever(reading)
        if set(years) != {period, period - 1}:
            return None
        for candidate in self._lookup.candidates(reading):
            fact = candidate.fact
            if (
                fact.kind == "growth"
                and fact.value is not None
                and not candidate.missing
                and candidate.against < 1
            ):
                more = ("compare-more" in reading.operations) != is_denied(reading)
                return Check("supported" if (fact.value > 0) == more else "contradicted", (fact,))
        return None

    def _low(self, reading: Reading, figures: Sequence[Quantity]) -> Check | None:
        """ "Fell to a ten-year low": what the document calls a ten-year high."""
        spans = [one for one in figures if one.kind == "duration"]
        statement = read_statement(simplified(reading.text), reading.language)
        ends = {(token.axis, token.pole) for token in statement.tokens}
        if not spans or not ends & _LOWS or ends & _HIGHS or is_denied(reading):
            return None
        for fact in self._highs(reading):
            if any(agrees(one, fact) == "supported" for one in spans):
                return Check("contradicted", (fact,))
        return None

    def _ever(self, reading: Reading) -> Check | None:
        """ "More than at any time in ten years": what the document calls a high."""
        more = "compare-more" in reading.operations
        found = next(self._highs(reading), None)
        return Check("supported" if more else "contradicted", (found,)) if found else None

    def _highs(self, reading: Reading) -> Iterator[Fact]:
        """The facts that something is higher than ever, of what a statement is about."""
        for fact in self._library.facts:
            highs = [need for need in fact.needs if need & {"high", "record"}]
            others = [need for need in fact.needs if need not in highs]
            clear = not self._lookup.objections.decisive(self._lookup.assess(fact, reading))
            if highs and others and clear and all(need & reading.ids for need in others):
                yield fact
