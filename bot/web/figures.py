"""A fact's figure on a page: as printed and, on a Chinese page, as one writes it in Chinese."""

from bot.entry.compose import printed
from bot.texts import qualified, say
from bot.web.html import Html, join, tag
from facts.quantity import in_words
from facts.table import Fact


def short(fact: Fact, language: str) -> str:
    """Return the figure for a place where there is room for one: in a bar of a chart."""
    if printed(fact, language) == fact.text or fact.value is None:
        return fact.text
    return qualified(fact.qualifier, in_words(fact.value, fact.unit, language), language)


def shown(fact: Fact, language: str, source: str) -> Html:
    """Make the figure; where it is converted, what is printed in the language `source` beside it."""
    figure = short(fact, language)
    if figure == fact.text:
        return tag("b", fact.text, lang=source)
    original = tag("span", fact.text, lang=source, class_="original")
    return join(tag("b", figure), " ", original)


def period(fact: Fact, language: str) -> str:
    """Return the fact's period in words: a year is one in Chinese too."""
    year = fact.period.isdecimal()
    return say("period", language, period=fact.period) if year else fact.period
