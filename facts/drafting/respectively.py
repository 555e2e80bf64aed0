"""Figures that a sentence gives to several things in order: "A and B rose 5 % and 10 %, respectively"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.sentences import CJK

Span = tuple[int, int]

_SAYS = re.compile(
    rf"(?<!\w)(?:respectively|respectivamente|respectivement|jeweils|beziehungsweise|rispettivamente|"
    rf"соответственно)(?!\w)|分别|[{CJK}]各为"
)
_BETWEEN_FIGURES = re.compile(
    r"(?:\s*,?\s+(?:and|y|e|et|und|и|beziehungsweise|bzw\.)\s+|\s*[,，、;；]\s*(?:(?:and|y|e|et|und|и)\s+)?|\s*(?:以及|和|与|及)\s*)"
    r"(?:(?:by|un|una|um|uma|на|um)\s+)?"
)
_ITEMS = re.compile(r"\s*,?\s+(?:and|y|e|et|und|и)\s+|\s*[,，、]\s*|(?:以及|和|与|及)")
_WORD = re.compile(rf"[^\W\d_]{{4,}}|[{CJK}]{{2}}")  # what names a thing, unlike "at"
_CLAUSE = re.compile(r"[.;:。；：!?！？](?=\s|$)|[。；：！？]")


def respectively(text: str, figures: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Return for each figure the spans of the things it may be of, () where none are told apart.

    The figures of a run belong in order to as many things named before it ("A and B were 1 and 2,
    respectively"), or to as many behind it ("1 and 2 in May and June, respectively").
    """
    found: list[tuple[Span, ...]] = [() for _ in figures]
    if len(figures) < 2 or _SAYS.search(text) is None:
        return found
    for first, last in _runs(text, figures):
        count = last - first + 1
        left = _before(text, figures[first][0])
        right = _after(text, figures[last][1])
        for span, behind in ((left, False), (right, True)):
            items = _items(text, span, count, behind=behind)
            for at, item in enumerate(items):
                found[first + at] = (*found[first + at], item)
    return found


def said_in_order(text: str) -> Span | None:
    """Return where a text says that things and figures belong together in order, None where it doesn't."""
    found = _SAYS.search(text)
    return found.span() if found is not None else None


def _runs(text: str, figures: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the first and last of each row of figures with nothing but joints between them."""
    runs: list[tuple[int, int]] = []
    start = 0
    for at, (one, other) in enumerate(pairwise(figures)):
        if _BETWEEN_FIGURES.fullmatch(text[one[1] : other[0]]) is None:
            runs.append((start, at))
            start = at + 1
    runs.append((start, len(figures) - 1))
    return [run for run in runs if run[1] > run[0]]


def _before(text: str, end: int) -> Span:
    ends = [match.end() for match in _CLAUSE.finditer(text, 0, end)]
    return (ends[-1] if ends else 0, end)


def _after(text: str, start: int) -> Span:
    match = _CLAUSE.search(text, start)
    return start, match.start() if match else len(text)


def _items(text: str, span: Span, count: int, *, behind: bool) -> list[Span]:
    """Return the `count` things that stand in a span, nearest to the figures; none if not so many."""
    said = _SAYS.search(text, *span)
    end = said.start() if said is not None else span[1]
    cuts = list(_ITEMS.finditer(text, span[0], end))
    while behind and cuts and not text[span[0] : cuts[0].start()].strip(" ,"):
        span = (cuts.pop(0).end(), span[1])
    while cuts and _WORD.search(text, cuts[-1].end(), end) is None:
        end = cuts.pop().start()
    if len(cuts) < count - 1:
        return []
    used = cuts[: count - 1] if behind else cuts[-(count - 1) :]
    edges = [span[0] if behind or len(cuts) == len(used) else cuts[-count].end()]
    spans: list[Span] = []
    for cut in used:
        spans.append((edges[-1], cut.start()))
        edges.append(cut.end())
    stop = cuts[count - 1].start() if behind and len(cuts) >= count else end
    spans.append((edges[-1], stop))
    return spans
