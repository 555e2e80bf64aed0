"""Evidence as an answer that a person reads: headline, quotations, abstentions."""

from collections.abc import Iterable

from bot.answer import (
    Answer,
    Calculation,
    Citation,
    Figure,
    ReadingView,
    Status,
    Suggestion,
)
from bot.answering.footnotes import Footnotes
from bot.texts import say
from facts.library import Library
from index.script import base

MOST_QUOTES = 3


def built(
    question: str,
    language: str,
    status: Status,
    *,
    headline: str,
    details: Iterable[str] = (),
    footnotes: Footnotes | None = None,
    figures: Iterable[Figure] = (),
    reading: ReadingView | None = None,
    calculation: Calculation | None = None,
    warnings: Iterable[str] = (),
    suggestions: Iterable[Suggestion] = (),
    chart: Iterable[str] = (),
) -> Answer:
    """Return the answer with its plain text: headline, details, quotations, warnings."""
    citations = footnotes.citations() if footnotes else ()
    details, warnings = tuple(details), tuple(warnings)
    lines = [headline, *details]
    if footnotes:
        lines += [
            f"“{citation.quote}” {footnotes.place(citation, language)}" for citation in citations
        ]
    lines += [f"⚠ {warning}" for warning in warnings]
    return Answer(
        question=question,
        language=language,
        status=status,
        answer="\n".join(line for line in lines if line),
        figures=tuple(figures),
        citations=citations,
        reading=reading or ReadingView(),
        calculation=calculation,
        warnings=warnings,
        suggestions=tuple(suggestions),
        headline=headline,
        details=details,
        chart=tuple(chart),
    )


def title_of(library: Library, language: str) -> str:
    """Return a document's title; in another language than its own, what it is stands before it."""
    title = library.about.title
    if base(language) == base(library.about.language):
        return title
    return say("titled", language, document=library.name(language), title=title)


def renumbered(answer: Answer, by: int) -> Answer:
    """Return an answer whose footnotes begin after `by` others, in its text too."""
    text = answer.answer
    citations: list[Citation] = []
    for citation in reversed(answer.citations):
        text = text.replace(
            f"“{citation.quote}” [{citation.n}", f"“{citation.quote}” [{citation.n + by}"
        )
        citations.insert(0, citation.model_copy(update={"n": citation.n + by}))
    calculation = answer.calculation
    if calculation is not None:
        operands = [
            operand.model_copy(update={"citation": operand.citation and operand.citation + by})
            for operand in calculation.operands
        ]
        calculation = calculation.model_copy(update={"operands": tuple(operands)})
    return answer.model_copy(
        update={"answer": text, "citations": tuple(citations), "calculation": calculation}
    )
