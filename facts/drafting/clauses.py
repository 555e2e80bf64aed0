"""Where one figure's clause ends and the next one's begins."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from facts.drafting.joints import Joints, joints

Span = tuple[int, int]

_MARK = re.compile(
    r"(?P<always>[;；。！？])"
    r"|(?P<bracket>[(（\[【)）\]】]|\s[–—]\s|——|(?<=[^\W\d_])—(?=[^\W\d_]))"
    r"|(?P<comma>,(?=\s)|，)"
    r"|(?P<weak>[、:：](?!\d))"
    r"|(?P<word>(?<![^\W_])[^\W\d_])"
)
# A dash before a figure stands for a verb: "экспорт — 5 %", "импорт — на 3 %".
_FIGURE = re.compile(r"(?<=\s[–—]\s)(?:[^\W\d_]{1,3}\s)?[€$£¥]?\d")
_GAP = re.compile(r"[\s\u00a0]*")


class _Strength(IntEnum):
    """How surely a border separates two figures; the surest between them does."""

    JOIN = 1
    COMMA = 2
    COMMA_AND_JOIN = 3
    BRACKET = 4
    OPENER = 5
    ALWAYS = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text with one figure or a few that nothing separates.

    `chain` numbers the stretches between semicolons: clauses of one chain may share a subject.
    """

    start: int
    end: int
    chain: int


def clauses(
    text: str, language: str, figures: Sequence[Span], whole: Sequence[Span] = ()
) -> list[Clause]:
    """Return the clauses of a sentence, in order; together they are the whole text.

    A semicolon is always a border; a comma, a bracket or a conjunction only where it stands
    between two `figures`, the surest one (of equals the last). `whole` are spans within which
    there is no border ("March 31, 2013"). Both are in order.
    """
    starts = [start for start, _ in figures]
    best: dict[int, tuple[_Strength, int]] = {}
    always: list[int] = []
    for place, strength in _borders(text, joints(language), sorted([*figures, *whole])):
        gap = bisect_right(starts, place)
        if strength is _Strength.ALWAYS:
            always.append(place)
        if 0 < gap < len(starts):
            best[gap] = max(best.get(gap, (strength, place)), (strength, place))
    places = {place for strength, place in best.values() if strength is not _Strength.ALWAYS}
    ends = [*sorted(places.union(always)), len(text)]
    return [
        Clause(start, end, bisect_right(always, start))
        for start, end in pairwise([0, *ends])
        if start < end or not text
    ]


def _borders(text: str, words: Joints, closed: Sequence[Span]) -> Iterator[tuple[int, _Strength]]:
    """Yield the places where a clause may begin, in order, with how surely one does."""
    at, floor = 0, 0
    for match in _MARK.finditer(text):
        place = match.start()
        while at < len(closed) and closed[at][1] <= place:
            at += 1
        if not place or place < floor or (at < len(closed) and closed[at][0] < place):
            continue
        found = _border(text, words, match)
        if found is not None:
            floor, strength = found
            yield place, strength


def _border(text: str, words: Joints, match: re.Match[str]) -> tuple[int, _Strength] | None:
    """Return the end of what makes a border here, and its strength."""
    place, end = match.span()
    match match.lastgroup:
        case "always":
            return end, _Strength.ALWAYS
        case "bracket" if _FIGURE.match(text, end):
            return end, _Strength.JOIN
        case "bracket":
            return end, _Strength.BRACKET
        case "weak":
            return end, _Strength.JOIN
        case "comma":
            gap = _GAP.match(text, end)
            after = gap.end() if gap else end
            if opened := words.opens.match(text, after):
                return opened.end(), _Strength.OPENER
            if joined := words.joins.match(text, after):
                return joined.end(), _Strength.COMMA_AND_JOIN
            return end, _Strength.COMMA
    if opened := words.opens.match(text, place):
        return opened.end(), _Strength.OPENER
    if joined := words.joins.match(text, place):
        return joined.end(), _Strength.JOIN
    return None
