"""Charts as pictures for a phone: large type, light background, figures as printed.

Without a Chinese font the labels are in English; a letter that no font has is a box. That is for
whoever runs the bot to know, not for who looks at the picture: `Drawn.missing` says so. `draw` takes
a second or less and blocks: call it beside the event loop. It uses no global state of matplotlib, so
threads may draw at the same time.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from bot.charts.lettering import ChartWords
from bot.charts.model import Chart, Edge
from bot.charts.type import Fonts, Type, installed
from facts.library import Library
from facts.table import Fact
from index.script import base

Missing = Literal["", "chinese", "letters"]

_WIDTH, _DPI = 5.4, 200  # 1080 pixels
_MARGIN = 0.3
_ROOM = _WIDTH - 2 * _MARGIN
_INK, _SOFT, _BAR, _TRACK, _PAPER = "#1c2733", "#55616d", "#2f6fdb", "#e9e6de", "#fbfaf7"
_FALL, _CAUTION = "#b3362b", "#8a4300"
_PALE = {_BAR: "#a9c3f0", _FALL: "#e3b1ac"}
_TITLE, _LABEL, _VALUE, _SMALL = 20, 14, 17, 10.5
_LINE = 1.35 / 72  # inches a line for a point of type
_BAR_HEIGHT, _GAP, _SPACE = 0.16, 0.3, 0.15
_TIP = 0.12  # inches of a bar's end that says that the figure isn't exact
_UNITS = 72  # points of type an inch


class Drawn(NamedTuple):
    """A PNG, and what was missing on this machine to draw it as it should be."""

    png: bytes
    missing: Missing


def draw(chart: Chart, language: str, library: Library, fonts: Fonts | None = None) -> Drawn:
    """Draw a chart. `fonts` are by default those of this machine."""
    sheet = Sheet(chart, language, library, fonts or installed())
    return Drawn(sheet.png(), sheet.missing)


class Sheet:
    """Lays out text and bars from the top, in inches."""

    def __init__(self, chart: Chart, language: str, library: Library, fonts: Fonts) -> None:
        shown = "en" if base(language) == "zh" and fonts.chinese is None else language
        self.chart = chart
        self.facts, self.type = chart.facts, Type(shown, fonts, _DPI)
        words = ChartWords(chart, shown, library)
        self.title = self._lines(words.title, _TITLE, strong=True)
        self.labels = [self._lines(text, _LABEL) for text in words.labels]
        self.values = [self._lines(text, _VALUE, strong=True) for text in words.values]
        self.originals = [
            self._beside(lines, text)
            for lines, text in zip(self.values, words.originals, strict=True)
        ]
        self.cautions = [line for text in words.cautions for line in self._lines(text, _LABEL)]
        texts = (words.title, words.source, *words.labels, *words.values, *words.cautions)
        self.missing: Missing = ""
        if shown != language:
            self.missing = "chinese"
        elif any(self.type.shown(text) != text for text in texts):
            self.missing = "letters"
        self.source = self._lines(words.source, _SMALL)

    def _lines(self, text: str, size: float, *, strong: bool = False) -> list[str]:
        return self.type.lines(text, size, _ROOM, strong=strong)

    def _beside(self, lines: list[str], text: str) -> tuple[list[str], bool]:
        """Give the printed figure as lines of its own, or on the line of the converted one."""
        text = self.type.shown(text)
        width = self.type.width(lines[-1], self.type.font(_VALUE, strong=True))
        beside = width + self.type.width(text, self.type.font(_LABEL)) + _GAP
        if not text or beside <= _ROOM:
            return [text], True
        return self._lines(text, _LABEL), False

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
            at = self._bar(at, fact) + _GAP
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

    def _bar(self, at: float, fact: Fact) -> float:
        """Draw a bar: one that is open ends in a point, one that is nearly so long ends pale."""
        colour = _FALL if self.chart.falls(fact) else _BAR
        edge, width = self.chart.edge(fact), _ROOM * self.chart.part(fact)
        tip = min(_TIP, width / 2)
        self._patch(0, _ROOM, at, _TRACK)
        self._patch(
            0, width if edge is Edge.EXACT else width - tip, at, colour, tip=edge is Edge.OVER
        )
        if edge is Edge.NEARLY:
            self._patch(width - tip, tip, at, _PALE[colour])
        return at + _BAR_HEIGHT

    def _patch(
        self, start: float, wide: float, at: float, colour: str, *, tip: bool = False
    ) -> None:
        """Fill a part of a bar's line, with a point behind it where it has a `tip`."""
        left, right, top, bottom = (
            _MARGIN + start,
            _MARGIN + start + wide,
            at + 0.04,
            at + _BAR_HEIGHT,
        )
        point = [(right + min(_TIP, wide), (top + bottom) / 2)] if tip else []
        corners = [(left, top), (right, top), *point, (right, bottom), (left, bottom)]
        self.axes.add_patch(Polygon(corners, facecolor=colour, edgecolor="none"))


def _height(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * _LINE
