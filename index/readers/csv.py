"""Delimited text (CSV, TSV, with semicolons or bars): a table, cells as they are written."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Final

from index.blocks import Content
from index.readers.decoding import decode
from index.readers.regions import Sheet, sheet_blocks
from index.readers.unreadable import ReadError, Why

_DELIMITERS: Final = ("\t", ";", "|", ",")  # a comma last: it also stands in figures and texts
_SAMPLE: Final = 200  # lines that tell the delimiter
_REGULAR: Final = 0.8  # share of lines that have the same number of fields
_MOST_CELLS: Final = 500_000
_DECLARED: Final = "sep="  # the first line that Excel takes the delimiter from


def read(data: bytes, name: str) -> Content:
    """Read delimited text; `name` tells a TSV. Raises ReadError."""
    text = decode(data)
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_DECLARED) and len(first.strip()) == len(_DECLARED) + 1:
        delimiter, text = first.strip()[-1], rest
    else:
        delimiter = "\t" if name.lower().endswith((".tsv", ".tab")) else _delimiter(text)
    rows = _rows(text, delimiter)
    width = max(map(len, rows), default=0)
    if width * len(rows) > _MOST_CELLS:
        raise ReadError(f"This file has more than {_MOST_CELLS:,} cells: split it.", Why.TOO_LARGE)
    return Content(tuple(sheet_blocks(Sheet(_level(rows, delimiter, width)))))


def _delimiter(text: str) -> str:
    """Return the delimiter that gives most lines the same number of fields, more than one."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    found = {delimiter: _regularity(lines, delimiter) for delimiter in _DELIMITERS}
    for delimiter in _DELIMITERS:
        if found[delimiter] >= _REGULAR:
            return delimiter
    return max(reversed(_DELIMITERS), key=lambda delimiter: found[delimiter])


def _regularity(lines: Sequence[str], delimiter: str) -> float:
    counts = Counter(len(row) for row in _rows("\n".join(lines), delimiter) if row)
    fields, number = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return number / counts.total() if fields > 1 else 0.0


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the fields of each line; quotation marks count only where all of them are closed."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        reader = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=delimiter,
            quoting=quoting,
            skipinitialspace=True,
        )
        try:
            rows = [[cell.strip() for cell in row] for row in reader]
        except csv.Error:
            continue
        # A quotation mark that is never closed takes all that follows into its cell.
        swallowed = text.count('"') % 2 and rows and any("\n" in cell for cell in rows[-1])
        if quoting == csv.QUOTE_NONE or not swallowed:
            return rows
    raise ReadError(
        "This file has a cell that is too long for a table: save it as text.", Why.TOO_LARGE
    )


def _level(rows: Sequence[Sequence[str]], delimiter: str, width: int) -> list[list[str]]:
    """Return rows of the same length; short lines above and below the table are one text each."""
    full = [n for n, row in enumerate(rows) if len(row) == width]
    spaced = delimiter if delimiter in {"\t", "|"} else f"{delimiter} "
    level = []
    for number, row in enumerate(rows):
        outside = full and not full[0] <= number <= full[-1]
        if outside and _is_line(rows, number, full[0] if number < full[0] else full[-1], width):
            row = [spaced.join(row)]  # noqa: PLW2901
        level.append([*row, *[""] * (width - len(row))])
    return level


def _is_line(rows: Sequence[Sequence[str]], number: int, table: int, width: int) -> bool:
    """Tell whether a short line is no row: most fields are missing, or it stands apart."""
    between = rows[min(number, table) + 1 : max(number, table)]
    return 2 * len(rows[number]) <= width + 1 or any(not any(row) for row in between)
