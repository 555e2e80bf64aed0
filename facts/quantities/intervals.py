"""Two figures that are one: 5–7 %, $3 to $5 billion, between 5 and 7 million, 25 ± 3."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from facts.quantities.almanac import almanac
from facts.quantities.pages import Page
from facts.quantities.parsed import Quantity
from facts.quantities.sums import EXACT, times

_MEASURED = frozenset(
    ("money", "percent", "duration", "length", "area", "volume", "weight", "times", "count", "number",
     "speed", "temperature", "power", "energy", "angle", "voltage", "frequency", "data", "pressure")
)  # fmt: skip
_DASH = re.compile(r"[ \u00a0]?[-\u2013\u2014~至到][ \u00a0]?")
_TOLERANCE = re.compile(r"[ \u00a0]?(?:±|\+/-|\+-)[ \u00a0]?| plus or minus ")
_LONGEST_GAP = 16
_THOUSAND = 1000


def intervals(source: Page, found: list[Quantity], scales: Mapping[int, int]) -> list[Quantity]:
    """Merge the two ends of each range; "rose from 5 to 7" stays two figures.

    `scales` holds the magnitude of each figure by where it starts, 0 when it has several.
    """
    merged: list[Quantity] = []
    for right in found:
        left = merged[-1] if merged else None
        one = _pair(source, left, right, scales) if left is not None else None
        if one is None:
            merged.append(right)
        else:
            merged[-1] = one
    return merged


def _pair(
    source: Page, left: Quantity, right: Quantity, scales: Mapping[int, int]
) -> Quantity | None:
    if left.high is not None or left.kind not in _MEASURED or right.kind not in _MEASURED:
        return None
    if right.start - left.end > _LONGEST_GAP or right.date is not None or left.date is not None:
        return None
    gap = source.folded[left.end : right.start]
    if left.kind == "money" and right.kind == "number":  # $3–5 million
        right = replace(right, kind="money", unit=left.unit)
    if left.kind not in {"number", right.kind} or (left.unit and left.unit != right.unit):
        return None
    if _TOLERANCE.fullmatch(gap):
        return _tolerant(source, left, right)
    if right.qualifier is not None or not _is_range(source, left, gap):
        return None
    if _is_change_to(source, left, right, gap):
        return None
    ends = _ends(left, right, scales)
    if ends is None:
        return None
    return _joined(source, left, right, ends[0], ends)


def _ends(
    left: Quantity, right: Quantity, scales: Mapping[int, int]
) -> tuple[Decimal, Decimal] | None:
    """Return low and high, the first with the magnitude of the second where it has none."""
    scale = scales.get(right.number_start, 0)
    if scale > 1 and scales.get(left.number_start) == 1 and left.value < _THOUSAND:
        low = times(left.value, scale)
        if low < right.value:
            return low, right.value
    return (left.value, right.value) if left.value < right.value else None


def _joined(
    source: Page, left: Quantity, right: Quantity, value: Decimal, ends: tuple[Decimal, Decimal]
) -> Quantity:
    return replace(
        right, value=value, qualifier=left.qualifier, start=left.start,
        number_start=left.number_start, text=source.text[left.start : right.end],
        significant=left.significant, low=ends[0], high=ends[1],
    )  # fmt: skip


def _tolerant(source: Page, left: Quantity, right: Quantity) -> Quantity:
    ends = EXACT.subtract(left.value, right.value), EXACT.add(left.value, right.value)
    return _joined(source, left, right, left.value, ends)


def _is_range(source: Page, left: Quantity, gap: str) -> bool:
    if _DASH.fullmatch(gap):
        return True
    dates = almanac(source.terms.language)
    gap = _ARTICLE.sub(" ", gap)  # "entre un 16 % y un 17 %"
    opener = _word_before(source, left.start)
    if dates.to.fullmatch(gap):
        return opener not in _FROM
    return opener in dates.between and dates.and_.fullmatch(gap) is not None


def _is_change_to(source: Page, left: Quantity, right: Quantity, gap: str) -> bool:
    """Tell "cut by £45,000 to £180,000" from "cut by £3 to £5": a change, and what it led to."""
    by = _word_before(source, left.start) in _BY and _DASH.fullmatch(gap) is None
    return by and left.unit == right.unit != "" and right.value >= _FARTHER * left.value


_BY = frozenset(("by", "на", "um", "em", "en", "de"))
_FARTHER = 3  # times: the ends of a range lie nearer to each other
_FROM = frozenset(
    ("from", "de", "desde", "von", "vom", "du", "depuis", "da", "dal", "с", "со", "di")
)
_WORD = re.compile(r"([a-zа-ӿ]+)(?: (?:un|um|el))?[ \u00a0\n$€£¥]{0,3}$")
_ARTICLE = re.compile(r" (?:un|um|el) $")
_LONGEST_WORD = 17


def _word_before(source: Page, start: int) -> str:
    match = _WORD.search(source.folded, max(0, start - _LONGEST_WORD), start)
    return match[1] if match is not None else ""


def shared_magnitudes(
    source: Page, found: list[Quantity], scales: Mapping[int, int]
) -> list[Quantity]:
    """Give the 5 of "rose from 5 to 7 million" the million, where nothing else is said of it."""
    shared = found[:]
    for place in range(len(found) - 1):
        left, scale = found[place], scales.get(found[place + 1].number_start, 0)
        if _shares(source, left, found[place + 1], scale) and scales.get(left.number_start) == 1:
            shared[place] = replace(left, value=times(left.value, scale))
    return shared


def _shares(source: Page, left: Quantity, right: Quantity, scale: int) -> bool:
    if left.kind != "number" or right.kind not in {"number", "count"} or scale <= 1:
        return False
    if right.start - left.end > _LONGEST_GAP or left.value >= _THOUSAND:
        return False
    gap = source.folded[left.end : right.start]
    to = almanac(source.terms.language).to
    return _word_before(source, left.start) in _FROM and to.fullmatch(gap) is not None
