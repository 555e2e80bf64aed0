"""Which lines of plain text are headings: marked, numbered, or alone before what they head."""

import re
from collections.abc import Sequence
from itertools import groupby

from index.blocks import Grid
from index.readers.plain.lines import FULL_STOP, Part
from index.sentences import sentence_spans

_LONGEST = 100
_MOST_WORDS = 14
_MOST_IN_A_ROW = 2  # three short lines in a row are a list

# Levels say only which kind of numbering stands above which.
_NUMBERING = re.compile(
    r"(?P<part>(?:chapter|part|kapitel|teil|capítulo|parte|título|chapitre|partie|capitolo|глава|часть)\s+"
    r"(?:\d+|[ivxlc]+|[a-z])\b|第[一二三四五六七八九十百\d]+[章部分编編篇])|"
    r"(?P<section>(?:section|article|abschnitt|artikel|sección|artículo|seção|artigo|раздел|статья|appendix|"
    r"annex|anexo|anhang|annexe)\s+(?:\d+|[ivxlc]+|[a-z])\b|第[一二三四五六七八九十百\d]+[节節条條])|"
    r"(?P<first>[ivxlc]{1,7}\.\s+(?=\S)|[一二三四五六七八九十]{1,3}、)|"
    r"(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])|"
    r"(?P<dotted>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d])",
    re.IGNORECASE,
)
_LEVELS = {"part": 1, "section": 2, "first": 3, "second": 4}
_DOTTED = 4  # and one deeper for each further number


def heading_levels(parts: Sequence[Part | Grid]) -> list[int | None]:
    """Return the level of each part that is a heading, 0 for the title, None for all others.

    A heading is one short line without a full stop, and something stands under it.
    """
    levels = [_level(parts, number) for number in range(len(parts))]
    numbered = groupby(range(len(parts)), key=lambda number: levels[number] is not None)
    runs = [(short, list(run)) for short, run in numbered]
    for short, run in runs:
        if not short:
            continue
        if run[-1] == len(parts) - 1:  # nothing follows
            for number in run:
                levels[number] = _marked(parts[number])
            continue
        rest = run[1:] if run[0] == 0 else run  # the title is no part of a list
        plain = [number for number in rest if levels[number] == _PLAIN]
        if len(plain) > _MOST_IN_A_ROW:
            for number in plain:
                if number != run[-1] or not _alone(parts[number]):
                    levels[number] = None
    if levels and levels[0] == _PLAIN:
        levels[0] = 0
    return levels


_PLAIN = 1


def _marked(part: Part | Grid) -> int | None:
    return part.marked if isinstance(part, Part) else None


def _alone(part: Part | Grid) -> bool:
    return isinstance(part, Part) and part.alone


def _level(parts: Sequence[Part | Grid], number: int) -> int | None:
    part = parts[number]
    if not isinstance(part, Part):
        return None
    if part.marked is not None:
        return part.marked
    if not _is_short(part):
        return None
    before = parts[number - 1] if number else None
    after = parts[number + 1] if number + 1 < len(parts) else None
    if part.item:
        return _numbered_item(part, after)
    if match := _NUMBERING.match(part.text):
        apart = part.alone or number == 1 or _ends(before)
        return _numbering_level(match) if apart else None
    if number == 0 or part.text.isupper():
        return _PLAIN
    if part.alone:
        return _PLAIN
    return _PLAIN if _ends(before) and _heads(part, after) else None


def _is_short(part: Part) -> bool:
    text = part.text
    return (
        len(part.lines) == 1
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and any(char.isalpha() for char in text)
        and not text[0].islower()
        and FULL_STOP.search(text) is None
        and text[-1] not in ",，、-"
        and len(sentence_spans(text, 0, len(text))) == 1
    )


def _numbered_item(part: Part, after: Part | Grid | None) -> int | None:
    """Return the level of a numbered line that stands alone above text: "1. Results"."""
    match = _NUMBERING.match(part.text)
    under = isinstance(after, Part) and not after.item
    return _numbering_level(match) if match and part.alone and under else None


def _numbering_level(match: re.Match[str]) -> int:
    kind = match.lastgroup or ""
    return _LEVELS.get(kind) or _DOTTED + match.group().count(
        ".", 0, len(match.group().rstrip(". "))
    )


def _ends(before: Part | Grid | None) -> bool:
    """Tell whether what stands before is complete: a heading can't interrupt a sentence."""
    if not isinstance(before, Part):
        return True
    return before.marked is not None or FULL_STOP.search(before.text) is not None or before.alone


def _heads(part: Part, after: Part | Grid | None) -> bool:
    """Tell whether a line inside a run of lines has a paragraph under it, longer than itself."""
    if not isinstance(after, Part) or after.item:
        return False
    return FULL_STOP.search(after.text) is not None and len(after.text) > 2 * len(part.text)
