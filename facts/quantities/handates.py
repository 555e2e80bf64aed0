"""Dates in Chinese: 2019年3月5日, 第三季度, 上半年, 19世纪90年代, 公元前221年, 下午3点."""

import re
from typing import NamedTuple

from facts.quantities.hanzi import han_value
from facts.quantities.moments import Moment, decade_of
from facts.quantities.patterns import Patterns

_N = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_Y = "[0-9]{4}|[〇零一二三四五六七八九]{4}"
_S = "[ \u00a0]?"
_FIRST, _LAST = 1000, 2100
_QUARTER = rf"(?:第?(?P<q>[一二三四1-4])(?:个)?季度|前(?P<qs>[二三两2-3])个?季度|(?P<h>[上下])半年|前(?P<ms>{_N})个月)"
_DAY = rf"(?P<m>{_N}){_S}月份?(?:{_S}(?P<d>{_N}){_S}[日号](?!线))?"
_PATTERNS = Patterns(
    {
        "year": rf"(?P<y>{_Y}){_S}(?:年度?(?!级|轻)(?!代)(?:{_S}(?:{_DAY}|{_QUARTER}))?|(?P<fy>财年|财政年度))",
        "fiscal_pair": rf"(?P<y>[0-9]{{4}})[-/](?P<y2>[0-9]{{2}}|[0-9]{{4}}){_S}(?:财年|学年|年度|赛季)",
        "years": rf"(?P<y>{_Y})(?P<f>年)?{_S}(?:[-–—~至到]{{1,2}}){_S}(?P<y2>{_Y}){_S}年(?!级)",
        "months": rf"(?P<m>{_N})月?{_S}[-–—~至到]{_S}(?P<m2>{_N}){_S}月份?(?!{_S}[0-9])",
        "month_day": _DAY,
        "quarters": _QUARTER,
        "century": rf"(?P<c>{_N}){_S}世纪(?:{_S}(?P<d>[0-9]0|[二三四五六七八九]?十){_S}年代)?",
        "decade": rf"(?P<y>[12][0-9]{{2}}0|[2-9]0|[二三四五六七八九]十){_S}年代",
        "old_year": rf"(?P<y>[0-9]{{1,4}}){_S}年",
        "clock": rf"(?P<h>{_N})[点时:](?:(?P<mi>[0-9]{{1,2}}|半|{_N})分?)?",
        "duration": "(?:历时|长达|近|约|超过|逾|经过|持续|超)$",
        "afternoon": "(?:下午|晚上|傍晚|夜里|晚)$",
        "any_time": "(?:上午|早上|凌晨|中午|早晨|于|在)$",
    }
)
_ONE_AGO = re.compile("一个?(?:季度|季|月)")  # 上一季度 is none of the first
_AGO = frozenset("上下前")
_BEFORE = ("公元前", "西元前")
_OLDEST = 20  # 前86年 is before Christ, 前5年 are the first five
_BRACKETS = frozenset("(（")
_LAST_CENTURY = 30

_Found = tuple[Moment, Moment | None, int, int]


class _Place(NamedTuple):
    folded: str
    start: int
    before: str  # 公元前, 第 … right before it


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    value = han_value(printed.replace("两", "二"))
    return int(value) if value is not None else 0


def han_date(folded: str, start: int) -> _Found | None:
    """Return the ends and the span of the Chinese date at an offset, or None."""
    if folded[start - 1 : start] in _AGO and _ONE_AGO.match(folded, start):
        return None
    opened = start
    for mark in ("公元前", "西元前", "公元", "西元", "第", "前", "上", "下"):
        if folded.startswith(mark, start - len(mark)) and start >= len(mark):
            opened = start - len(mark)
            break
    before = folded[opened:start]
    for read in (_old, _pair, _years, _year, _century, _decade, _parts, _months, _time):
        found = read(_Place(folded, start, before))
        if found is not None:
            return found
    return None


def _old(place: _Place) -> _Found | None:
    if place.before[:2] not in {"公元", "西元"}:
        return _bare_old(place)
    sign = -1 if place.before in _BEFORE else 1
    match = _PATTERNS["century"].match(place.folded, place.start)
    if match is not None and sign < 0:
        return (
            Moment("century", -_number(match["c"])),
            None,
            place.start - len(place.before),
            match.end(),
        )
    match = _PATTERNS["old_year"].match(place.folded, place.start)
    if match is None or not int(match["y"]):
        return None
    return (
        Moment("year", sign * int(match["y"])),
        None,
        place.start - len(place.before),
        match.end(),
    )


def _bare_old(place: _Place) -> _Found | None:
    """Read （239年） and, at the place.start of a clause, 前86年."""
    match = _PATTERNS["old_year"].match(place.folded, place.start)
    if match is None or not (value := int(match["y"])):
        return None
    opened = place.folded[place.start - len(place.before) - 1 : place.start - len(place.before)]
    if place.before == "前" and value >= _OLDEST and (not opened or not opened.isalnum()):
        return Moment("year", -value), None, place.start - 1, match.end()
    if not place.before and opened in _BRACKETS and opened and value >= 100:
        return Moment("year", value), None, place.start, match.end()
    return None


def _pair(place: _Place) -> _Found | None:
    match = _PATTERNS["fiscal_pair"].match(place.folded, place.start)
    if match is None:
        return None
    first = int(match["y"])
    last = int(match["y2"]) + (first - first % 100 if len(match["y2"]) < len("2020") else 0)
    if last <= first:
        return None
    return Moment("year", first), Moment("year", last), place.start, match.end()


def _years(place: _Place) -> _Found | None:
    match = _PATTERNS["years"].match(place.folded, place.start)
    if match is None:
        return None
    first, last = _number(match["y"]), _number(match["y2"])
    if not _FIRST <= first < last <= _LAST:
        return None
    return Moment("year", first), Moment("year", last), place.start, match.end()


def _year(place: _Place) -> _Found | None:
    match = _PATTERNS["year"].match(place.folded, place.start)
    if match is None:
        return None
    year = _number(match["y"])
    if not _FIRST <= year <= _LAST:
        return None
    if match["fy"]:
        return Moment("year", year, fiscal=True), None, place.start, match.end()
    if match["m"] or match["q"] or match["qs"] or match["h"] or match["ms"]:
        ends = _within(match, year)
        return (*ends, place.start, match.end()) if ends is not None else None
    if not year % 100 and _PATTERNS["duration"].search(
        place.folded, max(0, place.start - 3), place.start
    ):
        return None
    return Moment("year", year), None, place.start, match.end()


def _within(match: re.Match[str], year: int | None) -> tuple[Moment, Moment | None] | None:
    """Return the day, month, quarter or half of a year that a match names."""
    groups = match.groupdict()
    if groups.get("m"):
        month, day = _number(groups["m"]), _number(groups["d"]) if groups["d"] else 0
        if not 0 < month <= 12 or day > 31:
            return None
        return Moment("day" if day else "month", year, month, day), None
    if groups.get("q"):
        return Moment("quarter", year, _number(groups["q"])), None
    if groups.get("qs"):
        return Moment("quarter", year, 1), Moment("quarter", year, _number(groups["qs"]))
    if groups.get("h"):
        return Moment("half", year, 1 if groups["h"] == "上" else 2), None
    count = _number(groups["ms"])
    return (Moment("month", year, 1), Moment("month", year, count)) if 1 < count < 12 else None


def _century(place: _Place) -> _Found | None:
    match = _PATTERNS["century"].match(place.folded, place.start)
    if match is None or not 0 < (number := _number(match["c"])) <= _LAST_CENTURY:
        return None
    if match["d"]:
        decade = 100 * (number - 1) + (
            int(match["d"]) if match["d"].isdecimal() else _number(match["d"])
        )
        return Moment("decade", decade), None, place.start, match.end()
    return Moment("century", number), None, place.start, match.end()


def _decade(place: _Place) -> _Found | None:
    match = _PATTERNS["decade"].match(place.folded, place.start)
    if match is None:
        return None
    printed = match["y"] if match["y"].isdecimal() else str(_number(match["y"]))
    return Moment("decade", decade_of(printed)), None, place.start, match.end()


def _parts(place: _Place) -> _Found | None:
    opened = place.start - len(place.before) if place.before in {"第", "前"} else place.start
    match = _PATTERNS["quarters"].match(place.folded, opened)
    ends = _within(match, None) if match is not None and match.end() > place.start else None
    return (*ends, opened, match.end()) if match is not None and ends is not None else None


def _months(place: _Place) -> _Found | None:
    match = _PATTERNS["months"].match(place.folded, place.start)
    if match is not None:
        first, last = _number(match["m"]), _number(match["m2"])
        if 0 < first < last <= 12:
            return (
                Moment("month", None, first),
                Moment("month", None, last),
                place.start,
                match.end(),
            )
    match = _PATTERNS["month_day"].match(place.folded, place.start)
    ends = _within(match, None) if match is not None else None
    return (*ends, place.start, match.end()) if match is not None and ends is not None else None


def _time(place: _Place) -> _Found | None:
    match = _PATTERNS["clock"].match(place.folded, place.start)
    if match is None:
        return None
    hour, printed = _number(match["h"]), match["mi"] or ""
    late = _PATTERNS["afternoon"].search(place.folded, max(0, place.start - 2), place.start)
    if (
        not printed
        and late is None
        and not _PATTERNS["any_time"].search(place.folded, max(0, place.start - 2), place.start)
    ):
        return None
    minute = 30 if printed == "半" else _number(printed) if printed else 0
    if hour > 24 or minute > 59 or match.group()[-1] == ":":
        return None
    return (
        Moment("time", hour + 12 if late and hour < 12 else hour, minute),
        None,
        place.start,
        match.end(),
    )
