"""Words that stand side by side on one baseline, joined to lines; raised marks told from text.

A line ends where a gap is wider than between words: the cells of a table's row are lines of
their own, and so are the lines of two columns.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Final

from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_marks import MARK, raised
from index.readers.pdf_words import Word

# In parts of the letters' size. A blank is .25 to .35 wide, .6 in type of one width; a column of
# figures may start at .7.
_WIDEST_BLANK: Final = 0.6
_WIDER: Final = 1.7  # of the blanks that most words on a page have
_LEAST_BLANKS: Final = 20  # that tell how wide they are
_OVERLAP: Final = 0.4  # letters may lean over the one before
_SAME_BASE: Final = 0.2
_SMALL: Final = 0.86  # a raised or lowered mark is at most this part of the size beside it
_LEAST_RAISED: Final = 0.12
_MOST_RAISED: Final = 0.75
_MOST_LOWERED: Final = 0.55
_MARK_GAP: Final = 0.5
_LABEL_GAP: Final = 1.5  # between a footnote's mark and its text


@dataclass(slots=True)
class Line:
    """Words on one baseline. Places are in points, downwards; `size` is that of most letters."""

    words: list[Word]
    x0: float
    x1: float
    base: float
    size: float
    # Looked up often, and asked for only when the line is whole.
    _text: str | None = field(default=None, repr=False, compare=False)
    _letters: int = field(default=-1, repr=False, compare=False)

    @classmethod
    def of(cls, words: list[Word]) -> "Line":
        main = max(words, key=lambda word: len(word.text))
        return cls(words, min(w.x0 for w in words), max(w.x1 for w in words), main.base, main.size)

    @property
    def top(self) -> float:
        """Where its capitals end, about."""
        return self.base - 0.72 * self.size

    @property
    def text(self) -> str:
        """Its words with their blanks."""
        if self._text is None:
            self._text = text_of(self.words)
        return self._text

    @property
    def letters(self) -> int:
        if self._letters < 0:
            self._letters = sum(len(word.text) for word in self.words)
        return self._letters


def text_of(words: Sequence[Word]) -> str:
    """Return the words as they are read, with a blank where the page has one or leaves one."""
    parts: list[str] = []
    last: Word | None = None
    for word in words:
        if last is not None:
            gap = word.x0 - last.x1
            near = min(word.size, last.size)
            if (word.spaced and gap > -_OVERLAP * near) or gap > 0.17 * near or gap < -2 * near:
                parts.append(" ")
            elif last.text[-1:] == HYPHEN:  # it would show at a line's end only
                parts[-1] = parts[-1][:-1]
        parts.append(word.text)
        last = word
    return "".join(parts)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the lines of a page or a part of it, in the order in which they are drawn."""
    widest = _widest_blank(words)
    lines: list[Line] = []
    for word in words:
        if not (lines and _take(lines[-1], word, widest)):
            lines.append(Line.of([word]))
    joined = _joined(lines, widest)
    for line in joined:
        line.size = _main_size(line.words)
    return joined


def _widest_blank(words: Sequence[Word]) -> float:
    """Return the widest blank between words of one line, in parts of the size."""
    gaps = [
        (after.x0 - before.x1) / after.size
        for before, after in pairwise(words)
        if after.spaced and abs(after.base - before.base) <= _SAME_BASE * after.size
    ]
    blanks = [gap for gap in gaps if 0 < gap < 1]
    if len(blanks) < _LEAST_BLANKS:
        return _WIDEST_BLANK
    return max(_WIDEST_BLANK, _WIDER * median(blanks))


def _main_size(words: Sequence[Word]) -> float:
    """Return the size of most letters."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size])


def _take(line: Line, word: Word, widest: float) -> bool:
    """Add the word to the line if it goes on with it."""
    near = min(line.size, word.size)
    gap, rise = word.x0 - line.x1, line.base - word.base
    if abs(rise) <= _SAME_BASE * near and -_OVERLAP * near <= gap <= widest * near:
        line.words.append(word)
        line.x1 = max(line.x1, word.x1)
        return True
    if word.size <= _SMALL * line.size and -_MARK_GAP * near <= gap <= _MARK_GAP * line.size:
        if _LEAST_RAISED * line.size <= rise <= _MOST_RAISED * line.size:
            _raise(line, word)
            return True
        if 0 < -rise <= _MOST_LOWERED * line.size:  # H₂O
            line.words.append(_moved(word, line, word.text))
            line.x1 = max(line.x1, word.x1)
            return True
    if (
        len(line.words) == 1
        and line.size <= _SMALL * word.size
        and _LEAST_RAISED * word.size <= -rise <= _MOST_RAISED * word.size
        and -_OVERLAP * near <= gap <= _LABEL_GAP * word.size
        and MARK.fullmatch(line.words[0].text)
    ):  # the mark in front of a footnote's text
        line.words[:] = [word]
        line.x1, line.base, line.size = word.x1, word.base, word.size
        return True
    return False


def _raise(line: Line, word: Word) -> None:
    """Add what is raised: as text, as a superscript, or not at all."""
    line.x1 = max(line.x1, word.x1)
    last = line.words[-1]
    text = raised(last.text, word.text)
    if text:
        line.words.append(_moved(word, line, text))
    else:
        last.x1, last.mark = max(last.x1, word.x1), last.mark + word.text


def _moved(word: Word, line: Line, text: str) -> Word:
    return Word(text, word.x0, word.x1, line.base, word.size, word.bold, word.italic, spaced=False)


def _joined(lines: list[Line], widest: float) -> list[Line]:
    """Join lines that go on one after another, though not drawn in this order."""
    order = sorted(lines, key=lambda line: line.base)
    gone: set[int] = set()
    for place, line in enumerate(order):
        for near in order[place + 1 :]:
            if near.base - line.base > _MOST_RAISED * max(line.size, near.size) or id(line) in gone:
                break
            if id(near) in gone:
                continue
            left, right = (line, near) if line.x0 <= near.x0 else (near, line)
            near_gap = max(widest, _LABEL_GAP) * max(left.size, right.size)
            if _insert(line, near):
                gone.add(id(line))
            elif _insert(near, line):
                gone.add(id(near))
            elif right.x0 - left.x1 <= near_gap and _goes_on(left, right, widest):
                for word in right.words:
                    if not _take(left, word, widest):
                        left.words.append(word)
                        left.x1 = max(left.x1, word.x1)
                gone.add(id(right))
    return [line for line in lines if id(line) not in gone]


def _goes_on(left: Line, right: Line, widest: float) -> bool:
    probe = Line(list(left.words), left.x0, left.x1, left.base, left.size)
    return _take(probe, replace(right.words[0]), widest)


def _insert(mark: Line, line: Line) -> bool:
    """Put a raised or lowered mark that stands in a blank inside a line into its place there."""
    word = mark.words[0]
    rise = line.base - mark.base
    if (
        len(mark.words) > 1
        or mark.size > _SMALL * line.size
        or not -_MOST_LOWERED * line.size <= rise <= _MOST_RAISED * line.size
        or abs(rise) < _LEAST_RAISED * line.size
        or not line.x0 < word.x0 < word.x1 <= line.x1
    ):
        return False
    at = bisect_left([other.x0 for other in line.words], word.x0)
    before = line.words[at - 1]
    if at == len(line.words) or word.x0 < before.x1 - _MARK_GAP * word.size:
        return False
    text = raised(before.text, word.text) if rise > 0 else word.text
    after = line.words[at]
    after.spaced = after.spaced and after.text[0].isalnum()
    before.x1 = max(before.x1, word.x1)
    if text:
        line.words.insert(at, _moved(word, line, text))
    else:
        before.mark += word.text
    return True


def same_row(one: Line, other: Line) -> bool:
    """Tell whether two lines stand beside each other."""
    return abs(one.base - other.base) <= 0.35 * min(one.size, other.size)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in rows from top to bottom, each from left to right."""
    rows: list[list[Line]] = []
    anchor: Line | None = None  # the line with most letters in the latest row
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if anchor is not None and same_row(anchor, line):
            rows[-1].append(line)
            anchor = line if line.letters > anchor.letters else anchor
        else:
            rows.append([line])
            anchor = line
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda line: line.x0)
    return rows
