"""Tables whose cells are drawn, read cell by cell."""

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from index.grids import header_rows, is_figure
from index.joining import glue
from index.readers.pdf_built import Built
from index.readers.pdf_cells import has_digit, is_date, is_numeric
from index.readers.pdf_lattice import Cell, Lattice
from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_lines import Line, text_of
from index.readers.pdf_marks import without_marks
from index.readers.pdf_table_columns import Column
from index.readers.pdf_words import Word

_FILLED: Final = 0.25  # of the cells hold something, or it is a chart's grid
_INSIDE: Final = 0.3  # of the size: a word that reaches further over a rule stands in two cells
_NAMED: Final = 3  # cells of a row that names columns, at least


def tables(
    lattice: Lattice, lines: Sequence[Line], words: Container[str] = frozenset()
) -> list[Built]:
    """Return the tables that the lines within a lattice are; none where it is none.

    A header further down, after figures, begins a new table.
    """
    cells = lattice.cells()
    at = {
        (row, column): cell
        for cell in cells
        for row in range(cell.top, cell.bottom + 1)
        for column in range(cell.left, cell.right + 1)
    }
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    figures: list[list[tuple[str, str]]] = [[] for _ in range(rows)]
    for line in lines:
        height = line.base - line.size / 3
        row = min(max(bisect_right(lattice.ys, height) - 1, 0), rows - 1)
        for word in _words(line, lattice, height):
            middle = (word.x0 + word.x1) / 2
            column = min(max(bisect_right(lattice.xs, middle) - 1, 0), columns - 1)
            cell = at[row, column]
            cell.words.append(word)
            if line not in cell.lines:
                cell.lines.append(line)
            if column and (has_digit(word.text) or has_digit(word.mark)):
                figures[row].append((word.text, word.mark))
    filled = [cell for cell in cells if cell.words]
    if not _is_table(filled, cells) or any(map(_is_stacked, filled)):
        return []
    shown = [[""] * columns for _ in range(rows)]
    for cell in filled:
        shown[cell.top][cell.left] = _text(cell, words)
    wide = [cell for cell in filled if cell.right > cell.left]
    return list(_built(shown, figures, lattice, wide))


def _words(line: Line, lattice: Lattice, height: float) -> Iterator[Word]:
    """Yield the words of a line, cut where a rule parts them."""
    for word in line.words:
        inside = _INSIDE * word.size
        cuts = [
            x
            for x in lattice.xs
            if word.x0 + inside < x < word.x1 - inside and lattice.parted(x, height)
        ]
        if not cuts or len(word.text) < 2:
            yield word
            continue
        width = (word.x1 - word.x0) / len(word.text)
        ends = [0, *(round((x - word.x0) / width) for x in cuts), len(word.text)]
        for first, last in pairwise(ends):
            if last > first:
                x0, x1 = word.x0 + first * width, word.x0 + last * width
                yield replace(word, text=word.text[first:last], x0=x0, x1=x1)


def _is_table(filled: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    columns = {cell.left for cell in filled}
    rows = {cell.top for cell in filled}
    return len(columns) > 1 and len(rows) > 1 and len(filled) >= _FILLED * len(cells)


def _is_stacked(cell: Cell) -> bool:
    """Tell whether a cell holds figures beside or under each other: no rule parts these."""
    figures = [text for _, text in _lines(cell.words)]
    if len(figures) > 1 and all(map(is_numeric, figures)):
        return True
    beside = sorted(cell.lines, key=lambda line: line.base)
    return any(
        below.base - above.base <= _INSIDE * below.size
        and (is_numeric(above.text) or is_numeric(below.text))
        for above, below in pairwise(beside)
    )


def _lines(words: Sequence[Word]) -> list[tuple[float, str]]:
    """Return the lines of a cell, each with its height."""
    order = sorted(words, key=lambda word: (word.base, word.x0))
    lines: list[list[Word]] = []
    for word in order:
        if lines and abs(word.base - lines[-1][0].base) <= _INSIDE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [
        (line[0].base, without_marks(text_of(sorted(line, key=lambda word: word.x0))))
        for line in lines
    ]


def _text(cell: Cell, words: Container[str]) -> str:
    text = ""
    for _, line in _lines(cell.words):
        piece = line.strip().replace(HYPHEN, "-")
        text = glue(text, piece, words) if text and piece else text or piece
    return text


def _heads(rows: Sequence[Sequence[str]]) -> int:
    """Return how many of the first rows are headers: those above figures, or the first."""
    figured = [number for number, row in enumerate(rows) if any(map(is_figure, row[1:]))]
    if not figured:
        return min(header_rows(rows, 0), 1) if rows[0][0] else 0
    dated = [number for number, row in enumerate(rows) if is_date(row[0])]
    first = min((figured[0], *dated[:1]))
    while first and sum(map(bool, rows[first - 1])) <= 1:  # a label heads the rows below it
        first -= 1
    return first


def _built(
    rows: Sequence[Sequence[str]],
    figures: Sequence[Sequence[tuple[str, str]]],
    lattice: Lattice,
    wide: Sequence[Cell],
) -> Iterator[Built]:
    """Yield the rows as tables, a new one at each header.

    A header stands over every column that it heads.
    """
    starts = [0, *_openings(rows), len(rows)]
    heights = list(pairwise(lattice.ys))
    for start, stop in pairwise(starts):
        kept = [number for number in range(start, stop) if any(rows[number])]
        if not kept:
            continue
        heads = min(_heads([rows[number] for number in kept]), len(kept) - 1)
        part = [list(rows[number]) for number in kept]
        for cell in wide:
            if cell.top in kept[:heads]:
                row = part[kept.index(cell.top)]
                row[cell.left : cell.right + 1] = [row[cell.left]] * (cell.right - cell.left + 1)
        used = [n for n in range(len(lattice.xs) - 1) if n == 0 or any(row[n] for row in part)]
        sides = [*(lattice.xs[n] for n in used), lattice.xs[-1]]
        yield Built(
            tuple(tuple(row[n] for n in used) for row in part),
            heads,
            tuple(heights[number] for number in kept),
            tuple(Column(x0, x1, numeric=False) for x0, x1 in pairwise(sides)),
            tuple(tuple(figures[number]) for number in kept),
        )


def _openings(rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the rows that begin to name columns again, after figures and before further ones."""
    figured = [any(map(is_figure, row[1:])) for row in rows]
    begin = 0
    for has_figures, group in groupby(range(len(rows)), key=figured.__getitem__):
        run = list(group)
        if has_figures or not any(figured[: run[0]]) or run[-1] + 1 == len(rows):
            continue
        named = [number for number in run if _names(rows[number])]
        if named and named[-1] == run[-1] and named[0] > begin:
            begin = named[0]
            title = begin - 1
            if title in run and sum(map(bool, rows[title])) == 1 and rows[title][0]:
                begin = title
            yield begin


def _names(row: Sequence[str]) -> bool:
    """Tell whether a row without figures names columns: several, or all but the first."""
    named = sum(map(bool, row))
    return named > _NAMED - 1 or (named > 1 and not row[0])
