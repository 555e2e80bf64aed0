"""The rows of a DOCX's tables."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from index.blocks import Block
from index.readers.docx_styles import is_on
from index.readers.laid import Laid, Placed, Row, blocks_of
from index.readers.ooxml import W

_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))


def table_blocks(table: etree._Element, laid: Callable[[etree._Element], Laid]) -> Iterator[Block]:
    """Yield what a table holds; `laid` reads a cell. Raises ReadError where it is too large."""
    yield from blocks_of([_row(row, laid) for row in _rows(table)])


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _row(row: etree._Element, laid: Callable[[etree._Element], Laid]) -> Row:
    cells: list[Placed] = []
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _cells(row):
        columns = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val") != "restart"
        cells.append(Placed(laid(cell), column, columns, continues))
        column += columns
    continued = frozenset(cell.column for cell in cells if cell.continues)
    return Row(tuple(cells), is_on(row.find(f"{W}trPr/{W}tblHeader")), continued)


def _cells(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _number(element: etree._Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return min(int(value), 1000) if value.isascii() and value.isdecimal() else default
