"""Lines of one part of a page, joined to paragraphs, items and lines that stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import Final

from index.readers.pdf_cells import Cells, mark_of, whole
from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_lines import Line

# In parts of the letters' size, unless it says otherwise.
_OTHER_SIZE: Final = 0.06
_MORE_APART: Final = 1.3  # of the usual distance of lines: a new paragraph
_MORE_AFTER_STOP: Final = 1.12  # the same after a line that ends a sentence
_LEAST_MORE: Final = 0.1
_INDENT: Final = 0.7
_MOST_INDENT: Final = 4.0  # a line that starts further in is centred or a block of its own
_APART: Final = 2.0  # a wider blank parts what stands side by side: no running text
_SPARE: Final = 0.4  # how much room must be left after a last line
_BLANK: Final = 0.25
_SMALL_SHARE: Final = 0.12  # of a line's letters may stand upright in an italic one: marks, symbols

_STOPS: Final = re.compile(r"[.!?:;。！？：；…][\"'”’»)\]）】」』]*$")
_ENDS: Final = re.compile(r"[.!?。！？…][\"'”’»)\]）】」』]*$")
_TAIL: Final = 5  # characters: a stop with what closes after it
_EAST: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BULLET: Final = re.compile(r"[•▪●■◦‣➢❖✓○◆▶►·\-–—*]")


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look: size in points, bold, italic."""

    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Passage:
    """Lines that belong together. `apart` tells that more than a line's blank stands above.

    `page` counts from 1; `item` tells that it bears the mark of a list; `ended` that it stops,
    and `short` that its last line leaves room, so that only a small letter elsewhere goes on with
    it; `aside` that it is a row of cells of no table, or runs another way than the page: no
    running text, no heading.
    """

    lines: list[str]
    style: Style
    page: int
    x0: float
    apart: bool
    indented: bool = False
    item: bool = False
    ended: bool = True
    short: bool = False
    aside: bool = False

    @property
    def letters(self) -> int:
        return sum(map(len, self.lines))


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the lines of a part of a page begin and end, and how far apart they stand."""

    left: float
    right: float
    pitch: float


def edges_of(rows: Sequence[Cells]) -> tuple[float, float]:
    """Return where the rows of a part of a page begin and end, in points."""
    lines = [line for row in rows for line in row]
    return min((line.x0 for line in lines), default=0.0), max(
        (line.x1 for line in lines), default=0.0
    )


def passages(rows: Sequence[Cells], page: int, edges: tuple[float, float]) -> list[Passage]:
    """Return the paragraphs of rows that no table holds, from top to bottom.

    `edges` are those of the part of the page in which the rows stand.
    """
    lines = [whole(row) for row in rows if row]
    if not lines:
        return []
    measure = _Measure(*edges, _pitch(lines))
    found: list[Passage] = []
    above: Line | None = None
    first: Line | None = None
    for line, row in zip(lines, (row for row in rows if row), strict=True):
        apart = above is None or _is_apart(above, line, measure)
        cells = _parted(row)
        if (
            found
            and above is not None
            and first is not None
            and not cells
            and not found[-1].aside
            and not _begins(found[-1], first, above, line, measure, apart=apart)
        ):
            found[-1].lines.append(line.text)
        else:
            found.append(_passage(line, page, measure, apart=apart, aside=cells))
            first = line
        found[-1].ended = _ENDS.search(line.text[-_TAIL:]) is not None
        found[-1].short = _is_short(line, measure)
        above = line
    return found


def stops(text: str) -> bool:
    """Tell whether a line ends with a mark that ends a sentence or a part of it."""
    return _STOPS.search(text[-_TAIL:]) is not None


def _passage(line: Line, page: int, measure: _Measure, *, apart: bool, aside: bool) -> Passage:
    text = line.text
    mark = mark_of(text)
    if _BULLET.fullmatch(mark):
        text = text[len(mark) :].lstrip()
    indent = line.x0 - measure.left
    indented = _INDENT * line.size < indent < _MOST_INDENT * line.size
    return Passage([text], style_of(line), page, line.x0, apart, indented, bool(mark), aside=aside)


def style_of(line: Line) -> Style:
    """Return how most letters of a line look."""
    letters = line.letters or 1
    words = [word for word in line.words if sum(map(str.isalpha, word.text)) > 1]
    bold = all(word.bold for word in words or line.words)  # a bold beginning makes no bold line
    italic = sum(len(word.text) for word in line.words if word.italic)
    return Style(line.size, bold, italic >= (1 - _SMALL_SHARE) * letters)


def _pitch(lines: Sequence[Line]) -> float:
    """Return how far apart the lines of a paragraph stand, in parts of their size."""
    steps = [
        (below.base - above.base) / below.size
        for above, below in pairwise(lines)
        if _same_size(above, below)
        and 0.8 * below.size < below.base - above.base < 2.4 * below.size
    ]
    if len(steps) < 2:
        return steps[0] if steps else 1.3
    return quantiles(steps, n=4)[0]


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _is_apart(above: Line, line: Line, measure: _Measure) -> bool:
    step = (line.base - above.base) / line.size
    more = _MORE_AFTER_STOP if stops(above.text) else _MORE_APART
    return step > max(measure.pitch * more, measure.pitch + _LEAST_MORE) or step < 0


def _parted(row: Cells) -> bool:
    return any(right.x0 - left.x1 > _APART * right.size for left, right in pairwise(row))


def _begins(
    passage: Passage, first: Line, above: Line, line: Line, measure: _Measure, *, apart: bool
) -> bool:
    """Tell whether a line begins a passage; `first` is that of the passage before it."""
    if apart or not _same_size(above, line) or style_of(above).bold != style_of(line).bold:
        return True
    text, before = line.text, above.text
    stopped = stops(before)
    room = _has_room(above, line, measure)
    mark = mark_of(text)
    low = text[:1].islower()
    if mark and not low:
        listed = passage.item and abs(line.x0 - first.x0) < _INDENT * line.size
        bullet = _BULLET.fullmatch(mark) is not None and mark not in "-–—"
        if bullet or listed or ((stopped or room) and mark not in "-–—"):
            return True
    shift = line.x0 - above.x0
    if passage.item:
        back = line.x0 < first.x0 - _INDENT * line.size and above is not first
        again = shift > _INDENT * line.size and above is not first
        if stopped and (again or (back and shift < -_INDENT * line.size)):
            return True
    elif _INDENT * line.size < shift and (stopped or room) and not low:
        return True
    on = low or text[:1].isdigit()  # it may go on with the line above, whatever room that leaves
    return room and (stopped or not on) and not _both_centred(above, line, measure)


def _has_room(above: Line, line: Line, measure: _Measure) -> bool:
    """Tell whether the line's first word would have stood in the line above."""
    word = line.words[0]
    width = line.size if _EAST.match(word.text) else word.x1 - word.x0 + _BLANK * line.size
    return above.x1 + width + _SPARE * line.size < measure.right


def _both_centred(one: Line, other: Line, measure: _Measure) -> bool:
    middle = (measure.left + measure.right) / 2
    return all(
        line.x0 > measure.left + line.size
        and abs((line.x0 + line.x1) / 2 - middle) < _INDENT * line.size
        for line in (one, other)
    )


def _is_short(line: Line, measure: _Measure) -> bool:
    """Tell whether a line leaves so much room that its passage seems to end with it."""
    if line.text.endswith((HYPHEN, "-")):
        return False
    return measure.right - line.x1 > (measure.right - measure.left) / 3
