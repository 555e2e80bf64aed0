"""The figures of one sentence, and the words around each that say what it is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from facts.drafting.clauses import Clause, Span, clauses
from facts.drafting.dating import Dating
from facts.drafting.header_periods import Mention, mentions
from facts.drafting.joints import Joints, joints
from facts.quantity import Quantity, figures
from index.text import Term, terms

_LONGEST_BEFORE = 24  # terms; further left stands another phrase, and the cost stays linear
_LONGEST_OF = 12  # terms of "of …", articles and further "of" included
_LONGEST_NOUN = 4  # terms: "new energy vehicles", "major gold mines"
_WIDE_CHARACTERS = 8  # Chinese characters make a phrase of as many words
_TIME_KINDS = frozenset({"year", "date", "time", "period"})


@dataclass(frozen=True, slots=True)
class Around:
    """A figure of a text and the spans around it, (n, n) where there is nothing.

    `before` is what its clause says left of it, or what the clause it leans on does; `of` the
    phrase behind "of"; `noun` what stands right behind it; `opening` what its chain of clauses
    begins with, up to the first figure. `period` is that of the sentence which fits it best.
    """

    quantity: Quantity
    clause: Span
    before: Span
    of: Span
    noun: Span
    opening: Span
    period: Mention | None


def is_time(quantity: Quantity) -> bool:
    """Tell whether a quantity says when rather than how much."""
    return quantity.kind in _TIME_KINDS


def around(
    text: str, language: str, words: Sequence[Term] | None = None, decimal: str | None = None
) -> list[Around]:
    """Return every figure of a sentence in order; `words` are its terms, if known already.

    `decimal` is the document's own decimal mark, where it isn't that of its language.
    """
    found = figures(text, language or None, decimal=decimal)
    if not found:
        return []
    known = language or "en"
    return _Sentence(text, known, found, terms(text, known) if words is None else words).around()


class _Sentence:
    def __init__(
        self, text: str, language: str, found: Sequence[Quantity], words: Sequence[Term]
    ) -> None:
        self.text, self.found = text, found
        self.joints: Joints = joints(language)
        self.words = [word for word in words if word.kind not in {"pair", "compound"}]
        self.starts = [word.start for word in self.words]
        self.amounts = [(q.start, q.end) for q in found if not is_time(q)]
        dates = _apart(mentions(text, language), self.amounts)
        self.times = [(mention.start, mention.end) for mention in dates]
        self.clauses = clauses(text, language, self.amounts, self.times)
        self.dating = Dating(text, language, dates, self.clauses, self.amounts)
        self.clause_starts = [clause.start for clause in self.clauses]

    def around(self) -> list[Around]:
        """Return the figures, each leaning on the clause before where its own has no words."""
        result: list[Around] = []
        leaned: dict[int, Span] = {}
        openings = self._openings()
        for quantity in self.found:
            span = quantity.start, quantity.end
            clause = self.clauses[bisect_right(self.clause_starts, quantity.start) - 1]
            before = self._before(quantity, clause)
            if not is_time(quantity):
                if not self._says(before):
                    before = leaned.get(clause.chain, before)
                leaned[clause.chain] = before
            noun = self._noun(quantity)
            result.append(
                Around(
                    quantity,
                    (clause.start, clause.end),
                    before,
                    self._of(noun[1] if noun[1] > noun[0] else quantity.end),
                    noun,
                    openings[clause.chain],
                    None if is_time(quantity) else self.dating.of(span, clause, openings),
                )
            )
        return result

    def _openings(self) -> dict[int, Span]:
        found: dict[int, Span] = {}
        for clause in self.clauses:
            if clause.chain not in found:
                at = bisect_left(self.amounts, (clause.start, clause.start))
                first = self.amounts[at][0] if at < len(self.amounts) else clause.end
                found[clause.chain] = (clause.start, max(clause.start, first))
        return found

    def _before(self, quantity: Quantity, clause: Clause) -> Span:
        compares = self.joints.compares.match(self.text, clause.start, quantity.start)
        floor = clause.start if compares is None else compares.end()  # "up from" says nothing more
        last = bisect_left(self.starts, quantity.start)
        first = max(last - _LONGEST_BEFORE, bisect_left(self.starts, floor), 0)
        start = self.starts[first] if first < last else quantity.start
        return start, quantity.start

    def _says(self, span: Span) -> bool:
        """Tell whether a span has a word that is no function word, figure or period."""
        first, last = bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])
        return any(
            word.kind in {"word", "cjk"}
            and not (word.stop or self._in_period(word.start) or self._in_figure(word.start))
            for word in self.words[first:last]
        )

    def _in_period(self, place: int) -> bool:
        at = bisect_right(self.times, (place, len(self.text))) - 1
        return at >= 0 and place < self.times[at][1]

    def _noun(self, quantity: Quantity) -> Span:
        if is_time(quantity):
            return quantity.end, quantity.end
        start = end = quantity.end
        if quantity.noun is not None:
            place = self.text.find(quantity.noun, quantity.end)
            if 0 <= place - quantity.end <= len(" "):
                return place, place + len(quantity.noun)
        most = _LONGEST_NOUN
        for word in self._words_from(quantity.end):
            gap = self.text[end : word.start]
            if word.kind not in {"word", "cjk"} or word.stop or gap.strip() or not most:
                break
            if self._in_figure(word.start) or self._in_period(word.start):
                break
            if start == end:
                start = word.start
                most = _WIDE_CHARACTERS if word.kind == "cjk" else most
            end, most = word.end, most - 1
        return (start, end) if end > start else (quantity.end, quantity.end)

    def _of(self, place: int) -> Span:
        opened = self.joints.of.match(self.text, place)
        if opened is None or self._in_period(self._next(opened.end())):
            return place, place
        start = end = reached = opened.end()
        for word in self._words_from(start):
            gap = self.text[reached : word.start]
            if gap.strip(" \u00a0-‐'’") or self._in_figure(word.start):
                break
            if word.stop and word.surface.lower() not in self.joints.within:
                break
            if self._in_period(word.start):
                break
            reached = word.end
            end = end if word.stop else word.end
        return (start, end) if end > start else (place, place)

    def _words_from(self, place: int) -> Sequence[Term]:
        first = bisect_left(self.starts, place)
        return self.words[first : first + _LONGEST_OF]

    def _next(self, place: int) -> int:
        first = bisect_left(self.starts, place)
        return self.starts[first] if first < len(self.starts) else len(self.text)

    def _in_figure(self, place: int) -> bool:
        at = bisect_right(self.amounts, (place, len(self.text))) - 1
        return at >= 0 and place < self.amounts[at][1]


def _apart(found: Sequence[Mention], amounts: Sequence[Span]) -> list[Mention]:
    """Return the periods that are no figures: not the 2000 of "2000 people"."""
    ends = [end for _, end in amounts]
    apart = []
    for mention in found:
        at = bisect_right(ends, mention.start)
        if at == len(amounts) or amounts[at][0] >= mention.end:
            apart.append(mention)
    return apart
