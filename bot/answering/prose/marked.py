"""A question with what each of its words is for: joints, words that ask, words that name."""

from dataclasses import replace
from functools import cached_property

from bot.answering.prose.task import Part
from bot.understanding.cues import ProseWords, Span, folded, prose_words, spans
from bot.understanding.operations import operation_words
from bot.understanding.question import Question, forms
from facts.quantities.periods import Period, periods, resolved
from facts.quantity import Quantity, currency, figures
from index.text import Term

# Words that ask rather than name, by their list in the language's file.
_SAID = (
    "more", "less", "up", "down", "together", "difference", "times", "average", "width",
    "earlier", "backwards", "before", "points", "days", "weeks", "months", "rest",
)  # fmt: skip
_JOINTS = ("than", "whole", "part", "above", "below", "inside", "against")
_MOST = 4  # joints of a name, and periods of a part, that are looked at: a question has fewer
_BEFORE = 24  # characters behind "before": "the 18% increase"
_LEADS = 4  # Chinese ones before it: 涨价之前
_AFTER_MEASURE = frozenset("多几出于了")  # "高多少", "多出"
_MARKS = frozenset(",;:，；：、()（）")


class Text:
    """A question with what each of its words is for."""

    def __init__(self, question: Question, year: int | None) -> None:
        """`year` is the document's own, by which "last year" is read."""
        self.question = question
        self.words: ProseWords = prose_words(question.language)
        self.folded = folded(question.text)
        self.terms = [term for term in question.terms if term.kind != "compound"]
        self.start = self.terms[0].start if self.terms else 0
        self.end = self.terms[-1].end if self.terms else 0
        self.periods = self._periods(year)

    def _periods(self, year: int | None) -> list[Period]:
        """Return the periods named; "the year before" is none of its own beside another one."""
        found = periods(self.question.text, self.question.language)
        before = self.said("earlier")
        named = [one for one in found if not any(a < one.end and one.start < b for a, b in before)]
        return [resolved(one, year) if year is not None else one for one in (named or found)]

    @cached_property
    def given(self) -> list[Quantity]:
        """The figures that the question states itself."""
        return figures(self.question.text, self.question.language)

    @cached_property
    def money(self) -> list[tuple[str, int, int]]:
        """The currencies that it names without a figure: "in dollars"."""
        return currency(self.question.text)

    @property
    def all(self) -> Span:
        return self.start, self.end

    def said(self, name: str) -> list[Span]:
        """Return where a word that says what to do stands."""
        found = spans(self.words.said.get(name), self.folded)
        return [one for one in found if self._whole(one)] if self.words.characters else found

    @cached_property
    def undone(self) -> int:
        """1 for a question about what was before a rise, -1 before a decline, 0 for any other."""
        for start, end in spans(self.words.said.get("before"), self.folded):
            where = (start - _LEADS, start) if self.words.characters else (end, end + _BEFORE)
            part = slice(max(0, where[0]), where[1])
            for sign, name in ((1, "up"), (-1, "down")):
                if spans(self.words.said.get(name), self.folded[part]):
                    return sign
            if any(
                one.kind == "times" and part.start <= one.start < part.stop for one in self.given
            ):
                return 1
        return 0

    def _whole(self, span: Span) -> bool:
        """Tell whether a Chinese word stands by itself: 高 of "高多少", not that of 高中."""
        start, end = span
        return end - start > 1 or self.folded[end : end + 1] in _AFTER_MEASURE

    def joints(self, name: str) -> list[Span]:
        """Return where a joint stands in the sentence that asks, inside it."""
        found = spans(self.words.joints.get(name), self.folded)
        longer = self._asking + spans(self.words.joints.get("never"), self.folded)
        return [
            one
            for one in found
            if self.start <= one[0] < self.end and not any(_inside(one, word) for word in longer)
        ][:_MOST]

    def topic(self, *where: Span) -> tuple[Term, ...]:
        """Return the terms of spans that name something."""
        return tuple(
            term
            for term in self.terms
            if any(start <= term.start < end for start, end in where) and term in self._naming
        )

    def periods_in(self, *where: Span) -> tuple[str, ...]:
        """Return the normal forms of the periods that spans name.

        A range of years or days that lies in them is one period; of one that they cut apart, as
        "from 2014 to 2015" is, each has its end.
        """
        found: list[str] = []
        for one in self.periods:
            ends = [end for end in _ends(one) if any(a <= end.start < b for a, b in where)]
            found += [one.form] if len(ends) == len(_ends(one)) else [end.form for end in ends]
        return tuple(dict.fromkeys(found))[:_MOST]

    @property
    def moments(self) -> tuple[str, ...]:
        """The normal forms of all periods, of a range its two ends."""
        return tuple(dict.fromkeys(end.form for one in self.periods for end in _ends(one)))

    def vague(self, part: Part) -> bool:
        """Tell whether a part has words, but only such as "its total", which name nothing."""
        words = forms(self.question.language).words
        return bool(part.terms) and all(term.key in words for term in part.terms)

    def _names(self, term: Term) -> bool:
        return term in self._naming

    @cached_property
    def _naming(self) -> frozenset[Term]:
        """The terms that name something: no function word, no word that asks, no period."""
        taken = bytearray(len(self.folded) + 1)
        for start, end in (*self._formal, *((one.start, one.end) for one in self.periods)):
            taken[start:end] = b"\1" * (end - start)
        kept = {
            term
            for term in self.terms
            if not term.stop
            and not any(taken[term.start : term.end])
            and (term.name or not {folded(term.surface), term.key} & self._filler)
        }
        characters = {term.start for term in kept if term.kind == "cjk"}
        return frozenset(
            term
            for term in kept
            if term.kind != "pair" or {term.start, term.start + 1} <= characters
        )

    @cached_property
    def _filler(self) -> frozenset[str]:
        language = self.question.language
        return self.words.filler | operation_words(language).filler

    @cached_property
    def _asking(self) -> list[Span]:
        """The words that say what to do, but single characters that only belong to a word."""
        return [span for name in _SAID for span in self.said(name)]

    @cached_property
    def _formal(self) -> list[Span]:
        names = _JOINTS if self.words.characters else (*_JOINTS, "side")
        lists = [self.words.joints.get(name) for name in names]
        money = [(start, end) for _, start, end in self.money]
        return (
            self._asking
            + money
            + [span for pattern in lists for span in spans(pattern, self.folded)]
        )

    def chunk_before(self, place: int, floor: int) -> Span:
        """Return the run of topic words that ends before a place; marks end a run."""
        found = [term for term in self.terms if floor <= term.start and term.end <= place]
        while found and not self._names(found[-1]):
            found.pop()
        end = found[-1].end if found else place
        start = end
        for term in reversed(found):
            if not self._names(term) or self._parted(term.end, start):
                break
            start = min(start, term.start)
        return start, end

    def chunk_after(self, place: int, ceiling: int) -> Span:
        """Return the run of topic words that begins after a place; marks end a run."""
        found = [term for term in self.terms if place <= term.start and term.end <= ceiling]
        while found and not self._names(found[0]):
            found.pop(0)
        start = found[0].start if found else place
        end = start
        for term in found:
            if not self._names(term) or self._parted(end, term.start):
                break
            end = max(end, term.end)
        return start, end

    def asked_of(self) -> tuple[Term, ...]:
        """Return the words that name something, but the verb of "how much did the choir sing".

        Its other forms are other words: sang, sung.
        """
        verbs: set[Term] = set()
        for _, end in self.joints("aid"):
            run = self.topic(self.chunk_after(end, self.end))
            verbs.update(term for term in run[1:][-1:] if not term.name)
        topic = self.topic(self.all)
        return tuple(term for term in topic if term.kind == "word" and term not in verbs)

    def _parted(self, end: int, start: int) -> bool:
        return not _MARKS.isdisjoint(self.folded[end:start])


_MONTH = len("2014-03")


def _ends(period: Period) -> tuple[Period, ...]:
    """Return the two ends of "2014 to 2015", which two figures may be of; not of "March to May"."""
    first, slash, last = period.form.partition("/")
    within = len(first) == _MONTH and first[:4] == last[:4]
    if not slash or period.form.startswith("P") or within:
        return (period,)
    return replace(period, form=first), replace(period, form=last, start=period.end - 1)


def _inside(one: Span, other: Span) -> bool:
    """Tell whether a joint is only a part of a word that says what to do: 加 of 增加."""
    return other[0] <= one[0] and one[1] <= other[1] and one != other
