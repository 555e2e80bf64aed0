"""Rows of cells laid out in columns; signs joined to their figures; one column for each header."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import Tag
from index.grids import is_figure

_WIDEST = 200  # columns; more is a mistake, or an attack
_MOST_CELLS = 200_000
_BEFORE = frozenset("$ € £ ¥ ₹ US$ C$ CA$ A$ HK$ NT$ R$ S$ CHF EUR USD GBP RMB ( ($ (€ (£".split())
_AFTER = frozenset(") % )% %) ‰ pp bps".split())
_NEAR = 2  # columns between a sign and its figure


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written, on one line; `width` and `height` are the columns and rows it spans."""

    text: str
    exact: Tag | None = None
    width: int = 1
    height: int = 1
    head: bool = False
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row as written; `head` if it names columns."""

    cells: tuple[Cell, ...]
    head: bool = False


_EMPTY = Cell("")


def laid_out(rows: Sequence[Row], headers: int) -> list[list[Cell]]:
    """Return the rows, all of one length. The first `headers` repeat a cell over all it spans.

    Below them a figure stands in the last column that it spans, as beside a currency's own
    column; a text in the first, and again in each row that it spans as a label.
    """
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    taken: list[set[int]] = [set() for _ in rows]
    total = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column in taken[number]:
                column += 1
            width = min(cell.width, _WIDEST - column)
            height = min(cell.height, len(rows) - number)
            total += width * height
            if width < 1 or total > _MOST_CELLS:
                break
            for below in range(number, number + height):
                taken[below].update(range(column, column + width))
            _place(grid, cell, number, column, (height, width), headers)
            column += width
    length = max((max(line, default=-1) + 1 for line in taken), default=0)
    return [[line.get(column, _EMPTY) for column in range(length)] for line in grid]


def _place(
    grid: list[dict[int, Cell]],
    cell: Cell,
    row: int,
    column: int,
    size: tuple[int, int],
    headers: int,
) -> None:
    height, width = size
    figure = is_figure(cell.text)
    label = not figure and not any(is_figure(each.text) for each in grid[row].values())
    for below in range(row, row + height):
        if below < headers:
            for beside in range(column, column + width):
                grid[below][beside] = cell
        elif below == row or (label and row >= headers):
            grid[below][column + width - 1 if figure else column] = cell


def join_signs(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Join signs that stand in cells of their own to their figures: "$", "(5", ")", "%"."""
    return [_joined_signs(list(row)) for row in rows]


def _joined_signs(row: list[Cell]) -> list[Cell]:
    for column, cell in enumerate(row):
        if cell.text in _BEFORE:
            near = _first_filled(row, range(column + 1, column + 1 + _NEAR))
            if near is not None and is_figure(row[near].text):
                gap = " " if cell.text[-1].isalpha() else ""
                row[near] = _prefixed(row[near], cell.text + gap)
                row[column] = _EMPTY
        elif cell.text in _AFTER:
            near = _first_filled(row, range(column - 1, column - 1 - _NEAR, -1))
            if near is not None and is_figure(row[near].text):
                row[near] = replace(row[near], text=row[near].text + cell.text)
                row[column] = _EMPTY
    return row


def _first_filled(row: Sequence[Cell], columns: range) -> int | None:
    return next((each for each in columns if 0 <= each < len(row) and row[each].text), None)


def _prefixed(cell: Cell, sign: str) -> Cell:
    exact = cell.exact
    if exact:
        exact = replace(exact, start=exact.start + len(sign), end=exact.end + len(sign))
    return replace(cell, text=sign + cell.text, exact=exact)


def merge_columns(rows: Sequence[Sequence[Cell]], headers: int) -> list[list[Cell]]:
    """Make one column of neighbours under the same header that never both hold something."""
    if not rows or not headers:
        return [list(row) for row in rows]
    kept: list[list[Cell]] = []  # by column
    for column in map(list, zip(*rows, strict=True)):
        last = kept[-1] if kept else None
        if last and _same_head(last, column, headers) and _never_both(last, column, headers):
            kept[-1] = [
                left if left.text else right for left, right in zip(last, column, strict=True)
            ]
        else:
            kept.append(column)
    return [list(row) for row in zip(*kept, strict=True)]


def _same_head(left: Sequence[Cell], right: Sequence[Cell], headers: int) -> bool:
    heads = [(left[row].text, right[row].text) for row in range(headers)]
    return any(one for one, _ in heads) and all(one == other for one, other in heads)


def _never_both(left: Sequence[Cell], right: Sequence[Cell], headers: int) -> bool:
    return not any(left[row].text and right[row].text for row in range(headers, len(left)))
