"""Charts of facts as pictures for a phone: large type, light background, figures as printed.

Chinese labels need a font that has the characters, such as Debian's fonts-noto-cjk or
fonts-wqy-microhei (`apt-get install fonts-wqy-microhei`), found through matplotlib's font manager; its
list is cached, so remove matplotlib's cache folder after installing one. Without such a font the
labels are in English and a line says so.

`draw` takes a second or less and blocks: call it beside the event loop. It uses no global state of
matplotlib, so threads may draw at the same time.
"""

import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch

from bot.chart_words import ChartWords
from facts.library import Library
from facts.table import Fact

CJK_FONTS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Microsoft YaHei",
    "SimHei",
)
_LATIN: Final = "DejaVu Sans"
_WIDTH, _DPI = 5.4, 200  # 1080 pixels
_MARGIN = 0.3
_INK, _SOFT, _BAR, _TRACK, _PAPER = "#1c2733", "#55616d", "#2f6fdb", "#e9e6de", "#fbfaf7"
_FALL, _CAUTION = "#b3362b", "#8a4300"
_TITLE, _LABEL, _VALUE, _SMALL = 20, 14, 17, 10.5
_LINE = 1.35 / 72  # inches a line for a point of type
_BAR_HEIGHT, _GAP, _SPACE = 0.16, 0.3, 0.15
_LEAST = 0.04  # inches of a bar that would be too short to see
_BOLD = 600
_UNITS = 72


def draw(facts: Sequence[Fact], language: str, library: Library) -> bytes:
    """Draw the facts that have the unit of the first as bars, the largest first; a PNG.

    Raises ValueError where no fact has a value.
    """
    shown = comparable(facts)
    note = ""
    if language == "zh" and cjk_font() is None:
        language, note = "en", "(No Chinese font is installed here.)"
    return _Sheet(shown, language, library, note).png()


@cache
def cjk_font() -> str | None:
    """Name the first font here that has Chinese characters; None where there is none."""
    known = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((name for name in CJK_FONTS if name in known), None)


@cache
def _bold(family: str) -> bool:
    """Tell whether a font is here in bold."""
    entries = font_manager.fontManager.ttflist
    return any(entry.name == family and _is_bold(entry.weight) for entry in entries)


def _is_bold(weight: object) -> bool:
    return weight in {"bold", "heavy", "black"} or (isinstance(weight, int) and weight >= _BOLD)


class _Type:
    """The fonts of a language, and how wide a text is in them."""

    def __init__(self, language: str) -> None:
        chinese = cjk_font() if language == "zh" else None
        self._families = [chinese, _LATIN] if chinese else [_LATIN]
        self._strong = "bold" if _bold(self._families[0]) else "normal"
        self._renderer = RendererAgg(1, 1, _DPI)  # type: ignore[no-untyped-call]

    def font(self, size: float, *, strong: bool = False) -> FontProperties:
        """Give the font in a size in points."""
        weight = self._strong if strong else "normal"
        return FontProperties(family=self._families, size=size, weight=weight)

    def width(self, text: str, font: FontProperties) -> float:
        """Give the width of a line in inches."""
        size = self._renderer.get_text_width_height_descent(text, font, ismath=False)  # type: ignore[no-untyped-call]
        return float(size[0]) / _DPI

    def lines(self, text: str, size: float, *, strong: bool = False) -> list[str]:
        """Break a text into lines that fit between the margins."""
        font, room = self.font(size, strong=strong), _WIDTH - 2 * _MARGIN
        return wrap(text, lambda line: self.width(line, font) <= room)


class _Sheet:
    """Lays out text and bars from the top, in inches."""

    def __init__(self, facts: Sequence[Fact], language: str, library: Library, note: str) -> None:
        self.facts, self.type = facts, _Type(language)
        words = ChartWords(facts, language, library)
        self.title = self.type.lines(words.title, _TITLE, strong=True)
        self.labels = [self.type.lines(text, _LABEL) for text in words.labels]
        self.values = [self.type.lines(text, _VALUE, strong=True) for text in words.values]
        self.originals = [
            self._beside(lines, text)
            for lines, text in zip(self.values, words.originals, strict=True)
        ]
        self.cautions = [line for text in words.cautions for line in self.type.lines(text, _LABEL)]
        self.source = self.type.lines(f"{words.source} {note}".strip(), _SMALL)
        self.largest = words.largest

    def _beside(self, lines: list[str], text: str) -> tuple[list[str], bool]:
        """Give the printed figure as lines of its own, or on the line of the converted one."""
        width = self.type.width(lines[-1], self.type.font(_VALUE, strong=True))
        beside = width + self.type.width(text, self.type.font(_LABEL)) + _GAP
        if not text or beside <= _WIDTH - 2 * _MARGIN:
            return [text], True
        return self.type.lines(text, _LABEL), False

    def png(self) -> bytes:
        extra = [lines for lines, beside in self.originals if not beside]
        height = (
            2 * _MARGIN
            + _height(self.title, _TITLE)
            + _SPACE
            + sum(_height(lines, _LABEL) for lines in (*self.labels, *extra))
            + sum(_height(lines, _VALUE) for lines in self.values)
            + len(self.facts) * (_BAR_HEIGHT + _GAP)
            + (_height(self.cautions, _LABEL) + _SPACE if self.cautions else 0)
            + _height(self.source, _SMALL)
        )
        figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor=_PAPER)
        FigureCanvasAgg(figure)
        self.axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, _WIDTH)
        self.axes.set_ylim(height, 0)
        self.axes.axis("off")
        self._fill()
        target = io.BytesIO()
        figure.savefig(target, format="png", facecolor=_PAPER)
        return target.getvalue()

    def _fill(self) -> None:
        at = self._write(self.title, _MARGIN, _TITLE, _INK, strong=True) + _SPACE
        rows = zip(self.facts, self.labels, self.values, self.originals, strict=True)
        for fact, label, value, (original, beside) in rows:
            at = self._write(label, at, _LABEL, _SOFT)
            at = self._write(value, at, _VALUE, _INK, strong=True)
            if beside:
                self._write_right(original[0], at, _LABEL, _SOFT)
            else:
                at = self._write(original, at, _LABEL, _SOFT)
            at = self._bar(at, float(fact.value or 0)) + _GAP
        if self.cautions:
            at = self._write(self.cautions, at, _LABEL, _CAUTION) + _SPACE
        self._write(self.source, at, _SMALL, _SOFT)

    def _write(
        self, lines: Iterable[str], at: float, size: float, colour: str, *, strong: bool = False
    ) -> float:
        font = self.type.font(size, strong=strong)
        for line in lines:
            self.axes.text(
                _MARGIN, at, line, va="top", color=colour, fontproperties=font, parse_math=False
            )
            at += size * _LINE
        return at

    def _write_right(self, text: str, below: float, size: float, colour: str) -> None:
        """Write at the right margin of the line of figures that ends at `below`."""
        at = below - _VALUE * _LINE + (_VALUE - size) / _UNITS
        self.axes.text(
            _WIDTH - _MARGIN,
            at,
            text,
            va="top",
            ha="right",
            color=colour,
            fontproperties=self.type.font(size),
            parse_math=False,
        )

    def _bar(self, at: float, value: float) -> float:
        full = _WIDTH - 2 * _MARGIN
        share = abs(value) / self.largest if self.largest > 0 else 0.0
        colour = _FALL if value < 0 else _BAR
        for width, paint in ((full, _TRACK), (max(full * share, _LEAST), colour)):
            self.axes.add_patch(
                FancyBboxPatch(
                    (_MARGIN, at + 0.04),
                    width,
                    _BAR_HEIGHT - 0.04,
                    boxstyle="square,pad=0",
                    facecolor=paint,
                    edgecolor="none",
                )
            )
        return at + _BAR_HEIGHT


def wrap(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Break a text into lines that fit; a single word that doesn't has a line of its own."""
    lines = [""]
    for word in _words(text):
        if lines[-1].strip() and not fits(lines[-1] + word.rstrip()):
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _words(text: str) -> list[str]:
    words = [""]
    for character in text:
        breaks = words[-1][-1:] == " " or _wide(character) or _wide(words[-1][-1:] or " ")
        opened = unicodedata.category(words[-1][-1:] or " ") in {"Ps", "Pi"}
        closes = unicodedata.category(character) in {"Pe", "Pf", "Po", "Zs"}
        if breaks and words[-1] and not closes and not opened:
            words.append("")
        words[-1] += character
    return words


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _height(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * _LINE


def comparable(facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts that have the unit of the first, the largest first. Raises ValueError."""
    valued = [fact for fact in facts if fact.value is not None]
    if not valued:
        raise ValueError("no fact with a value to draw")
    alike = [fact for fact in valued if fact.unit == valued[0].unit]
    return sorted(alike, key=lambda fact: -(fact.value or 0))
