"""Passages and tables of all pages as blocks: broken paragraphs joined, headings told from text."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import Final

from index.joining import glue, join_lines, words_within
from index.readers.blocks import Block, Grid, Heading, Text
from index.readers.pdf_cells import is_caption
from index.readers.pdf_flow import Passage, Style
from index.readers.pdf_words import HYPHEN
from index.sentences import sentence_spans

_LARGER: Final = 1.12  # of the body's size: a heading's letters
_TITLE: Final = 1.3  # of the body's size: the title's, and no other heading is larger
_BOLD: Final = 1.35  # of the body's weight
_SMALLEST: Final = 0.87  # of the body's size: smaller bold lines are notes and labels
_LONGEST: Final = 160  # characters of a heading
_MOST_LINES: Final = 4
_FEW_WORDS: Final = 12  # of a heading in capitals or italics
_LEVELS: Final = 6
_FOOTNOTE: Final = 0.93  # of the body's size at most

_STOPS: Final = re.compile(r"[.;,:。；，：]$")
_NUMBERED: Final = re.compile(
    r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_UNIT: Final = re.compile(r"[(（\[].{2,90}[)）\]]|(?:单位|單位)[:：].{1,30}")

# An address that goes on in the next line.
_ADDRESS: Final = re.compile(r"(?:https?:/?/?|(?:https?://|www\.)\S*[/.?&=_%#-]|\S@)$")

Part = Passage | Grid


def blocks_of(parts: Sequence[Part]) -> list[Block]:
    """Return the blocks of a document whose pages' parts follow one another."""
    words = words_within(
        _plain(line) for part in parts if isinstance(part, Passage) for line in part.lines
    )
    body = _body(parts)
    joined = _across(parts, body, words)
    styles = _levels([part for part in joined if isinstance(part, Passage)], body)
    found: list[Block] = []
    for part in joined:
        if isinstance(part, Grid):
            found.append(part)
            continue
        text = _text(part, words)
        if not text:
            continue
        key = _key(part, body)
        if _is_heading(part, text, body) and key in styles:
            found.append(Heading(text, styles[key], part.page))
        elif (is_caption(text) and len(part.lines) <= _MOST_LINES) or _UNIT.fullmatch(text):
            found.append(Text(text, "caption", part.page))
        else:
            found.append(Text(text, "item" if part.item else "paragraph", part.page))
    return found


def _plain(line: str) -> str:
    """Return a line whose last hyphen may belong to its word."""
    return line.replace(HYPHEN, "-")


def _text(passage: Passage, words: Container[str]) -> str:
    lines: list[str] = []
    for line in passage.lines:
        if lines and _ADDRESS.search(lines[-1]):
            lines[-1] += line
        else:
            lines.append(line)
    return join_lines([_plain(line) for line in lines], words)


def _body(parts: Sequence[Part]) -> Style:
    """Return how most letters of the text look."""
    counts: Counter[Style] = Counter()
    for part in parts:
        if isinstance(part, Passage):
            style = Style(round(part.style.size * 2) / 2, part.style.weight, part.style.italic)
            counts[style] += part.letters
    return counts.most_common(1)[0][0] if counts else Style(10.0, 400, italic=False)


def _across(parts: Sequence[Part], body: Style, words: Container[str]) -> list[Part]:
    """Join paragraphs that go on in the next column or on the next page.

    A sentence that crosses pages stands where it begins; what follows it stays on its page.
    """
    found: list[Part] = []
    open_: Passage | None = None  # the last paragraph of the running text, if it goes on
    tabled = False  # a table stands between
    for part in parts:
        if isinstance(part, Grid):
            found.append(part)
            tabled = True
            continue
        low = part.lines[0][:1].islower()
        if open_ is not None and _goes_on(open_, part) and (low or not tabled):
            rest = _move(open_, part, words)
            if rest is None:
                open_ = None if open_.ended else open_
                continue
            part = rest  # noqa: PLW2901 - what is left of it
        found.append(part)
        waits = open_ is not None and open_.page == part.page
        if not (waits and part.style.size < _FOOTNOTE * body.size):  # but a footnote
            open_ = part if _is_open(part, body) else None
            tabled = False
    return found


def _is_open(passage: Passage, body: Style) -> bool:
    if passage.ended or passage.table or _UNIT.fullmatch(" ".join(passage.lines)):
        return False
    return not _looks_like_heading(passage, body)


def _looks_like_heading(passage: Passage, body: Style) -> bool:
    one = len(passage.lines) == 1
    return passage.style.size >= _LARGER * body.size or (one and _is_bold(passage, body))


def _goes_on(open_: Passage, passage: Passage) -> bool:
    same = abs(open_.style.size - passage.style.size) <= 0.06 * open_.style.size
    weight = passage.style.weight <= _BOLD * open_.style.weight
    near = open_.page <= passage.page <= open_.page + 1
    first = passage.lines[0]
    if not (same and weight and near) or passage.item or passage.table:
        return False
    return not passage.indented or first[:1].islower()


def _move(open_: Passage, passage: Passage, words: Container[str]) -> Passage | None:
    """Add to `open_` what completes it; return what is left of `passage`, if anything."""
    if passage.page == open_.page:
        open_.lines += passage.lines
        open_.ended = passage.ended
        return None
    before, after = _text(open_, words), _text(passage, words)
    whole = glue(before, after, words) if before and after else before + after
    spans = sentence_spans(whole, 0, len(whole))
    crossing = next((end for start, end in spans if start < len(before) - 1 < end), len(whole))
    left = whole[crossing:].strip()
    open_.lines[:] = [whole[:crossing].rstrip()]
    open_.ended = bool(left) or passage.ended
    if not left:
        return None
    passage.lines[:] = [left]
    return passage


def _is_bold(passage: Passage, body: Style) -> bool:
    return passage.style.weight >= _BOLD * max(body.weight, 1)


def _is_capital(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and text.upper() == text and text.lower() != text


def _key(passage: Passage, body: Style) -> tuple[float, bool, bool, bool]:
    """Return what tells one level of headings from another."""
    text = " ".join(passage.lines)
    size = round(passage.style.size * 2) / 2
    return size, _is_bold(passage, body), _is_capital(text), passage.style.italic


def _is_heading(passage: Passage, text: str, body: Style) -> bool:
    letters = _LETTER.search(text) is not None
    if not letters or len(text) > _LONGEST or len(passage.lines) > _MOST_LINES or passage.table:
        return False
    numbered = _NUMBERED.match(text) is not None
    if (_STOPS.search(text) and not (numbered and text.endswith("."))) or is_caption(text):
        return False
    if passage.item and not numbered:
        return False
    size, bold = passage.style.size / body.size, _is_bold(passage, body)
    if size >= _LARGER or (bold and size >= _SMALLEST):
        return True
    few = text.count(" ") < _FEW_WORDS and size >= 1 - (1 - _SMALLEST) / 2
    alone = passage.apart and len(passage.lines) == 1 and few
    return alone and (_is_capital(text) or (passage.style.italic and not body.italic))


def _levels(passages: Sequence[Passage], body: Style) -> dict[tuple[float, bool, bool, bool], int]:
    """Return the level of each look of headings; 0 is the title's."""
    looks: dict[tuple[float, bool, bool, bool], list[int]] = {}
    for number, passage in enumerate(passages):
        text = " ".join(passage.lines)
        if _is_heading(passage, text, body):
            looks.setdefault(_key(passage, body), []).append(number)
    order = sorted(looks, key=lambda look: (-look[0], not look[1], not look[2], look[3]))
    first = passages[0].page if passages else 1
    titled = False
    if order:
        numbers = looks[order[0]]
        largest = order[0][0] >= _TITLE * body.size
        opens = all(passages[number].page <= first + 1 for number in numbers)
        titled = largest and opens and len(numbers) <= 2
    return {look: min(level if titled else level + 1, _LEVELS) for level, look in enumerate(order)}
