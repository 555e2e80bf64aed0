"""Things to try, taken from the facts of the library."""

from bot.charts.model import charts_in
from bot.entry.kinds import is_figure
from bot.localized import figure_in
from facts.library import Library
from facts.table import Fact
from index.script import base


def other_subject(library: Library, language: str) -> str:
    """Name whom one could ask about next, having asked about another; "" where there is none."""
    for chart in charts_in(library):
        first, second = (fact.subject for fact in chart.facts[:2])
        if first != second:
            return library.vocabulary.label(second, language)
    return ""


def example_statement(library: Library, language: str) -> str:
    """Give a statement to try /check with; "" for a library without figures."""
    compared = [fact for chart in charts_in(library) for fact in chart.facts]
    figures = [fact for fact in library.facts if is_figure(fact) and fact.value is not None]
    return next((_statement(fact, language) for fact in (*compared, *figures)), "")


def _statement(fact: Fact, language: str) -> str:
    label = fact.label(language)
    figure = fact.text if fact.language == base(language) else figure_in(fact, language)
    if base(language) == "zh":
        return f"{label}{figure}"
    return f"{label[:1].upper()}{label[1:]}, {figure}"
