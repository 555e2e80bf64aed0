"""First and last days of periods in their normal forms, as numbers that compare."""

import re
from typing import NamedTuple

_MONTH_DAYS = 31  # of every month: these days compare, they don't count
_YEAR_DAYS = 12 * _MONTH_DAYS
_QUARTER_MONTHS, _HALF_MONTHS = 3, 6
_DECADE, _CENTURY = 10, 100
_EARLIEST_START = 11 * _MONTH_DAYS  # FY2020 may begin in February 2019,
_LATEST_END = 11 * _MONTH_DAYS  # and may end in November 2021 where it is named by its start


class Bounds(NamedTuple):
    """The first and the last day; loose ones are the widest that may be meant."""

    first: int
    last: int
    loose: bool = False


_DATE = re.compile(
    r"(?P<fiscal>FY)?(?P<year>-?[0-9]{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)
_LENGTH = re.compile(r"P([0-9]+)([MW])/(.+)")
_YEARLESS = re.compile(r"--(?=[QH0-9])")
_COUNTED = re.compile(r"(?:C(?P<century>-?[0-9]+)|(?P<decade>[0-9]+)s)")
_WEEK = 7


def bounds(form: str) -> Bounds | None:
    """Return the bounds of a form that says its year; None of one that doesn't."""
    length = _LENGTH.fullmatch(form)
    if length is not None:
        end = bounds(length[3])
        days = int(length[1]) * (_MONTH_DAYS if length[2] == "M" else _WEEK)
        return None if end is None else Bounds(end.last - days + 1, end.last)
    if "/" in form:
        first, _, last = form.partition("/")
        ends = bounds(first), bounds(last)
        if ends[0] is None or ends[1] is None:
            return None
        return Bounds(ends[0].first, ends[1].last, ends[0].loose or ends[1].loose)
    counted = _COUNTED.fullmatch(form)
    if counted is not None:
        return _many_years(counted)
    match = _DATE.fullmatch(form)
    return _dated(match) if match is not None else None


def parts(form: str) -> Bounds | None:
    """Return the bounds of what a form says within its year: --Q3, and the Q3 of 2023-Q3."""
    if "/" in form and form[0] != "P":
        first, _, last = form.partition("/")
        ends = parts(first), parts(last)
        return Bounds(ends[0].first, ends[1].last) if ends[0] and ends[1] else None
    bare = re.sub(r"^(?:FY)?(?:--|-?[0-9]{4}(?:-|$))", "0000-", form).rstrip("-")
    return bounds(bare)


def _many_years(match: re.Match[str]) -> Bounds:
    if match["decade"]:
        year = int(match["decade"])
        return Bounds(year * _YEAR_DAYS, (year + _DECADE) * _YEAR_DAYS - 1)
    number = int(match["century"])
    first = (number - 1) * _CENTURY + 1 if number > 0 else number * _CENTURY
    return Bounds(first * _YEAR_DAYS, (first + _CENTURY) * _YEAR_DAYS - 1)


def _dated(match: re.Match[str]) -> Bounds:
    start = int(match["year"]) * _YEAR_DAYS
    if match["fiscal"]:
        return Bounds(start - _EARLIEST_START, start + _YEAR_DAYS - 1 + _LATEST_END, loose=True)
    if match["quarter"]:
        first = start + (int(match["quarter"]) - 1) * _QUARTER_MONTHS * _MONTH_DAYS
        return Bounds(first, first + _QUARTER_MONTHS * _MONTH_DAYS - 1)
    if match["half"]:
        first = start + (int(match["half"]) - 1) * _HALF_MONTHS * _MONTH_DAYS
        return Bounds(first, first + _HALF_MONTHS * _MONTH_DAYS - 1)
    if match["month"]:
        first = start + (int(match["month"]) - 1) * _MONTH_DAYS
        if match["day"]:
            day = first + int(match["day"]) - 1
            return Bounds(day, day)
        return Bounds(first, first + _MONTH_DAYS - 1)
    return Bounds(start, start + _YEAR_DAYS - 1)
