"""Passages and tables of all pages as blocks: broken paragraphs joined, headings told from text."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import Final

from index.blocks import Block, Grid, Heading, Text
from index.joining import glue, join_lines, words_within
from index.readers.pdf_cells import is_caption, is_label
from index.readers.pdf_flow import Passage, Style
from index.readers.pdf_headings import headings, is_bold, is_large
from index.readers.pdf_letters import HYPHEN
from index.readers.pdf_marks import without_marks
from index.sentences import sentence_spans

_OTHER_SIZE: Final = 0.06
_FOOTNOTE: Final = 0.93  # of the body's size at most
_CAPTION_LINES: Final = 4

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
    joined = _labelled(_across(parts, body, words))
    levels = headings([part for part in joined if isinstance(part, Passage)], body)
    found: list[Block] = []
    number = -1
    for part in joined:
        if isinstance(part, Grid):
            found.append(part)
            continue
        number += 1
        text = _text(part, words)
        if not text:
            continue
        if number in levels:
            found.append(Heading(text, levels[number], part.page))
        elif (is_caption(text) and len(part.lines) <= _CAPTION_LINES) or _UNIT.fullmatch(text):
            found.append(Text(text, "caption", part.page))
        else:
            found.append(Text(text, "item" if part.item else "paragraph", part.page))
    return found


def _labelled(parts: Sequence[Part]) -> list[Part]:
    """Join a caption's number that stands in a line of its own to the words after it."""
    found: list[Part] = []
    for part in parts:
        label = found[-1] if found else None
        if (
            isinstance(label, Passage)
            and isinstance(part, Passage)
            and is_label(" ".join(label.lines))
            and len(part.lines) < _CAPTION_LINES
            and part.page == label.page
            and not part.item
        ):
            part.lines[:0] = label.lines
            found[-1] = part
        else:
            found.append(part)
    return found


def _plain(line: str) -> str:
    """Return a line whose last hyphen may belong to its word, without marks of notes."""
    return " ".join(map(without_marks, line.replace(HYPHEN, "-").split()))


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
            style = Style(round(part.style.size * 2) / 2, part.style.bold, part.style.italic)
            counts[style] += part.letters
    return counts.most_common(1)[0][0] if counts else Style(10.0, bold=False, italic=False)


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
    if passage.ended or passage.aside or _UNIT.fullmatch(" ".join(passage.lines)):
        return False
    return not _looks_like_heading(passage, body)


def _looks_like_heading(passage: Passage, body: Style) -> bool:
    return is_large(passage, body) or (len(passage.lines) == 1 and is_bold(passage, body))


def _goes_on(open_: Passage, passage: Passage) -> bool:
    same = abs(open_.style.size - passage.style.size) <= _OTHER_SIZE * open_.style.size
    heavier = passage.style.bold and not open_.style.bold
    near = open_.page <= passage.page <= open_.page + 1
    first = passage.lines[0]
    if not (same and near) or heavier or passage.item or passage.aside:
        return False
    low = first[:1].islower()
    return low or not (open_.short or passage.indented)


def _move(open_: Passage, passage: Passage, words: Container[str]) -> Passage | None:
    """Add to `open_` what completes it; return what is left of `passage`, if anything."""
    if passage.page == open_.page:
        open_.lines += passage.lines
        open_.ended, open_.short = passage.ended, passage.short
        return None
    before, after = _text(open_, words), _text(passage, words)
    whole = glue(before, after, words) if before and after else before + after
    spans = sentence_spans(whole, 0, len(whole))
    crossing = next((end for start, end in spans if start < len(before) - 1 < end), len(whole))
    left = whole[crossing:].strip()
    open_.lines[:] = [whole[:crossing].rstrip()]
    open_.ended, open_.short = bool(left) or passage.ended, passage.short
    if not left:
        return None
    passage.lines[:] = [left]
    return passage
