"""Figures that a sentence gives only beside the one it is about: what was before, what is compared with."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.understanding.cues import folded, prose_words
from bot.understanding.operations import Signal, signals
from facts.drafting.joints import joints
from facts.quantity import Quantity

_PAUSE = re.compile(r"[;；.。!?！？(（]|[,，、:：](?!\d)")
_DATED = re.compile(
    r"[(（][^\W\d_]{0,4}\s?(?:19|20)\d\d年?\s?[:：]?\s?$"
)  # "(2024: £388m)", "（2023年：5%）"
_REACH = 48  # characters before a figure: "compared with a revised"
_JOINED = 16  # of them between the words that compare and the figure: "just under"
_SAYING = frozenset({Signal.PRIOR, Signal.DIFFERENCE})
_NAMES = ("past", "earlier", "before")


def outdated(text: str, figures: Sequence[Quantity], language: str) -> frozenset[int]:
    """Return the starts of figures of a sentence that aren't its own, where another of their kind is.

    "It costs 1.40, before that 1.25", "97 %, compared with 95 %", "£412m (2024: £388m)".
    """
    amounts = [one for one in figures if one.date is None]
    gone = [one for one in amounts if _is_outdated(text, one, language)]
    kept = [one for one in amounts if one not in gone]
    return frozenset(one.start for one in gone if any(_alike(one, other) for other in kept))


@lru_cache(64)
def asks_before(text: str, language: str) -> bool:
    """Tell whether a question speaks of an earlier time, or compares with one."""
    if any(one.signal in _SAYING for one in signals(text, language)):
        return True
    said, whole = prose_words(language).said, folded(text)
    patterns = (said.get(name) for name in _NAMES)
    return any(pattern is not None and pattern.search(whole) for pattern in patterns)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures may be of one thing: "1.40 euros", "1.25"."""
    return one.unit == other.unit or not (one.unit and other.unit)


def _is_outdated(text: str, one: Quantity, language: str) -> bool:
    ahead = text[max(0, one.start - _REACH) : one.start]
    return (
        _DATED.search(ahead) is not None
        or any(_reaches(ahead, end) for end in _compared(ahead, language))
        or _opens_in_the_past(folded(_PAUSE.split(ahead)[-1]), language)
    )


def _compared(ahead: str, language: str) -> Iterator[int]:
    """Yield where words that compare end: "compared with", "frente a"."""
    if language == "zh":
        return  # 比 stands before how far it is apart
    for match in joints(language).compares.finditer(ahead):
        yield match.end()


def _reaches(ahead: str, end: int) -> bool:
    rest = ahead[end:]
    return len(rest) <= _JOINED and not any(one.isdigit() for one in rest)


def _opens_in_the_past(clause: str, language: str) -> bool:
    """Tell whether a clause begins with what was before: "before that", "antes costaba"."""
    words = prose_words(language)
    patterns = (words.said.get(name) for name in ("past", "earlier"))
    opening = clause.lstrip()
    return any(pattern is not None and pattern.match(opening) for pattern in patterns)
