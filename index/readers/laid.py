"""Tables of word processors: those that are data become grids, others that set out text, text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from index.blocks import Block, Grid, Heading, Text
from index.readers.flow import BOLD_LEVEL
from index.readers.spans import Spanning, grid

_LONGEST: Final = 400  # letters of a cell; a longer text is prose that the table only sets out
_LONGEST_LABEL: Final = 120  # letters of a row of one cell; a longer one is text between rows
_MOST_BLOCKS: Final = 4  # paragraphs of a cell, likewise


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
class Placed:
    """A cell, the column it begins in, how many it covers, and whether it goes on from above."""

    laid: Laid
    column: int
    columns: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and whether its file marks it as a header."""

    cells: tuple[Placed, ...]
    header: bool
    continued: frozenset[int]  # columns whose cell goes on from the row above

    @property
    def is_prose(self) -> bool:
        """Whether any cell, or the row as a whole, is text that the table only sets out."""
        return any(cell.laid.is_prose for cell in self.cells) or self.is_interlude

    @property
    def is_interlude(self) -> bool:
        """Whether it is one cell that says more than a label: text between rows."""
        laid = self.cells[0].laid if len(self.cells) == 1 else None
        return laid is not None and (len(laid.blocks) > 1 or len(laid.text) > _LONGEST_LABEL)


def blocks_of(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what the rows of a table hold. Raises ReadError where it is too large."""
    prose = [row.is_prose for row in rows]
    scattered = not prose[:1] or (not prose[0] and 2 * sum(prose) < len(rows))
    header: list[Row] = []
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


def _grid(rows: Sequence[Row], declared: int = 0) -> Grid:
    marked = declared or next((n for n, row in enumerate(rows) if not row.header), len(rows))
    return grid(_spanning(rows), declared=marked or int(_is_bold(rows)))


def _is_bold(rows: Sequence[Row]) -> bool:
    """Tell whether the first row is bold and the second is not."""
    bold = [
        all(isinstance(b, Heading) for cell in row.cells for b in cell.laid.blocks)
        for row in rows[:2]
    ]
    return len(rows) > 1 and bold[0] and not bold[1]


def _spanning(rows: Sequence[Row]) -> Iterator[Spanning]:
    for number, row in enumerate(rows):
        for cell in row.cells:
            if not cell.continues or not number:
                depth = _depth(rows, number, cell.column)
                yield Spanning(cell.laid.text, number, cell.column, cell.columns, depth)


def _depth(rows: Sequence[Row], first: int, column: int) -> int:
    """Return how many rows the cell that begins there covers."""
    depth = 1
    while first + depth < len(rows) and column in rows[first + depth].continued:
        depth += 1
    return depth
