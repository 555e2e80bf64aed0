"""What each pattern of the almanac reads: a match to the moments that it names."""

import re
from collections.abc import Callable
from typing import NamedTuple

from facts.quantities.almanac import Almanac
from facts.quantities.moments import ROMAN_NUMBERS, Moment, decade_of, roman, short_year
from facts.quantities.pages import Page
from facts.quantities.years import years_before

_LAST_MONTH = 12
_NOON = 12
_LAST_HOUR = 24
_BEFORE_CHRIST = frozenset(("bc", "bce"))
_ERA_LETTERS = 4  # ad, bce: words in lower case

Ends = tuple[Moment, Moment | None]


class Seen(NamedTuple):
    """A pattern's match, where it was found and with which almanac."""

    match: re.Match[str]
    page: Page
    almanac: Almanac


_Match = re.Match[str]


def _year(match: _Match, group: str = "y") -> int | None:
    printed = match.groupdict().get(group)
    return short_year(printed.lstrip("'")) if printed else None


def _era(match: _Match, year: int | None) -> int | None:
    return -year if year and match.groupdict().get("era") else year


def _day(year: int | None, month: int, day: int) -> Moment | None:
    return Moment("day", year, month, day) if 0 < month <= _LAST_MONTH else None


def _iso(seen: Seen) -> Ends | None:
    return Moment("day", int(seen.match["y"]), int(seen.match["m"]), int(seen.match["d"])), None


def _numeric(seen: Seen) -> Ends | None:
    """Read 18.02.2023; of 03/04/2023 in English only the year is certain."""
    first, second, short = (
        int(seen.match["a"]),
        int(seen.match["b"]),
        len(seen.match["y"]) < len("2023"),
    )
    if short and (
        seen.match["s"] == "-" or len(seen.match["a"]) + len(seen.match["b"]) < len("1802")
    ):
        return None
    year = short_year(seen.match["y"])
    if first > _LAST_MONTH >= second:
        return Moment("day", year, second, first), None
    if second > _LAST_MONTH >= first:
        return Moment("day", year, first, second), None
    if second > _LAST_MONTH:
        return None
    if seen.match["s"] == "." or seen.almanac.language not in {None, "en"} or first == second:
        return Moment("day", year, second, first), None
    return Moment("year", year), None


def _is_month(seen: Seen, *, sure: bool) -> bool:
    """Tell the month May from the verb, in lower case, where nothing else makes it a date."""
    name, text = seen.match["m"], seen.page.text
    capital = text[seen.match.start("m")].isupper()
    if name not in seen.almanac.cased_months or capital or not seen.page.cased:
        return True
    return sure


_BEFORE_MONTHS = frozenset(
    ("in", "of", "by", "for", "since", "until", "during", "from", "to", "through", "last", "this",
     "next", "early", "mid", "late", "and", "between", "em", "en", "desde", "até", "before", "after")
)  # fmt: skip


def is_cased_month(source: Page, index: int, dates: Almanac) -> bool:
    """Tell whether a month's name alone is the month: "in May", not "May I"."""
    token = source.tokens[index]
    if dates.language in {None, "en"} and token.text in dates.cased_months:
        return years_before(source, _BEFORE_MONTHS, index)
    return len(token.text) > len("jan") or years_before(source, _BEFORE_MONTHS, index)


def _day_month(seen: Seen) -> Ends | None:
    month, year = (
        seen.almanac.months[seen.match["m"].rstrip(".")],
        _era(seen.match, _year(seen.match)),
    )
    if not _is_month(seen, sure=year is not None):
        return None
    last = Moment("day", year, month, int(seen.match["d"]))
    if seen.match["d2"] is None:
        return last, None
    if seen.match["and"] and not years_before(
        seen.page, seen.almanac.between, _token_at(seen.page, seen.match.start())
    ):
        return None
    return last, Moment("day", year, month, int(seen.match["d2"]))


def _token_at(source: Page, offset: int) -> int:
    low, high = 0, len(source.tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if source.tokens[middle].start < offset else (low, middle)
    return low


def _month_day(seen: Seen) -> Ends | None:
    year = _year(seen.match)
    if not _is_month(seen, sure=year is not None):
        return None
    after = seen.page.index_at(seen.match.end(), _token_at(seen.page, seen.match.start()))
    if year is None and after < len(seen.page.tokens):
        following = seen.page.tokens[after].text
        if following in seen.page.terms.magnitudes and seen.page.joined(
            seen.match.end(), seen.page.tokens[after].start
        ):
            return None
    month = seen.almanac.months[seen.match["m"]]
    first = Moment("day", year, month, int(seen.match["d"]))
    if seen.match["d2"] is None:
        return first, None
    return first, Moment("day", year, month, int(seen.match["d2"]))


def _month_year(seen: Seen) -> Ends | None:
    year = _year(seen.match) or _year(seen.match, "y4")
    return Moment("month", year, seen.almanac.months[seen.match["m"]]), None


def _month_range(seen: Seen) -> Ends | None:
    first, last = seen.almanac.months[seen.match["m"]], seen.almanac.months[seen.match["m2"]]
    year = int(seen.match["y"])
    return Moment("month", year - (first > last), first), Moment("month", year, last)


def _ordinal(printed: str, dates: Almanac) -> int:
    spoken = " ".join(re.split(r"[\s\u00a0-]+", printed))
    value = dates.ordinals.get(printed) or dates.ordinals.get(spoken)
    if value is not None:
        return value
    digits = re.match("[0-9]+", printed)
    if digits is not None:
        return int(digits.group())
    numeral = re.match("[ivx]+", printed)
    return roman(numeral.group()) if numeral and numeral.group() in ROMAN_NUMBERS else 0


def _part(seen: Seen) -> Ends | None:
    """Read "third quarter of 2023", "3. Quartal", "II полугодие"."""
    number, year = _ordinal(seen.match["o"], seen.almanac), _year(seen.match)
    grain = "quarter" if seen.match["q"] else "half"
    if not 0 < number <= (4 if grain == "quarter" else 2):
        return None
    if seen.match["o"].isdecimal() and year is None:
        return None  # "2 quarters"
    fiscal = year is not None and bool(seen.match["f"] or seen.match["f2"])
    return Moment(grain, year, number, fiscal=fiscal), None


def _first_months(seen: Seen) -> Ends | None:
    count, year = (
        seen.almanac.counts.get(seen.match["n"]) or int(seen.match["n"]),
        _year(seen.match),
    )
    if seen.match["f"]:
        return None  # the months of a fiscal year are not known
    return Moment("month", year, 1), Moment("month", year, count)


def _fiscal(seen: Seen) -> Ends | None:
    fiscal = not seen.match.groupdict().get("c")
    return _span(seen.match, fiscal=fiscal)


def _span(match: _Match, *, fiscal: bool = False) -> Ends | None:
    """Read 2020, 2019-20, 1914–18; 2023-02 is a month."""
    first, printed = _year(match), match["y2"]
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
    if 0 < int(printed) <= _LAST_MONTH and not fiscal and "-" in match.group():
        return Moment("month", first, int(printed)), None
    return None


def _season(seen: Seen) -> Ends | None:
    return _span(seen.match)


def _has_capitals(seen: Seen, group: str) -> bool:
    """Tell AD and CE from the words ad and ce, by their case or their points."""
    printed = seen.page.text[seen.match.start(group) : seen.match.end(group)]
    if not printed.isalpha() or len(printed) > _ERA_LETTERS or printed.isupper():
        return True
    return not seen.page.cased and printed in _BEFORE_CHRIST


def _era_year(seen: Seen) -> Ends | None:
    before = seen.match["bc"] is not None
    if not _has_capitals(seen, "bc" if before else "ad"):
        return None
    return _era_span(seen.match, -1 if before else 1)


def _era_span(match: _Match, sign: int) -> Ends | None:
    years = [sign * int(match[group]) for group in ("y", "y2") if match[group]]
    if 0 in years or sorted(years) != years:
        return None
    moments = [Moment("year", year) for year in years]
    return moments[0], moments[1] if moments[1:] else None


def _era_before(seen: Seen) -> Ends | None:
    printed = seen.page.text[seen.match.start() : seen.match.start("y")].strip()
    if (
        printed.isalpha()
        and not printed.isupper()
        and seen.page.cased
        and seen.almanac.language != "fr"
    ):
        return None
    return _era_span(seen.match, 1)


_HALVES = frozenset("hs")


def _lettered(seen: Seen) -> Ends | None:
    """Read Q3 2023, 2023Q3, 3Q23, H1 2023; T and S in the languages that say trimestre."""
    letter, number, year = seen.match["p"], int(seen.match["n"]), _year(seen.match)
    if letter in "ts" and seen.almanac.language not in {"fr", "es", "pt", "it"}:
        return None
    grain = "half" if letter in _HALVES else "quarter"
    if number > (2 if grain == "half" else 4) or (year is None and letter != "q"):
        return None
    marked = "fy" in seen.match.group() or seen.match.groupdict().get("f")
    fiscal = year is not None and bool(marked)
    return Moment(grain, year, number, fiscal=fiscal), None


def _century(seen: Seen) -> Ends | None:
    marked = not seen.match["o"].isdecimal()
    numbers = [
        _ordinal(seen.match[group], seen.almanac) for group in ("o", "o2") if seen.match[group]
    ]
    if 0 in numbers or max(numbers) > _LAST_CENTURY:
        return None
    if not marked and not seen.match["o2"] and not _is_russian_century(seen, numbers[0]):
        return None
    return _centuries(seen, numbers)


_LAST_CENTURY = 30
_FEW = frozenset((2, 3, 4))  # "3 века" are three centuries, "5 века" is of the fifth
_ONE_CENTURY = frozenset(("век", "веке", "веком", "столетии"))


def _is_russian_century(seen: Seen, number: int) -> bool:
    if seen.almanac.language != "ru":
        return False
    return seen.match["u"] in _ONE_CENTURY or (seen.match["u"] == "века" and number not in _FEW)


def _centuries(seen: Seen, numbers: list[int]) -> Ends | None:
    sign = -1 if seen.match["era"] else 1
    moments = [Moment("century", sign * number) for number in numbers]
    if len(moments) > 1:
        if sorted(sign * n for n in numbers) != [sign * n for n in numbers]:
            return None
        return moments[0], moments[1]
    return moments[0], None


def _century_after(seen: Seen) -> Ends | None:
    printed = [seen.match[group] for group in ("o", "o2") if seen.match[group]]
    numbers = [int(one) if one.isdecimal() else roman(one) for one in printed]
    if 0 in numbers or max(numbers) > _LAST_CENTURY:
        return None
    return _centuries(seen, numbers)


def _decade(seen: Seen) -> Ends | None:
    """Read 1990s, '90s, the 90s, 1990er, 90-е годы; in his 80s somebody is old."""
    printed = seen.match["y"]
    if len(printed) == len("90") and not seen.match["t"]:
        earlier = _DECADE_BEFORE.search(
            seen.page.folded, max(0, seen.match.start() - len("1990s, and ")), seen.match.start()
        )
        if earlier is not None:
            return Moment("decade", int(earlier[1] + printed)), None
        before = seen.page.folded[max(0, seen.match.start() - len("early ")) : seen.match.start()]
        if not before.endswith(("'", "the ", "early ", "mid ", "mid-", "late ", "years ")):
            return None
    return Moment("decade", decade_of(printed)), None


def _decade_after(seen: Seen) -> Ends | None:
    return Moment("decade", decade_of(seen.match["y"])), None


_DECADE_BEFORE = re.compile(r"([12][0-9])[0-9]0'?s(?:,|,? and|,? or| to|[-\u2013])[ \u00a0]?'?$")
_OWNERS = ("his ", "her ", "their ", "my ", "your ", "our ")


def _decade_word(seen: Seen) -> Ends | None:
    if seen.page.folded[max(0, seen.match.start() - len("their ")) : seen.match.start()].endswith(
        _OWNERS
    ):
        return None
    spoken = " ".join(re.split(r"[\s\u00a0'-]+", seen.match["w"]))
    return Moment("decade", seen.almanac.decades[spoken]), None


_AT = frozenset(
    ("at", "by", "from", "until", "till", "around", "about", "um", "gegen", "ab", "a", "vers", "las",
     "as", "alle", "в", "к", "около", "с", "до", "since", "before", "after", "to")
)  # fmt: skip


def _time(seen: Seen) -> Ends | None:
    hour, minute = int(seen.match["h"]), int(seen.match["mi"] or 0)
    half = seen.match["ap"]
    if hour > (_NOON if half else _LAST_HOUR):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half[0] == "p" else 0)
    return Moment("time", hour, minute), None


def _clock(seen: Seen) -> Ends | None:
    """Read 19:30; of 3:16 only what says "at" before it makes a time."""
    if len(seen.match["h"]) < len("19") and not years_before(
        seen.page, _AT, _token_at(seen.page, seen.match.start())
    ):
        return None
    return Moment("time", int(seen.match["h"]), int(seen.match["mi"])), None


READERS: dict[str, Callable[[Seen], Ends | None]] = {
    "iso": _iso, "numeric": _numeric, "day_month": _day_month, "month_day": _month_day,
    "month_year": _month_year, "month_range": _month_range, "part": _part,
    "first_months": _first_months, "fiscal": _fiscal, "fiscal_after": _fiscal, "season": _season,
    "era": _era_year, "era_before": _era_before, "year_quarter": _lettered,
    "number_quarter": _lettered, "quarter_year": _lettered, "century": _century,
    "century_after": _century_after, "decade": _decade, "decade_after": _decade_after,
    "decade_word": _decade_word, "time": _time, "clock": _clock,
}  # fmt: skip
