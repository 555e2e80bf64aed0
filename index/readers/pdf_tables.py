"""Tables among the lines of a PDF page: found by figures that stand one under another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.grids import is_figure
from index.readers.pdf_cells import (
    Cells,
    has_digit,
    is_caption,
    is_date,
    is_opening,
    is_value,
    states_amount,
)
from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_lines import Line
from index.readers.pdf_table_columns import Column, columns_of

_EQUATION: Final = re.compile(r"\(\d{1,3}[a-z]?\)")  # its number at the right
_NUMBER: Final = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")


# Heights in parts of the size, from baseline to baseline.
_MOST_APART: Final = 5.0  # rows of one table; a blank row stands between its parts
_MOST_SINGLE: Final = 4  # rows without a second cell in a row: wrapped labels, headings of groups
_PROSE_LETTERS: Final = 40  # a longer single cell that runs beyond the labels is prose
_LONG_TEXT: Final = 60  # letters; labels beside figures are shorter
_LEAST_MARKS: Final = 4  # in equal steps, of an axis
_LONG_LABEL: Final = 90  # letters; what says more and stops is a sentence
_PROSE_SHARE: Final = 0.62  # of the width of all, where no other row says how wide labels are
_BESIDE: Final = 0.9  # nearer rows are lines of cells that stand beside each other
_NEXT_LINE: Final = 1.3
_NEAR_LINE: Final = 1.6
_SAME_SIZE: Final = 0.5  # points
_HEADER_APART: Final = 2.6  # a header that spans columns stands nearer above the first row


@dataclass(slots=True)
class Area:
    """Rows `start:stop` of a part of the page that are a table; `body` is the first of figures.

    `plain` tells that it holds texts and its header is not known.
    """

    start: int
    stop: int
    body: int
    columns: list[Column]
    plain: bool = False


def find(rows: Sequence[Cells]) -> list[Area]:
    """Return the tables among the rows of one part of a page, from top to bottom."""
    areas: list[Area] = []
    start = 0
    while start < len(rows):
        stop = _group(rows, start)
        if stop > start:
            areas += _areas(rows, start, stop)
        start = max(stop, start + 1)
    return _with_headers_above(rows, areas)


def _group(rows: Sequence[Cells], start: int) -> int:
    """Return where the rows end that may be one table with row `start`; `start` if there is none."""
    if len(rows[start]) < 2 or names_table(rows[start]):
        return start
    stop = number = start + 1
    labels = rows[start][1].x0
    left = min(line.x0 for row in rows for line in row)
    wide = left + _PROSE_SHARE * (max(line.x1 for row in rows for line in row) - left)
    while number < len(rows) and number - stop <= _MOST_SINGLE:
        row = rows[number]
        size = max(line.size for line in row)
        if row[0].base - rows[number - 1][0].base > _MOST_APART * size or names_table(row):
            break
        if len(row) >= 2:
            stop = number + 1
            if is_value(row[-1].text):
                labels = wide = max(labels, row[1].x0)
        elif is_prose(row[0], labels, wide):
            break
        number += 1
    return stop


def names_table(row: Cells) -> bool:
    """Tell whether a row is a table's caption."""
    return is_caption(" ".join(line.text for line in row))


def is_prose(line: Line, labels: float, wide: float) -> bool:
    """Tell whether a row of one cell is text beside the table; labels end at `labels`."""
    letters, text = line.letters, line.text
    if letters >= _PROSE_LETTERS and (line.x1 > labels + line.size or text.endswith(".")):
        return True
    if letters >= _LONG_LABEL and text.endswith((".", ":", "。", "：")):
        return True
    return line.x1 > wide and letters >= _PROSE_LETTERS


def _areas(rows: Sequence[Cells], start: int, stop: int) -> list[Area]:
    """Return the tables among rows that stand together; a new header begins a new one."""
    found: list[Area] = []
    first = start
    for number in range(start + 1, stop + 1):
        if number < stop and not _opens(rows, first, number):
            continue
        area = _area(rows, first, number)
        if area is not None:
            found.append(area)
        first = number
    return found


def _opens(rows: Sequence[Cells], first: int, number: int) -> bool:
    """Tell whether a header begins at row `number`, after figures and before further ones."""
    if not any(has_figures(row) for row in rows[first:number]) or not _heads(rows[number]):
        return False
    if any(_heads(row) for row in rows[number - 1 : number]):
        return False
    left = min(line.x0 for row in rows[first:number] for line in row)
    row = rows[number]
    below = rows[number + 1 : number + 2]
    beside = any(other[0].base - row[0].base < _BESIDE * row[0].size for other in below)
    return not beside and row[0].x0 > left + 4 * row[0].size


def has_figures(row: Cells) -> bool:
    """Tell whether a row states amounts beside its label."""
    dates = [is_date(line.text) for line in row]
    dated = dates[0] and not all(dates)  # it labels the row
    return dated or any(states_amount(line.text) for line in row[1:])


def _heads(row: Cells) -> bool:
    """Tell whether a row names columns: several cells and no amount."""
    return len(row) >= 2 and not any(is_figure(line.text) or is_opening(line.text) for line in row)


def _area(rows: Sequence[Cells], start: int, stop: int) -> Area | None:
    while stop > start and len(rows[stop - 1]) < 2:
        stop -= 1
    table = rows[start:stop]
    figured = [row for row in table if has_figures(row)]
    if not figured:
        return None
    columns = columns_of(table, figured)
    body = next(number for number, row in enumerate(table) if has_figures(row))
    if not _is_table(table, figured, columns, body):
        return None
    return Area(start, _with_tail(rows, stop, columns), start + body, columns)


def _with_tail(rows: Sequence[Cells], stop: int, columns: Sequence[Column]) -> int:
    """Return where the table ends with the further lines of its last row's cells."""
    while stop < len(rows) and len(rows[stop]) == 1:
        line, above = rows[stop][0], rows[stop - 1]
        inside = [
            number
            for number, column in enumerate(columns)
            if column.x0 - 1 <= line.x0 and line.x1 <= column.x1 + 1
        ]
        step = line.base - above[0].base
        like = (
            abs(line.size - above[0].size) < _SAME_SIZE
            and line.words[0].bold == above[0].words[0].bold
        )
        goes_on = line.text[:1].islower() or above[0].text.endswith((",", "-", HYPHEN, "&"))
        hangs = line.x0 > columns[0].x0 + 2 and like and ":" not in line.text
        if not inside or step > (_NEAR_LINE if goes_on else _NEXT_LINE) * line.size:
            break
        if inside[0] == 0 and not (goes_on or hangs):
            break
        stop += 1
    return stop


def _is_table(
    table: Sequence[Cells], figured: Sequence[Cells], columns: Sequence[Column], body: int
) -> bool:
    if len(columns) < 2 or not any(column.numeric for column in columns[1:]):
        return False
    if _is_prose_beside(figured) or _is_axis(figured):
        return False
    amounts = [
        line.text
        for row in figured
        for line in row[1:]
        if has_digit(line.text) and states_amount(line.text)
    ]
    figures = len(amounts)
    if all(map(_EQUATION.fullmatch, amounts)):
        return False
    if len(figured) == 1:
        return figures >= 2 and (body > 0 or figures >= 3)
    opened = sum(len(row) >= 2 for row in table[body:])
    return 2 * len(figured) >= opened and figures >= 2


def _is_prose_beside(figured: Sequence[Cells]) -> bool:
    """Tell whether most rows are long lines of text with a stray figure: indices, formulas."""
    long = sum(len(row) <= 3 and row[0].letters >= _LONG_TEXT for row in figured)
    return 2 * long > len(figured)


def _is_axis(figured: Sequence[Cells]) -> bool:
    """Tell whether the figures are the marks of a chart's axes: they go down in equal steps."""
    values = [_marks(row) for row in figured]
    if len(values) < _LEAST_MARKS or not all(values):
        return False
    steps = {
        tuple(round(a - b, 6) for a, b in zip(above, below, strict=False))
        for above, below in pairwise(values)
    }
    return len(steps) == 1 and all(len(set(step)) == 1 and step[0] != 0 for step in steps)


def _marks(row: Cells) -> list[float]:
    """Return the plain numbers of a row that holds nothing else."""
    numbers = []
    for line in row:
        plain = line.text.replace(",", "").replace("−", "-").rstrip("%")
        if not _NUMBER.fullmatch(plain):
            return []
        numbers.append(float(plain))
    return numbers


def _with_headers_above(rows: Sequence[Cells], areas: list[Area]) -> list[Area]:
    """Take in the rows right above a table that stand over its figures: "Three months ended"."""
    end = 0
    for area in areas:
        first = min(column.x0 for column in area.columns[1:])
        last = area.columns[-1].x1
        while area.start > end and not names_table(rows[area.start - 1]):
            row, below = rows[area.start - 1], rows[area.start]
            size = max(line.size for line in row)
            near = below[0].base - row[0].base <= _HEADER_APART * size
            over = all(first - size <= line.x0 and line.x1 <= last + 4 * size for line in row)
            if not near or not over or sum(line.letters for line in row) >= 2 * _PROSE_LETTERS:
                break
            if len(row) == 1 and _is_title(row[0], area.columns):
                break
            area.start -= 1
        end = area.stop
    return areas


def _is_title(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line stands in the middle of the whole table rather than of its figures."""
    middle = (line.x0 + line.x1) / 2
    whole = (columns[0].x0 + columns[-1].x1) / 2
    figures = (columns[1].x0 + columns[-1].x1) / 2
    return len(columns) > 2 and abs(middle - whole) < abs(middle - figures)
