"""What a document prints, for somebody who asks in another language: converted, and as it stands."""

from decimal import Decimal
from typing import Final

from bot.texts import filled, qualified, quoted
from facts.drafting.figure import DraftedFigure
from facts.quantity import Quantity, in_words
from facts.vocabulary import LANGUAGES

# What has a value that can be written anew; a date, a rank or a label is a word of the document.
_AMOUNTS: Final = frozenset({"money", "percent", "count", "number", "measure", "duration", "times",
                             "ratio", "length", "area", "volume", "weight"})  # fmt: skip
_COUNTED: Final = frozenset(
    {"count", "number"}
)  # of what is counted only the document has the word


def is_foreign(language: str, document: str) -> bool:
    """Tell whether an answer is in a language that Footnote speaks, and the document in another."""
    return bool(document) and language in LANGUAGES and language != document


def stated(quantity: Quantity, text: str, language: str) -> str:
    """Return a figure of a sentence in a language, with the words that are printed: `text`."""
    whole = quantity.per is None and quantity.low is None and quantity.date is None
    if not whole or quantity.kind not in _AMOUNTS:
        return words(text, language)
    return _converted(
        text, quantity.value, quantity.unit, quantity.kind, quantity.qualifier, language
    )


def stated_in_cell(figure: DraftedFigure, text: str, language: str) -> str:
    """Return a figure of a table in a language, with what is printed: `text`."""
    if figure.kind.value not in _AMOUNTS or "/" in figure.unit:
        return words(text, language)
    return _converted(
        text, figure.value, figure.unit, figure.kind.value, figure.qualifier, language
    )


def words(text: str, language: str) -> str:
    """Return words of the document as a quotation; a bare number or a year needs no marks."""
    return quoted(text, language) if any(map(str.isalpha, text)) else text


def _converted(
    text: str, value: Decimal, unit: str, kind: str, qualifier: str | None, language: str
) -> str:
    names = "" if kind in _COUNTED else None
    converted = qualified(qualifier, in_words(value, unit, language, names), language)
    if converted.replace("\u00a0", " ") == text.replace("\u00a0", " "):
        return text
    return filled("printed", language, converted=converted, text=text)
