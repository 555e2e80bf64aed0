"""The figures of a document's sentences, drafted with what stands around each."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from facts.drafting.clauses import Span
from facts.drafting.figure import DraftedFigure, Kind, Source
from facts.drafting.header_periods import mentions
from facts.drafting.sentence_figures import Around, around, is_time
from facts.quantity import Quantity, decimal_mark, home_of
from index.document import Document, Sentence
from index.text import Term, terms

_TABULAR = frozenset({"row", "header"})
_FARTHEST = 24  # items of a list between one and the sentence that leads in
_KINDS = {
    "money": Kind.MONEY,
    "percent": Kind.PERCENT,
    "fraction": Kind.PERCENT,
    "count": Kind.COUNT,
    "number": Kind.NUMBER,
    "year": Kind.YEAR,
    "date": Kind.DATE,
    "duration": Kind.DURATION,
    "times": Kind.RATIO,
    "ordinal": Kind.RANK,
}
_UNITS = {"pp": "percentage points", "bp": "bps"}


def drafted(document: Document) -> list[DraftedFigure]:
    """Return the figures of all sentences that are no table row, in the document's order.

    Zones of a figure:
        before    its clause up to it, or that of the clause it leans on ("and 3% in oil")
        of        the phrase behind "of" right after it
        noun      what stands right behind it: the counted thing
        clause    all of its clause but figures
        opening   what its sentence, or its part between semicolons, begins with
        sentence  all of its sentence
        heading   the title of its section
        near      the sentence before it, for an item of a list the one that leads in
    """
    return [
        figure
        for position in range(len(document.sentences))
        for figure in drafted_in(document, position)
    ]


def drafted_in(document: Document, position: int) -> list[DraftedFigure]:
    """Return the figures of the sentence at a position of `document.sentences`."""
    sentence = document.sentences[position]
    if document.paragraph_of(sentence).kind in _TABULAR:
        return []
    return list(_Drafter(document, position, sentence).figures())


class _Drafter:
    def __init__(self, document: Document, position: int, sentence: Sentence) -> None:
        self.document, self.position, self.sentence = document, position, sentence
        self.language = document.language or "en"
        self.words = terms(sentence.text, self.language)

    def figures(self) -> Iterator[DraftedFigure]:
        """Yield the figures in order; those of a sentence share all that they can."""
        decimal = decimal_of(self.document)
        found = around(self.sentence.text, self.document.language, self.words, decimal)
        if not found:
            return
        document, sentence = self.document, self.sentence
        heading = document.section_title(sentence) if document.sections else ""
        lead = _lead(document, self.position)
        general = _general_period(document, heading, self.language)
        words = _Words(self.words, found)
        shared = {
            "sentence": frozenset(words.all),
            "heading": _keys(heading, self.language),
            "near": _keys(lead.text, self.language) if lead is not None else frozenset(),
        }
        for one in found:
            yield self._figure(one, words, general, shared)

    def _figure(
        self,
        one: Around,
        words: "_Words",
        general: str | None,
        shared: dict[str, frozenset[str]],
    ) -> DraftedFigure:
        quantity, offset = home_of(self.document.text).named(one.quantity), self.sentence.start
        stated = one.period.period.iso if one.period is not None else None
        if is_time(quantity):
            stated = quantity.date or quantity.text
        return DraftedFigure(
            value=quantity.value,
            unit=unit_of(quantity),
            kind=kind_of(quantity),
            text=quantity.text,
            start=offset + quantity.start,
            end=offset + quantity.end,
            sentence=self.position,
            source=Source.SENTENCE,
            qualifier=quantity.qualifier,
            period=stated or general,
            zones={
                "before": words.within(one.before),
                "of": words.within(one.of),
                "noun": words.within(one.noun),
                "clause": words.within(one.clause),
                "opening": words.within(one.opening),
                **shared,
            },
        )


class _Words:
    """The topic keys of a sentence by place; figures are in no zone but "sentence"."""

    def __init__(self, words: Sequence[Term], found: Sequence[Around]) -> None:
        topics = [word for word in words if not word.stop and word.kind != "compound"]
        self.all = [word.key for word in words if not word.stop]
        amounts = [one.quantity for one in found if not is_time(one.quantity)]
        self._kept: list[Term] = []
        at = 0
        for word in topics:
            while at < len(amounts) and amounts[at].end <= word.start:
                at += 1
            if at == len(amounts) or word.start < amounts[at].start:
                self._kept.append(word)
        self._cache: dict[Span, frozenset[str]] = {}

    def within(self, span: Span) -> frozenset[str]:
        """Return the keys of the words that lie in a span."""
        if span not in self._cache:
            first = bisect_left(self._kept, span[0], key=_start)
            last = bisect_left(self._kept, span[1], key=_start)
            self._cache[span] = frozenset(word.key for word in self._kept[first:last])
        return self._cache[span]


def _start(word: Term) -> int:
    return word.start


def decimal_of(document: Document) -> str | None:
    """Return the document's decimal mark, where it isn't that of its language."""
    return _decimal(document.text, document.language or None)


@lru_cache(8)  # documents that are drafted in turn; the text's hash is made once
def _decimal(text: str, language: str | None) -> str | None:
    return decimal_mark(text, language)


def kind_of(quantity: Quantity) -> Kind:
    """Return what a quantity measures."""
    return _KINDS.get(quantity.kind, Kind.MEASURE)


def unit_of(quantity: Quantity) -> str:
    """Return the unit as a drafted figure has it: with "/share" where it is per something."""
    unit = _UNITS.get(quantity.unit, quantity.unit)
    if not unit and quantity.noun:
        unit = quantity.noun
    rate = quantity.per and unit and unit != "%"  # "3 % a year" is a change, and in percent
    return f"{unit}/{quantity.per}" if rate else unit


def _lead(document: Document, position: int) -> Sentence | None:
    """Return the sentence before one, for an item of a list the one that introduces the list."""
    paragraph = document.paragraph_of(document.sentences[position])
    if paragraph.kind != "item" or paragraph.sentences[0] != position:
        before = position - 1
    else:
        before = next(
            (
                other
                for other in range(position - 1, max(-1, position - _FARTHEST), -1)
                if document.paragraph_of(document.sentences[other]).kind != "item"
            ),
            -1,
        )
    if before < 0 or document.sentences[before].section != paragraph.section:
        return None
    lead = document.sentences[before]
    return None if document.paragraph_of(lead).kind in _TABULAR else lead


@lru_cache(1024)
def _keys(text: str, language: str) -> frozenset[str]:
    return frozenset(word.key for word in terms(text, language) if not word.stop)


def _general_period(document: Document, heading: str, language: str) -> str | None:
    """Return the period of the heading, else that of the document's title or first sentence."""
    first = document.sentences[0].text if document.sentences else ""
    texts = (heading, document.title, first)
    return next((found for text in texts if (found := _only_period(text, language))), None)


@lru_cache(1024)
def _only_period(text: str, language: str) -> str | None:
    """Return the period that a text states, None where it states several or none."""
    found = {mention.period.iso for mention in mentions(text, language)} - {None}
    return found.pop() if len(found) == 1 else None
