"""A document as pure values: sections, paragraphs, sentences, tables over one canonical text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

ParagraphKind = Literal["title", "paragraph", "item", "caption", "header", "row"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the document; `document.text[start:end] == text`."""

    id: str
    text: str
    start: int
    end: int
    paragraph: int
    section: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A span of the document; `sentences` are positions in `document.sentences`, never empty.

    A table's header line and each of its rows are paragraphs of one sentence. `page` is the PDF
    page or slide (from 1) or the sheet's name, None where the format has none.
    """

    start: int
    end: int
    section: int
    sentences: tuple[int, ...]
    kind: ParagraphKind = "paragraph"
    page: int | str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as shown: `document.text[start:end]`. `column` is a position in `Table.columns`.

    `agreed` is False where two readings of the file differ on the cell's row.
    """

    start: int
    end: int
    column: int
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its sentence (a position in `document.sentences`), label, and other cells.

    `group` are the labels of the rows above that head this one ("Revenue:"), outermost first.
    """

    sentence: int
    label: str
    cells: tuple[Cell, ...]
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `columns` are the headers, several header rows joined by a space, first column too.

    `caption` is the text that names it, with its scale ("in millions") where one is printed;
    "" where there is none. `page` as in Paragraph.
    """

    start: int
    end: int
    section: int
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    page: int | str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A figure that the file itself states exactly (iXBRL), at `text[start:end]` of what holds it.

    `value` is written out in full in `unit` (an ISO currency, "%", or a noun); `period` as
    "2025" or "2025-01-01/2025-03-31".
    """

    start: int
    end: int
    name: str
    value: Decimal
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class Section:
    """A span from its heading (or its first paragraph) to the end of its last paragraph."""

    id: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its structure. Offsets count characters of `text`, as `str` does.

    Sections, paragraphs and sentences are in order of `start` and never overlap.
    The sentence at position n has the id `s{n + 1}`, the section `sec{n + 1}`.
    `language` is that of most of its text ("en", "zh", "de" …), "" where it can't be told;
    `pages` counts pages, slides or sheets, 0 where the format has none.
    """

    id: str
    title: str
    text: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    language: str = ""
    tables: tuple[Table, ...] = ()
    tags: tuple[Tag, ...] = ()
    pages: int = 0

    def sentence(self, sentence_id: str) -> Sentence | None:
        """Return the sentence with this id, or None."""
        number = sentence_id.removeprefix("s")
        if not (number.isascii() and number.isdecimal() and len(number) < len("1000000000")):
            return None
        position = int(number) - 1
        if not 0 <= position < len(self.sentences):
            return None
        found = self.sentences[position]
        return found if found.id == sentence_id else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that contains the character at `offset`, or None."""
        position = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if position < 0:
            return None
        found = self.sentences[position]
        return found if offset < found.end else None

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Return the sentences that share at least one character with `start:end`."""
        if end <= start:
            return ()
        first = bisect_right(self.sentences, start, key=lambda s: s.end)
        last = bisect_left(self.sentences, end, key=lambda s: s.start)
        return self.sentences[first:last]

    def section_of(self, sentence: Sentence) -> Section:
        """Return the section that holds the sentence."""
        return self.sections[sentence.section]

    def section_title(self, sentence: Sentence) -> str:
        """Return the title of the section that holds the sentence."""
        return self.section_of(sentence).title

    def paragraph_of(self, sentence: Sentence) -> Paragraph:
        """Return the paragraph that holds the sentence."""
        return self.paragraphs[sentence.paragraph]

    def page_of(self, sentence: Sentence) -> int | str | None:
        """Return the page, slide or sheet on which the sentence stands, or None."""
        return self.paragraphs[sentence.paragraph].page

    def paragraph_text(self, sentence: Sentence) -> str:
        """Return the whole paragraph that holds the sentence."""
        paragraph = self.paragraph_of(sentence)
        return self.text[paragraph.start : paragraph.end]

    def around(self, sentence: Sentence) -> tuple[str, str]:
        """Return what stands before and after the sentence in its paragraph.

        `before + sentence.text + after == paragraph_text(sentence)`.
        """
        paragraph = self.paragraph_of(sentence)
        before = self.text[paragraph.start : sentence.start]
        return before, self.text[sentence.end : paragraph.end]

    def paragraphs_in(self, section: int) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the section at this position in `sections`."""
        first = bisect_left(self.paragraphs, section, key=lambda p: p.section)
        last = bisect_right(self.paragraphs, section, key=lambda p: p.section)
        return self.paragraphs[first:last]

    def sentences_of(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        """Return the sentences of a paragraph, in order."""
        return tuple(self.sentences[position] for position in paragraph.sentences)
