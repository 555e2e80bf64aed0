"""What every answer of the engine promises, whatever the documents."""

import json
from collections.abc import Iterator, Sequence

from bot.answer import Answer
from bot.batch import to_json
from index.document import Document


def broken(answer: Answer, documents: Sequence[Document]) -> list[str]:
    """Return what is wrong with an answer: nothing, one hopes."""
    return [*_citations(answer, documents), *_figures(answer, documents), *_whole(answer)]


def _whole(answer: Answer) -> Iterator[str]:
    if Answer.model_validate(json.loads(to_json(answer))) != answer:
        yield "the JSON does not give the same answer"
    if not answer.answer.strip():
        yield "no text"


def _citations(answer: Answer, documents: Sequence[Document]) -> Iterator[str]:
    if [citation.n for citation in answer.citations] != [*range(1, len(answer.citations) + 1)]:
        yield "footnotes are not numbered from 1"
    for citation in answer.citations:
        cited = [document for document in documents if document.title == citation.document]
        if not cited or cited[0].text[citation.start : citation.end] != citation.quote:
            yield f"not verbatim: {citation.quote!r}"
        if f"“{citation.quote}” [{citation.n}" not in answer.answer:
            yield f"[{citation.n}] is not in the text"
        if not all(0 <= start < end <= len(citation.quote) for start, end in citation.marks):
            yield f"marks outside of the quotation: {citation.marks}"


def _figures(answer: Answer, documents: Sequence[Document]) -> Iterator[str]:
    if answer.figures and answer.status in {"not_in_document", "clarify", "error"}:
        yield f"{answer.status}, but with a figure"
    for figure in answer.figures:
        if figure.start is None or figure.end is None:
            if answer.calculation is None:
                yield f"no span and no calculation: {figure.text}"
            continue
        holding = [
            document
            for citation in answer.citations
            for document in documents
            if document.title == citation.document
            and citation.start <= figure.start < figure.end <= citation.end
        ]
        # A cell's scale stands elsewhere: its text has that too.
        if not any(
            figure.text.startswith(document.text[figure.start : figure.end]) for document in holding
        ):
            yield f"not as printed in a cited sentence: {figure.text}"
    for operand in answer.calculation.operands if answer.calculation else ():
        if operand.citation is None or not 1 <= operand.citation <= len(answer.citations):
            yield f"operand without its footnote: {operand.text}"
