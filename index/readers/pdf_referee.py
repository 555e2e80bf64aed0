"""A second reading of a PDF's tables: the rows in which another reader finds other figures."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import liteparse

from index.readers.pdf_built import Built

_DIGITS: Final = re.compile(r"\d+")
_LEAN: Final = 1.0  # points: the readers measure letters in other ways

Seen = Sequence[tuple[float, float, str]]  # height of a word's middle, its left end, its text


def second_reading(data: bytes, pages: Sequence[int]) -> Mapping[int, Seen]:
    """Return the words on each of these pages (from 1), in points from the top left corner."""
    if not pages:
        return {}
    parser = liteparse.LiteParse(
        ocr_enabled=False,
        num_workers=1,
        quiet=True,
        emit_word_boxes=True,
        target_pages=",".join(map(str, pages)),
        continue_on_page_error=True,
    )
    try:
        result = parser.parse(data)
    except liteparse.ParseError:
        return {}
    return {page.page_num: list(_words(page)) for page in result.pages}


def _words(page: Any) -> Iterator[tuple[float, float, str]]:
    for item in page.text_items:
        for word in item.words:
            if any(map(str.isdecimal, word.text)):
                yield word.y + word.height / 2, word.x, word.text


def doubtful_rows(table: Built, seen: Seen) -> frozenset[int]:
    """Return the rows in which the words seen hold other digits than the table's."""
    left = table.columns[1].x0 - _LEAN
    right = table.columns[-1].x1 + _LEAN
    found = set(table.crowded)
    for number, (top, bottom) in enumerate(table.heights):
        if number < table.header_rows:
            continue
        beside = [
            text
            for height, x, text in seen
            if top - _LEAN <= height <= bottom + _LEAN and left <= x <= right
        ]
        if not _agree(table.figures[number], beside):
            found.add(number)
    return frozenset(found)


def _agree(figures: Sequence[tuple[str, str]], seen: Sequence[str]) -> bool:
    """Tell whether both hold the same runs of digits; a mark left out may stand or be fused."""
    other = Counter(run for text in seen for run in _DIGITS.findall(text))
    for text, mark in figures:
        runs = _DIGITS.findall(text)
        if mark and runs and other[runs[-1]] == 0:
            fused = _DIGITS.findall(text + mark)
            runs = fused if all(other[run] for run in fused) else runs
        elif mark:
            for run in _DIGITS.findall(mark):
                other[run] -= other[run] > 0
        for run in runs:
            other[run] -= 1
    return not any(other.values())
