"""The rows of an ODT's tables."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from index.blocks import Block
from index.readers.laid import Laid, Placed, Row, blocks_of
from index.readers.odf import TABLE, count_of
from index.readers.spans import MOST_CELLS, too_large

_MOST: Final = 1000  # columns or rows that one cell covers, or that are written once for several
_GROUPS: Final = frozenset(
    f"{TABLE}{name}" for name in ("table-rows", "table-row-group", "table-header-rows")
)
_COVERED: Final = f"{TABLE}covered-table-cell"
_EMPTY: Final = Laid(())

Below = dict[int, tuple[int, int]]
"""By column, the cells of rows above that go on: how many rows still, and how many columns wide."""

Read = Callable[[etree._Element], Laid]  # noqa: SLF001 - lxml's only name for it


def table_blocks(table: etree._Element, laid: Read) -> Iterator[Block]:
    """Yield what a table holds; `laid` reads a cell. Raises ReadError where it is too large."""
    rows: list[Row] = []
    below: Below = {}
    # Some programs leave out the cells that others cover, as HTML does.
    written = next(table.iter(_COVERED), None) is not None
    cells = 0
    for element, header in _rows(table, header=False):
        for _ in range(count_of(element, f"{TABLE}number-rows-repeated", _MOST)):
            placed = tuple(_cells(element, laid, below, written=written))
            cells += len(placed)
            if cells > MOST_CELLS:
                raise too_large()
            going_on = frozenset(cell.column for cell in placed if cell.continues)
            rows.append(Row(placed, header, going_on))
            if not any(cell.laid.blocks for cell in placed):
                break  # empty rows to the end of a sheet
    yield from blocks_of([row for row in rows if row.cells])


def _rows(parent: etree._Element, *, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child, header
        elif child.tag in _GROUPS:
            heads = header or child.tag == f"{TABLE}table-header-rows"
            yield from _rows(child, header=heads)


def _cells(row: etree._Element, laid: Read, below: Below, *, written: bool) -> Iterator[Placed]:
    column = 0
    for cell in row:
        times = count_of(cell, f"{TABLE}number-columns-repeated", _MOST)
        if cell.tag == _COVERED:
            for each in range(column, column + times):
                yield from _going_on(below, each)
            column += times
        elif cell.tag == f"{TABLE}table-cell":
            while not written and column in below:
                width = below[column][1]
                yield from _going_on(below, column)
                column += width
            found = laid(cell)
            columns = count_of(cell, f"{TABLE}number-columns-spanned", _MOST)
            deep = count_of(cell, f"{TABLE}number-rows-spanned", _MOST)
            for each in range(column, column + (times if found.blocks else 1)):
                below.pop(each, None)
                if deep > 1:
                    below[each] = (deep - 1, columns)
                yield Placed(found, each, columns, continues=False)
            column += times if written else max(times, columns)
    for each in () if written else sorted(each for each in below if each >= column):
        yield from _going_on(below, each)


def _going_on(below: Below, column: int) -> Iterator[Placed]:
    """Yield what a cell above covers here, if one does."""
    left, width = below.pop(column, (0, 1))
    if left:
        yield Placed(_EMPTY, column, width, continues=True)
    if left > 1:
        below[column] = (left - 1, width)
