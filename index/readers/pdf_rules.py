"""The ruling lines of a PDF page: what separates a table's rows and heads its columns."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

_THICKEST: Final = 3.0  # points; a wider bar is a coloured field
_SHORTEST: Final = 8.0  # points; a shorter one is a tick or a dash
_MOST_OBJECTS: Final = 20_000  # a page with more is a drawing; looking at each takes a microsecond
_DEEPEST: Final = 2  # forms within forms
_TOUCH: Final = 3.0  # points between pieces of one line, as cells draw their own borders


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line in points from the top left corner: across at `at`, or down at `at`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page, each kind in order of `at`, `start`."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


Box = tuple[float, float, float, float]  # left, bottom, right, top


def read_rules(page: Any, place: Callable[[float, float], tuple[float, float]]) -> Rules:
    """Return the ruling lines of a page (pypdfium2's PdfPage).

    `place` turns places of the file into such from the top left corner.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for left, bottom, right, top in _edges(page.raw):
        one, other = place(left, bottom), place(right, top)
        (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if y1 - y0 <= _THICKEST and x1 - x0 >= _SHORTEST:
            across.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THICKEST and y1 - y0 >= _SHORTEST:
            down.append(Rule((x0 + x1) / 2, y0, y1))
    return Rules(_whole(across), _whole(down))


def _edges(page: Any) -> Iterator[Box]:
    """Yield thin boxes: lines, bars, and the sides of frames."""
    budget = _MOST_OBJECTS
    count = pdfium.FPDFPage_CountObjects(page)
    if count > budget:
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    at = [ctypes.byref(side) for side in (left, bottom, right, top)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for number in range(count):
        shape = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(shape, *at):
            continue
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if min(x1 - x0, y1 - y0) <= _THICKEST:
            yield x0, y0, x1, y1
            continue
        drawn = pdfium.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
        if drawn and stroke.value and pdfium.FPDFPath_CountSegments(shape) <= 5:  # a frame
            yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _whole(pieces: list[Rule]) -> tuple[Rule, ...]:
    """Join pieces that go on one after another."""
    found: list[Rule] = []
    rows: dict[int, list[Rule]] = {}
    for piece in sorted(pieces, key=lambda rule: (rule.at, rule.start)):
        key = round(piece.at)
        row = rows.get(key) or rows.get(key - 1)
        if row is None:
            row = rows[key] = []
        row.append(piece)
    for row in rows.values():
        row.sort(key=lambda rule: rule.start)
        last = row[0]
        for piece in row[1:]:
            if piece.start - last.end <= _TOUCH:
                last = Rule(last.at, last.start, max(last.end, piece.end))
            else:
                found.append(last)
                last = piece
        found.append(last)
    return tuple(sorted(found, key=lambda rule: (rule.at, rule.start)))
