"""Lines of plain text to paragraphs: which go on with the last, and which begin a new one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.sentences import CJK

_NARROWEST, _WIDEST = 40, 200  # columns of hard-wrapped text
_WINDOW = 12  # lines on either side, which tell how wide the text is here
_FEW = 5  # lines; fewer don't tell their width, the document does
_FULL = 0.8  # of the width: a ragged line that long is full
_LEAST_FULL = 0.45  # of the lines, for a text to be hard-wrapped
_WIDE_LINE = 0.9  # the share of lines that are narrower than the width: some stick out
_DOUBLE_SPACED = 0.8  # of the groups have one line
_UNFINISHED = 0.4  # of the lines end without a full stop

_RULE = re.compile(r"\s*(?:[-=_*~#.·•—–|+]\s*){4,}")
_UNDERLINE = re.compile(r"\s*(?P<mark>[=\-~^])(?P=mark){2,}\s*")
_MARKED = re.compile(r"\s*(?P<marks>#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[-*+•●▪‣◦·]|[–—](?=\s\w))\s+(?=\S)|\s*[•●▪‣◦](?=\S)")
_NUMBERED = re.compile(
    rf"\s*(?:\(?(?:\d{{1,3}}|[a-z])[.)]\s+\S|\(\d{{1,3}}\)|\d{{1,3}}、|（\d{{1,3}}）|\d{{1,3}}[.)][{CJK}])"
)
_NOTE = re.compile(r"\s*\[\d{1,3}\]")
FULL_STOP = re.compile(r"[.!?。！？…;；:：][\"'”’»)\]）】」』》]*(?:\[\d{1,3}\])*$")
_GAPPED = re.compile(r"[^\s.!?:;](?:  |\t)\s*\S|\|.*\|")
_TABULAR = re.compile(r"[^\s.!?:;](?:  |\t)\s*\S*\d|\|.*\|")
_FIRST_WORD = re.compile(rf"[{CJK}]|[^\s{CJK}]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that isn't blank, without white space at its end; `width` in columns."""

    text: str
    width: int
    page: int | None

    @property
    def words(self) -> str:
        return self.text.strip()


@dataclass(slots=True)
class Part:
    """A paragraph, item or possible heading; `alone` if blank lines stand on both sides."""

    lines: list[str]
    page: int | None
    item: bool = False
    marked: int | None = None  # the level of a heading that is marked as one
    alone: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How wide a hard-wrapped document is, in columns; 0 if it isn't hard-wrapped."""

    width: int

    @classmethod
    def of(cls, groups: Sequence[Sequence[Line]]) -> "Wrap":
        # The last line of a paragraph says nothing of the width.
        return cls(_wrapped_width([line.width for group in groups for line in group[:-1]]))


def _wrapped_width(widths: Sequence[int]) -> int:
    if not widths:
        return 0
    width = sorted(widths)[min(len(widths) - 1, int(_WIDE_LINE * len(widths)))]
    full = sum(each >= _FULL * width for each in widths)
    wrapped = _NARROWEST <= width <= _WIDEST and full >= _LEAST_FULL * len(widths)
    return width if wrapped else 0


def groups_of(pages: Sequence[Sequence[str]], *, paged: bool) -> list[list[Line]]:
    """Return the lines between blank lines and rules. A paragraph goes on over a page break."""
    groups: list[list[Line]] = [[]]
    for number, page in enumerate(pages, 1):
        lines = list(_drop_double_spacing(_trimmed(page)))
        if not (groups[-1] and lines and _goes_on(groups[-1][-1].words, lines[0].strip())):
            groups.append([])
        for row, line in enumerate(lines):
            text = line.rstrip().expandtabs()
            underlines = (
                _UNDERLINE.fullmatch(line) and groups[-1] and row and lines[row - 1].strip()
            )
            if not text.strip() or (_RULE.fullmatch(text) and not underlines):
                if not _in_table(lines, row):
                    groups.append([])
            else:
                groups[-1].append(Line(line.rstrip(), columns(text), number if paged else None))
    return [group for group in groups if group]


def _in_table(lines: Sequence[str], row: int) -> bool:
    """Tell whether a blank line or rule stands between two rows of a table."""
    around = [_nearest(lines, row, -1), _nearest(lines, row, 1)]
    return all(map(_GAPPED.search, around)) and any(map(_TABULAR.search, around))


def _nearest(lines: Sequence[str], row: int, step: int) -> str:
    """Return the next line with words, beyond one rule or blank line at most."""
    for near in (row + step, row + 2 * step):
        if 0 <= near < len(lines) and lines[near].strip() and not _RULE.fullmatch(lines[near]):
            return lines[near]
    return ""


def _trimmed(page: Sequence[str]) -> list[str]:
    filled = [row for row, line in enumerate(page) if line.strip()]
    return list(page[filled[0] : filled[-1] + 1]) if filled else []


def _goes_on(last: str, first: str) -> bool:
    """Tell whether a page begins in the middle of the paragraph that ended the one before."""
    return FULL_STOP.search(last) is None and (first[0].islower() or last[-1] in "-,，、")


def _drop_double_spacing(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines without the blank ones between, where a text is typed in double spacing."""
    filled = [row for row, line in enumerate(lines) if line.strip()]
    apart = sum(after - before == 2 for before, after in pairwise(filled))
    unfinished = sum(FULL_STOP.search(lines[row].rstrip()) is None for row in filled)
    double = len(filled) > _FEW and apart >= _DOUBLE_SPACED * (len(filled) - 1)
    if (
        not double
        or unfinished < _UNFINISHED * len(filled)
        or not _wrapped_width([columns(lines[row]) for row in filled])
    ):
        yield from lines
        return
    for row, line in enumerate(lines):
        if line.strip() or not (row and lines[row - 1].strip()):
            yield line


def columns(text: str) -> int:
    """Return the width in columns: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def parts_of(group: Sequence[Line], wrap: Wrap) -> list[Part]:
    """Join the wrapped lines of a group into paragraphs and items."""
    parts: list[Part] = []
    for row, line in enumerate(group):
        last = group[row - 1] if row else None
        if parts and last and _UNDERLINE.fullmatch(line.text) and len(parts[-1].lines) == 1:
            parts[-1].marked = 1 if line.words[0] == "=" else 2
        elif marked := _MARKED.match(line.text):
            parts.append(_marked(line, marked))
        elif bullet := _BULLET.match(line.text):
            parts.append(Part([line.text[bullet.end() :]], line.page, item=True))
        elif _NUMBERED.match(line.text):
            parts.append(Part([line.text], line.page, item=True))
        elif (
            parts and last and parts[-1].marked is None and _continues(group, row, parts[-1], wrap)
        ):
            parts[-1].lines.append(line.text)
        else:
            parts.append(Part([line.text], line.page))
    for part in parts:
        part.alone = len(parts) == 1
    return parts


def _marked(line: Line, mark: re.Match[str]) -> Part:
    words = line.text[mark.end() :].rstrip("# ") or line.words
    return Part([words], line.page, marked=len(mark["marks"]))


def _continues(group: Sequence[Line], row: int, part: Part, wrap: Wrap) -> bool:
    """Tell whether a line goes on with the paragraph or item of the line before it.

    It does when it starts in lower case or with the note of what was said, or when the line
    before it ends with a comma or is full: its first word would not have fitted.
    """
    last, line = group[row - 1], group[row]
    if line.words[0].islower() or last.words[-1] in ",，、-\u00ad":
        return True
    if _NOTE.match(line.text) and not _NOTE.match(part.lines[0]):
        return True
    near = [each.width for each in group[max(0, row - _WINDOW) : row + _WINDOW + 1]]
    width = _wrapped_width(near) if len(near) >= _FEW else 0
    width = width or (wrap.width if max(near) <= wrap.width * 1.2 else 0)
    if not width:
        return part.item and line.text[:1].isspace()
    first = _FIRST_WORD.search(line.text)
    needed = last.width + 1 + columns(first.group() if first else "")
    if FULL_STOP.search(last.words):
        return needed > width or (part.item and line.text[:1].isspace())
    return needed > _FULL * width
