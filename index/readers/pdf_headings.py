"""Headings told from text by how they look and stand, and how deep each look is."""

import re
from collections.abc import Sequence
from typing import Final

from index.readers.pdf_cells import is_caption
from index.readers.pdf_flow import Passage, Style

_LARGER: Final = 1.12  # of the body's size: a heading's letters
_TITLE: Final = 1.3  # of the body's size: the title's, and no other heading is larger
_SMALLEST: Final = 0.87  # of the body's size: smaller bold lines are notes and labels
_SMALL_CAPITALS: Final = 0.75  # the same of capitals
_LONGEST: Final = 160  # characters
_LONGEST_EAST: Final = 40
_MOST_LINES: Final = 4
_FEW_WORDS: Final = 12  # of a heading that is not larger or bold
_LEVELS: Final = 9

_STOPS: Final = re.compile(r"[.;,:。；，：]$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_EAST: Final = re.compile(r"[\u2e80-\u9fff]")
_LISTED: Final = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s")
# How a heading is numbered, by depth.
_DEPTHS: Final = (
    re.compile(
        r"第\s?[一二三四五六七八九十百\d]{1,4}\s?[章编編篇部]|"
        r"(?:part|chapter|kapitel|cap[ií]tulo|chapitre|глава|раздел)\s[\dIVX]+",
        re.IGNORECASE,
    ),
    re.compile(
        r"第\s?[一二三四五六七八九十百\d]{1,4}\s?[节節条條]|[IVX]{1,5}\.\s|\d{1,2}\.?\s+(?=[^\W\d_])|"
        r"(?:(?:item|note|section|article|annex|appendix|abschnitt|artikel|art[ií]culo|artigo|"
        r"anexo|annexe|anhang|статья|приложение)\s|§\s?)(?:\d|[IVXA-Z]+\b)",
        re.IGNORECASE,
    ),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}\.\d{1,2}\.?\s|[A-Z]\.\s"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}(?:\.\d{1,2}){2}\.?\s"),
    re.compile(r"\d{1,2}(?:\.\d{1,2}){3,}\.?\s|\([a-zA-Z\d]{1,2}\)\s"),
)
_UNNUMBERED: Final = len(_DEPTHS)  # below the numbered ones of the same look

Look = tuple[float, bool, bool, bool, int]  # size, bold, capitals, italic, depth by its number


def headings(passages: Sequence[Passage], body: Style) -> dict[int, int]:
    """Return the level of each passage that is a heading, by position; 0 is the title's."""
    looks: dict[Look, list[int]] = {}
    for number, passage in enumerate(passages):
        after = passages[number + 1] if number + 1 < len(passages) else None
        if is_heading(passage, body, after):
            looks.setdefault(_look(passage, body), []).append(number)
    order = sorted(looks, key=lambda look: (-look[0], not look[1], not look[2], look[3], look[4]))
    titled = bool(order) and _is_title(
        order[0], [passages[n] for n in looks[order[0]]], passages, body
    )
    return {
        number: min(level if titled else level + 1, _LEVELS)
        for level, look in enumerate(order)
        for number in looks[look]
    }


def is_heading(passage: Passage, body: Style, after: Passage | None) -> bool:
    """Tell whether a passage heads what follows; `after` is the next one."""
    text = " ".join(passage.lines)
    east = _EAST.search(text) is not None
    if not _LETTER.search(text) or len(passage.lines) > _MOST_LINES or passage.aside:
        return False
    if len(text) > (_LONGEST_EAST if east else _LONGEST) or is_caption(text):
        return False
    depth = _depth(text)
    listed = depth is not None or _LISTED.match(text) is not None
    if (_STOPS.search(text) and not (listed and text.endswith("."))) or (
        passage.item and not listed
    ):
        return False
    size = passage.style.size / body.size
    if size >= _LARGER or (is_bold(passage, body) and size >= _SMALLEST):
        return True
    few = text.count(" ") < _FEW_WORDS and len(passage.lines) == 1
    if few and passage.apart and size >= _SMALL_CAPITALS and _is_capital(text):
        return True
    if not few or size < (1 + _SMALLEST) / 2:
        return False
    if passage.style.italic and not body.italic and passage.apart:
        return True
    return depth is not None and _heads(passage, text, after, east=east)


def _heads(passage: Passage, text: str, after: Passage | None, *, east: bool) -> bool:
    """Tell whether a numbered line like the rest of the text heads the text after it."""
    if after is None or after.item or text.endswith((".", "。")):
        return False
    first = _LETTER.search(text)
    capital = first is not None and (east or first.group().isupper())
    return (
        capital
        and (passage.apart or east)
        and (len(after.lines) > 1 or _depth(after.lines[0]) is not None)
    )


def is_bold(passage: Passage, body: Style) -> bool:
    """Tell whether a passage is bold where the text is not."""
    return passage.style.bold and not body.bold


def is_large(passage: Passage, body: Style) -> bool:
    return passage.style.size >= _LARGER * body.size


def _is_capital(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    worded = _WORD.search(text) is not None
    return worded and len(letters) >= 4 and text.upper() == text and text.lower() != text


def _depth(text: str) -> int | None:
    return next((depth for depth, number in enumerate(_DEPTHS) if number.match(text)), None)


def _look(passage: Passage, body: Style) -> Look:
    """Return what tells one level of headings from another."""
    text = " ".join(passage.lines)
    size = round(passage.style.size * 2) / 2
    depth = _depth(text)
    depth = _UNNUMBERED if depth is None else depth
    return size, is_bold(passage, body), _is_capital(text), passage.style.italic, depth


def _is_title(
    look: Look, shown: Sequence[Passage], passages: Sequence[Passage], body: Style
) -> bool:
    """Tell whether the largest look is the title's: once or twice, on the first pages."""
    first = passages[0].page
    opens = all(passage.page <= first + 1 for passage in shown)
    return look[0] >= _TITLE * body.size and opens and len(shown) <= 2
