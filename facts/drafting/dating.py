"""Which of a sentence's periods belongs to which of its figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby

from facts.drafting.clauses import Clause, Span
from facts.drafting.header_periods import Mention
from facts.drafting.joints import joints

_LONGEST_BASE = 40  # characters: "compared with the same period of "


class Dating:
    """The periods of one sentence, looked up by the figure that they may belong to."""

    def __init__(
        self,
        text: str,
        language: str,
        mentions: Sequence[Mention],
        clauses: Sequence[Clause],
        amounts: Sequence[Span],
    ) -> None:
        self._text, self._words = text, joints(language)
        self._amounts = amounts
        self._chains: Mapping[int, int] = {
            chain: next(grouped).start for chain, grouped in groupby(clauses, lambda c: c.chain)
        }
        dated = [mention for mention in mentions if not self._is_base(mention)]
        self._all = _Row(dated)
        starts = [clause.start for clause in clauses]
        compared = [self._words.compares.match(text, c.start) is not None for c in clauses]
        self._stated = _Row(
            [m for m in dated if not compared[max(0, bisect_right(starts, m.start) - 1)]]
        )

    def of(self, figure: Span, clause: Clause, openings: Mapping[int, Span]) -> Mention | None:
        """Return the period that the sentence states for a figure, None where it states none.

        It is the one behind the figure, else the one before it in its clause, else the one that
        opens the chain of clauses or the sentence, else the last one of the clauses before; never
        the one that a change is measured from. `openings` are by chain.
        """
        return (
            self._all.first(figure[1], self._next_figure(figure[1], clause))
            or self._all.last(clause.start, figure[0])
            or self._stated.first(*openings[clause.chain])
            or self._stated.first(*openings[0])
            or self._stated.last(self._chains[clause.chain], clause.start)
            or self._all.first(clause.start, clause.end)
        )

    def _next_figure(self, place: int, clause: Clause) -> int:
        following = bisect_left(self._amounts, (place, place))
        end = self._amounts[following][0] if following < len(self._amounts) else clause.end
        return min(end, clause.end)

    def _is_base(self, mention: Mention) -> bool:
        left = self._text[max(0, mention.start - _LONGEST_BASE) : mention.start]
        return mention.period.iso is None or self._words.base.search(left) is not None


class _Row:
    """Periods in the order of the text."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def first(self, start: int, end: int) -> Mention | None:
        """Return the first one within a span."""
        at = bisect_left(self._starts, start)
        inside = at < len(self._mentions) and self._mentions[at].end <= end
        return self._mentions[at] if inside else None

    def last(self, start: int, end: int) -> Mention | None:
        """Return the last one within a span."""
        at = bisect_left(self._starts, end) - 1
        return self._mentions[at] if at >= 0 and self._starts[at] >= start else None
