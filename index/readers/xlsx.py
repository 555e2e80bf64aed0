"""Excel workbooks (XLSX, XLSM): what their visible sheets show, number formats applied.

A formula that no program has computed yet is shown as the formula.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

from index.blocks import Block, Content, Heading
from index.language import detect
from index.readers.archive import open_archive, part, refuse_entities
from index.readers.numberformat import style_of
from index.readers.progress import tell
from index.readers.regions import Merge, Sheet, sheet_blocks
from index.readers.unreadable import ReadError, Why
from index.readers.xlsx_book import Book, open_book
from index.readers.xlsx_cells import Cells, read_cells

_MOST_CELLS: Final = 500_000  # that say something, in all sheets: some 10 s to read
_MOST_ROOM: Final = 5_000_000  # rows times columns of a sheet, without those that are empty
_ENOUGH: Final = 20_000  # letters that tell a language
_INLINE: Final = re.compile(rb"<t[^>]*>([^<]{1,1000})</t>")
_USUAL_NAME: Final = re.compile(
    r"(?:sheet|tabelle|feuil|hoja|planilha|foglio|blad|лист|工作表|シート|data|export)\s?\d*",
    re.IGNORECASE,
)


def read(data: bytes, name: str) -> Content:  # noqa: ARG001
    """Read a workbook. Raises ReadError."""
    archive = open_archive(data)
    refuse_entities(archive)
    book = open_book(archive)
    parts = [part(archive, file) or b"" for _, file in book.sheets]
    style = style_of(_language(book, parts), [looks.code for looks in book.looks])
    blocks: list[Block] = []
    left = _MOST_CELLS
    for number, ((sheet, _), xml) in enumerate(zip(book.sheets, parts, strict=True)):
        tell(number, len(book.sheets))
        cells = read_cells(xml, book, style, left)
        left -= len(cells.shown)
        found = list(sheet_blocks(_sheet(cells, sheet)))
        if found and (len(book.sheets) > 1 or not _USUAL_NAME.fullmatch(sheet)):
            blocks.append(Heading(sheet, page=sheet))
        blocks += found
    return Content(tuple(blocks), len(book.sheets))


def _language(book: Book, parts: Sequence[bytes]) -> str:
    """Return the language of the workbook's words: it says how numbers are shown."""
    inline = (
        match[1].decode("utf-8", "replace") for xml in parts for match in _INLINE.finditer(xml)
    )
    words: list[str] = []
    letters = 0
    for text in chain(book.strings, inline):
        words.append(text)
        letters += len(text)
        if letters > _ENOUGH:
            break
    return detect("\n".join(words))


def _sheet(cells: Cells, name: str) -> Sheet:
    """Return the cells in rows of equal length; runs of empty rows or columns become one."""
    hidden = cells.hidden_rows
    used_rows = sorted({row for row, _ in cells.shown} - hidden)
    rows = _with_gaps(used_rows, sorted(hidden))
    out_of_sight = {n for first, last in cells.hidden_columns for n in range(first, last + 1)}
    used_columns = sorted({column for _, column in cells.shown} - out_of_sight)
    columns = _with_gaps(used_columns, sorted(out_of_sight))
    if len(rows) * len(columns) > _MOST_ROOM:
        raise ReadError(
            "The cells of this workbook lie too far apart to be read: split it.", Why.TOO_LARGE
        )
    return Sheet(
        [[cells.shown.get((row, column), "") for column in columns] for row in rows],
        name,
        [found for merged in cells.merged if (found := _merge(merged, rows, columns))],
        _bold_rows(cells, rows),
    )


def _with_gaps(used: Sequence[int], hidden: Sequence[int]) -> list[int]:
    """Return the numbers, with one that is not used wherever visible ones are missing."""
    found = list(used[:1])
    for before, after in pairwise(used):
        between = bisect_left(hidden, after) - bisect_right(hidden, before)
        if after - before - 1 > between:
            found.append(before + 1)
        found.append(after)
    return found


def _merge(
    merged: tuple[int, int, int, int], rows: Sequence[int], columns: Sequence[int]
) -> Merge | None:
    top, left, bottom, right = merged
    row, column = bisect_left(rows, top), bisect_left(columns, left)
    if rows[row : row + 1] != [top] or columns[column : column + 1] != [left]:
        return None
    return Merge(
        row, column, bisect_right(rows, bottom) - row, bisect_right(columns, right) - column
    )


def _bold_rows(cells: Cells, rows: Sequence[int]) -> frozenset[int]:
    """Return the positions of the rows whose cells are all bold."""
    plain = {row for row, column in cells.shown if (row, column) not in cells.bold}
    bold = {row for row, _ in cells.bold} - plain
    return frozenset(position for position, row in enumerate(rows) if row in bold)
