"""Tables of contents: they lead through a document and state nothing."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from index.readers.pdf_built import Built
from index.readers.pdf_cells import Cells

_LEAST_ROWS: Final = 4
_MOST_OUT_OF_ORDER: Final = 0.15  # of the rows: an annex counted apart
_SPARE: Final = 30  # pages: covers and annexes that the count of pages leaves out
_NEAR: Final = 6  # rows: how far above its table the heading stands

_LEADER: Final = re.compile(r"(?:[.·…‥․]\s?){4,}")
_HEADING: Final = re.compile(
    r"(?:table of )?contents|índice|indice|inhalt(?:sverzeichnis)?|sommaire|table des matières|"
    r"sumário|contenido|содержание|оглавление|目\s*[录錄次]",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"\d{1,4}|[ivxlc]{1,6}", re.IGNORECASE)


def is_contents(table: Built, plain: Sequence[Cells], above: Sequence[Cells], pages: int) -> bool:
    """Tell whether a table is one of contents in a file of so many pages.

    `plain` are the rows of its part of the page with their leaders, `above` those before it.
    """
    body = table.rows[table.header_rows :]
    cells = [row[-1] for row in body if row[-1]]
    if len(cells) < _LEAST_ROWS or not all(_PAGE.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    if not numbers or max(numbers) > pages + _SPARE:
        return False
    back = sum(after < before for before, after in pairwise(numbers))
    if back > _MOST_OUT_OF_ORDER * len(numbers):
        return False
    led = sum(any(_LEADER.search(line.text) for line in row) for row in plain)
    named = any(_HEADING.fullmatch(line.text) for row in above[-_NEAR:] for line in row)
    return 2 * led >= len(cells) or named
