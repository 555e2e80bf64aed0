"""A fact's figure on a page: as printed and, in another language, as one writes it in that."""

from bot.localized import figure_in
from bot.texts import period_name
from bot.web.elements import Html, join, tag
from facts.row import FIGURE_KINDS
from facts.table import Fact
from index.script import base


def short(fact: Fact, language: str) -> str:
    """Return the figure for a place where there is room for one: in a bar of a chart."""
    own = fact.language == base(language) or fact.kind not in FIGURE_KINDS or fact.row.counted
    return fact.text if own or fact.value is None else figure_in(fact, language)


def shown(fact: Fact, language: str, source: str) -> Html:
    """Make the figure; where it is converted, what is printed in the language `source` beside it."""
    figure = short(fact, language)
    if figure == fact.text:
        return tag("b", fact.text, lang=source)
    original = tag("span", fact.text, lang=source, class_="original")
    return join(tag("b", figure), " ", original)


def period(fact: Fact, language: str) -> str:
    """Return the fact's period in words."""
    return period_name(fact.period, language)
