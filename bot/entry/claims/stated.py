"""Statements that give figures: each beside the figure of the fact that it is about."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.claims.checked import Verdict
from bot.entry.claims.agreement import LARGE, agrees, is_comparable
from bot.entry.claims.check import Check
from bot.entry.claims.denying import is_denied
from bot.entry.claims.rivals import Rivals
from bot.entry.kinds import is_figure
from bot.entry.lookup import Lookup
from facts.library import Library
from facts.quantity import Quantity
from facts.reading import Mention, Reading
from facts.table import Fact

_CLAUSES = re.compile(
    r"[,;，；。.](?=\s|$|[^\x00-\x7f])|\b(?:while|whereas|and|but|mientras|enquanto|тогда как|а)\b|而",
    re.IGNORECASE,
)
_SPANNED = re.compile(r"\s*(?:to|a|al|à|até|hasta|до|至|到)\s*", re.IGNORECASE)
_OPENED = re.compile(r"(?:\b(?:from|de|del|desde|от|с)\s|[从由])\s*$", re.IGNORECASE)
_ALIKE = {"group": "region", "measure": "activity", "product": "activity"}


class Stated:
    """Checks the figures of a statement."""

    def __init__(self, library: Library, lookup: Lookup, rivals: Rivals) -> None:
        self._library, self._lookup, self._rivals = library, lookup, rivals

    def check(
        self, reading: Reading, figures: Sequence[Quantity], years: Sequence[Quantity]
    ) -> Check:
        verdicts: list[Verdict] = []
        facts: list[Fact] = []
        for quantity in figures:
            verdict, fact = self._figure(reading, quantity, years)
            if verdict == "not_in_document" and len(figures) > 1:
                own = self._of_clause(reading, quantity)
                verdict, fact = self._figure(own, quantity, years)
            verdicts.append(verdict)
            if fact is not None:
                facts.insert(0 if verdict == "contradicted" else len(facts), fact)
        unique = tuple(dict.fromkeys(facts))
        if "contradicted" in verdicts:
            return Check("contradicted", unique)
        if "not_in_document" in verdicts:
            return Check("not_in_document", ())
        return Check("supported", unique)

    def _figure(
        self, reading: Reading, quantity: Quantity, years: Sequence[Quantity]
    ) -> tuple[Verdict, Fact | None]:
        imply = quantity.value > LARGE
        # To assess a fact takes long: of each figure of a statement only those that it may be.
        found = [
            self._lookup.assess(fact, reading, imply_measure=imply)
            for fact in self._library.facts
            if is_figure(fact)
            and is_comparable(quantity, fact, reading, self._library)
            and not self._lookup.needs.missing(fact, reading, imply_measure=imply)
        ]
        member = self._membership(reading, quantity)
        if member is not None:
            return "supported", member
        clean = [candidate for candidate in found if candidate.against < 1]
        if clean:
            best = max(clean, key=lambda c: (c.score, agrees(quantity, c.fact) == "supported"))
            tied = [c for c in clean if c.score >= best.score - 1]
            for candidate in tied:
                if self._verdict(reading, quantity, candidate.fact) == "supported":
                    best = candidate
                    break
            verdict = self._verdict(reading, quantity, best.fact)
            if any(f"{year.value:f}" != best.fact.period for year in years):
                return "not_in_document", None  # what is printed is of another year
            return verdict, best.fact
        return self._swapped(reading, quantity)

    def _of_clause(self, reading: Reading, quantity: Quantity) -> Reading:
        """What the clause of a figure says, and what it leaves to the clauses before it."""
        breaks = [match.start() for match in _CLAUSES.finditer(reading.text)]
        clause = bisect_right(breaks, quantity.start)

        def types(mention: Mention) -> set[str]:
            return {_ALIKE.get(kind, kind) for kind in self._rivals.types(mention.ids)}

        where = {m: bisect_right(breaks, m.start) for m in reading.mentions}
        own = [m for m in reading.mentions if where[m] == clause]
        taken = set().union(*map(types, own))
        kept = [
            m for m in reading.mentions if where[m] < clause and types(m) and not types(m) & taken
        ]
        return replace(reading, mentions=(*kept, *own))

    def _membership(self, reading: Reading, quantity: Quantity) -> Fact | None:
        """ "Fujian is one of the seven with 34.11 trillion": the group's figure, and a member named."""
        for fact in self._library.facts:
            members = set(self._library.vocabulary.concepts[fact.subject].members)
            if (
                members & reading.subjects
                and fact.subject in reading.ids
                and fact.value == quantity.value
            ):
                return fact
        return None

    def _verdict(self, reading: Reading, quantity: Quantity, fact: Fact) -> Verdict:
        asks = reading.asks
        if fact.kind == "growth" and "decline" in asks:
            return "not_in_document" if is_denied(reading) else "contradicted"
        verdict = agrees(quantity, fact)
        if fact.kind == "bound" and "first-time" in asks:  # "had never exceeded it before"
            return verdict
        if is_denied(reading) and verdict == "supported" and quantity.qualifier is None:
            return "contradicted"
        if is_denied(reading) and quantity.qualifier in {"over", "at least"}:
            return "contradicted" if verdict == "supported" else "supported"
        return verdict

    def _swapped(self, reading: Reading, quantity: Quantity) -> tuple[Verdict, Fact | None]:
        """The document gives this very figure, for the same measure, of somebody else."""
        same = [
            self._lookup.assess(fact, reading)
            for fact in self._library.facts
            if fact.kind in {"count", "duration"}
            and fact.value == quantity.value
            and is_comparable(quantity, fact, reading, self._library)
        ]
        for candidate in sorted(same, key=lambda candidate: -candidate.score):
            if self._rivals.only_rivals(candidate) and not reading.unknown:
                return "contradicted", candidate.fact
        return "not_in_document", None


def whole(text: str, figures: Sequence[Quantity], *, moves: bool) -> list[Quantity]:
    """Return figures with one for both ends of a range.

    What nothing is said to move by, "was from 800 to 900 billion", is a range too.
    """
    found: list[Quantity] = []
    for figure in figures:
        before = found[-1] if found else None
        alike = before is not None and (before.kind, before.unit) == (figure.kind, figure.unit)
        if before is None or not alike:
            found.append(figure)
        elif before.low is not None and (before.low, before.high) == (figure.low, figure.high):
            continue
        elif (
            not moves
            and before.value < figure.value
            and _SPANNED.fullmatch(text, before.end, figure.start)
            and _OPENED.search(text, 0, before.start)
        ):
            found[-1] = replace(before, low=before.value, high=figure.value)
        else:
            found.append(figure)
    return found
