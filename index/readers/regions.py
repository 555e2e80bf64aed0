"""From a sheet of cells to the tables on it, with the lines that name them and the notes below."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from index.blocks import Block, Grid, Place, Text
from index.grids import header_rows, is_figure
from index.readers.spans import Spanning, grid

_LONGEST_CAPTION: Final = 200  # letters; a longer line is a text
_LONGEST_HEADER: Final = 40  # letters of a header over all columns; a longer line is a caption
_FEWEST_WORDS: Final = 5  # of a line below a table that is a note, not the label of an empty row
_LABELLED: Final = 0.5  # share of rows with a text in the first column of a table of its own


@dataclass(frozen=True, slots=True)
class Merge:
    """A cell that covers several; rows and columns count from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells as shown, all rows of the same length; "" for an empty one. `bold` rows look it."""

    rows: Sequence[Sequence[str]]
    page: Place = None
    merges: Sequence[Merge] = ()
    bold: Collection[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows and columns of the sheet, by position; those without text are not among them."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def sheet_blocks(sheet: Sheet) -> Iterator[Block]:
    """Yield what stands on a sheet, from the top. Raises ReadError where that is too much."""
    regions = [part for band in _bands(sheet) for part in _beside(sheet, band)]
    for number, region in enumerate(regions):
        named = number + 1 < len(regions) and len(regions[number + 1].columns) > 1
        yield from _blocks(sheet, region, before_table=named)


# ---------------------------------------------------------------- where tables are


def _bands(sheet: Sheet) -> Iterator[_Region]:
    """Yield runs of rows with text; one that goes on with the table above joins it."""
    band: _Region | None = None
    for filled, group in groupby(range(len(sheet.rows)), lambda row: any(sheet.rows[row])):
        if not filled:
            continue
        found = _region(sheet, tuple(group), range(len(sheet.rows[0])))
        if band is None:
            band = found
        elif _goes_on(sheet, band, found):
            columns = sorted({*band.columns, *found.columns})
            band = _Region(band.rows + found.rows, tuple(columns))
        else:
            yield band
            band = found
    if band is not None:
        yield band


def _region(sheet: Sheet, rows: tuple[int, ...], columns: Sequence[int]) -> _Region:
    used = (column for column in columns if any(sheet.rows[row][column] for row in rows))
    return _Region(rows, tuple(used))


def _goes_on(sheet: Sheet, above: _Region, below: _Region) -> bool:
    """Tell whether figures below an empty row stand under the headers above it."""
    if len(above.columns) < 2 or not set(below.columns) <= set(above.columns):
        return False
    first = next((row for row in below.rows if _count(sheet, row, below.columns) > 1), None)
    if first is None or first != below.rows[0]:
        return False
    left, *others = [sheet.rows[first][column] for column in above.columns]
    return bool(left) and not is_figure(left) and any(is_figure(cell) for cell in others)


def _count(sheet: Sheet, row: int, columns: Sequence[int]) -> int:
    return sum(bool(sheet.rows[row][column]) for column in columns)


def _beside(sheet: Sheet, band: _Region) -> Iterator[_Region]:
    """Yield the tables that stand beside each other, an empty column between them.

    What has no labels of its own is no table but goes on with that at its left.
    """
    parts: list[_Region] = []
    for columns in _runs(band.columns):
        part = _part(sheet, band, columns)
        if parts and not _has_labels(sheet, part):
            part = _part(sheet, band, parts.pop().columns + columns)
        parts.append(part)
    yield from parts


def _part(sheet: Sheet, band: _Region, columns: tuple[int, ...]) -> _Region:
    return _Region(tuple(row for row in band.rows if _count(sheet, row, columns)), columns)


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the runs of neighbouring columns."""
    for _, group in groupby(enumerate(columns), lambda pair: pair[1] - pair[0]):
        yield tuple(column for _, column in group)


def _has_labels(sheet: Sheet, region: _Region) -> bool:
    """Tell whether the first column names the rows: texts below the first row, no figures."""
    below = [sheet.rows[row][region.columns[0]] for row in region.rows[1:]]
    texts = [cell for cell in below if cell]
    named = len(texts) > _LABELLED * len(below)
    return len(region.columns) > 1 and named and not any(map(is_figure, texts))


# ---------------------------------------------------------------- what they say


def _blocks(sheet: Sheet, region: _Region, *, before_table: bool) -> Iterator[Block]:
    """Yield the lines above a table, the table, and the notes below it."""
    single = [_count(sheet, row, region.columns) == 1 for row in region.rows]
    start = next((n for n, alone in enumerate(single) if not alone), len(single))
    if 0 < start < len(single) and _is_over_columns(sheet, region, region.rows[start - 1]):
        start -= 1
    end = len(single)
    while end > start and single[end - 1] and _is_note(sheet, region, region.rows[end - 1]):
        end -= 1
    for row in region.rows[:start]:
        text = _text(sheet, region, row)
        is_caption = (start < end or before_table) and len(text) <= _LONGEST_CAPTION
        yield Text(text, "caption" if is_caption else "paragraph", sheet.page)
    if start < end:
        yield _grid(sheet, _Region(region.rows[start:end], region.columns))
    for row in region.rows[end:]:
        yield Text(_text(sheet, region, row), "paragraph", sheet.page)


def _is_over_columns(sheet: Sheet, region: _Region, row: int) -> bool:
    """Tell whether the only text of a row stands over the figures, not over the labels."""
    text = _text(sheet, region, row)
    return not sheet.rows[row][region.columns[0]] and len(text) <= _LONGEST_HEADER


def _text(sheet: Sheet, region: _Region, row: int) -> str:
    return next(filter(None, (sheet.rows[row][column] for column in region.columns)))


def _is_note(sheet: Sheet, region: _Region, row: int) -> bool:
    text = sheet.rows[row][region.columns[0]]
    return len(text.split()) >= _FEWEST_WORDS or text[:1] in {"*", "†", "‡", "(", "（", "注"}


def _grid(sheet: Sheet, region: _Region) -> Grid:
    declared = int(region.rows[0] in sheet.bold)
    merges = list(_merges(sheet, region))
    rows = tuple(tuple(sheet.rows[row][c] for c in region.columns) for row in region.rows)
    if merges:
        found = grid(_spanning(rows, merges), declared=declared, page=sheet.page)
        rows, headers = found.rows, found.header_rows
    else:
        headers = header_rows(rows, declared)
    if not declared and _is_numbered(rows):
        headers = 0
    heads = [_over_runs(row, region.columns) for row in rows[: headers - 1]] if headers else []
    return Grid((*heads, *rows[len(heads) :]), headers, page=sheet.page)


def _is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row is numbered as those below it are: then it is none of headers."""
    return all(row[0] and is_figure(row[0]) for row in rows[:2])


def _over_runs(row: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    """Repeat headers over the columns between empty ones, where one stands over each such run."""
    runs = list(_runs(columns))
    cells = [row[0]]
    start = 1
    for run in runs if len(runs) > 1 else ():
        end = start + len(run) - (start == 1)
        named = [cell for cell in row[start:end] if cell]
        if start < end and len(named) != 1:
            return tuple(row)
        cells += named * (end - start)
        start = end
    return tuple(cells) if len(runs) > 1 else tuple(row)


def _spanning(rows: Sequence[Sequence[str]], merges: Sequence[Merge]) -> Iterator[Spanning]:
    covering = {(merge.row, merge.column): merge for merge in merges}
    covered = {
        (merge.row + down, merge.column + right)
        for merge in merges
        for down in range(merge.rows)
        for right in range(merge.columns)
    }
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            merge = covering.get((row, column))
            if merge is not None:
                yield Spanning(text, row, column, merge.columns, merge.rows)
            elif (row, column) not in covered:
                yield Spanning(text, row, column)


def _merges(sheet: Sheet, region: _Region) -> Iterator[Merge]:
    """Yield the merged cells of the region, by their positions in it."""
    row_of = {row: position for position, row in enumerate(region.rows)}
    column_of = {column: position for position, column in enumerate(region.columns)}
    for merge in sheet.merges:
        if merge.row in row_of and merge.column in column_of:
            rows = sum(merge.row + n in row_of for n in range(merge.rows))
            columns = sum(merge.column + n in column_of for n in range(merge.columns))
            yield Merge(row_of[merge.row], column_of[merge.column], rows, columns)
