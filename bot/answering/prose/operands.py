"""The figures of sentences that may be operands, each with its words and its period."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.answering.corpus import Corpus, Passage
from bot.answering.prose.context import listed, wide
from bot.answering.prose.figure_periods import Dating, document_year
from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.prose import drafted_in
from facts.drafting.segments import Near, near
from facts.quantity import Quantity
from index.text import terms

_TIMES = frozenset({"year", "date", "time", "period"})
_BRACKETS = frozenset("(（")
_LISTED = 0.35  # a name among many: the figure is of all of them
_SCALES = (10**12, 10**9, 10**8, 10**6, 10**4, 10**3)
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*")
_MILLIONS = re.compile(r"[£$€]\s?\d+(?:\.\d+)?m\b")  # "£2.3m": this document's m is a million
_METRES = re.compile(r"(.*\d)m")


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a sentence.

    `near` are the keys around it, 0 to 1; `periods` the normal forms that may be its own, the
    likeliest first, each with how surely it is (0 to 1), and `spoken` whether its sentence names
    one; `base` is the period that it is only compared with, `named` are all of its sentence. `row`
    and `place` say where it stands in a run of figures, `right` is the span of the words behind it
    that are its own.
    """

    figure: DraftedFigure
    quantity: Quantity
    passage: Passage
    near: dict[str, float] = field(hash=False, compare=False)
    periods: tuple[tuple[str, float], ...]
    row: int
    place: int
    spoken: bool
    base: str | None = None
    named: tuple[str, ...] = ()
    right: tuple[int, int] = (0, 0)

    @property
    def position(self) -> int:
        return self.passage.position

    @property
    def start(self) -> int:
        """Where the figure stands in the document."""
        return self.passage.sentence.start + self.quantity.start


class Pool:
    """The operands of one corpus, each sentence read once; `year` is the document's own."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.year = document_year(corpus)
        self._dating = Dating(corpus, self.year)
        self._millions = _writes_millions(corpus.document.text)
        self._read: dict[tuple[int, bool], tuple[Operand, ...]] = {}

    def amounts(self, positions: Iterable[int]) -> list[Operand]:
        """Return the figures that say how much, in the order of the positions."""
        return [one for at in positions for one in self._operands(at, times=False)]

    def dates(self, positions: Iterable[int]) -> list[Operand]:
        """Return the figures that say when."""
        return [one for at in positions for one in self._operands(at, times=True)]

    def _operands(self, position: int, *, times: bool) -> tuple[Operand, ...]:
        key = position, times
        if key not in self._read:
            self._read[key] = tuple(self._anew(position, times=times))
        return self._read[key]

    def _anew(self, position: int, *, times: bool) -> list[Operand]:
        corpus = self.corpus
        passage = corpus.passages[position]
        if passage.row is not None:
            return []
        start = passage.sentence.start
        drafted = {one.start - start: one for one in drafted_in(corpus.document, position)}
        found = [
            quantity
            for quantity in corpus.figures(position)
            if (quantity.kind in _TIMES) == times
            and quantity.kind not in {"ordinal", "label"}
            and quantity.start in drafted
            and not (quantity.kind == "duration" and self._in_period(quantity, position))
        ]
        text = passage.sentence.text
        found = _without_conversions(found, text)
        spans = [(quantity.start, quantity.end) for quantity in found]
        units = [f"{quantity.kind} {quantity.unit}" for quantity in found]
        own = near(text, corpus.language, passage.terms, spans, units)
        around = wide(corpus, passage)
        among = listed(passage, corpus.language, len(found))
        return [
            self._operand(drafted[quantity.start], quantity, passage, words, around, among)
            for quantity, words in zip(found, own, strict=True)
        ]

    def _in_period(self, quantity: Quantity, position: int) -> bool:
        """Tell whether a figure is part of a period's name: 一年 of 前一年."""
        return any(
            one.start < quantity.start and quantity.end <= one.end
            for one in self.corpus.periods(position)
        )

    def _operand(
        self,
        figure: DraftedFigure,
        quantity: Quantity,
        passage: Passage,
        words: Near,
        around: Mapping[str, float],
        among: frozenset[str],
    ) -> Operand:
        keys = dict(around)
        for key, share in words.keys.items():
            keys[key] = max(share, keys.get(key, 0.0))
        for key in among & keys.keys():
            keys[key] = min(keys[key], _LISTED)
        if self._millions and _like_metres(quantity):
            figure, quantity = _in_millions(figure, quantity)
        keys |= self._labelled(passage, quantity)
        forms, spoken, base = self._dating.periods(figure, quantity, passage, words)
        named = tuple(one.form for one in self._dating.named(passage.position) if one.start >= 0)
        return Operand(
            printed(figure, quantity), quantity, passage, keys, forms, words.row, words.place,
            spoken, base, named, words.right,
        )  # fmt: skip

    def _labelled(self, passage: Passage, quantity: Quantity) -> dict[str, float]:
        """Return the words of a reviewed fact's labels: they are the figure's own."""
        fact = self.corpus.fact_at(passage.position, quantity) if self.corpus.facts else None
        if fact is None:
            return {}
        labels = (fact.label("en"), "en"), (fact.label("zh"), "zh")
        return {term.key: 1.0 for text, language in labels for term in terms(text, language)}


def _without_conversions(found: list[Quantity], text: str) -> list[Quantity]:
    """Leave out what a bracket only says in another unit: "3,754 metres (12,316 ft)"."""
    kept: list[Quantity] = []
    for quantity in found:
        between = text[kept[-1].end : quantity.start].strip() if kept else ""
        if (
            between not in _BRACKETS
            or kept[-1].unit == quantity.unit
            or not quantity.unit
            or quantity.kind != kept[-1].kind
        ):
            kept.append(quantity)
    return kept


def printed(figure: DraftedFigure, quantity: Quantity) -> DraftedFigure:
    """Return a figure with the number that it prints ("17.4") and the scale that multiplies it."""
    match = _NUMBER.search(quantity.text)
    if match is None or quantity.low is not None:
        return figure
    token = re.sub(r"[\s\u00a0\u202f]", "", match.group().rstrip(",. "))
    shown = [token.replace(",", ""), token.replace(".", "").replace(",", ".")]
    numbers = {Decimal(one) for one in shown if _plain(one)}
    if quantity.value in numbers:
        return figure
    for scale in _SCALES:
        if quantity.value / scale in numbers:
            return replace(figure, printed=quantity.value / scale, scale=Decimal(scale))
    return figure


def _plain(token: str) -> bool:
    return re.fullmatch(r"\d+(?:\.\d+)?", token) is not None


def _writes_millions(text: str) -> bool:
    """Tell whether a document writes a million as "m" right behind the number."""
    return _MILLIONS.search(text) is not None


def _like_metres(quantity: Quantity) -> bool:
    return quantity.unit == "m" and _METRES.fullmatch(quantity.text) is not None


def _in_millions(figure: DraftedFigure, quantity: Quantity) -> tuple[DraftedFigure, Quantity]:
    """Return the 17.4m of a document that writes millions so."""
    value = quantity.value * 10**6
    return (
        replace(figure, value=value, unit="", kind=Kind.NUMBER),
        replace(quantity, value=value, unit="", kind="number"),
    )
