"""The sentences that an answer cites."""

from bot.answer import Citation
from bot.texts import place_of
from index.document import Document, Sentence


class Footnotes:
    """The cited sentences of an answer, numbered from 1, from one or several documents."""

    def __init__(self, *, named: bool = False, titled: bool = True) -> None:
        """`named` prints the documents' titles, where several are asked; `titled` keeps them."""
        self._named, self._titled = named, titled
        self._found: list[tuple[Document, Sentence, list[tuple[int, int]]]] = []

    def cite(
        self, document: Document, sentence: Sentence, mark: tuple[int, int] | None = None
    ) -> int:
        """Return the number of a sentence's footnote; `mark` is a span of the document in it."""
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
                document=document.title if self._titled else "",
                page=document.page_of(sentence),
                marks=tuple(sorted(marks)),
            )
            for number, (document, sentence, marks) in enumerate(self._found, 1)
        )

    def place(self, citation: Citation, language: str) -> str:
        """Return where a quotation stands, as it is printed after it: "[1, page 3]"."""
        parts = [place_of(citation, language)]
        if self._named and citation.document:
            parts.append(citation.document)
        return f"[{', '.join(parts)}]"
