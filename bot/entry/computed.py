"""A computed result as an answer: headline, formula, operands with their footnotes."""

from decimal import Decimal

from bot.answer import Answer, Calculation, Figure, Operand
from bot.answering.wording import built
from bot.charts.model import chart_of
from bot.entry.compose import FactFootnotes, figure_of, printed, view
from bot.entry.computing.results import Result
from bot.texts import qualified, say
from facts.library import Library
from facts.quantity import in_words
from facts.reading import Reading
from facts.table import Fact


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
        text = _text(result, language)
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
            headline += f" · {say('period', language, period=result.period)}"
        details = [say("formula", language, formula=result.formula)]
        details += [
            f"{fact.label(language)}: {printed(fact, language)} [{numbers[fact.id]}]"
            for fact in facts
        ]
        calculation = Calculation(
            formula=result.formula,
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


def _text(result: Result, language: str) -> str:
    if result.value is None:
        return ""
    if result.operation == "difference" and result.unit == "%":
        plain = f"{result.value.normalize():f}"
        words = f"{plain}个百分点" if language == "zh" else f"{plain} percentage points"
    else:
        words = in_words(result.value, result.unit, language)
    return qualified(result.qualifier, words, language)


def _listed(result: Result, language: str, library: Library) -> tuple[str, list[str]]:
    def line(fact: Fact) -> str:
        return f"{fact.label(language)}: {printed(fact, language)}"

    document = library.about.called(language)
    among = say("among", language, document=document)
    if result.operation == "extreme":
        best = result.facts[0]
        text = printed(best, language)
        others = [line(term.fact) for term in result.terms if term.fact and term.fact is not best]
        return f"{text[:1].upper()}{text[1:]} · {best.label(language)}", [among, *others]
    lines = [line(fact) for fact in result.facts]
    details = [*lines[1:], among] if result.operation == "list" else lines[1:]
    return lines[0], details
