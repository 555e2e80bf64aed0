"""The order in which a page's lines are read: columns of prose one after another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from index.readers.pdf_cells import is_opening, is_value, states_amount
from index.readers.pdf_lines import Line, rows_of
from index.readers.pdf_rules import Rule

_LEAST_ROWS: Final = 3  # of prose in each column
_SAME_EDGE: Final = 2.0  # points: left edges of lines of one column
_FULL: Final = 0.5  # of the column's width is the least that most of its rows fill
_FULL_LEVEL: Final = 0.7  # the same where the rows of both sides stand level, as in a table
_LEAST_LETTERS: Final = 12  # most rows of prose have more
_LEAST_LETTERS_EAST: Final = 7
_MANY_LETTERS: Final = 22  # lines as long as this are prose, also in two columns side by side
_MANY_LETTERS_EAST: Final = 12
_MOST_COLUMNS: Final = 6  # deeper than any page goes
_BREATH: Final = 1.0  # points that letters may lean into the gutter
_BLANK: Final = 4.0  # in parts of the size: no more stands between two paragraphs
_BESIDE_TABLE: Final = 6  # rows of prose in the column beside a table
_FULL_BESIDE: Final = 0.85  # of that column's width: a table's own texts are ragged
_TABLE_LEVEL: Final = 0.75  # of the rows: these are all one table's
_RUNNING_ON: Final = 1 / 3  # of the lines of a text begin with a small letter
_STOPS: Final = 0.08  # of the lines of a text, at least, hold the end of a sentence
_STOP: Final = re.compile(r"[^\W\d_)]\)?\.(?:\s|$)|[。；]")
_FIGURES: Final = 1 / 3  # of the rows: below them stand headers and beside them labels
_SAME_HEIGHT: Final = 0.25  # in parts of the size: cells with borders sit a little lower
_ALIGNED: Final = 0.6  # of the rows: columns whose rows stand level may be a table's


@dataclass(slots=True)
class Layout:
    """A page's lines in parts, each read from top to bottom, in the order of reading.

    `gutters` is where columns part, in points from the left.
    """

    parts: list[list[Line]] = field(default_factory=list)
    gutters: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows between two heights that no line or rule crosses at the gutter."""

    left: list[Line]
    right: list[Line]
    crossing: list[Line]


def lay_out(
    lines: Sequence[Line], across: Sequence[Rule] = (), known: Sequence[float] = ()
) -> Layout:
    """Return how a page is read; `known` are gutters of the document's other pages."""
    layout = Layout()
    _part(lines, across, known, _MOST_COLUMNS, layout)
    return layout


def _part(
    lines: Sequence[Line],
    across: Sequence[Rule],
    known: Sequence[float],
    depth: int,
    layout: Layout,
) -> None:
    if not lines:
        return
    best: list[_Band] = []
    most, at = 0, 0.0
    for gutter, least in _gutters(lines, known) if depth else ():
        bands = _bands(lines, across, gutter, least)
        columned = sum(len(band.left) + len(band.right) for band in bands if not band.crossing)
        if columned > most:
            best, most, at = bands, columned, gutter
    if not best:
        layout.parts.append(list(lines))
        return
    layout.gutters.append(at)
    for band in best:
        for part in (band.crossing, band.left, band.right):
            _part(part, across, known, depth - 1, layout)


def _gutters(lines: Sequence[Line], known: Sequence[float]) -> list[tuple[float, int]]:
    """Return where columns may part, left of edges that lines share, and the least rows there."""
    edges = sorted(line.x0 for line in lines)
    found = [(gutter, 1) for gutter in known if edges[0] < gutter < edges[-1]]
    start = 0
    for number in range(1, len(edges) + 1):
        if number == len(edges) or edges[number] - edges[number - 1] > _SAME_EDGE:
            if number - start >= _LEAST_ROWS and start > 0:
                found.append((edges[start] - _BREATH, _LEAST_ROWS))
            start = number
    return found


def _bands(lines: Sequence[Line], across: Sequence[Rule], gutter: float, least: int) -> list[_Band]:
    """Cut the page into bands, the columned ones and those between, from top to bottom."""
    marks: list[tuple[float, Line | None]] = [(line.base, line) for line in lines]
    wide = 5 * _BREATH
    marks += [
        (rule.at, None) for rule in across if rule.start < gutter - wide < gutter + wide < rule.end
    ]
    marks += [(height, None) for height in _blanks(lines)]
    marks.sort(key=lambda mark: mark[0])

    def crosses(mark: tuple[float, Line | None]) -> bool:
        line = mark[1]
        return line is None or line.x0 < gutter - _BREATH < gutter + _BREATH < line.x1

    groups = [(crossing, list(group)) for crossing, group in groupby(marks, key=crosses)]
    bands: list[_Band] = []
    for number, (crossing, group) in enumerate(groups):
        part = [line for _, line in group if line is not None]
        left = [line for line in part if line.x1 <= gutter + _BREATH]
        right = [line for line in part if line.x1 > gutter + _BREATH]
        after: list[Line] = []
        if not crossing and number + 1 < len(groups):
            height, line = groups[number + 1][1][0]
            foot = height if line is None else line.top
            left, right, after = _without_title(left, right, foot)
        if crossing or not _columned(left, right, least):
            whole = [*left, *right, *after] if not crossing else part
            if bands and bands[-1].crossing:
                bands[-1].crossing.extend(whole)
            else:
                bands.append(_Band([], [], list(whole)))
            continue
        bands.append(_Band(left, right, []))
        if after:
            bands.append(_Band([], [], after))
    return bands


def _blanks(lines: Sequence[Line]) -> list[float]:
    """Return the heights at which nothing stands for several lines: a picture, or a new part."""
    order = sorted(lines, key=lambda line: line.base)
    return [
        (above.base + below.top) / 2
        for above, below in pairwise(order)
        if below.top - above.base > _BLANK * max(above.size, below.size)
    ]


def _without_title(
    left: list[Line], right: list[Line], foot: float
) -> tuple[list[Line], list[Line], list[Line]]:
    """Take off the lines at the bottom that stand nearer to what is below than to their column.

    `foot` is the height of what is below.
    """
    taken: list[Line] = []
    for side in (left, right):
        rows = rows_of(side)
        for number in range(len(rows) - 1, 0, -1):
            row, above = rows[number], rows[number - 1]
            size = max(line.size for line in row)
            over = min(line.top for line in row) - max(line.base for line in above)
            under = foot - max(line.base for line in row)
            if over > size and under < over:
                taken += [line for low in rows[number:] for line in low]
                kept = {id(line) for high in rows[:number] for line in high}
                side[:] = [line for line in side if id(line) in kept]
                break
            if len(rows) - number > 3:  # a title and its header have no more rows
                break
    return left, right, taken


def _columned(left: Sequence[Line], right: Sequence[Line], least: int) -> bool:
    """Tell whether two sides are columns of prose and not of a table."""
    sides = rows_of(left), rows_of(right)
    if min(map(len, sides)) < least:
        return False
    figures = [_is_figures(rows) for rows in sides]
    if any(figures):
        prose = sides[figures.index(False)] if not all(figures) else []
        if len(prose) < _BESIDE_TABLE or _level(*sides) > _TABLE_LEVEL:
            return False
        return _is_long(prose) and _runs_on(prose) and _fill(prose) >= _FULL_BESIDE
    if _level(*sides) > _ALIGNED:
        return all(_is_prose(rows, _FULL_LEVEL) for rows in sides)
    return any(_is_prose(rows, _FULL) for rows in sides)


def _is_prose(rows: Sequence[Sequence[Line]], full: float) -> bool:
    """Tell whether a side holds lines of text: long ones, or such as fill the column."""
    if _is_long(rows):
        return True
    east = _is_east(rows)
    letters = median(sum(map(_letters, row)) for row in rows)
    return _fill(rows) >= full and letters >= (_LEAST_LETTERS_EAST if east else _LEAST_LETTERS)


def _is_long(rows: Sequence[Sequence[Line]]) -> bool:
    least = _MANY_LETTERS_EAST if _is_east(rows) else _MANY_LETTERS
    return median(max(map(_letters, row)) for row in rows) >= least


def _runs_on(rows: Sequence[Sequence[Line]]) -> bool:
    """Tell whether sentences run on from line to line, as labels of a table don't."""
    low = sum(row[0].text[:1].islower() for row in rows)
    stops = sum(_STOP.search(row[-1].text) is not None for row in rows)
    running = low >= _RUNNING_ON * len(rows) or _is_east(rows)
    return running and stops >= max(2, _STOPS * len(rows))


def _is_east(rows: Sequence[Sequence[Line]]) -> bool:
    text = "".join(line.text for row in rows for line in row)
    return sum(letter > "\u2e80" for letter in text) * 2 > len(text)


def _is_figures(rows: Sequence[Sequence[Line]]) -> bool:
    """Tell whether many rows of a side hold figures: alone, or in cells of their own."""
    return sum(map(_has_figures, rows)) >= _FIGURES * len(rows)


def _has_figures(row: Sequence[Line]) -> bool:
    if any(states_amount(line.text) for line in row[1:]):
        return True
    return all(is_value(line.text) or is_opening(line.text) for line in row)


def _letters(line: Line) -> int:
    return sum(map(str.isalpha, line.text))


def _fill(rows: Sequence[Sequence[Line]]) -> float:
    """Return which part of the column's width most rows fill."""
    x0 = min(line.x0 for row in rows for line in row)
    x1 = max(line.x1 for row in rows for line in row)
    return median(sum(line.x1 - line.x0 for line in row) for row in rows) / max(x1 - x0, 1.0)


def _level(left: Sequence[Sequence[Line]], right: Sequence[Sequence[Line]]) -> float:
    """Return which part of the shorter side's rows stand level with rows of the other."""
    short, long = sorted((left, right), key=len)
    heights = [row[0].base for row in long]
    near = sum(
        any(abs(row[0].base - height) <= _SAME_HEIGHT * row[0].size for height in heights)
        for row in short
    )
    return near / len(short)
