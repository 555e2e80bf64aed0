"""Editions of one report: the same title or file but for its numbers, such as the year."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from bot.store import Kept
from index.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 6  # letters of a title that says what it is of
_SHORTEST_NAME: Final = 4  # letters of a file's name that does


def is_edition(kept: Kept, other: Kept) -> bool:
    """Tell whether two documents look like editions of one report."""
    if kept.document_id == other.document_id:
        return False
    titles = _same(_letters(kept.title), _letters(other.title), _SHORTEST)
    return titles or _same(_stem(kept), _stem(other), _SHORTEST_NAME)


def editions(kept: Kept, others: Iterable[Kept]) -> list[Kept]:
    """Give those of the others that look like editions of a document."""
    return [other for other in others if is_edition(kept, other)]


def _same(one: str, other: str, shortest: int) -> bool:
    return one == other and len(one.replace(" ", "")) >= shortest


def _stem(kept: Kept) -> str:
    return _letters(PurePath(kept.file).stem)


def _letters(text: str) -> str:
    """Give the words of a text, without numbers, marks and case."""
    return " ".join(_WORD.findall(fold(text)))
