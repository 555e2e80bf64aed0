"""Tables whose cells span rows and columns, as rows of equal length."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from index.blocks import Grid, Place
from index.grids import header_rows
from index.readers.unreadable import ReadError, Why

MOST_CELLS: Final = 500_000  # of a table with all its spans laid out


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell's text, where it begins, and how many columns and rows it covers."""

    text: str
    row: int
    column: int
    columns: int = 1
    rows: int = 1


def grid(cells: Iterable[Spanning], *, declared: int, page: Place = None) -> Grid:
    """Return the table; `declared` is how many header rows its format marks (0: it can't tell).

    A cell that spans several is repeated in header rows, and stands once below. Columns that no
    cell begins in are left out. Raises ReadError where it is too large.
    """
    placed = list(cells)
    headers = header_rows(_laid_out(placed, 0), declared)
    return Grid(_laid_out(placed, headers), headers, page=page)


def too_large() -> ReadError:
    """Return the error of a table of more than MOST_CELLS."""
    return ReadError("This file has a table that is too large to read: split it.", Why.TOO_LARGE)


def _laid_out(cells: list[Spanning], headers: int) -> tuple[tuple[str, ...], ...]:
    texts: dict[tuple[int, int], str] = {}
    for cell in cells:
        for row, column in _covered(cell):
            origin = (row, column) == (cell.row, cell.column)
            texts.setdefault((row, column), cell.text if origin or row < headers else "")
        if len(texts) > MOST_CELLS:
            raise too_large()
    columns = sorted({cell.column for cell in cells})
    last = max((cell.row for cell in cells), default=-1)
    return tuple(
        tuple(texts.get((row, column), "") for column in columns) for row in range(last + 1)
    )


def _covered(cell: Spanning) -> Iterator[tuple[int, int]]:
    for down in range(max(1, min(cell.rows, MOST_CELLS))):
        for right in range(max(1, min(cell.columns, MOST_CELLS // max(1, cell.rows) + 1))):
            yield cell.row + down, cell.column + right
