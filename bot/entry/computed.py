"""A computed result as an answer: headline, formula, operands with their footnotes."""

from decimal import Decimal

from bot.answer import Answer, Calculation, Figure, Operand
from bot.answering.wording import built
from bot.charts.model import chart_of
from bot.entry.compose import FactFootnotes, figure_of, line_of, printed, view
from bot.entry.computing.results import Result, spelled
from bot.texts import period_name, qualified, say
from facts.library import Library
from facts.quantity import in_words
from facts.reading import Reading
from index.script import base


def answer_computed(
    result: Result, reading: Reading, library: Library, warnings: list[str]
) -> Answer:
    """One answer for all operations: listed facts are shown as printed, a new value with its formula."""
    language = reading.language
    footnotes = FactFootnotes(library)
    numbers = {term.fact.id: footnotes.cite_fact(term.fact) for term in result.terms if term.fact}
    facts = [term.fact for term in result.terms if term.fact]
    if result.facts:
        figures = [figure_of(fact) for fact in result.facts]
        headline, details = _listed(result, language, library)
        calculation = None
    else:
        text = _text(result, language, library)
        figures = [
            Figure(
                value=result.value or Decimal(0),
                unit=result.unit,
                text=text,
                qualifier=result.qualifier,
                period=result.period,
            )
        ]
        headline = text[:1].upper() + text[1:]
        if result.operation == "prior-year" and result.period:
            headline += f" · {period_name(result.period, language)}"
        formula = spelled(result.steps, language)
        details = [say("formula", language, formula=formula)]
        details += [line_of(fact, language, numbers[fact.id]) for fact in facts]
        calculation = Calculation(
            formula=formula,
            operands=tuple(
                Operand(
                    text=term.text,
                    value=term.value,
                    unit=term.unit,
                    fact=term.fact.id if term.fact else None,
                    citation=numbers.get(term.fact.id) if term.fact else None,
                )
                for term in result.terms
            ),
        )
    chart = chart_of(facts, library)
    return built(
        reading.text,
        language,
        "answered",
        headline=headline,
        details=details,
        footnotes=footnotes,
        figures=figures,
        reading=view(reading, library, result.operation, facts),
        calculation=calculation,
        warnings=warnings,
        chart=chart.ids if chart is not None else (),
    )


def _text(result: Result, language: str, library: Library) -> str:
    if result.value is None:
        return ""
    points = result.operation == "difference" and result.unit == "%"
    known = library.vocabulary
    names = known.unit_names(result.unit, language)
    foreign = base(language) != (library.document.language or "en")
    if names is None and foreign and result.unit in {*known.units, *known.per_unit}:
        names = ""  # what is counted has no name in the language: the label says what it is
    words = in_words(result.value, "pp" if points else result.unit, language, names)
    return qualified(result.qualifier, words, language)


def _listed(result: Result, language: str, library: Library) -> tuple[str, list[str]]:
    among = say("among", language, document=library.name(language))
    if result.operation == "extreme":
        best = result.facts[0]
        text = printed(best, language)
        others = [
            line_of(term.fact, language)
            for term in result.terms
            if term.fact and term.fact is not best
        ]
        return f"{text[:1].upper()}{text[1:]} · {best.label(language)}", [among, *others]
    lines = [line_of(fact, language) for fact in result.facts]
    details = [*lines[1:], among] if result.operation == "list" else lines[1:]
    return lines[0], details
