"""What the first figure of a range takes from the second."""

import re
from collections.abc import Mapping
from dataclasses import replace

from facts.quantities.pages import Page
from facts.quantities.parsed import Quantity
from facts.quantities.sums import times

_SHARED = frozenset(
    ("money", "percent", "duration", "length", "area", "volume", "weight", "times", "count")
)
_BETWEEN = re.compile(r"[ \u00a0]?[-\u2013\u2014~至到][ \u00a0]?")
_ENDED = _SHARED | {"number"}
_TO = re.compile(r" (?:to|a|à|bis|до|through) ")
_AND = re.compile(r" (?:to|and|a|y|e|до|и) (?:(?:un|um|el) )?")
_OPENER = re.compile(r"(?:between|from|entre|de|от|между)\s+(?:(?:un|um|el) )?\S*$")
_FROM = re.compile(r"(?:from|de|desde|с)\s+\S*$")
_LONGEST_OPENER = 15
_THOUSAND = 1000


_SUFFIXED = re.compile(r"[0-9][0-9.,]*([mt])")
_SUFFIXES = {"m": 10**6, "t": 10**12}


def suffixed(source: Page, found: list[Quantity], scales: dict[int, int]) -> list[Quantity]:
    """Read the m of "€5-8m" as million: behind an amount of money it is no metre, a t no ton."""
    read = found[:]
    for place in range(1, len(found)):
        left, right = found[place - 1], found[place]
        if left.kind != "money" or right.unit not in {"m", "tons"} or right.qualifier:
            continue
        match = _SUFFIXED.fullmatch(source.folded, right.start, right.end)
        if match is None or not _BETWEEN.fullmatch(source.folded, left.end, right.start):
            continue
        factor = _SUFFIXES[match[1]]
        value = times(right.value, factor)
        read[place] = replace(right, value=value, unit=left.unit, kind="money")
        scales[right.number_start] = factor
    return read


def shared_units(source: Page, found: list[Quantity], scales: Mapping[int, int]) -> list[Quantity]:
    """Give the 5 of "5-6 %" and of "between 5 and 6 trillion yuan" what the 6 has.

    `scales` holds the magnitude of each figure by where it starts, 0 when it has several.
    """
    shared = found[:]
    for place in range(len(found) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        scale = scales.get(right.number_start, 0)
        if left.kind == "money" and right.kind in {"number", "money"}:
            shared[place : place + 2] = _of_one_currency(source, left, right, scales)
            continue
        if left.kind != "number" or right.kind not in _ENDED or not scale:
            continue
        own = scales.get(left.number_start, 0)
        plain_left = own == 1 and left.value < _THOUSAND
        if not _is_range(source, left, right) or (scale > 1 and own <= 1 and not plain_left):
            continue
        if right.kind == "number" and times(left.value, scale) >= right.value:
            continue
        value = left.value if own > 1 else times(left.value, scale)
        shared[place] = replace(
            left, value=value, unit=right.unit, kind=right.kind, noun=right.noun, per=right.per
        )
    return shared


def _of_one_currency(
    source: Page, left: Quantity, right: Quantity, scales: Mapping[int, int]
) -> tuple[Quantity, Quantity]:
    """Give the 8 of "$5-8 million" the dollars of the 5, and that the million of the 8."""
    if (right.unit and right.unit != left.unit) or not _is_range(source, left, right):
        return left, right
    if right.noun is not None or right.per != left.per:
        return left, right
    right = replace(right, unit=left.unit, kind="money")
    scale = scales.get(right.number_start, 0)
    if scale > 1 and scales.get(left.number_start) == 1 and left.value < _THOUSAND:
        low = times(left.value, scale)
        left = replace(left, value=low) if low < right.value else left
    return left, right


def ended(source: Page, found: list[Quantity]) -> list[Quantity]:
    """Tell both figures of each range, which are two, where it begins and ends."""
    told = found[:]
    for place in range(len(found) - 1):
        left, right = found[place], found[place + 1]
        alike = (left.kind, left.unit) == (right.kind, right.unit) and left.kind in _ENDED
        if alike and left.value < right.value and _spans(source, left, right):
            told[place] = replace(left, low=left.value, high=right.value)
            told[place + 1] = replace(right, low=left.value, high=right.value)
    return told


def _spans(source: Page, left: Quantity, right: Quantity) -> bool:
    """Tell a range from the two figures of "rose from 3% to 5%"."""
    if _BETWEEN.fullmatch(source.folded, left.end, right.start):
        return True
    before = source.folded[max(0, left.start - _LONGEST_OPENER) : left.start]
    return _FROM.search(before) is None and _is_range(source, left, right)


def _is_range(source: Page, left: Quantity, right: Quantity) -> bool:
    gap = source.folded[left.end : right.start]
    if _BETWEEN.fullmatch(gap) or (_TO.fullmatch(gap) and not source.terms.full):
        return True
    before = source.folded[max(0, left.start - _LONGEST_OPENER) : left.start]
    return _AND.fullmatch(gap) is not None and _OPENER.search(before) is not None
