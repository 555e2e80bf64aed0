"""Which words of a sentence belong to which of its figures: how near each stands, 0 to 1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.drafting.joints import joints
from index.text import Term

# How near a word stands to a figure: with it, in its sentence, there with another figure.
OWN, SENTENCE, ANOTHER = 1.0, 0.5, 0.35
_STRONG = re.compile(r"[;；:：]|[.!?。](?=\s|$)")
_WEAK = re.compile(r"[,，、)）(（–—]")
_CLOSING, _OPENING = ")）", " (（[\u00a0"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Near:
    """The words of one figure: how near each key stands, and its place in a row of figures.

    `row` numbers the runs of figures with nothing but a joint between them ("30 % or 50 %"),
    `place` counts within the run. `left` and `right` are the spans of the words that are its own.
    """

    keys: dict[str, float]
    row: int
    place: int
    left: Span
    right: Span


def near(
    text: str, language: str, words: Sequence[Term], figures: Sequence[Span], units: Sequence[str]
) -> list[Near]:
    """Return the words of each figure of a sentence.

    `figures` are their spans, in order, `units` say which are of one kind.
    """
    topics = [word for word in words if not word.stop and word.kind != "compound"]
    edges = [(0, 0), *figures, (len(text), len(text))]
    gaps = [(edges[at][1], edges[at + 1][0]) for at in range(len(edges) - 1)]
    cuts = [_cut(text, gap, language) for gap in gaps]
    bare = [not _within(topics, gap) for gap in gaps]
    same = [False, *(one == other for one, other in pairwise(units))]
    compared = [_compares(text, gap, cut, language) for gap, cut in zip(gaps, cuts, strict=True)]
    lefts = _lefts(topics, gaps, cuts, same, compared)
    rights = _rights(topics, gaps, cuts, bare)
    found: list[Near] = []
    row = place = 0
    for at in range(len(figures)):
        row, place = (row, place + 1) if at and bare[at] else (row + 1, 0)
        keys = dict.fromkeys((word.key for word in topics), SENTENCE)
        for span in (*lefts[:at], *lefts[at + 1 :], *rights[:at], *rights[at + 1 :]):
            keys |= dict.fromkeys(_within(topics, span), ANOTHER)
        for span in (lefts[at], rights[at]):
            keys |= dict.fromkeys(_within(topics, span), OWN)
        found.append(Near(keys, row, place, lefts[at], rights[at]))
    return found


def _lefts(
    topics: Sequence[Term],
    gaps: Sequence[Span],
    cuts: Sequence[int | None],
    same: Sequence[bool],
    compared: Sequence[bool],
) -> list[Span]:
    """Return the words before each figure, those of the figure before it too if nothing parts them.

    A figure right behind a border has no words of its own: it takes those before the figure before
    it if both are of one kind ("848 million, up from 537 million"), else all up to itself.
    """
    found: list[Span] = []
    for at, (gap, cut) in enumerate(zip(gaps[:-1], cuts, strict=False)):
        if cut is not None and _within(topics, (cut, gap[1])) and not compared[at]:
            found.append((cut, gap[1]))
        elif cut is not None and same[at]:
            found.append(found[-1])
        else:
            found.append((found[-1][0] if at else gap[0], gap[1]))
    return found


def _rights(
    topics: Sequence[Term], gaps: Sequence[Span], cuts: Sequence[int | None], bare: Sequence[bool]
) -> list[Span]:
    """Return the words behind each figure; in a row of figures those behind the last one."""
    found: list[Span] = []
    for at in reversed(range(1, len(gaps))):
        gap, cut = gaps[at], cuts[at]
        last = at == len(gaps) - 1
        whole = cut is None or (last and not _within(topics, (gap[0], cut)))
        own = gap if whole or cut is None else (gap[0], cut)
        found.append(found[-1] if not last and bare[at] else own)
    return found[::-1]


def _compares(text: str, gap: Span, cut: int | None, language: str) -> bool:
    """Tell whether nothing but "up from" or "compared with" stands before a figure."""
    return (
        cut is not None
        and joints(language).compares.fullmatch(text[cut : gap[1]].rstrip()) is not None
    )


def _within(words: Sequence[Term], span: Span) -> list[str]:
    return [word.key for word in words if span[0] <= word.start and word.end <= span[1]]


def _cut(text: str, gap: Span, language: str) -> int | None:
    """Return where the words of the figure before end and those of the next one begin.

    None where nothing parts them: they belong to both.
    """
    part = text[gap[0] : gap[1]].rstrip(_OPENING)
    for pattern in (_STRONG, _WEAK):
        match = pattern.search(part, 1 if pattern is _WEAK and part[:1] in _CLOSING else 0)
        if match is not None:
            return gap[0] + match.end()
    if language == "zh":
        return None  # its joints stand in names too
    opens = joints(language).joins
    for place in range(1, len(part)):
        if part[place - 1] in " \u00a0" and opens.match(part, place):
            return gap[0] + place
    return None
