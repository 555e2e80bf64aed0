"""Evidence as an answer that a person reads: headline, quotations, abstentions."""

from collections.abc import Iterable, Sequence

from bot.answer import (
    Answer,
    Calculation,
    Citation,
    Figure,
    ReadingView,
    Status,
    Suggestion,
)
from index.document import Document, Sentence

MOST_QUOTES = 3


class Footnotes:
    """The cited sentences of an answer, numbered from 1, from one or several documents."""

    def __init__(self, *, named: bool) -> None:
        """`named` puts the documents' titles into the citations: where several are asked."""
        self._named = named
        self._found: list[tuple[Document, Sentence, list[tuple[int, int]]]] = []

    def cite(self, document: Document, position: int, mark: tuple[int, int] | None = None) -> int:
        """Return the number of a sentence's footnote; `mark` is a span of the document in it."""
        sentence = document.sentences[position]
        cited = [(known, other) for known, other, _ in self._found]
        if (document, sentence) not in cited:
            cited.append((document, sentence))
            self._found.append((document, sentence, []))
        number = cited.index((document, sentence)) + 1
        marks = self._found[number - 1][2]
        if mark is not None and sentence.start <= mark[0] and mark[1] <= sentence.end:
            span = (mark[0] - sentence.start, mark[1] - sentence.start)
            if span not in marks:
                marks.append(span)
        return number

    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                n=number,
                sentence_id=sentence.id,
                quote=sentence.text,
                start=sentence.start,
                end=sentence.end,
                section=document.section_title(sentence) if document.sections else "",
                document=document.title,
                page=document.page_of(sentence),
                marks=tuple(sorted(marks)),
            )
            for number, (document, sentence, marks) in enumerate(self._found, 1)
        )

    def place(self, citation: Citation) -> str:
        """Return where a quotation stands, as it is printed after it: "[1, page 3]"."""
        parts = [citation.place]
        if self._named and citation.document:
            parts.append(citation.document)
        return f"[{', '.join(parts)}]"


def built(
    question: str,
    language: str,
    status: Status,
    *,
    headline: str,
    details: Iterable[str] = (),
    footnotes: Footnotes | None = None,
    figures: Sequence[Figure] = (),
    reading: ReadingView | None = None,
    calculation: Calculation | None = None,
    warnings: Sequence[str] = (),
    suggestions: Sequence[Suggestion] = (),
) -> Answer:
    """Return the answer with its plain text: headline, details, quotations, warnings."""
    citations = footnotes.citations() if footnotes else ()
    details = tuple(details)
    lines = [headline, *details]
    if footnotes:
        lines += [f"“{citation.quote}” {footnotes.place(citation)}" for citation in citations]
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
        warnings=tuple(warnings),
        suggestions=tuple(suggestions),
        headline=headline,
        details=details,
    )


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
