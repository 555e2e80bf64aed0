"""The periods that a figure of a sentence may be of, each with how surely it is."""

import re
from dataclasses import dataclass

from bot.answering.corpus import Corpus, Passage
from facts.drafting.figure import DraftedFigure
from facts.drafting.joints import joints
from facts.drafting.prose import drafted_in
from facts.drafting.segments import Near
from facts.quantities.periods import Period, resolved
from facts.quantity import Quantity

# How surely a period is a figure's own: beside it, drafted for it, of its heading or the sentence
# before, beside another figure, of the document.
_OWN, _DRAFTED, _AROUND, _OTHERS, _GENERAL = 1.0, 0.9, 0.8, 0.5, 0.4
_BASE = 40  # characters before a period: "compared with the same period in"
_FARTHEST = 4  # sentences back to one that says the period of those that follow
_THAN = frozenset("比较較")
_ON = re.compile(r"(?:%|\b(?:up|down|points?))\s+on(?:\s+the)?$")  # "down 6.5% on the year before"
_BACK = 1.5  # a period before a figure is as near as one this many times further behind it


@dataclass(frozen=True)
class Dating:
    """Reads the periods of one corpus's figures; `year` is the document's own, if it is known."""

    corpus: Corpus
    year: int | None

    def periods(
        self, figure: DraftedFigure, quantity: Quantity, passage: Passage, words: Near
    ) -> tuple[tuple[tuple[str, float], ...], bool, str | None]:
        """Return the periods that may be the figure's own, whether its sentence names one, its base.

        The base is the period that it is only compared with: "5.3 % over the 2006 figure".
        """
        known = self.named(passage.position)
        text = passage.sentence.text
        named = [one for one in known if one.start >= 0 and not self._is_base(one, quantity, text)]
        own = [
            one
            for one in named
            if any(
                start <= one.start and one.end <= end for start, end in (words.left, words.right)
            )
        ]
        ordered = sorted(own or named, key=lambda one: _distance(quantity, one))
        found = {one.form: _OWN if own else _OTHERS for one in ordered[:1]}
        if not named:
            for one in self._before(passage) or [one for one in known if one.start < 0]:
                found.setdefault(one.form, _AROUND)
        if figure.period is not None:
            found.setdefault(figure.period, _DRAFTED if named else _GENERAL)
        base = next(
            (
                one.form
                for one in known
                if any(start <= one.start < end for start, end in (words.left, words.right))
                and one.start >= 0
                and self._is_base(one, quantity, text)
            ),
            None,
        )
        return tuple(found.items()), bool(named), base

    def _is_base(self, one: Period, quantity: Quantity | None, text: str) -> bool:
        """Tell whether a figure before a period is only compared with it: "fewer than for May"."""
        if self.corpus.language == "zh" and text[max(0, one.start - 1) : one.start] in _THAN:
            return True  # 比上年增长三成
        if quantity is not None and one.start < quantity.end:
            return False
        before = text[max(0, one.start - _BASE) : one.start].lower().rstrip()
        base = joints(self.corpus.language).base
        joined = any(base.search(part) for part in (before, before.rpartition(" ")[0]))
        return joined or _ON.search(before) is not None

    def _before(self, passage: Passage) -> list[Period]:
        """Return the one period that a sentence right before names, in the same section."""
        for position in range(passage.position - 1, max(-1, passage.position - _FARTHEST), -1):
            other = self.corpus.passages[position]
            if other.sentence.section != passage.sentence.section:
                return []
            text = other.sentence.text
            named = [
                one
                for one in self.named(position)
                if one.start >= 0 and not self._is_base(one, None, text)
            ]
            if named:
                return named if len(named) == 1 else []
        return []

    def named(self, position: int) -> list[Period]:
        found = self.corpus.periods(position)
        if self.year is None:
            return list(found)
        return [resolved(one, self.year) for one in found]


def _distance(quantity: Quantity, one: Period) -> float:
    if one.start >= quantity.end:
        return one.start - quantity.end
    return max(0, quantity.start - one.end) * _BACK


def document_year(corpus: Corpus) -> int | None:
    """Return the year of the document's title or first sentences, by which "last year" is read."""
    for passage in corpus.passages[:3]:
        for figure in drafted_in(corpus.document, passage.position)[:1]:
            if figure.period is not None and figure.period[:4].isdecimal():
                return int(figure.period[:4])
    return None
