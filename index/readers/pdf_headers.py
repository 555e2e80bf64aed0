"""The header rows of a table: the lines of each header joined, each over its columns."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from index.joining import glue
from index.readers.pdf_cells import Cells
from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_lines import Line
from index.readers.pdf_marks import without_marks
from index.readers.pdf_rules import Rule
from index.readers.pdf_spans import spans
from index.readers.pdf_table_columns import Column

_NEXT_LINE: Final = 1.3  # in parts of the size: from one line of a header to its next
_CENTRED: Final = 0.35  # of a column's pitch: how far off a header over all columns stands

_HEADERS_APART: Final = 0.42  # of the size: wider than a blank, narrower than between cells

Heights = tuple[float, float]


@dataclass(slots=True)
class _Header:
    """One header: its lines from top to bottom, as one box."""

    lines: list[Line]
    box: Line

    def take(self, line: Line) -> None:
        self.lines.append(line)
        x0, x1 = min(self.box.x0, line.x0), max(self.box.x1, line.x1)
        self.box = replace(self.box, x0=x0, x1=x1, base=line.base)


def header_rows(
    rows: Sequence[Cells],
    columns: Sequence[Column],
    across: Sequence[Rule],
    words: Container[str] = frozenset(),
) -> list[tuple[dict[int, str], Heights]]:
    """Return each header row: text by column, repeated over all that it heads, and its heights."""
    found: list[tuple[dict[int, str], Heights]] = []
    levels = _levels(_headers([_parted(row, columns) for row in rows]))
    for number, level in enumerate(levels):
        below = levels[number + 1] if number + 1 < len(levels) else []
        boxes = [header.box for header in level]
        above = {column for texts, _ in found for column in texts}
        alone = len(boxes) == 1 and len(below) > 1 and _over_all(boxes[0], columns)
        placed = [(1, len(columns) - 1)] if alone else spans(boxes, columns, across, above)
        texts: dict[int, str] = {}
        for header, (first, last) in zip(level, placed, strict=True):
            text = _text(header.lines, words)
            for column in range(first, last + 1):
                texts[column] = f"{texts[column]} {text}" if column in texts else text
        top = min(line.top for header in level for line in header.lines)
        bottom = max(line.base for header in level for line in header.lines)
        found.append((texts, (top, bottom)))
    return found


def _parted(row: Cells, columns: Sequence[Column]) -> Cells:
    """Part headers that stand so close that they look like one line, each over its column."""
    return [part for line in row for part in _parts(line, columns)]


def _parts(line: Line, columns: Sequence[Column]) -> Cells:
    parts = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 >= _HEADERS_APART * word.size:
            parts.append([])
        parts[-1].append(word)
    lines = [Line.of(words) for words in parts]
    nearest = [_nearest(part, columns) for part in lines]
    return lines if len(set(nearest)) == len(lines) else [line]


def _nearest(line: Line, columns: Sequence[Column]) -> int:
    middle = (line.x0 + line.x1) / 2
    gaps = [abs((column.x0 + column.x1) / 2 - middle) for column in columns]
    return gaps.index(min(gaps))


def _headers(rows: Sequence[Cells]) -> list[_Header]:
    """Join the lines of each header: one right under another, and neither beside a second."""
    found: list[_Header] = []
    for row in rows:
        open_ = list(found)
        for line in row:
            over = [header for header in open_ if _follows(header, line)]
            under = [other for other in row if over and _follows(over[0], other)]
            if len(over) == 1 and len(under) == 1:
                over[0].take(line)
            else:
                found.append(_Header([line], line))
    return found


def _follows(header: _Header, line: Line) -> bool:
    box = header.box
    step = line.base - box.base
    return (
        0 < step <= _NEXT_LINE * max(box.size, line.size) and line.x0 < box.x1 and line.x1 > box.x0
    )


def _levels(headers: Sequence[_Header]) -> list[list[_Header]]:
    """Return the headers in rows from top to bottom; none stands over another of its row."""
    levels: list[list[_Header]] = []
    for header in sorted(headers, key=lambda header: -header.box.base):
        level = levels[-1] if levels else []
        beside = any(
            other.lines[0].top <= header.box.base and header.lines[0].top <= other.box.base
            for other in level
        )
        over = any(header.box.x0 < other.box.x1 and header.box.x1 > other.box.x0 for other in level)
        if beside and not over:
            level.append(header)
        else:
            levels.append([header])
    for level in levels:
        level.sort(key=lambda header: header.box.x0)
    return levels[::-1]


def _over_all(box: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a header stands in the middle over all columns of figures."""
    left, right = columns[1].x0, columns[-1].x1
    pitch = (right - left) / (len(columns) - 1)
    return abs((box.x0 + box.x1) / 2 - (left + right) / 2) <= _CENTRED * pitch


def _text(lines: Sequence[Line], words: Container[str]) -> str:
    text = ""
    for line in lines:
        piece = without_marks(line.text).strip().replace(HYPHEN, "-")
        text = glue(text, piece, words) if text and piece else text or piece
    return text
