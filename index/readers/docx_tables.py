"""Tables of a DOCX: those that are data become grids, those that only set out text become text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from index.blocks import Block, Grid, Heading, Text
from index.readers.docx_styles import is_on
from index.readers.ooxml import W
from index.readers.spans import Spanning, grid

BOLD_LEVEL: Final = 7  # a bold line is a heading below those of the six styles that people use
_LONGEST: Final = 400  # letters of a cell; a longer text is prose that the table only sets out
_LONGEST_LABEL: Final = 120  # letters of a row of one cell; a longer one is text between rows
_MOST_BLOCKS: Final = 4  # paragraphs of a cell, likewise
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in a cell."""

    blocks: Sequence[Block]

    @property
    def text(self) -> str:
        """All of it, a line a paragraph or row."""
        return "\n".join(line for block in self.blocks for line in _lines(block))

    @property
    def is_prose(self) -> bool:
        """Whether it is more than a cell of a table of data holds."""
        return (
            len(self.blocks) > _MOST_BLOCKS
            or sum(isinstance(block, Text) and block.kind == "item" for block in self.blocks) > 1
            or any(isinstance(block, Grid) or _is_heading(block) for block in self.blocks)
            or len(self.text) > _LONGEST
        )


@dataclass(frozen=True, slots=True)
class _Placed:
    laid: Laid
    column: int
    columns: int
    continues: bool


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Placed, ...]
    header: bool
    continued: frozenset[int]  # columns whose cell goes on from the row above

    @property
    def is_prose(self) -> bool:
        return any(cell.laid.is_prose for cell in self.cells) or self.is_interlude

    @property
    def is_interlude(self) -> bool:
        """Whether it is one cell that says more than a label: text between rows."""
        laid = self.cells[0].laid if len(self.cells) == 1 else None
        return laid is not None and (len(laid.blocks) > 1 or len(laid.text) > _LONGEST_LABEL)


def table_blocks(table: etree._Element, laid: Callable[[etree._Element], Laid]) -> Iterator[Block]:
    """Yield what a table holds; `laid` reads a cell. Raises ReadError where it is too large."""
    rows = [_row(row, laid) for row in _rows(table)]
    prose = [row.is_prose for row in rows]
    scattered = not prose[:1] or (not prose[0] and 2 * sum(prose) < len(rows))
    header: list[_Row] = []
    for is_text, group in groupby(rows, lambda r: r.is_interlude if scattered else r.is_prose):
        if is_text:
            for row in group:
                for cell in row.cells:
                    yield from cell.laid.blocks
        else:
            part = list(group)
            found = _grid(part)
            if not found.header_rows and header:
                found = _grid([*header, *part], len(header))
            header = (part if len(found.rows) == len(part) else [*header, *part])[
                : found.header_rows
            ]
            yield found


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from (" ".join(filter(None, row)) for row in block.rows if any(row))
    else:
        yield block.text


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading) and block.level < BOLD_LEVEL


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _row(row: etree._Element, laid: Callable[[etree._Element], Laid]) -> _Row:
    cells: list[_Placed] = []
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _cells(row):
        columns = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val") != "restart"
        cells.append(_Placed(laid(cell), column, columns, continues))
        column += columns
    continued = frozenset(cell.column for cell in cells if cell.continues)
    return _Row(tuple(cells), is_on(row.find(f"{W}trPr/{W}tblHeader")), continued)


def _cells(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _number(element: etree._Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return min(int(value), 1000) if value.isascii() and value.isdecimal() else default


def _grid(rows: Sequence[_Row], declared: int = 0) -> Grid:
    marked = declared or next((n for n, row in enumerate(rows) if not row.header), len(rows))
    return grid(_spanning(rows), declared=marked or int(_is_bold(rows)))


def _is_bold(rows: Sequence[_Row]) -> bool:
    """Tell whether the first row is bold and the second is not."""
    bold = [
        all(isinstance(b, Heading) for cell in row.cells for b in cell.laid.blocks)
        for row in rows[:2]
    ]
    return len(rows) > 1 and bold[0] and not bold[1]


def _spanning(rows: Sequence[_Row]) -> Iterator[Spanning]:
    for number, row in enumerate(rows):
        for cell in row.cells:
            if not cell.continues or not number:
                depth = _depth(rows, number, cell.column)
                yield Spanning(cell.laid.text, number, cell.column, cell.columns, depth)


def _depth(rows: Sequence[_Row], first: int, column: int) -> int:
    """Return how many rows the cell that begins there covers."""
    depth = 1
    while first + depth < len(rows) and column in rows[first + depth].continued:
        depth += 1
    return depth
