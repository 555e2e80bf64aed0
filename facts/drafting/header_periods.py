"""Periods as table headers and questions write them: years, quarters, dates, spans."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from facts.drafting.header_words import HeaderWords, header_words
from facts.drafting.period import PART_MONTHS, Period
from facts.drafting.periodforms import PeriodForms, period_forms

_SHORT = 70  # two-digit years below are of this century
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """A period at `text[start:end]`; `joined` says how it hangs on the one before.

    "range" ("2017 to 2019"), "pair" ("2018 and 2019", "2018 vs 2017") or "" (apart).
    """

    period: Period
    start: int
    end: int
    joined: str = ""


_Reader = Callable[[re.Match[str]], Period | None]


def mentions(text: str, language: str) -> list[Mention]:
    """Return the periods of a text in order, those without a year with the year beside them."""
    patterns = period_forms(language)
    if not any(char.isdecimal() for char in text) and not patterns.undated.search(text):
        return []
    found: list[Mention] = []
    taken = [False] * len(text)
    for pattern, read in _readers(language):
        for match in pattern.finditer(text):
            start, end = match.span()
            period = None if any(taken[start:end]) else read(match)
            if period is not None:
                taken[start:end] = [True] * (end - start)
                found.append(Mention(period, start, end))
    found.sort(key=lambda mention: mention.start)
    return _joined(_with_years(_with_lengths(found, text, patterns)), text)


@lru_cache(16)
def _readers(language: str) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Return the patterns in the order in which they take text, each with what reads a match."""
    patterns, words = period_forms(language), header_words(language)

    def dated(match: re.Match[str]) -> Period | None:
        return _dated(match, words, language)

    def monthly(match: re.Match[str]) -> Period:
        return Period(int(match["year"]), _month(match["name"], words), months=1)

    def running(match: re.Match[str]) -> Period | None:
        first, last = (_month(match[name], words) for name in ("start", "end"))
        return _run(int(match["year"]), first, last)

    return (
        (patterns.runs, running),
        *((pattern, dated) for pattern in patterns.dates),
        *((pattern, _part) for pattern in patterns.parts),
        *((pattern, monthly) for pattern in patterns.months),
        (patterns.spans, _span),
        (patterns.years, lambda match: Period(int(match["year"]))),
        (patterns.fiscal, lambda match: Period(_century(match["short"]))),
    )


def period_of(text: str, language: str, context: Period | None = None) -> Period | None:
    """Return the one period of a header or label, or None where it has none or compares two.

    `context` (of a caption: "Three months ended March 31,") fills in what the text leaves out.
    """
    found = mentions(text, language)
    if not found:
        alone = period_forms(language).alone.fullmatch(text.strip(" .:"))
        if alone is None:
            return None
        return Period(None, _month(alone["name"], header_words(language)), months=1)
    if len(found) > 1:
        years = {mention.period.year for mention in found}
        if len(years) > 1 and header_words(language).change.search(text):
            return None
        first, last = found[0].period.year, found[-1].period.year
        ends = len(found) == 2 and (found[1].joined == "range" or found[0].period.day)
        if ends and first and last and first <= last:
            return replace(found[-1].period, first=first if first != last else None)
        if len(years) > 1:
            return None
    period = found[-1].period
    if context is not None and period.month is None and not period.part and period.first is None:
        return replace(period, month=context.month, day=context.day, months=context.months)
    return period


def ordinal_part(text: str, language: str) -> Period | None:
    """Return the quarter that a header of one word ("Third") names among other such headers."""
    bare = text.strip(" .:")
    for number, pattern in enumerate(header_words(language).ordinals, 1):
        if re.fullmatch(pattern, bare, re.IGNORECASE):
            return Period(None, months=PART_MONTHS["Q"], part=f"Q{number}")
    return None


def context_of(text: str, language: str) -> Period | None:
    """Return what a caption says of all its table's periods: "Years ended December 31"."""
    patterns = period_forms(language)
    length = next((months for pattern, months in patterns.length if pattern.search(text)), None)
    found = [m.period for m in mentions(text, language) if m.period.day]
    if len(found) == 1 and found[0].year is None:
        return replace(found[0], months=length)
    return Period(None, months=length) if length is not None else None


def _month(name: str, words: HeaderWords) -> int:
    return next(
        number
        for number, pattern in enumerate(words.months, 1)
        if re.fullmatch(pattern, name, re.IGNORECASE)
    )


def _run(year: int, first: int, last: int) -> Period | None:
    """Return the months of a year from the first to the last: a quarter, a half, all, or others."""
    count = last - first + 1
    if count < 1:
        return None
    if count == _MONTHS_A_YEAR:
        return Period(year)
    for kind, months in PART_MONTHS.items():
        if count == months and first % months == 1:
            return Period(year, months=months, part=f"{kind}{last // months}")
    return Period(year, last, months=count)


def _century(short: str) -> int:
    return int(short) + (2000 if int(short) < _SHORT else 1900)


def _dated(match: re.Match[str], words: HeaderWords, language: str) -> Period | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if groups.get("name"):
        month, day = _month(groups["name"], words), int(groups["day"])
    elif groups.get("a"):
        month, day = int(groups["a"]), int(groups["b"])
        if month > _MONTHS_A_YEAR or (language != "en" and day <= _MONTHS_A_YEAR):
            month, day = day, month
    else:
        month, day = int(groups["month"]), int(groups["day"] or 0)
    if not 1 <= month <= _MONTHS_A_YEAR or day > 31:
        return None
    return Period(year, month, day or None, None if day else 1)


def _part(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    if groups.get("first") or groups.get("second"):
        kind, number = "H", 1 if groups.get("first") else 2
    else:
        kind = "Q" if groups.get("Q") else "H"
        number = int(groups.get("n") or next((n for n in range(1, 5) if groups.get(f"n{n}")), 0))
    if not number or (kind == "H" and number > 2):
        return None
    year = groups.get("year")
    short = groups.get("short")
    whole_year = int(year) if year else _century(short) if short else None
    return Period(whole_year, months=PART_MONTHS[kind], part=f"{kind}{number}")


def _span(match: re.Match[str]) -> Period | None:
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Period(end, first=first) if first < end else None


def _with_lengths(found: list[Mention], text: str, patterns: PeriodForms) -> list[Mention]:
    """Give dates and years behind "three months ended" their length."""
    ends = [
        (match.end(), months)
        for pattern, months in patterns.length
        for match in pattern.finditer(text)
    ]
    if not ends:
        return found
    lengthened = []
    for mention in found:
        before = [
            (end, -months)
            for end, months in ends
            if end <= mention.start or text[mention.end : mention.end + 1] == "止"
        ]
        if before and mention.period.months is None:
            months = -max(before)[1]
            mention = replace(mention, period=replace(mention.period, months=months))  # noqa: PLW2901
        lengthened.append(mention)
    return lengthened


def _with_years(found: list[Mention]) -> list[Mention]:
    """Give "June 30" in "June 30 and December 31, 2019" the year that follows, or goes before."""
    years = [mention.period.year for mention in found]
    filled, lent = [], set()
    for number, mention in enumerate(found):
        if mention.period.year is None:
            giver = next((n for n in range(number, len(found)) if years[n]), None)
            if giver is None:
                giver = next((n for n in range(number - 1, -1, -1) if years[n]), None)
            if giver is not None:
                lent.add(giver)
                mention = replace(mention, period=replace(mention.period, year=years[giver]))  # noqa: PLW2901
        filled.append(mention)
    return [
        mention
        for number, mention in enumerate(filled)
        if number not in lent or mention.period.month or mention.period.part
    ]


_RANGE = re.compile(
    r"\s*(?:[-–—]|to|through|until|till|bis|hasta|até|jusqu|à|al|a|по|до|到|至|~)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"[\s,]*(?:,|and|or|vs\.?|versus|over|und|oder|y|o|e|ou|et|и|или|和|与|與|及|、|compared (?:to|with))\s*"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)  # fmt: skip


def _joined(found: list[Mention], text: str) -> list[Mention]:
    joined = found[:1]
    for before, mention in pairwise(found):
        between = text[before.end : mention.start]
        how = "range" if _RANGE.match(between) else "pair" if _PAIR.match(between) else ""
        joined.append(replace(mention, joined=how))
    return joined
