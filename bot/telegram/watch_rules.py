"""When a message states a figure that contradicts the document, and nothing less.

Correcting somebody who is right, or who only asked, is worse than letting an error pass. So a
message is objected to only if it is a plain statement that is understood to the last word, names
what the figure is of, and gives a figure that can't be the document's by any rounding.
"""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from bot.answer import Answer
from bot.entry.kinds import need_ids
from bot.entry.lookup import Lookup
from bot.telegram.deps import Answerer
from bot.understanding.marks import has_marks, marks_of
from facts.library import Library
from facts.quantity import Quantity, quantities, round_significant
from facts.reading import Reading
from facts.table import Fact
from index.script import simplified
from index.text import fold, terms

_HEDGES: Final = Path(__file__).with_name("hedges.txt")
_ANYWHERE: Final = frozenset({"zh", "signs"})
_SENTENCE_END: Final = re.compile(r"(?<=[.!;])\s+|(?<=[。！；])|\n+")
_MOST_SENTENCES: Final = 12
_ROUGHLY: Final = Decimal("0.1")
_ROUGH: Final = frozenset({"about", "nearly", "over", "at least"})
_UPWARDS: Final = frozenset({"over", "at least"})
_DOWNWARDS: Final = frozenset({"under", "at most"})
_DECLINE: Final = "decline"
# What a statement may do with its figures besides giving them.
_PLAIN_OPERATIONS: Final = frozenset({"compare-more", "compare-less", "maximum", "minimum", "sum"})
_PERCENTAGES: Final = frozenset({"growth", "share"})
_MONEY: Final = frozenset({"level", "bound"})
# "Un 16,5 %" is no reference.
_COUNTING_ARTICLES: Final = frozenset({"a", "an", "un", "una", "um", "uma"})
_YEARS: Final = range(1900, 2101)


def objection(engine: Answerer, text: str) -> Answer | None:
    """Give the check of a message whose figure the document contradicts; None: say nothing."""
    if not quantities(text) or hedged(text):
        return None
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]
    for sentence in sentences[:_MOST_SENTENCES]:
        if _figures(quantities(sentence)):
            answer = engine.answer(sentence.strip(), claim=True)
            if _holds(answer, sentence, engine.library):
                return answer
    return None


def hedged(text: str) -> bool:
    """Whether a message has a word with which it doesn't state its figure."""
    return _hedge().search(simplified(text).replace("’", "'")) is not None


@cache
def _hedge() -> re.Pattern[str]:
    words: list[str] = []
    anywhere: list[str] = []
    section = words
    for line in _HEDGES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = anywhere if line.strip("[]\n ") in _ANYWHERE else words
        elif not line.startswith("#"):
            section += [re.escape(phrase) for part in line.split(";") if (phrase := part.strip())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)|{'|'.join(anywhere)}", re.IGNORECASE)


def _holds(answer: Answer, sentence: str, library: Library) -> bool:
    """Whether a check is sure enough to be spoken unasked."""
    fact = library.by_id.get(answer.reading.fact or "")
    if answer.status != "contradicted" or not answer.citations or fact is None:
        return False
    reading = library.concepts.reader.read(sentence)
    figures = _figures(reading.quantities)
    return (
        _understood(reading, fact, library)
        and _names_only(reading, fact, library)
        and all(str(year) == fact.period for year in reading.years)
        and len({figure.kind == "fraction" for figure in figures}) == 1
        and (fact.kind == "rank" or not _is_another(figures))
        and any(
            _against(figure, fact, reading) and not _is_reference(figure, reading)
            for figure in figures
        )
    )


def _is_reference(figure: Quantity, reading: Reading) -> bool:
    """Whether a figure is one that was given: "its share of the 34.11 trillion"."""
    before = terms(reading.text[: figure.start], reading.language)[-1:]
    articles = marks_of(reading.language).articles if has_marks(reading.language) else frozenset()
    return any(fold(one.surface) in articles - _COUNTING_ARTICLES for one in before)


def _understood(reading: Reading, fact: Fact, library: Library) -> bool:
    """Whether a statement is of the fact's sort and has nothing that isn't the fact's."""
    own = need_ids(fact) | fact.may | {fact.subject, fact.row.partner}
    own |= {whole for name in own for whole in library.vocabulary.ancestors(name or "")}
    foreign = any(
        {sense.id for sense in mention.senses if sense.category == "concept"}
        and not mention.ids & own
        for mention in reading.content
    )
    candidate = Lookup(library).assess(fact, reading)
    return (
        not reading.unknown
        and not reading.guessed
        and not foreign
        and not candidate.conflicts
        and (candidate.fits or fact.kind not in _PERCENTAGES or _says_kind(fact, reading))
        and not reading.operations - _PLAIN_OPERATIONS
    )


def _figures(found: tuple[Quantity, ...] | list[Quantity]) -> list[Quantity]:
    """Return what a sentence states; "trade 2025 yuan" has a year, and no verb before a currency."""
    return [
        quantity
        for quantity in found
        if quantity.kind != "year"
        and not (
            quantity.kind == "money" and quantity.value in _YEARS and quantity.text[:4].isdigit()
        )
    ]


def _says_kind(fact: Fact, reading: Reading) -> bool:
    """Whether a statement says of a percentage what the fact says of it."""
    if fact.kind == "share":
        return "share" in reading.asks and not reading.asks & {"growth", _DECLINE}
    return _DECLINE in reading.asks


def _is_another(figures: list[Quantity]) -> bool:
    """Whether a statement is of the second or third of what the fact is of."""
    return any(figure.kind == "ordinal" and figure.value != 1 for figure in figures)


def _names_only(reading: Reading, fact: Fact, library: Library) -> bool:
    """Whether a statement names whom the fact is about, and nobody else."""
    vocabulary = library.vocabulary
    own = {fact.subject, *fact.may, *vocabulary.ancestors(fact.subject)}
    if fact.row.partner is not None:
        own.add(fact.row.partner)
    others = any(
        mention.is_name or (mention.ids & vocabulary.places and not mention.ids & own)
        for mention in reading.content
    )
    named = fact.subject in reading.ids or fact.subject not in vocabulary.places
    return named and not others


def _against(figure: Quantity, fact: Fact, reading: Reading) -> bool:
    """Whether a figure can't be the fact's, not even roughly; or goes the other way."""
    if fact.kind == "rank":
        return figure.kind == "ordinal"
    value = fact.value
    if value is None or figure.kind == "ordinal":
        return False
    if figure.kind == "money" and (fact.kind not in _MONEY or figure.unit != fact.unit):
        return False
    if fact.kind == "growth" and _DECLINE in reading.asks:
        return figure.unit == fact.unit
    return not _may_be(figure, fact, value)


def _may_be(figure: Quantity, fact: Fact, value: Decimal) -> bool:
    """Whether a figure agrees with the fact by rounding, or with what the fact leaves open."""
    stated = figure.value
    if figure.qualifier in _DOWNWARDS:
        return stated > value
    if stated == value or round_significant(value, max(figure.significant, 1)) == stated:
        return True
    qualified = figure.kind == "fraction" or {figure.qualifier, fact.qualifier} & _ROUGH
    if qualified and abs(stated - value) <= _ROUGHLY * abs(value):
        return True
    return fact.qualifier in _UPWARDS and value < stated < 10 * value and figure.qualifier is None
