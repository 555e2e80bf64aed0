"""Notations that span a whole message or two years: (41,207.15), 2024–25."""

import re
from dataclasses import replace
from decimal import Decimal

from facts.quantities.pages import Page
from facts.quantities.parsed import Quantity
from facts.quantities.signs import negated, unsigned

_SECOND_YEAR = re.compile(r"([-\u2013/])([0-9]{2}|(?<=/)(?:19|20)[0-9]{2})(?![0-9%]|[-/.,][0-9])")
_CENTURY = 100
_LONGEST_CELL = 100
_LAST_MONTH = 12
_PRINTED_AMOUNT = re.compile(r"[0-9][.,][0-9]|[%$€£¥]")


def school_years(source: Page, found: list[Quantity]) -> list[Quantity]:
    """Read 2024–25 and 2024/25 as one period; 2024-09 is a month, 2024/30 nothing known."""
    kept: list[Quantity] = []
    floor = 0
    for one in found:
        if one.start < floor:
            continue  # the 25 of 2024–25
        match = _SECOND_YEAR.match(source.folded, one.end) if one.kind == "year" else None
        year = _second(one, match) if match is not None else None
        if match is None or year is None:
            kept.append(one)
            continue
        floor = match.end()
        kept.append(
            replace(
                one, text=source.text[one.start : floor], end=floor, number_end=floor,
                date=f"{one.value:f}/{year}", low=one.value, high=Decimal(year),
            )
        )  # fmt: skip
    return kept


def _second(first: Quantity, match: re.Match[str]) -> int | None:
    mark, digits = match.groups()
    year = int(first.value)
    second = int(digits) + (year - year % _CENTURY if len(digits) == len("25") else 0)
    second += _CENTURY if second % _CENTURY == 0 and second <= year else 0  # 1999/00
    if second <= year or (mark == "/" and second != year + 1):
        return None
    return None if mark == "-" and int(digits) <= _LAST_MONTH else second


def unbracketed(text: str) -> str | None:
    """Return a text that is nothing but (41,207.15) without its brackets, None of another."""
    bare = unsigned(text) if len(text) <= _LONGEST_CELL else None
    return bare if bare is not None and _PRINTED_AMOUNT.search(text) else None


def in_accounts(text: str, found: list[Quantity]) -> list[Quantity] | None:
    """Return the amount of such a text as accounts mean it, negative; None of a year."""
    if any(one.kind in {"year", "ordinal"} for one in found):
        return None
    return negated(text, found)
