"""What a document prints, for somebody who asks in another language: converted, and as it stands."""

from decimal import Decimal
from typing import Final

from bot.texts import filled, qualified, quoted
from facts.drafting.figure import DraftedFigure
from facts.quantities.forms import forms
from facts.quantity import Quantity, in_words
from facts.vocabulary import LANGUAGES

_UNKNOWN: Final = "?"  # the unit of a currency that nobody could tell
_WORD: Final = 4  # letters; what is shorter is a symbol: "kg", "kWh"
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
    unit = "" if quantity.kind in _COUNTED else quantity.unit
    return converted(text, quantity.value, unit, quantity.qualifier, language)


def stated_in_cell(figure: DraftedFigure, text: str, language: str) -> str:
    """Return a figure of a table in a language, with what is printed: `text`."""
    if figure.kind.value not in _AMOUNTS or "/" in figure.unit:
        return words(text, language)
    unit = "" if figure.kind.value in _COUNTED else figure.unit
    return converted(text, figure.value, unit, figure.qualifier, language)


def words(text: str, language: str) -> str:
    """Return words of the document as a quotation; a bare number or a year needs no marks."""
    return quoted(text, language) if any(map(str.isalpha, text)) else text


def converted(text: str, value: Decimal, unit: str, qualifier: str | None, language: str) -> str:
    """Return a value in a language, with what is printed: `text`."""
    names = "" if _is_of_document(unit, language) else None
    anew = qualified(qualifier, in_words(value, unit, language, names), language)
    if anew.replace("\u00a0", " ") == text.replace("\u00a0", " "):
        return text
    return filled("printed", language, converted=anew, text=text)


def _is_of_document(unit: str, language: str) -> bool:
    """Tell whether only the document has the word for a unit: "barrels", an unknown currency."""
    word = unit.isalpha() and unit.islower() and len(unit) >= _WORD
    return unit == _UNKNOWN or (word and unit not in forms(language).units)
