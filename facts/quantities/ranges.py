"""What the first figure of a range takes from the second."""

import re
from collections.abc import Mapping
from dataclasses import replace

from facts.quantities.pages import Page
from facts.quantities.reading import Quantity
from facts.quantities.sums import times

_SHARED = frozenset(
    ("money", "percent", "duration", "length", "area", "volume", "weight", "times", "count")
)
_BETWEEN = re.compile(r"[ \u00a0]?[-\u2013\u2014~至到][ \u00a0]?")
_AND = re.compile(r" (?:to|and|a|y|e|до|и) ")
_OPENER = re.compile(r"(?:between|from|entre|de|от|между)\s+\S*$")
_LONGEST_OPENER = 12
_THOUSAND = 1000


def shared_units(source: Page, found: list[Quantity], scales: Mapping[int, int]) -> list[Quantity]:
    """Give the 5 of "5-6 %" and of "between 5 and 6 trillion yuan" what the 6 has.

    `scales` holds the magnitude of each figure by where it starts, 0 when it has several.
    """
    shared = found[:]
    for place in range(len(found) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        scale = scales.get(right.number_start, 0)
        if left.kind != "number" or right.kind not in _SHARED or not scale:
            continue
        plain_left = scales.get(left.number_start) == 1 and left.value < _THOUSAND
        if not _is_range(source, left, right) or (scale > 1 and not plain_left):
            continue
        shared[place] = replace(
            left, value=times(left.value, scale), unit=right.unit, kind=right.kind,
            noun=right.noun, per=right.per,
        )  # fmt: skip
    return shared


def _is_range(source: Page, left: Quantity, right: Quantity) -> bool:
    gap = source.folded[left.end : right.start]
    if _BETWEEN.fullmatch(gap):
        return True
    before = source.folded[max(0, left.start - _LONGEST_OPENER) : left.start]
    return _AND.fullmatch(gap) is not None and _OPENER.search(before) is not None
