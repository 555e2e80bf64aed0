"""The type of a chart: which fonts are here, how wide a text is in them, where its lines break.

Chinese labels need a font that has the characters, such as Debian's fonts-noto-cjk or
fonts-wqy-microhei (`apt-get install fonts-wqy-microhei`), found through matplotlib's font manager;
its list is cached, so remove matplotlib's cache folder after installing one.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Self

from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from index.script import base

CHINESE: Final = (
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
_LATIN: Final = "DejaVu Sans"  # comes with matplotlib
_BOLD: Final = 600  # the least weight that looks bold
_MISSING: Final = "□"  # stands for a letter that no font here has


@dataclass(frozen=True)
class Fonts:
    """The fonts that charts are drawn with: the Latin one, and a Chinese one where there is one."""

    chinese: str | None

    @classmethod
    def among(cls, names: Iterable[str]) -> Self:
        """Choose from the names of the fonts that are installed."""
        known = frozenset(names)
        return cls(next((name for name in CHINESE if name in known), None))

    def families(self, language: str) -> list[str]:
        """Name the fonts of a language, the one that is tried first first."""
        if self.chinese is None:
            return [_LATIN]
        return [self.chinese, _LATIN] if base(language) == "zh" else [_LATIN, self.chinese]

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that one of the fonts has."""
        paths = map(font_manager.findfont, self.families("en"))
        return frozenset().union(*(font_manager.get_font(path).get_charmap() for path in paths))


@cache
def installed() -> Fonts:
    """The fonts of this machine."""
    return Fonts.among(entry.name for entry in font_manager.fontManager.ttflist)


class Type:
    """The fonts of one language at a resolution in dots an inch; all lengths are in inches."""

    def __init__(self, language: str, fonts: Fonts, dpi: int) -> None:
        self._fonts, self._dpi = fonts, dpi
        self._families = fonts.families(language)
        self._strong = "bold" if _has_bold(self._families[0]) else "normal"
        self._renderer = RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]

    def font(self, size: float, *, strong: bool = False) -> FontProperties:
        """Give the font in a size in points."""
        weight = self._strong if strong else "normal"
        return FontProperties(family=self._families, size=size, weight=weight)

    def width(self, text: str, font: FontProperties) -> float:
        size = self._renderer.get_text_width_height_descent(text, font, ismath=False)  # type: ignore[no-untyped-call]
        return float(size[0]) / self._dpi

    def shown(self, text: str) -> str:
        """Put a box for each letter that no font has, which could be neither drawn nor measured."""
        letters = self._fonts.letters
        return "".join(c if ord(c) in letters or c.isspace() else _MISSING for c in text)

    def lines(self, text: str, size: float, room: float, *, strong: bool = False) -> list[str]:
        """Break a text, as it is shown, into lines that are at most `room` wide."""
        font = self.font(size, strong=strong)
        return wrap(self.shown(text), lambda line: self.width(line, font) <= room)


def wrap(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Break a text into lines that fit, between words and, where one word doesn't fit, within it.

    A line has at least one character, also where that alone doesn't fit.
    """
    lines = [""]
    pieces = (piece for word in _words(text) for piece in _pieces(word, fits))
    for piece in pieces:
        if lines[-1].strip() and not fits(lines[-1] + piece.rstrip()):
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    if fits(word.rstrip()):
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and not fits((pieces[-1] + character).rstrip()):
            pieces.append("")
        pieces[-1] += character
    return pieces


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


@cache
def _has_bold(family: str) -> bool:
    entries = font_manager.fontManager.ttflist
    return any(entry.name == family and _is_bold(entry.weight) for entry in entries)


def _is_bold(weight: object) -> bool:
    return weight in {"bold", "heavy", "black"} or (isinstance(weight, int) and weight >= _BOLD)
