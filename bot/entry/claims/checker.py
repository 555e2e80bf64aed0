"""Statements about the facts of one library, figure by figure."""

from dataclasses import replace

from bot.answering.claims.exceeding import exceeded
from bot.entry.claims.check import Check
from bot.entry.claims.comparisons import Comparisons
from bot.entry.claims.denying import no_other
from bot.entry.claims.departing import with_departure
from bot.entry.claims.membership import membership
from bot.entry.claims.rivals import Rivals
from bot.entry.claims.stated import Stated, whole
from bot.entry.claims.worded import Worded
from bot.entry.computing.compute import Computer
from bot.entry.lookup import Lookup
from bot.entry.spoken import with_spoken
from facts.library import Library
from facts.reading import Reading


class Checker:
    """Checks statements against the facts of one library."""

    def __init__(self, library: Library, lookup: Lookup, computer: Computer) -> None:
        rivals = Rivals(library, lookup)
        self._library, self._lookup, self._rivals = library, lookup, rivals
        self._comparisons = Comparisons(library, lookup, computer)
        self._stated = Stated(library, lookup, rivals)
        self._worded = Worded(library, lookup, rivals)

    def check(self, reading: Reading) -> Check:
        reading = with_departure(with_spoken(reading))
        figures = [q for q in reading.quantities if q.kind not in {"year", "ordinal"}]
        figures, _ = exceeded(figures, reading.text, reading.language)
        figures = whole(reading.text, figures, moves=bool(reading.asks & {"growth", "decline"}))
        ordinals = [q for q in reading.quantities if q.kind == "ordinal"]
        years = [q for q in reading.quantities if q.kind == "year"]
        bare = replace(reading, quantities=())
        bare = no_other(bare)
        compared = self._comparisons.check(bare, figures, reading.years)
        if compared is not None:
            return compared
        belongs = membership(self._library, self._rivals, self._lookup, bare)
        if belongs is not None and all(one.kind in {"count", "number"} for one in figures):
            return belongs
        if figures:
            return self._stated.check(bare, figures, years)
        return self._worded.check(bare, ordinals, years)
