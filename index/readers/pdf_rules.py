"""The ruling lines of a PDF page: what separates a table's rows and heads its columns."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
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


Box = tuple[float, float, float, float]  # two opposite corners
Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FRAME: Final = 5  # segments of the path that draws one


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
    count = pdfium.FPDFPage_CountObjects(page)
    if count <= _MOST_OBJECTS:
        shapes = (pdfium.FPDFPage_GetObject(page, number) for number in range(count))
        yield from _thin(shapes, _UNCHANGED, _DEEPEST)


def _thin(shapes: Iterable[Any], by: Matrix, depth: int) -> Iterator[Box]:
    """Yield the thin boxes of shapes that are moved and scaled by a matrix."""
    sides = [ctypes.c_float() for _ in range(4)]
    at = [ctypes.byref(side) for side in sides]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for shape in shapes:
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            yield from _within(shape, by, depth - 1)
        if kind != pdfium.FPDF_PAGEOBJ_PATH or not pdfium.FPDFPageObj_GetBounds(shape, *at):
            continue
        left, bottom, right, top = (side.value for side in sides)
        x0, y0, x1, y1 = _moved(left, bottom, by) + _moved(right, top, by)
        if min(abs(x1 - x0), abs(y1 - y0)) <= _THICKEST:
            yield x0, y0, x1, y1
            continue
        drawn = pdfium.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
        if drawn and stroke.value and pdfium.FPDFPath_CountSegments(shape) <= _FRAME:
            yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _within(form: Any, by: Matrix, depth: int) -> Iterator[Box]:
    """Yield the thin boxes of a form, which may be a page of another program."""
    count = pdfium.FPDFFormObj_CountObjects(form)
    matrix = pdfium.FS_MATRIX()
    if not 0 < count <= _MOST_OBJECTS or not pdfium.FPDFPageObj_GetMatrix(form, matrix):
        return
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    x, y = _moved(e, f, by)
    both = (
        a * by[0] + b * by[2],
        a * by[1] + b * by[3],
        c * by[0] + d * by[2],
        c * by[1] + d * by[3],
        x,
        y,
    )
    shapes = (pdfium.FPDFFormObj_GetObject(form, number) for number in range(count))
    yield from _thin(shapes, both, depth)


def _moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


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
