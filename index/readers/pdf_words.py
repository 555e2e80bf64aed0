"""The words of a PDF page as pdfium finds them: text, place, size and look of each.

Places are in points from the top left corner of the page as it is shown, after its rotation.
Words that run another way than left to right are turned upright, each direction on its own.
"""

import ctypes
import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from index.readers.pdf_letters import BLANK, HYPHENS, letter_of, repaired
from index.readers.pdf_places import SLANT, Shown

_BOLD_NAMES: Final = ("bold", "black", "heavy", "demi", "cmbx", "-medi")
_ITALIC_NAMES: Final = ("italic", "oblique", "-ital", "cmti", "cmsl")
_HEAVY: Final = 540  # pdfium guesses weights by the stems: 345 to 460 for regular fonts
_STROKED: Final = 2  # the render mode that fills and strokes: bold without a bold font
_FORCED_BOLD: Final = 1 << 18  # flags of a font's descriptor
_ITALIC_FLAG: Final = 1 << 6
# One letter drawn after another is one word up to this gap, in parts of its size.
_TIGHT: Final = 0.17
_SAME_LINE: Final = 0.12  # of the size: baselines that differ by less are one


@dataclass(slots=True)
class Word:
    """A run of letters without a blank. `base` is its baseline, counted downwards.

    `spaced` tells that a blank stands before it; `mark` is
    a footnote's mark that stood raised after it and is left out.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    spaced: bool
    mark: str = ""

    @property
    def top(self) -> float:
        """Where its capitals end, about."""
        return self.base - 0.72 * self.size


@dataclass(slots=True)
class Sheet:
    """A page's words, those of each direction apart, the one with most letters first.

    `height` is the page's as most words run, in points; `upright` tells that it wasn't turned;
    `place` turns places of the file into such of the sheet.
    """

    height: float
    upright: bool
    place: Callable[[float, float], tuple[float, float]]
    directions: list[list[Word]]


@dataclass(slots=True)
class _Run:
    """What is drawn at once: the object's own place and how its letters look."""

    x: float
    y: float
    size: float
    direction: int | None
    bold: bool
    italic: bool

    def continues(self, other: "_Run") -> bool:
        """Tell whether the letters of this run may belong to a word of the other's."""
        near = min(self.size, other.size)
        return (
            self.direction == other.direction
            and abs(self.size - other.size) <= _SAME_LINE * near
            and abs(self.y - other.y) <= _SAME_LINE * near
        )


def read_words(page: Any, textpage: Any) -> Sheet:
    """Return the words of a page (pypdfium2's PdfPage and PdfTextPage)."""
    shown = Shown(page)
    found: dict[int, list[Word]] = defaultdict(list)
    for direction, word in _words(textpage.raw, textpage.count_chars(), shown):
        middle = (word.x0 + word.x1) / 2
        across, down = (shown.height, shown.width) if direction % 2 else (shown.width, shown.height)
        if 0 <= middle <= across and 0 <= word.base - word.size / 4 <= down:
            found[direction].append(word)
    directions = [_once(words) for words in found.values()]
    directions.sort(key=lambda words: -sum(len(word.text) for word in words))
    main = max(found, key=lambda d: sum(len(word.text) for word in found[d]), default=0)
    height = shown.width if main % 2 else shown.height

    def place(x: float, y: float) -> tuple[float, float]:
        return shown.upright(*shown.place(x, y), main)

    return Sheet(height, main == shown.turn == 0, place, directions)


def _words(raw: Any, count: int, shown: Shown) -> Iterator[tuple[int, Word]]:
    """Yield each word with its direction, in the order in which the page draws them."""
    unicode_at, object_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
    address = ctypes.addressof
    runs = _Runs(raw, shown)
    codes: list[int] = []  # of the word's letters
    begin = end = 0  # positions of its first and its latest letter
    start = run = _Run(0.0, 0.0, 1.0, None, bold=False, italic=False)  # those of these letters
    drawn = -1  # the address of the latest run's object
    spaced = True
    for position in range(count):
        code = unicode_at(raw, position)
        if code in BLANK:
            if codes:
                yield from runs.word(codes, begin, end, start, spaced=spaced)
                codes = []
            spaced = True
            continue
        pointer = object_at(raw, position)
        here = address(pointer.contents) if pointer else drawn
        if here != drawn:
            run, drawn = runs.at(position, pointer), here
            if codes and not (run.continues(start) and runs.tight(end, position, run)):
                yield from runs.word(codes, begin, end, start, spaced=spaced)
                codes, spaced = [], False
        if not codes:
            start, begin = run, position
        codes.append(code)
        end = position
        if code in HYPHENS:
            yield from runs.word(codes, begin, end, start, spaced=spaced)
            codes, spaced = [], False
    if codes:
        yield from runs.word(codes, begin, end, start, spaced=spaced)


class _Runs:
    """Looks up on one page how letters are drawn."""

    def __init__(self, raw: Any, shown: Shown) -> None:
        self._raw, self._shown = raw, shown
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()

    def at(self, position: int, pointer: Any) -> _Run:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._raw, position, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = pdfium.FPDFText_GetFontSize(self._raw, position) * math.hypot(c, d)
        direction = self._shown.direction(a, b)
        x, y = self._shown.upright(*self._shown.place(matrix.e, matrix.f), direction or 0)
        bold, italic = self._font(position, pointer)
        return _Run(x, y, size or 1.0, direction, bold, italic or abs(c) > SLANT * abs(d) > 0)

    def _font(self, position: int, pointer: Any) -> tuple[bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(pointer) if pointer else None
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._fonts:
            name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self._raw, position, name, 128, flags)
            lower = name.value.decode("latin-1").lower()
            heavy = pdfium.FPDFText_GetFontWeight(self._raw, position) >= _HEAVY
            named = any(part in lower for part in _BOLD_NAMES) or flags.value & _FORCED_BOLD
            italic = any(part in lower for part in _ITALIC_NAMES) or flags.value & _ITALIC_FLAG
            self._fonts[key] = bool(heavy or named), bool(italic)
        bold, italic = self._fonts[key]
        if pointer and pdfium.FPDFTextObj_GetTextRenderMode(pointer) == _STROKED:
            bold = True
        return bold, italic

    def span(self, position: int, direction: int) -> tuple[float, float]:
        """Return where the letter begins and ends along its line."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, position, box)
        place, upright = self._shown.place, self._shown.upright
        one, _ = upright(*place(box.left, box.bottom), direction)
        other, _ = upright(*place(box.right, box.top), direction)
        return (one, other) if one < other else (other, one)

    def tight(self, before: int, position: int, run: _Run) -> bool:
        """Tell whether the letter at `position` stands right after the one at `before`."""
        direction = run.direction or 0
        _, end = self.span(before, direction)
        begin, _ = self.span(position, direction)
        return -0.5 * run.size <= begin - end <= _TIGHT * run.size

    def word(
        self, codes: list[int], begin: int, end: int, run: _Run, *, spaced: bool
    ) -> Iterator[tuple[int, Word]]:
        direction = run.direction
        text = repaired("".join(map(letter_of, codes)))
        if direction is None or not text:
            return
        x0, x1 = self.span(begin, direction)
        if end != begin:
            last = self.span(end, direction)
            x0, x1 = min(x0, last[0]), max(x1, last[1])
        yield direction, Word(text, x0, x1, run.y, run.size, run.bold, run.italic, spaced)


def _once(words: list[Word]) -> list[Word]:
    """Leave out words that are drawn twice, a hair apart, to look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for word in words:
        x, y = round(word.x0), round(word.base)
        if any((word.text, x + i, y + j) in seen for i in (-1, 0, 1) for j in (-1, 0, 1)):
            continue
        seen.add((word.text, x, y))
        kept.append(word)
    return kept
