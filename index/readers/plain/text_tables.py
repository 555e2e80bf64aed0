"""Tables in plain text: bars, tabs, or columns set apart by two spaces or more."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.blocks import Grid
from index.grids import header_rows, is_figure, is_year
from index.readers.plain.lines import Line

_GAP = re.compile(r"(?<![.!?:;])[ ]{2,}(?=\S)|(?<=[.!?:;])[ ]{3,}(?=\S)")
_LEADER = re.compile(r"(?<=[^\s.])\s?(?:\.\s?){3,}(?=\s{0,40}[$€£(]{0,2}\s{0,40}[\d—–-])")
_BARS = re.compile(r"[|\t]")
_SIGN = re.compile(r"[(]?(?:[$€£¥]|US\$)[(]?")
_BAR_RULE = re.compile(r"[\s|+:=-]+")
_LEAST_ROWS = 2
_LEAST_TEXT_ROWS = 3  # of a table without figures, which only its columns show
_SAME = 0.8  # of the rows have as many cells, or begin them in the same places
_LONGEST_TEXT = 40  # letters a cell, on average; text in columns is a page layout
_MOST_LABELS = 2  # lines in a row with a label only, within a table
_LEAST_CONTENTS = 3  # lines with leaders and page numbers that count up: a table of contents
_MOST_FAILURES = 20  # lines in a row
_LONGEST_PAGE = 4  # digits


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str


_Cells = list[_Cell]
_Spans = Sequence[tuple[int, int]]


def tables_in(group: Sequence[Line]) -> Iterator[Grid | Sequence[Line]]:
    """Yield the tables of a group of lines, and the lines between them.

    Lists of contents are left out: they say where things stand, and repeat the headings.
    """
    rest: list[Line] = []
    cells = list(map(_cells, group))
    row = failed = 0
    while row < len(group):
        # A table may begin a little later; to try all lines of a long group would take too long.
        step = 1 << max(0, failed - _MOST_FAILURES)
        found = _barred(group, row) or _spaced(group, cells, row, rest)
        end, grid, above = found or (min(row + step, len(group)), None, 0)
        several = len(cells[row]) > 1 or _BARS.search(group[row].text)
        failed = failed + 1 if several and not found else 0
        if grid is None:
            rest += group[row:end]
        else:
            if above:
                del rest[-above:]
            if rest:
                yield rest
            rest = []
            if grid.rows:
                yield grid
        row = end
    if rest:
        yield rest


def _barred(group: Sequence[Line], start: int) -> tuple[int, Grid, int] | None:
    """Return the table of the lines from `start` on with as many bars, or tabs, in each."""
    for mark in ("|", "\t"):
        count = group[start].words.strip("|").count(mark)
        end = start
        while end < len(group) and count and group[end].words.strip("|").count(mark) == count:
            end += 1
        lines = [line for line in group[start:end] if not _BAR_RULE.fullmatch(line.text)]
        rows = [tuple(map(str.strip, line.words.strip("|").split(mark))) for line in lines]
        letters = sum(len(cell) for row in rows for cell in row)
        if len(rows) >= _LEAST_ROWS and letters <= _LONGEST_TEXT * len(rows) * (count + 1):
            return end, _grid(rows, group[start].page), 0
    return None


def _grid(rows: Sequence[Sequence[str]], page: int | None) -> Grid:
    return Grid(tuple(map(tuple, rows)), header_rows(rows, 0), page=page)


def _spaced(
    group: Sequence[Line], cells: Sequence[_Cells], start: int, before: Sequence[Line]
) -> tuple[int, Grid, int] | None:
    """Return the table in columns that begins at `start`, if that is certain.

    The last number says how many of the lines `before` stand over its columns only.
    """
    lines = _extent(cells, start)
    rows = _typical(lines)
    if not rows:
        return None
    end = start + len(lines)
    if _is_contents(group[start:end], rows):
        return end, Grid(()), 0
    spans = [
        (min(line[column].start for line in rows), max(line[column].end for line in rows))
        for column in range(len(rows[0]))
    ]
    if any(left[1] > right[0] for left, right in pairwise(spans)):
        return None  # the columns overlap: what stands under what isn't sure
    above = _over(before, spans)
    placed = [_placed(line, spans) for line in [*above, *lines]]
    certain = [line for line in placed if line is not None]
    if len(certain) < len(placed):
        return None
    return end, _grid(certain, group[start].page), len(above)


def _extent(cells: Sequence[_Cells], start: int) -> Sequence[_Cells]:
    """Return the lines from `start` to the last that has several cells; none if it hasn't."""
    last = start - 1
    if len(cells[start]) > 1:
        for row in range(start, len(cells)):
            if len(cells[row]) > 1:
                last = row
            elif row - last > _MOST_LABELS:
                break
    return cells[start : last + 1]


def _cells(line: Line) -> _Cells:
    text = line.text.expandtabs()
    text = _LEADER.sub(lambda match: " " * max(2, len(match.group())), text)
    cells: _Cells = []
    start = len(text) - len(text.lstrip())
    for gap in [*_GAP.finditer(text, start), None]:
        end = gap.start() if gap else len(text.rstrip())
        if cells and _SIGN.fullmatch(cells[-1].text):
            sign = cells.pop()
            cells.append(_Cell(sign.start, end, sign.text + text[start:end]))
        elif start < end:
            cells.append(_Cell(start, end, text[start:end]))
        start = gap.end() if gap else end
    return cells


def _typical(lines: Sequence[_Cells]) -> list[_Cells]:
    """Return the rows that show what the columns are; none if there is no table."""
    several = [line for line in lines if len(line) > 1]
    figures = [line for line in several if _has_figures(line)]
    counts = Counter(map(len, figures or several))
    if len(several) < _LEAST_ROWS:
        return []
    width = max(counts, key=lambda count: (counts[count], count))
    rows = [line for line in figures or several if len(line) == width]
    if figures:
        return rows if len(rows) >= _LEAST_ROWS and len(rows) * 2 >= len(several) - 1 else []
    return rows if width > 2 and _aligned(rows, lines) else []


def _has_figures(line: _Cells) -> bool:
    others = [cell.text for cell in line[1:]]
    return all(is_figure(text) or is_year(text) for text in others) and any(map(is_figure, others))


def _aligned(rows: Sequence[_Cells], lines: Sequence[_Cells]) -> bool:
    """Tell whether rows of short texts begin their cells in the same places."""
    width = len(rows[0])
    letters = sum(len(cell.text) for line in rows for cell in line)
    if len(rows) < max(_LEAST_TEXT_ROWS, _SAME * len(lines)):
        return False
    starts = (Counter(line[column].start for line in rows) for column in range(width))
    same = min(count.most_common(1)[0][1] for count in starts)
    return letters <= _LONGEST_TEXT * len(rows) * width and same >= _SAME * len(rows)


def _is_contents(lines: Sequence[Line], rows: Sequence[_Cells]) -> bool:
    leaders = sum(_LEADER.search(line.text) is not None for line in lines)
    pages = [line[-1].text for line in rows]
    if leaders < _LEAST_CONTENTS or len(rows[0]) != 2:
        return False
    if not all(page.isdecimal() and len(page) <= _LONGEST_PAGE for page in pages):
        return False
    return all(int(one) <= int(other) for one, other in pairwise(pages))


def _over(before: Sequence[Line], spans: _Spans) -> list[_Cells]:
    """Return the cells of the last lines before a table that stand over its columns only."""
    found: list[_Cells] = []
    for line in reversed(before):
        cells = _cells(line)
        if cells[0].start < spans[0][1]:
            break
        found.insert(0, cells)
    return found


def _placed(line: _Cells, spans: _Spans) -> list[str] | None:
    """Return the cells of a line by column; a header over several is repeated. None: unsure."""
    found = [""] * len(spans)
    for cell in line:
        over = [
            column
            for column, (start, end) in enumerate(spans)
            if cell.start < end and start < cell.end
        ]
        if not over:
            middle = cell.start + cell.end
            over = [min(range(len(spans)), key=lambda each: abs(sum(spans[each]) - middle))]
        if over[0] == 0 or is_figure(cell.text):
            over = over[:1]
        for column in over:
            if found[column]:
                return None
            found[column] = cell.text
    return found
