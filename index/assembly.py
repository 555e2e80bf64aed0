"""From what a reader gives to a Document: one canonical text, and the span of everything in it.

Blocks stand apart by a blank line. A table is its lines: one header line, then a line a row,
cells joined by " | " without the empty ones at either end. White space is single spaces; a line
break inside a block is a hard one and ends a sentence. Blocks without a letter or digit are left
out. A heading is no sentence, unless nothing stands under it, or it bears a date or reads like a
statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import grids, row_groups, titles
from index.blocks import Block, Content, Grid, Heading, Place, Text
from index.captions import Caption, caption_of, continues
from index.document import (
    Cell,
    Document,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    Sentence,
    Table,
    Tag,
)
from index.language import detect
from index.sentences import sentence_spans
from index.tidying import clean, has_words, tidy

UNDER = " › "  # between a section's own heading and those above it


def assemble(content: Content, *, id: str = "document", title: str = "") -> Document:  # noqa: A002
    """Give everything that a reader found its span. `title` is for a file that has none itself.

    Any blocks will do; without words there are no sentences.
    """
    blocks = titles.titled([part for block in content.blocks for part in tidy(block)])
    own = next((b.text for b in blocks if isinstance(b, Heading) and b.level == 0), "")
    name = own or clean(content.title) or clean(title) or titles.first_words(blocks)
    maker = _Maker(titles.cut(name))
    captions = _captions(blocks)
    marked = frozenset(place for caption in captions.values() for place in caption.places)
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            maker.heading(block, says=titles.says(blocks, number))
        elif isinstance(block, Text):
            maker.text(replace(block, kind="caption") if number in marked else block)
        else:
            if own := captions[number].own:
                maker.text(Text(own, "caption", block.page))
            maker.grid(block, captions[number].text)
    return maker.document(id, content.pages)


def _captions(blocks: Sequence[Block]) -> dict[int, Caption]:
    """Return each table's caption; one that goes on with the table before it has the same."""
    found: dict[int, Caption] = {}
    for number, block in enumerate(blocks):
        if isinstance(block, Grid):
            last = found.get(number - 1)
            goes_on = last is not None and continues(blocks[number - 1], block)
            found[number] = Caption(last.text) if last and goes_on else caption_of(blocks, number)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """A table line in the making: its text and the span of each cell in it, by column."""

    text: str
    cells: dict[int, tuple[int, int]]


def _line(cells: Sequence[str]) -> _Line:
    used = [column for column, cell in enumerate(cells) if cell]
    text, spans = "", {}
    for column in range(used[0], used[-1] + 1) if used else ():
        if text:
            text += " |"
        if cells[column]:
            text += " " if text else ""
            spans[column] = (len(text), len(text) + len(cells[column]))
            text += cells[column]
    return _Line(text, spans)


class _Maker:
    """The document in the making; every method adds to the end of its text."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._parts: list[str] = []
        self._length = 0
        self._above: list[Heading] = []
        self._opened: int | None = None  # where a title without a section begins
        self._sections: list[Section] = []
        self._paragraphs: list[Paragraph] = []
        self._sentences: list[Sentence] = []
        self._tables: list[Table] = []
        self._tags: list[Tag] = []

    def document(self, id: str, pages: int) -> Document:  # noqa: A002
        text = "".join(self._parts)
        return Document(
            id,
            self._title,
            text,
            tuple(self._sections),
            tuple(self._paragraphs),
            tuple(self._sentences),
            detect(text),
            tuple(self._tables),
            tuple(self._tags),
            pages,
        )

    def heading(self, heading: Heading, *, says: bool) -> None:
        start = self._add(heading.text)
        if heading.level == 0:
            if not self._sections:
                self._opened = start
        else:
            while self._above and self._above[-1].level >= heading.level:
                self._above.pop()
            self._above.append(heading)
            self._open(UNDER.join(each.text for each in self._above), start)
            self._extend()
        if says:
            self._paragraph("title", start, heading.page, self._spans(heading.text, start))

    def text(self, block: Text) -> None:
        start = self._add(block.text)
        self._paragraph(block.kind, start, block.page, self._spans(block.text, start))
        self._tags.extend(_tag(figure, start) for figure in block.exact)

    def grid(self, grid: Grid, caption: str) -> None:
        headers, body = grid.rows[: grid.header_rows], grid.rows[grid.header_rows :]
        width = len(grid.rows[0])
        columns = grids.columns(headers, width)
        start = self._length + len(self._gap("\n\n"))
        header = _line(columns)
        if has_words(header.text):
            self._table_line("header", header, grid.page, "\n\n")
        rows: list[Row] = []
        above = row_groups.of_rows(body)
        for number, (cells, label) in enumerate(zip(body, grids.label_columns(body), strict=True)):
            line = _line(cells)
            begin = self._table_line(
                "row", line, grid.page, "\n" if rows or header.text else "\n\n"
            )
            rows.append(
                Row(
                    len(self._sentences) - 1,
                    "" if label is None else row_groups.without_bullet(cells[label]),
                    tuple(
                        Cell(
                            begin + left,
                            begin + right,
                            column,
                            number + grid.header_rows not in grid.doubtful,
                        )
                        for column, (left, right) in line.cells.items()
                        if column != label
                    ),
                    above[number],
                )
            )
            for column, (left, _) in line.cells.items():
                if figure := grid.exact.get((number + grid.header_rows, column)):
                    self._tags.append(_tag(figure, begin + left))
        section = len(self._sections) - 1
        self._tables.append(
            Table(start, self._length, section, caption, columns, tuple(rows), grid.page)
        )

    def _table_line(self, kind: ParagraphKind, line: _Line, page: Place, gap: str) -> int:
        start = self._add(line.text, gap)
        self._paragraph(kind, start, page, [(start, start + len(line.text))])
        return start

    def _gap(self, gap: str) -> str:
        return gap if self._parts else ""

    def _add(self, text: str, gap: str = "\n\n") -> int:
        pieces = (self._gap(gap), text)
        self._parts += pieces
        self._length += sum(map(len, pieces))
        return self._length - len(text)

    def _spans(self, text: str, start: int) -> list[tuple[int, int]]:
        """Return the sentences of a block: those of its lines; one without words joins another."""
        spans: list[tuple[int, int]] = []
        begin = end = 0  # of the lines that wait for words
        for line in text.split("\n"):
            end += len(line)
            if has_words(line):
                spans += sentence_spans(text, begin, end)
                begin = end + 1
            elif spans:
                spans[-1] = (spans[-1][0], end)
                begin = end + 1
            end += 1
        return [(start + left, start + right) for left, right in spans]

    def _paragraph(
        self, kind: ParagraphKind, start: int, page: Place, spans: Sequence[tuple[int, int]]
    ) -> None:
        if not self._sections:
            self._open(self._title, start if self._opened is None else self._opened)
        self._extend()
        paragraph, section, first = (
            len(self._paragraphs),
            len(self._sections) - 1,
            len(self._sentences),
        )
        text = self._parts[-1]
        offset = self._length - len(text)
        for left, right in spans:
            words = text[left - offset : right - offset]
            name = f"s{len(self._sentences) + 1}"
            self._sentences.append(Sentence(name, words, left, right, paragraph, section))
        positions = tuple(range(first, len(self._sentences)))
        self._paragraphs.append(Paragraph(start, self._length, section, positions, kind, page))

    def _open(self, title: str, start: int) -> None:
        self._sections.append(Section(f"sec{len(self._sections) + 1}", title, start, start))

    def _extend(self) -> None:
        self._sections[-1] = replace(self._sections[-1], end=self._length)


def _tag(figure: Tag, start: int) -> Tag:
    begin, end = start + figure.start, start + figure.end
    return Tag(begin, end, figure.name, figure.value, figure.unit, figure.period)
