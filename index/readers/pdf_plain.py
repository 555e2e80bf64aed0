"""Tables of texts: found by the rules around them, or by cells that stand one under another."""

from collections.abc import Iterator, Sequence
from statistics import mean
from typing import Final

from index.readers.pdf_cells import Cells, is_mark
from index.readers.pdf_lines import Line
from index.readers.pdf_rules import Rule
from index.readers.pdf_table_columns import Column, spans_of
from index.readers.pdf_tables import Area, names_table

_LEAST_RULES: Final = 3  # at the top, under the header, at the bottom
_LEAST_ROWS: Final = 3  # with several cells, where no rules say that it is a table
_SAME_END: Final = 4.0  # points: rules of one table
_HIGHEST: Final = 400.0  # points between two rules of one table
_LEAN: Final = 2.0  # points that letters may reach over a rule
_MOST_APART: Final = 4.0  # in parts of the size, from baseline to baseline
_SINGLE: Final = 6  # rows of one cell in a row: further lines of one column
_OPEN: Final = 0.4  # of the rows have several cells
_ALIGNED: Final = 0.8  # of the cells of a column begin at one place
_LABEL: Final = 32  # letters of the labels, on average, in a table of two columns
_CELL: Final = 45  # letters of all cells, on average
_WORDED: Final = 0.3  # of the cells hold words: figures alone are a chart's
_MOST_TRIES: Final = 20  # rows at which a table may begin, one after another
_OUTLIERS: Final = 0.06  # of the rows may cross from one column into another


def find_plain(rows: Sequence[Cells], across: Sequence[Rule], taken: Sequence[Area]) -> list[Area]:
    """Return the tables of texts in rows where no table of figures was found, from the top."""
    found: list[Area] = []
    for start, stop in _free(len(rows), taken):
        ruled = _ruled(rows, start, stop, across)
        found += ruled
        for first, last in _free(stop, ruled, start):
            found += _aligned(rows, first, last)
    return sorted(found, key=lambda area: area.start)


def _free(stop: int, taken: Sequence[Area], start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the stretches of rows between tables."""
    for area in taken:
        if area.start > start:
            yield start, area.start
        start = max(start, area.stop)
    if stop > start:
        yield start, stop


def _ruled(rows: Sequence[Cells], start: int, stop: int, across: Sequence[Rule]) -> list[Area]:
    """Return the tables that rules of one length part into rows."""
    found: list[Area] = []
    groups: list[list[Rule]] = []
    for rule in across:
        for group in groups:
            above = group[-1]
            ends = abs(above.start - rule.start) + abs(above.end - rule.end)
            if ends <= 2 * _SAME_END and rule.at - above.at <= _HIGHEST:
                group.append(rule)
                break
        else:
            groups.append([rule])
    for group in groups:
        if len(group) < _LEAST_RULES:
            continue
        top, bottom = group[0].at, group[-1].at
        left, right = group[0].start - _LEAN, group[0].end + _LEAN
        inside = [
            number
            for number in range(start, stop)
            if top < rows[number][0].base <= bottom
            and all(left <= line.x0 and line.x1 <= right for line in rows[number])
        ]
        if not inside or inside[-1] - inside[0] + 1 != len(inside):
            continue
        first, last = inside[0], inside[-1] + 1
        if any(area.start < last and first < area.stop for area in found):
            continue
        columns = _columns(rows[first:last])
        if _is_list(rows[first:last]):
            continue
        several = sum(len(row) > 1 for row in rows[first:last])
        bands = {sum(rule.at < row[0].base for rule in group) for row in rows[first:last]}
        if len(columns) > 1 and several >= 2 and len(bands) > 1:
            found.append(Area(first, last, first, columns, plain=True))
    return sorted(found, key=lambda area: area.start)


def _aligned(rows: Sequence[Cells], start: int, stop: int) -> list[Area]:
    """Return the tables among rows whose cells stand one under another."""
    found: list[Area] = []
    number, tries = start, _MOST_TRIES
    while number < stop:
        end = _run(rows, number, stop)
        area = None
        if end - number >= _LEAST_ROWS and tries:
            area = _area(rows, number, end)
            tries -= 1
        if area is not None:
            found.append(area)
            number, tries = end, _MOST_TRIES
        else:
            number += 1
    return found


def _run(rows: Sequence[Cells], start: int, stop: int) -> int:
    """Return where rows end that may be one table with row `start`."""
    if len(rows[start]) < 2 or names_table(rows[start]):
        return start
    end = number = start + 1
    while number < stop and number - end <= _SINGLE:
        row = rows[number]
        size = max(line.size for line in row)
        if row[0].base - rows[number - 1][0].base > _MOST_APART * size or names_table(row):
            break
        if len(row) > 1:
            end = number + 1
        number += 1
    return end


def _area(rows: Sequence[Cells], start: int, stop: int) -> Area | None:
    table = rows[start:stop]
    several = [row for row in table if len(row) > 1]
    columns = _columns(table)
    if len(several) < _LEAST_ROWS or len(several) < _OPEN * len(table) or len(columns) < 2:
        return None
    if any(_crosses(row[0], columns) for row in table if len(row) == 1):
        return None
    cells = [line for row in several for line in row]
    first = [row[0] for row in several]
    worded = sum(any(map(str.isalpha, line.text)) for line in cells)
    if _is_list(table) or worded < _WORDED * len(cells):
        return None
    if mean(line.letters for line in cells) > _CELL or not _begin_level(several, columns):
        return None
    if len(columns) == 2 and mean(line.letters for line in first) > _LABEL:
        return None
    return Area(start, stop, start, columns, plain=True)


def _is_list(table: Sequence[Cells]) -> bool:
    """Tell whether the rows begin with the marks of a list: all alike, or bullets and numbers."""
    first = [row[0].words[0].text for row in table if len(row) > 1]
    alike = len(first) > 1 and len(set(first)) == 1 and len(first[0]) == 1
    return alike or any(map(is_mark, first))


def _columns(table: Sequence[Cells]) -> list[Column]:
    rows = [row for row in table if len(row) > 1]
    spots = [(line.x0, line.x1, "") for row in rows for line in row]
    return [Column(x0, x1, numeric=False) for x0, x1 in spans_of(spots, int(_OUTLIERS * len(rows)))]


def _crosses(line: Line, columns: Sequence[Column]) -> bool:
    return sum(line.x0 < column.x1 and line.x1 > column.x0 for column in columns) > 1


def _begin_level(rows: Sequence[Cells], columns: Sequence[Column]) -> bool:
    """Tell whether the cells of each further column begin, end or stand in the middle alike."""
    for column in columns[1:]:
        lines = [
            line for row in rows for line in row if line.x0 < column.x1 and line.x1 > column.x0
        ]
        places = (
            [line.x0 for line in lines],
            [line.x1 for line in lines],
            [(line.x0 + line.x1) / 2 for line in lines],
        )
        if max(map(_most_alike, places)) < _ALIGNED:
            return False
    return True


def _most_alike(places: Sequence[float]) -> float:
    """Return which part of the places lies within a few points of each other."""
    order = sorted(places)
    best = 1
    first = 0
    for last, place in enumerate(order):
        while place - order[first] > _SAME_END:
            first += 1
        best = max(best, last - first + 1)
    return best / len(order) if order else 0.0
