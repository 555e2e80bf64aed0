"""A fact's figure, or its words, in the language of whoever asks."""

from bot.texts import filled, qualified, quoted
from facts.quantity import in_words
from facts.row import FIGURE_KINDS
from facts.table import Fact
from index.script import base


def figure_in(fact: Fact, language: str) -> str:
    """Write a figure anew in a language: "más de 900.000 millones de yuanes"."""
    if fact.value is None:
        raise ValueError(f"{fact.id} has no value")
    counted = fact.kind == "count"
    names = fact.counted.get(base(language), "" if counted else None)
    return qualified(fact.qualifier, in_words(fact.value, fact.unit, language, names), language)


def printed(fact: Fact, language: str) -> str:
    """The figure or words of a fact as printed.

    In another language than the document's a figure is converted too, and words are in quotation
    marks, unless they are a name.
    """
    if fact.language == base(language):
        return fact.text
    if fact.value is None or fact.kind not in FIGURE_KINDS or fact.row.counted:
        return fact.text if _is_name(fact.text) else quoted(fact.text, language)
    converted = figure_in(fact, language)
    if converted == fact.text:
        return converted
    return filled("printed", language, converted=converted, text=fact.text)


def _is_name(text: str) -> bool:
    """Tell whether words are a name by their capitals: "Blue Heron"."""
    return "," not in text and all(word[:1].isupper() for word in text.split())
