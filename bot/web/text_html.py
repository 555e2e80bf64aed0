"""The text of a document as HTML: each sentence a target, its figures marked, tables as tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from bot.web.elements import Html, join, tag
from facts.library import Library
from facts.table import FIGURE_KINDS, Fact
from index.document import Document, Paragraph, Sentence

Span = tuple[int, int]
_BETWEEN_CELLS: Final = " | "
_PATH: Final = " › "  # between a heading and those above it
_OTHERS: Final = {"title": "title", "caption": "caption", "item": "item"}


@dataclass(frozen=True)
class Passages:
    """Renders paragraphs. `cited` is the sentence to show, `mark` the span of a figure in it."""

    library: Library
    cited: Sentence | None = None
    mark: Span | None = None
    aside: Html | None = None  # what stands below the paragraph of the cited sentence
    _figures: Mapping[str, Sequence[Fact]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_figures", _figures(self.library))

    @property
    def document(self) -> Document:
        """The document."""
        return self.library.document

    def sections(self, paragraphs: Sequence[Paragraph]) -> Html:
        """Render paragraphs below the headings of their sections."""
        parts = []
        for number, group in groupby(paragraphs, lambda one: one.section):
            found = tuple(group)
            section = self.document.sections[number]
            begins = self.document.paragraphs_in(number)[:1] == found[:1]
            heading = None
            if number and section.title and begins:
                heading = tag("h2", section.title.rpartition(_PATH)[2], id=section.id)
            named = section.id if heading else None
            parts.append(tag("section", heading, self._blocks(found), aria_labelledby=named))
        return join(*parts)

    def _blocks(self, paragraphs: Iterable[Paragraph]) -> Html:
        parts = []
        for shape, group in groupby(paragraphs, _shape):
            found = tuple(group)
            if shape == "table":
                parts += self._tables(found)
            else:
                parts += [join(self._paragraph(one, shape), self._below(one)) for one in found]
        return join(*parts)

    def _paragraph(self, paragraph: Paragraph, shape: str) -> Html:
        parts: list[str] = []
        at = paragraph.start
        for sentence in self.document.sentences_of(paragraph):
            parts.append(self.document.text[at : sentence.start])
            content = self._marked(sentence.id, sentence.start, sentence.end)
            if self._is_cited(sentence):
                content = tag("mark", content)
            parts.append(tag("span", content, id=sentence.id, class_=self._class(sentence)))
            at = sentence.end
        parts.append(self.document.text[at : paragraph.end])
        return tag("p", join(*parts), class_=_OTHERS.get(shape))

    def _tables(self, rows: Sequence[Paragraph]) -> list[Html]:
        """Render lines of a table; a header line begins another one."""
        found: list[Html] = []
        lines: list[Html] = []
        below: list[Html] = []
        for paragraph in rows:
            header = paragraph.kind == "header"
            if header and lines:
                found += [_table(lines), *below]
                lines, below = [], []
            lines += [
                self._row(sentence, header=header)
                for sentence in self.document.sentences_of(paragraph)
            ]
            aside = self._below(paragraph)
            if aside is not None:
                below.append(aside)
        return [*found, _table(lines), *below]

    def _row(self, sentence: Sentence, *, header: bool) -> Html:
        cells, at = [], sentence.start
        for number, text in enumerate(sentence.text.split(_BETWEEN_CELLS)):
            end = at + len(text)
            content = self._marked(sentence.id, at, end)
            if header:
                cells.append(tag("th", content, scope="col"))
            elif not number:
                cells.append(tag("th", content, scope="row"))
            else:
                cells.append(tag("td", content))
            at = end + len(_BETWEEN_CELLS)
        return tag("tr", *cells, id=sentence.id, class_=self._class(sentence))

    def _marked(self, sentence_id: str, start: int, end: int) -> Html:
        """Render a part of a sentence with the figures in it."""
        mark = self.mark
        spans: list[tuple[int, int, bool]] = []
        if mark is not None and start <= mark[0] < mark[1] <= end:
            spans.append((*mark, True))
        for fact in self._figures.get(sentence_id, ()):
            apart = all(fact.end <= other[0] or fact.start >= other[1] for other in spans)
            if start <= fact.start and fact.end <= end and apart:
                spans.append((fact.start, fact.end, False))
        text = self.document.text
        parts: list[str] = []
        at = start
        for first, last, here in sorted(spans):
            figure = text[first:last]
            made = tag("mark", figure, class_="n here") if here else tag("b", figure, class_="n")
            parts += [text[at:first], made]
            at = last
        return join(*parts, text[at:end])

    def _is_cited(self, sentence: Sentence) -> bool:
        return self.cited is not None and sentence.id == self.cited.id

    def _class(self, sentence: Sentence) -> str:
        return "s cited" if self._is_cited(sentence) else "s"

    def _below(self, paragraph: Paragraph) -> Html | None:
        here = self.cited is not None and paragraph.start <= self.cited.start < paragraph.end
        return self.aside if here else None


def _shape(paragraph: Paragraph) -> str:
    return "table" if paragraph.kind in {"header", "row"} else paragraph.kind


def _table(rows: Sequence[Html]) -> Html:
    return tag("div", tag("table", tag("tbody", join(*rows))), class_="scroll")


def _figures(library: Library) -> dict[str, list[Fact]]:
    """Give the facts that state a figure, by the sentence they stand in, in order."""
    found: dict[str, list[Fact]] = {}
    for fact in sorted(library.facts, key=lambda fact: (fact.start, -fact.end)):
        if fact.kind in FIGURE_KINDS:
            sentence = library.document.sentence_at(fact.start)
            if sentence is not None:
                found.setdefault(sentence.id, []).append(fact)
    return found
