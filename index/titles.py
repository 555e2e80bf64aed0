"""Which heading is a document's title, which are sentences too, what a file without one is called."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.blocks import Block, Grid, Heading
from index.sentences import CJK
from index.tidying import clean

_LONGEST_TITLE = 120
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|"
    r"\b\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?\d{4}\b|"
    r"\b[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b"
)
# A number of two digits or more, and a word that isn't "to", "of" … right behind it.
_COUNTED = re.compile(
    rf"(?<![0-9A-Za-z.,/–-])(?P<number>\d[\d.,\u00a0\u202f]*\d)"
    rf"(?:[ \u00a0](?!(?:to|and|of|or|a|al|y|e|и|до|по|bis|und|à|et)\b)(?=[a-zß-ÿа-яё])|(?=[{CJK}]))"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATED = re.compile(r"[年月日期号章节]|(?:de )?[^\W\d_]{3,12}\.?(?: de)? (?:1[5-9]|20)\d\d\b")
_LABEL = re.compile(r"(?:[Pp]er|[Tt]able|[Ff]igure|[Cc]hart|[Pp]art|[Nn]o\.?|[A-Z]\w*|第)\s*$")
_FEWEST = 3  # digits of a number that opens a heading, and doesn't number it


def titled(blocks: list[Block]) -> list[Block]:
    """Make the first heading the title (level 0) where it stands first and above all others.

    A heading that only repeats the one before it, or the title, goes.
    """
    headings = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    named = levels.index(0) if 0 in levels else None
    alone = bool(levels) and levels[0] == min(levels) and levels.count(levels[0]) == 1
    if named is None and alone and headings[0] == 0:
        named = 0
    title = headings[named] if named is not None else -1
    second = next((number for number in headings if number > title >= 0), -1)
    found: list[Block] = []
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading):
            found.append(block)
        elif number == title:
            found.append(replace(block, level=0))
        elif not (found and _same(found[-1], block)) and not (
            number == second and _same(blocks[title], block)
        ):
            found.append(replace(block, level=max(1, block.level)))
    return found


def _same(one: Block, other: Block) -> bool:
    if not (isinstance(one, Heading) and isinstance(other, Heading)):
        return False
    return one.text.casefold() == other.text.casefold()


def says(blocks: Sequence[Block], number: int) -> bool:
    """Tell whether a heading is to be a sentence as well."""
    heading = blocks[number]
    assert isinstance(heading, Heading)  # noqa: S101
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    alone = following is None or (
        isinstance(following, Heading) and following.level <= heading.level
    )
    statement = heading.text.endswith((".", "。", "!", "！")) or len(heading.text) > _LONGEST_TITLE
    dated = _DATE.search(heading.text) is not None
    return alone or statement or dated or counts(heading.text)


def counts(heading: str) -> bool:
    """Tell whether a heading says how many of something there are: "The reservoir: 310 anglers"."""
    return any(
        not _YEAR.fullmatch(found["number"])
        and not (found.start() == 0 and sum(map(str.isdecimal, found["number"])) < _FEWEST)
        and not _LABEL.search(heading, 0, found.start())
        and not _DATED.match(heading, found.end())
        for found in _COUNTED.finditer(heading)
    )


def first_words(blocks: Sequence[Block]) -> str:
    """Return the first line or row: what a document without a title is called."""
    for block in blocks[:1]:
        if isinstance(block, Grid):
            return " ".join(cell for cell in block.rows[0] if cell)
        return clean(block.text.split("\n")[0])
    return ""


def cut(title: str) -> str:
    """Return a title, shortened if it is long."""
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
