"""A table's rows as cells: wrapped lines joined, headers over the columns that they head."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from index.grids import header_rows as header_rows_of
from index.grids import is_figure, states_scale
from index.joining import glue
from index.readers.pdf_built import Built
from index.readers.pdf_cells import Cells, has_digit, is_closing, is_opening, is_value
from index.readers.pdf_headers import header_rows
from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_lines import Line
from index.readers.pdf_marks import without_marks
from index.readers.pdf_rules import Rule, Rules
from index.readers.pdf_table_columns import Column
from index.readers.pdf_tables import Area

# Baseline to baseline.
_TIGHT: Final = 0.93  # of the usual distance of rows: lines of one row stand nearer
_CLOSE: Final = 1.3  # of the size: lines of one cell
_ROW_BLANK: Final = 1.2  # of the distance of lines: rows of a table of texts stand further apart
_WIDE_RULE: Final = 0.6  # of the table's width: a rule that parts rows

_GOES_ON: Final = re.compile(
    r"[-–—,&/(]$|\b(?:and|or|of|the|for|in|to|from|by|with|de|del|la|y|und|et)$"
)


@dataclass(slots=True)
class Row:
    """A row in the making: lines of text by column, and the heights between which it stands."""

    cells: dict[int, list[Line]]
    top: float
    bottom: float

    @property
    def label(self) -> str:
        return " ".join(line.text for line in self.cells.get(0, ()))

    @property
    def valued(self) -> bool:
        return any(number for number in self.cells)

    @property
    def figured(self) -> bool:
        return any(
            is_figure(line.text) for number, lines in self.cells.items() if number for line in lines
        )

    def take(self, other: "Row") -> None:
        for number, lines in other.cells.items():
            self.cells.setdefault(number, []).extend(lines)
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)


def build(
    rows: Sequence[Cells], area: Area, rules: Rules, words: Container[str] = frozenset()
) -> Built:
    """Return the table; `words` are the document's own, by which broken words are joined."""
    columns = area.columns
    headers, body = _parted(rows[area.start : area.stop], area)
    heads = header_rows(headers, columns, rules.across, words)
    placed = [_placed(row, columns) for row in body]
    top = min((line.top for row in body for line in row), default=0.0)
    bottom = max((line.base for row in body for line in row), default=0.0)
    parting = _parting(rules.across, columns, top, bottom)
    whole = _by_rules(placed, parting)
    if not whole and area.plain:
        whole = _by_blanks(placed)
    whole = whole or _unwrapped(placed, columns)
    count = len(columns)
    shown = [tuple(texts.get(n, "") for n in range(count)) for texts, _ in heads]
    shown += [tuple(_text(row.cells.get(n, ()), words) for n in range(count)) for row in whole]
    heights = [height for _, height in heads] + [(row.top, row.bottom) for row in whole]
    figures = [()] * len(heads) + [_figures(row) for row in whole]
    count = min(header_rows_of(shown, 0), 1) if area.plain else len(heads)
    crowded = frozenset(len(heads) + n for n, row in enumerate(whole) if _is_crowded(row))
    return Built(tuple(shown), count, tuple(heights), tuple(columns), tuple(figures), crowded)


def _is_crowded(row: Row) -> bool:
    """Tell whether two plain figures stand beside each other in one cell."""
    return any(
        abs(one.base - other.base) < _CLOSE * one.size / 2
        and all(is_figure(line.text) and line.text[:1].isdigit() for line in (one, other))
        for number, lines in row.cells.items()
        if number
        for one, other in pairwise(lines)
    )


def _figures(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(
        (word.text, word.mark)
        for number, lines in row.cells.items()
        if number
        for line in lines
        for word in line.words
        if has_digit(word.text) or has_digit(word.mark)
    )


def _parted(rows: Sequence[Cells], area: Area) -> tuple[list[Cells], list[Cells]]:
    """Part the header rows from the body; a label alone above figures heads rows, not columns."""
    first = area.body - area.start
    values = min((column.x0 for column in area.columns[1:]), default=0.0)
    while first > 0:
        row = rows[first - 1]
        over = any((line.x0 + line.x1) / 2 > values for line in row)
        text = row[0].text
        if over or (states_scale(text) and text.startswith("(")):
            break
        first -= 1
    return list(rows[:first]), list(rows[first:])


def _placed(row: Cells, columns: Sequence[Column]) -> Row:
    cells: dict[int, list[Line]] = {}
    for line in row:
        cells.setdefault(_column(line, columns), []).append(line)
    return Row(cells, min(line.top for line in row), max(line.base for line in row))


def _column(line: Line, columns: Sequence[Column]) -> int:
    """Return the column in which a cell stands: the one it covers most, text the first it covers."""
    covered = [
        (min(line.x1, column.x1) - max(line.x0, column.x0), -number)
        for number, column in enumerate(columns)
    ]
    most, number = max(covered)
    if most <= 0:
        return _near(line, columns)
    if not is_value(line.text) and covered[0][0] > 0:
        return 0
    return -number


def _near(line: Line, columns: Sequence[Column]) -> int:
    """Return the column beside which a cell stands that covers none."""
    sign = -1 if is_closing(line.text) else 1 if is_opening(line.text) else 0
    gaps = [
        (max(column.x0 - line.x1, line.x0 - column.x1), number)
        for number, column in enumerate(columns)
    ]
    right = [gap for gap in gaps if columns[gap[1]].x0 >= line.x1]
    left = [gap for gap in gaps if columns[gap[1]].x1 <= line.x0]
    if sign > 0 and right:
        return min(right)[1]
    if sign < 0 and left:
        return min(left)[1]
    return min(gaps)[1]


def _parting(
    across: Sequence[Rule], columns: Sequence[Column], top: float, bottom: float
) -> list[float]:
    """Return the heights of rules that part the table's rows."""
    width = columns[-1].x1 - columns[0].x0
    lengths: dict[int, float] = {}
    for rule in across:
        if top - 1 <= rule.at <= bottom + 1:
            covered = min(rule.end, columns[-1].x1) - max(rule.start, columns[0].x0)
            lengths[round(rule.at)] = lengths.get(round(rule.at), 0.0) + max(covered, 0.0)
    return sorted(float(at) for at, length in lengths.items() if length >= _WIDE_RULE * width)


def _by_rules(rows: Sequence[Row], parting: Sequence[float]) -> list[Row]:
    """Join what stands between two rules, where every row of figures is parted from the next."""
    figured = sum(row.figured for row in rows)
    if len(parting) < 2 or len(parting) + 1 < max(figured, 2):
        return []
    bands: dict[int, list[Row]] = {}
    for row in rows:
        middle = (row.top + row.bottom) / 2
        bands.setdefault(sum(at < middle for at in parting), []).append(row)
    if any(sum(row.figured for row in band) > 1 for band in bands.values()):
        return []
    whole: list[Row] = []
    for _, band in sorted(bands.items()):
        first = band[0]
        for row in band[1:]:
            first.take(row)
        whole.append(first)
    return whole


def _by_blanks(rows: Sequence[Row]) -> list[Row]:
    """Join lines that stand nearer to each other than to the rest, if some do."""
    steps = [below.bottom - above.bottom for above, below in pairwise(rows)]
    if len(steps) < 2 or max(steps) < _ROW_BLANK * min(steps):
        return []
    whole: list[Row] = []
    for row, step in zip(rows, [max(steps), *steps], strict=True):
        if step < _ROW_BLANK * min(steps):
            whole[-1].take(row)
        else:
            whole.append(row)
    return whole


def _unwrapped(rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """Join the lines of labels and cells that take more than one line."""
    valued = [row.bottom for row in rows if row.valued]
    steps = [after - before for before, after in pairwise(valued)]
    pitch = median(steps) if steps else 0.0
    edge = max((line.x1 for row in rows for line in row.cells.get(0, ())), default=0.0)
    edge = max(edge, columns[0].x1)
    whole: list[Row] = []
    for row in rows:
        if whole and _continues(whole[-1], row, pitch, edge):
            whole[-1].take(row)
        else:
            whole.append(row)
    return whole


def _continues(above: Row, row: Row, pitch: float, edge: float) -> bool:
    """Tell whether a row is a further line of the row above it."""
    labels, upper = row.cells.get(0, []), above.cells.get(0, [])
    size = max(line.size for lines in row.cells.values() for line in lines)
    step = row.bottom - above.bottom
    tight = step <= max(_TIGHT * pitch, 0.8 * size) or step <= size
    if not labels:  # further lines of cells, or the figures beside a label of several lines
        return (not row.figured and step <= _CLOSE * size) or (not above.valued and tight)
    if not upper or above.label.endswith(":"):
        return False
    first = labels[0].words[0]
    full = upper[-1].x1 + 0.25 * size + (first.x1 - first.x0) > edge
    low = first.text[:1].islower() or first.text[:1] in "(&/–-"
    open_end = _GOES_ON.search(above.label) is not None
    if not above.valued:  # a label on its own: it heads this row, or goes on in it
        return (tight and step < pitch) or (low and full) or (open_end and (full or low))
    if row.valued:
        return False
    return (low or open_end) and (tight or full or step <= _CLOSE * size)


def _text(lines: Sequence[Line], words: Container[str]) -> str:
    """Return a cell's text: its lines joined, its signs beside its figure."""
    text = ""
    for line in lines:
        piece = without_marks(line.text).strip().replace(HYPHEN, "-")
        if not text or not piece:
            text = text or piece
        elif is_value(piece):
            text = f"{text} {piece}"
        else:
            text = glue(text, piece, words)
    return text
