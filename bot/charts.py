"""Charts of facts as pictures for a phone: large type, light background, figures as printed.

Chinese labels need a font that has the characters, such as Debian's fonts-noto-cjk or
fonts-wqy-microhei (`apt-get install fonts-noto-cjk`), found through matplotlib's font manager; its
list is cached, so remove matplotlib's cache folder after installing one. Without such a font the
labels are in English and a line says so.

`draw` takes a second or less and blocks: call it beside the event loop. It uses no global state of
matplotlib, so threads may draw at the same time.
"""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch

from bot.compose import printed
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
_INK, _SOFT, _BAR, _PAPER = "#1c2733", "#5b6875", "#2f6fdb", "#fbfaf7"
_TITLE, _LABEL, _VALUE, _SMALL = 17, 12.5, 14, 9
_LINE = 1.35 / 72  # inches a line for a point of type
_BAR_HEIGHT, _GAP = 0.17, 0.26
_BOLD = 600


def draw(facts: Sequence[Fact], language: str, library: Library) -> bytes:
    """Draw the facts that have the unit of the first as bars, the largest first; a PNG.

    Raises ValueError where no fact has a value.
    """
    shown = _comparable(facts)
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


class _Sheet:
    """Lays out text and bars from the top, in inches."""

    def __init__(self, facts: Sequence[Fact], language: str, library: Library, note: str) -> None:
        self.facts, self.language, self.library = facts, language, library
        chinese = cjk_font() if language == "zh" else None
        self.families = [chinese, _LATIN] if chinese else [_LATIN]
        self.strong = "bold" if _bold(self.families[0]) else "normal"
        about = library.about
        source = "来源" if language == "zh" else "Source"
        self.title = wrap(_title(facts, language, library), _room(_TITLE))
        self.labels = [wrap(text, _room(_LABEL)) for text in _labels(facts, language, library)]
        self.values = [wrap(_figure(fact, language), _room(_VALUE)) for fact in facts]
        self.source = wrap(f"{source}: {about.title}. {note}".strip(), _room(_SMALL))

    def png(self) -> bytes:
        height = (
            2 * _MARGIN
            + _height(self.title, _TITLE)
            + 0.22
            + sum(_height(lines, _LABEL) for lines in self.labels)
            + sum(_height(lines, _VALUE) for lines in self.values)
            + len(self.facts) * (_BAR_HEIGHT + _GAP)
            + _height(self.source, _SMALL)
        )
        self.figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor=_PAPER)
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, _WIDTH)
        self.axes.set_ylim(height, 0)
        self.axes.axis("off")
        self._fill()
        target = io.BytesIO()
        self.figure.savefig(target, format="png", facecolor=_PAPER)
        return target.getvalue()

    def _fill(self) -> None:
        at = self._write(self.title, _MARGIN, _TITLE, _INK, self.strong) + 0.22
        largest = max(float(fact.value or 0) for fact in self.facts)
        rows = zip(self.facts, self.labels, self.values, strict=True)
        for fact, label, value in rows:
            at = self._write(label, at, _LABEL, _SOFT)
            at = self._write(value, at, _VALUE, _INK, self.strong)
            at = self._bar(at, float(fact.value or 0) / largest if largest > 0 else 0.0) + _GAP
        self._write(self.source, at, _SMALL, _SOFT)

    def _write(
        self, lines: Iterable[str], at: float, size: float, colour: str, weight: str = "normal"
    ) -> float:
        font = FontProperties(family=self.families, size=size, weight=weight)
        for line in lines:
            self.axes.text(
                _MARGIN, at, line, va="top", color=colour, fontproperties=font, parse_math=False
            )
            at += size * _LINE
        return at

    def _bar(self, at: float, share: float) -> float:
        full = _WIDTH - 2 * _MARGIN
        for width, colour in ((full, "#e9e6de"), (max(full * share, 0.04), _BAR)):
            self.axes.add_patch(
                FancyBboxPatch(
                    (_MARGIN, at + 0.03),
                    width,
                    _BAR_HEIGHT - 0.05,
                    boxstyle="square,pad=0",
                    facecolor=colour,
                    edgecolor="none",
                )
            )
        return at + _BAR_HEIGHT


def wrap(text: str, room: float) -> list[str]:
    """Break a text into lines of at most `room` columns; a Chinese character takes two."""
    lines = [""]
    for word in _words(text):
        if _columns(lines[-1] + word.rstrip()) > room and lines[-1].strip():
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _words(text: str) -> list[str]:
    words = [""]
    for character in text:
        breaks = words[-1][-1:] == " " or _wide(character) or _wide(words[-1][-1:] or " ")
        if breaks and words[-1] and unicodedata.category(character)[0] not in "PZ":
            words.append("")
        words[-1] += character
    return words


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _columns(text: str) -> float:
    return sum(1.9 if _wide(character) else 1 for character in text)


def _room(size: float) -> float:
    return (_WIDTH - 2 * _MARGIN) * 72 / (size * (0.62 if size > _SMALL else 0.56))


def _height(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * _LINE


def _comparable(facts: Sequence[Fact]) -> list[Fact]:
    valued = [fact for fact in facts if fact.value is not None]
    if not valued:
        raise ValueError("no fact with a value to draw")
    alike = [fact for fact in valued if fact.unit == valued[0].unit]
    return sorted(alike, key=lambda fact: -(fact.value or 0))


def _title(facts: Sequence[Fact], language: str, library: Library) -> str:
    zh = language == "zh"
    period = facts[0].period
    names = {"growth": ("Growth", "增长率"), "share": ("Shares", "占比")}
    measure = library.vocabulary.measures.get(facts[0].row.measure or "")
    if _one_measure(facts) and measure is not None:
        text = measure.zh if zh else measure.en
    else:
        text = names.get(facts[0].kind, ("Comparison", "比较"))[zh]
    text = text[:1].upper() + text[1:]
    if any(fact.period != period for fact in facts):
        return text
    return f"{text}（{period}年）" if zh else f"{text}, {period}"


def _labels(facts: Sequence[Fact], language: str, library: Library) -> list[str]:
    """Give the subjects where all else is the same; else what each fact is."""
    names = [library.vocabulary.label(fact.subject, language) for fact in facts]
    partners = {fact.row.partner for fact in facts}
    if not _one_measure(facts) or len(partners) > 1 or len(set(names)) < len(names):
        names = [fact.label(language) for fact in facts]
    return [name[:1].upper() + name[1:] for name in names]


def _one_measure(facts: Sequence[Fact]) -> bool:
    return len({(fact.row.measure, fact.kind) for fact in facts}) == 1 and facts[0].kind != "growth"


def _figure(fact: Fact, language: str) -> str:
    text = printed(fact, language)
    return text[:1].upper() + text[1:]
