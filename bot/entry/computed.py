"""A computed result as an answer: headline, formula, operands with their footnotes."""

from bot.answer import Answer, Calculation, Figure, Operand
from bot.answering.replies.drafted import shown_unit
from bot.answering.replies.steps import step_text
from bot.answering.wording import built
from bot.charts.model import chart_of
from bot.computing import operand
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.entry.compose import FactFootnotes, figure_of, line_of, printed, view
from bot.entry.computing.ordering import Listing, Outcome
from bot.localized import figure_in
from bot.texts import period_name, qualified, say
from facts.library import Library
from facts.quantity import in_words
from facts.reading import Reading
from facts.table import Fact
from index.script import base


def answer_computed(
    outcome: Outcome, reading: Reading, library: Library, warnings: list[str]
) -> Answer:
    """One answer for all operations: listed facts are shown as printed, a new value with its formula."""
    language = reading.language
    footnotes = FactFootnotes(library)
    facts = outcome.sources
    numbers = {fact.id: footnotes.cite_fact(fact) for fact in facts}
    calculation = None
    if isinstance(outcome, Listing):
        figures = [figure_of(fact) for fact in outcome.facts]
        headline, details = _listed(outcome, language, library)
    else:
        text = _text(outcome, language, library)
        figures = [
            Figure(
                value=outcome.shown,
                unit=shown_unit(outcome.unit),
                text=text,
                qualifier=outcome.qualifier,
                period=outcome.period,
            )
        ]
        headline = text[:1].upper() + text[1:]
        if outcome.operation is Operation.PRIOR_YEAR and outcome.period:
            headline += f" · {period_name(outcome.period, language)}"
        formula = spelled(outcome, language)
        details = [say("formula", language, formula=formula)]
        details += [line_of(fact, language, numbers[fact.id]) for fact in facts]
        operands = tuple(
            Operand(
                text=fact.text, value=one.value, unit=one.unit, fact=fact.id,
                citation=numbers[fact.id],
            )
            for one in outcome.operands
            for fact in [one.source]
        )  # fmt: skip
        calculation = Calculation(formula=formula, operands=operands)
    chart = chart_of(facts, library)
    return built(
        reading.text,
        language,
        "answered",
        headline=headline,
        details=details,
        footnotes=footnotes,
        figures=figures,
        reading=view(reading, library, outcome.operation, facts),
        calculation=calculation,
        warnings=warnings,
        chart=chart.ids if chart is not None else (),
    )


def spelled(result: Result[Fact], language: str) -> str:
    """Write a formula in a language; its figures are as printed where the document is in it."""
    bare = result.kind == "count" or result.unit == "times"
    figure = in_words(result.shown, "" if bare else result.unit, language)
    formula = "".join(
        _shown(step.source, language)
        if isinstance(step, operand.Operand)
        else step_text(step, language)
        for step in result.steps
    )
    if result.near:
        return f"{formula} ≈ {figure}"
    return f"{formula} = {qualified(result.qualifier, figure, language)}"


def _shown(fact: Fact, language: str) -> str:
    """The figure as a formula has it: with its qualifier, without the verb ("exceeded")."""
    if fact.value is not None and fact.language != base(language):
        return figure_in(fact, language)
    noun = f" {fact.unit}" if fact.kind == "count" and not fact.row.counted else ""
    return f"{fact.qualifier} {fact.figure}{noun}" if fact.qualifier else f"{fact.figure}{noun}"


def _text(result: Result[Fact], language: str, library: Library) -> str:
    known = library.vocabulary
    names = known.unit_names(result.unit, language)
    foreign = base(language) != (library.document.language or "en")
    if names is None and foreign and result.unit in {*known.units, *known.per_unit}:
        names = ""  # what is counted has no name in the language: the label says what it is
    return qualified(
        result.qualifier, in_words(result.shown, result.unit, language, names), language
    )


def _listed(listing: Listing, language: str, library: Library) -> tuple[str, list[str]]:
    among = say("among", language, document=library.name(language))
    if listing.operation is Operation.EXTREME:
        best = listing.facts[0]
        text = printed(best, language)
        others = [line_of(fact, language) for fact in listing.sources if fact is not best]
        return f"{text[:1].upper()}{text[1:]} · {best.label(language)}", [among, *others]
    lines = [line_of(fact, language) for fact in listing.facts]
    details = [*lines[1:], among] if listing.operation is Operation.LIST else lines[1:]
    return lines[0], details
