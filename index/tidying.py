"""What a reader gives, made ready for one canonical text: clean words, no empty rows or columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.blocks import Block, Grid, Heading, Text
from index.document import Tag
from index.grids import later_headers, repeated_columns, split_caption
from index.joining import join_lines
from index.sentences import INVISIBLE

_DIGIT_SPACES = "\u00a0\u2009\u202f"  # they group the digits of one number
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+")
_SPACES = re.compile(
    rf"(?:[^\S\n{_DIGIT_SPACES}]|(?<!\d)[{_DIGIT_SPACES}]|[{_DIGIT_SPACES}](?!\d))+"
)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85\f\v]")
_BLANK = rf"[\s{INVISIBLE}]"
_AROUND_LINE_END = re.compile(rf"(?<!{_BLANK}){_BLANK}*\n{_BLANK}*")
_AT_ENDS = re.compile(rf"\A{_BLANK}+|(?<!{_BLANK}){_BLANK}+\Z")
_WORD = re.compile(r"[^\W_]")


def clean_lines(text: str) -> str:
    """Return the text with single spaces, single line breaks and nothing unseen.

    A space that groups the digits of one number stays what it is.
    """
    plain = _LINE_END.sub("\n", _UNSEEN_RUN.sub("", text))
    return _AT_ENDS.sub("", _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", plain)))


def clean(text: str) -> str:
    """Return the text as `clean_lines` does, on one line."""
    lines = clean_lines(text)
    return join_lines(lines.split("\n")) if "\n" in lines else lines


def has_words(text: str) -> bool:
    """Tell whether there is a letter or digit."""
    return _WORD.search(text) is not None


def tidy(block: Block) -> Iterator[Block]:
    """Yield what is left of a block: nothing if it has no words; a one-column table's rows."""
    if isinstance(block, Heading):
        if has_words(words := clean(block.text)):
            yield replace(block, text=words)
    elif isinstance(block, Text):
        if has_words(words := clean_lines(block.text)):
            exact = tuple(placed(block.exact, block.text, words))
            yield replace(block, text=words, exact=exact)
    else:
        yield from _tidy_grid(block)


def placed(exact: Sequence[Tag], old: str, new: str) -> Iterator[Tag]:
    """Yield the stated figures at their places in the cleaned text."""
    last = (0, 0)  # a place in the old text and the same in the new one
    for figure in sorted(exact, key=lambda each: each.start):
        words = clean_lines(old[figure.start : figure.end])
        before = last[1] + len(clean_lines(old[last[0] : figure.start]))
        for start in range(before, before + 3):  # the spaces around what stands before it
            if words and new.startswith(words, start):
                yield replace(figure, start=start, end=start + len(words))
                last = (figure.start, start)
                break


def _tidy_grid(grid: Grid) -> Iterator[Block]:
    width = max(map(len, grid.rows), default=0)
    cells = [[clean(cell) for cell in row] + [""] * (width - len(row)) for row in grid.rows]
    rows = [number for number, row in enumerate(cells) if any(map(has_words, row))]
    headers = sum(row < grid.header_rows for row in rows)
    columns = _used_columns([cells[row] for row in rows], headers)
    if len(columns) < 2 or headers == len(rows):
        yield from _as_text(grid, cells, rows)
        return
    shown = [[cells[row][column] for column in columns] for row in rows]
    starts = [(0, headers), *later_headers(shown, headers)]
    ends = [start for start, _ in starts[1:]] + [len(rows)]
    for (start, heads), end in zip(starts, ends, strict=True):
        period = repeated_columns(shown[start : start + heads], len(columns))
        for left in range(0, len(columns), period):
            beside = columns[left : left + period]
            filled = [
                row for row in rows[start:end] if any(cells[row][column] for column in beside)
            ]
            if len(filled) > heads:
                yield _part(grid, cells, filled, beside, heads)


def _part(
    grid: Grid,
    cells: Sequence[Sequence[str]],
    rows: Sequence[int],
    columns: Sequence[int],
    headers: int,
) -> Grid:
    """Return the table of some rows and columns of a grid; leading titles go to its caption."""
    shown = [tuple(cells[row][column] for column in columns) for row in rows]
    titles, taken = split_caption(shown, headers)
    row_of = {old: new for new, old in enumerate(rows[taken:])}
    column_of = {old: new for new, old in enumerate(columns)}
    return Grid(
        tuple(shown[taken:]),
        headers - taken,
        " ".join(dict.fromkeys(filter(has_words, (clean(grid.caption), *titles)))),
        grid.page,
        frozenset(row_of[row] for row in grid.doubtful if row in row_of),
        dict(_placed_in_cells(grid, cells, row_of, column_of)),
    )


def _used_columns(rows: Sequence[Sequence[str]], headers: int) -> list[int]:
    """Return the columns that hold something: not only the headers of the columns beside them."""
    width = len(rows[0]) if rows else 0
    columns = [tuple(row[column] for row in rows) for column in range(width)]
    kept: list[int] = []
    for number, column in enumerate(columns):
        beside = [columns[near][:headers] for near in (number - 1, number + 1) if 0 <= near < width]
        said = [{"", *(head[row] for head in beside)} for row in range(headers)]
        if any(column[headers:]) or any(column[row] not in said[row] for row in range(headers)):
            kept.append(number)
    return kept


def _as_text(grid: Grid, cells: Sequence[Sequence[str]], rows: Sequence[int]) -> Iterator[Block]:
    if has_words(caption := clean(grid.caption)):
        yield Text(caption, "caption", grid.page)
    for row in rows:
        for column, cell in enumerate(cells[row]):
            if has_words(cell):
                figure = grid.exact.get((row, column))
                old = grid.rows[row][column]
                exact = tuple(placed((figure,), old, cell)) if figure else ()
                yield Text(cell, "paragraph", grid.page, exact)


def _placed_in_cells(
    grid: Grid,
    cells: Sequence[Sequence[str]],
    row_of: Mapping[int, int],
    column_of: Mapping[int, int],
) -> Iterator[tuple[tuple[int, int], Tag]]:
    for (row, column), figure in grid.exact.items():
        if row in row_of and column in column_of:
            for found in placed((figure,), grid.rows[row][column], cells[row][column]):
                yield (row_of[row], column_of[column]), found
