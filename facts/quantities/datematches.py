"""A match of one of the almanac's patterns, and what its groups say: a year, an ordinal, a span."""

import re
from bisect import bisect_left
from typing import NamedTuple

from facts.quantities.almanac import Almanac
from facts.quantities.moments import ROMAN_NUMBERS, Moment, roman, short_year
from facts.quantities.pages import Page

LAST_MONTH = 12
Ends = tuple[Moment, Moment | None]
"""The first moment of a date and, of a range, the last."""


class Seen(NamedTuple):
    """A pattern's match, where it was found and with which almanac."""

    match: re.Match[str]
    page: Page
    almanac: Almanac

    @property
    def token(self) -> int:
        """The first token that starts where the match does, or after it."""
        return bisect_left(self.page.tokens, self.match.start(), key=lambda token: token.start)


def printed_year(match: re.Match[str], group: str = "y") -> int | None:
    printed = match.groupdict().get(group)
    return short_year(printed.lstrip("'")) if printed else None


def ordinal(printed: str, dates: Almanac) -> int:
    spoken = " ".join(re.split(r"[\s\u00a0-]+", printed))
    value = dates.ordinals.get(printed) or dates.ordinals.get(spoken)
    if value is not None:
        return value
    digits = re.match("[0-9]+", printed)
    if digits is not None:
        return int(digits.group())
    numeral = re.match("[ivx]+", printed)
    return roman(numeral.group()) if numeral and numeral.group() in ROMAN_NUMBERS else 0


def year_span(match: re.Match[str], *, fiscal: bool = False) -> Ends | None:
    """Read 2020, 2019-20, 1914–18; 2023-02 is a month."""
    first, printed = printed_year(match), match["y2"]
    if first is None:
        return None
    if not printed:
        return Moment("year", first, fiscal=fiscal), None
    last = int(printed)
    if len(printed) < len("2020"):
        last += first - first % 100
        if last == 100 * (first // 100) and first % 100 == 99:
            last += 100
    if last > first:
        return Moment("year", first), Moment("year", last)
    if 0 < int(printed) <= LAST_MONTH and not fiscal and "-" in match.group():
        return Moment("month", first, int(printed)), None
    return None
