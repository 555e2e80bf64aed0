"""Read plain text into a Document: a title, sections, paragraphs and sentences.

A line is a paragraph, unless the text is hard-wrapped: then lines join (see `_continues`).
A short line without a full stop that stands before text is a heading. Bullets, numbered
items and table rows are paragraphs of their own. Nothing is changed but what parts the
halves of a sentence at the edge of a page (see `leaves`): spans of the text only.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from itertools import groupby

from index.document import Document, Paragraph, Section, Sentence
from index.leaves import without_edges
from index.sentences import CJK, sentence_spans, trim

_WIDEST_WRAP = 120  # columns; a block with a longer line is not hard-wrapped
_NARROWEST_WRAP = 50
_LONGEST_HEADING = 120
_MOST_HEADINGS_IN_A_ROW = 2  # three short lines in a row are a list

_RULE = re.compile(r"[-=_*~#|:+`\s]{3,}")
_MARKED_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_CLOSING_MARK = re.compile(r"\s#+$")
_BULLET = re.compile(r"[-*+•●▪‣◦]\s+(?=\S)|[•●▪‣◦](?=\S)")
_NUMBERED = re.compile(rf"\(?\d{{1,3}}[.)]\s+\S|\d{{1,3}}、|（\d{{1,3}}）|\d{{1,3}}[.)][{CJK}]")
_FIRST_WORD = re.compile(rf"[{CJK}]|[^\s{CJK}]+")
_END = re.compile(r"[.!?。！？…;；:：,，、][\"'”’»)\]）】」』》*_]*$")
_FULL_STOP = re.compile(r"[.!?。！？…；][\"'”’»)\]）】」』》*_]*$")
_CUT = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_TAIL = 40  # enough to hold a full stop and the marks that close after it


@dataclass(slots=True)
class _Block:
    """A paragraph or heading in the making: one line, or several that were wrapped."""

    start: int
    end: int
    lines: int = 1
    item: bool = False
    heading: bool = False
    alone: bool = False


def parse(text: str, *, id: str = "document") -> Document:  # noqa: A002
    """Split a text into a Document. Any text will do; one without words has no sentences.

    The first line that has text is the title. It is a sentence as well when it reads like
    one, or when nothing follows it.
    """
    text, joined = without_edges(text)
    blocks = [block for group in _line_groups(text) for block in _blocks(text, group, joined)]
    _mark_headings(text, blocks)
    title = ""
    if blocks:
        title = _title(text, blocks[0])
        first = blocks[0]
        first.heading = len(blocks) > 1 and (first.heading or _looks_like_heading(text, first))
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    untitled = True  # under the title, before the first heading
    for number, block in enumerate(blocks):
        if block.heading and number > 0:
            untitled = False
            _open_section(sections, _line_text(text, block), block.start, block.end)
        elif not block.heading:
            if untitled and not sections:
                _open_section(sections, title, blocks[0].start, block.end)
            _extend_section(sections, block.end)
            paragraph, section = len(paragraphs), len(sections) - 1
            first_sentence = len(sentences)
            for start, end in sentence_spans(text, block.start, block.end):
                name = f"s{len(sentences) + 1}"
                sentences.append(Sentence(name, text[start:end], start, end, paragraph, section))
            positions = tuple(range(first_sentence, len(sentences)))
            paragraphs.append(Paragraph(block.start, block.end, section, positions))
    return Document(id, title, text, tuple(sections), tuple(paragraphs), tuple(sentences))


def _open_section(sections: list[Section], title: str, start: int, end: int) -> None:
    sections.append(Section(f"sec{len(sections) + 1}", title, start, end))


def _extend_section(sections: list[Section], end: int) -> None:
    last = sections[-1]
    sections[-1] = Section(last.id, last.title, last.start, end)


def _line_groups(text: str) -> list[list[tuple[int, int]]]:
    """Return the lines (as trimmed spans) between blank lines and rules."""
    groups: list[list[tuple[int, int]]] = [[]]
    offset = 0
    for line in text.splitlines(keepends=True):
        start, end = trim(text, offset, offset + len(line))
        offset += len(line)
        if start == end or _RULE.fullmatch(text, start, end):
            groups.append([])
        else:
            groups[-1].append((start, end))
    return [group for group in groups if group]


def _blocks(
    text: str, lines: list[tuple[int, int]], joined: Container[int] = frozenset()
) -> list[_Block]:
    """Join the wrapped lines of one group, and those that go on at an offset in `joined`."""
    widest = max(_columns(text, start, end) for start, end in lines)
    prose = _FULL_STOP.search(text, max(lines[-1][0], lines[-1][1] - _TAIL), lines[-1][1])
    wrap = widest if prose else _WIDEST_WRAP
    blocks: list[_Block] = []
    last = (0, 0)
    for start, end in lines:
        block = _new_block(text, start, end)
        previous = blocks[-1] if blocks else None
        if (previous and (start in joined or _is_cut(text, last[1], start))) or (
            previous
            and not (block.item or block.heading or previous.heading)
            and widest <= _WIDEST_WRAP
            and text[previous.start] != "|"
            and (_continues(text, last, start, end, wrap) or _indented_item(text, previous, start))
        ):
            previous.end = end
            previous.lines += 1
        else:
            blocks.append(block)
        last = (start, end)
    for block in blocks:
        block.alone = len(blocks) == 1
    return blocks


def _is_cut(text: str, end: int, start: int) -> bool:
    """Tell whether a word is cut by a hyphen at a line's end and goes on in the next."""
    soft = text.startswith("\u00ad", end)  # which no trimmed line ends with
    return (soft or _CUT.search(text, max(0, end - 2), end) is not None) and text[start].islower()


def _new_block(text: str, start: int, end: int) -> _Block:
    if marked := _MARKED_HEADING.match(text, start, end):
        closing = _CLOSING_MARK.search(text, marked.end(), end)
        left, right = trim(text, marked.end(), closing.start() if closing else end)
        if left < right:
            return _Block(left, right, heading=True)
    if bullet := _BULLET.match(text, start, end):
        return _Block(*trim(text, bullet.end(), end), item=True)
    item = text[start] == "|" or _NUMBERED.match(text, start, end) is not None
    return _Block(start, end, item=item)


def _continues(text: str, last: tuple[int, int], start: int, end: int, wrap: int) -> bool:
    """Tell whether the line `start:end` goes on with the sentence or paragraph of the last.

    It does when it starts in lower case, when the last line ends with a comma, or when its
    first word would not have fitted into the last line (`wrap` columns wide).
    """
    if text[start].islower() or text[last[1] - 1] in ",，、":
        return True
    word = _FIRST_WORD.match(text, start, end)
    needed = _columns(text, *last) + 1 + (_columns(text, *word.span()) if word else 1)
    return wrap >= _NARROWEST_WRAP and needed > wrap


def _indented_item(text: str, previous: _Block, start: int) -> bool:
    return previous.item and text[start - 1] in " \t"


def _columns(text: str, start: int, end: int) -> int:
    """Return the width in columns: a Chinese character takes two."""
    line = text[start:end]
    if line.isascii() or len(line) > _WIDEST_WRAP:
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def _mark_headings(text: str, blocks: list[_Block]) -> None:
    """Mark short lines without a full stop as headings where text follows them."""
    candidates = [block.heading or _looks_like_heading(text, block) for block in blocks]
    numbered = groupby(enumerate(blocks), key=lambda pair: candidates[pair[0]])
    runs = [(short, [block for _, block in run]) for short, run in numbered]
    if runs and runs[-1][0]:
        runs.pop()  # nothing follows: text, unless marked as a heading
    for number, (short, run) in enumerate(runs):
        if not short:
            continue
        # The title opens the first run and is no part of a list.
        rest = run[1:] if number == 0 else run
        few = len(rest) <= _MOST_HEADINGS_IN_A_ROW
        for block in rest:
            block.heading = block.heading or few or (block.alone and block is run[-1])


def _looks_like_heading(text: str, block: _Block) -> bool:
    if block.item or block.lines > 1 or block.end - block.start > _LONGEST_HEADING:
        return False
    line = text[block.start : block.end]
    has_letter = any(char.isalpha() for char in line)
    return has_letter and not _END.search(line) and len(sentence_spans(line, 0, len(line))) == 1


def _title(text: str, block: _Block) -> str:
    """Return the first line, cut to the length of a heading."""
    line = _line_text(text, block)
    return line if len(line) <= _LONGEST_HEADING else line[: _LONGEST_HEADING - 1].rstrip() + "…"


def _line_text(text: str, block: _Block) -> str:
    """Return the words of the block's first line, without marks for emphasis."""
    lines = text[block.start : block.end].splitlines()
    return " ".join(lines[0].split()).strip("*_ ")
