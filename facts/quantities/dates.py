"""Dates at a token: a year, a day, a quarter, a century, a range of any of them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from facts.quantities.almanac import Almanac, almanac
from facts.quantities.handates import han_date
from facts.quantities.moments import ROMAN_NUMBERS, Moment, decade_of, roman, short_year
from facts.quantities.pages import Page
from facts.quantities.years import year_at, years_before

_LAST_MONTH = 12
_NOON = 12
_LAST_HOUR = 24
_ERA_LETTERS = 4  # ad, bce: words in lower case


class Dated(NamedTuple):
    """A date as it stands at `start:end`; of a range both ends, and its first and last."""

    first: Moment
    last: Moment | None
    start: int
    end: int

    @property
    def form(self) -> str:
        """The normal form: see `moments`."""
        return self.first.form if self.last is None else f"{self.first.form}/{self.last.form}"


_Ends = tuple[Moment, Moment | None]


def date_at(source: Page, index: int, floor: int) -> Dated | None:
    """Return the date that starts at a token, with the range that it opens."""
    almanac_ = almanac(source.terms.language)
    one = _single(source, almanac_, index)
    if one is None or one.start < floor:
        return None
    if one.last is not None or one.first.grain == "time":
        return one
    return _ranged(source, almanac_, index, one) or one


def _single(
    source: Page, dates: Almanac, index: int, expected: Moment | None = None
) -> Dated | None:
    """Read one date; after the "from" of a year, `expected`, bare four digits are another."""
    token = source.tokens[index]
    names = dates.figure if token.kind == "figure" else dates.word.get(token.text, ())
    if token.kind == "han" or (source.han and token.kind == "figure"):
        found = han_date(source.folded, token.start)
        if found is not None:
            return Dated(*found)
    if token.kind == "han":
        return None
    for name in names:
        match = dates.patterns[name].match(source.folded, token.start)
        if match is None:
            continue
        ends = _READERS[name](match, source, dates)
        if ends is not None:
            end = match.end() if match.end() > token.start else token.end
            return Dated(*ends, token.start, end)
    if token.kind != "figure":
        return None
    found_year = year_at(source, dates, index, expected=expected is not None)
    return None if found_year is None else Dated(found_year[0], None, *found_year[1:])


def _ranged(source: Page, dates: Almanac, index: int, one: Dated) -> Dated | None:
    """Read on to the last date of a range: 2015–2019, May 3 to June 7, between 1618 and 1648."""
    match = dates.to.match(source.folded, one.end)
    if match is None:
        match = dates.and_.match(source.folded, one.end)
        if match is None or not _opens(source, dates, index):
            return None
    place = source.index_at(match.end(), index + 1)
    if place >= len(source.tokens) or source.tokens[place].start != match.end():
        return None
    expected = one.first if one.first.grain == "year" else None
    other = _single(source, dates, place, expected)
    if other is None or other.first.grain == "time":
        return None
    last = other.last or other.first
    ends = _aligned(one.first, last)
    return Dated(*ends, one.start, other.end) if ends is not None else None


def _opens(source: Page, dates: Almanac, index: int) -> bool:
    """Tell whether a "between", maybe with an article, stands before a token."""
    if years_before(source, dates.between, index):
        return True
    return years_before(source, dates.determiners, index) and years_before(
        source, dates.between, index - 1
    )


def _aligned(first: Moment, last: Moment) -> _Ends | None:
    """Give the end of a range that lacks its year the year of the other."""
    if first.grain in {"decade", "century"} and last.grain != first.grain:
        return None
    if first.year is None and last.year is not None:
        if last.grain in {"decade", "century"}:
            return None
        earlier = (first.part, first.day) > (last.part, last.day)
        first = first._replace(year=last.year - earlier)
    elif last.year is None and first.year is not None:
        last = last._replace(year=first.year)
    if first.fiscal and last.grain == "year":
        last = last._replace(fiscal=True)
    if first.grain == last.grain and _key(last) <= _key(first):
        return None
    if first.year is not None and last.year is not None and last.year < first.year:
        return None
    return first, last


def _key(moment: Moment) -> tuple[int, int, int]:
    return (moment.year or 0, moment.part, moment.day)


_Match = re.Match[str]


def _year(match: _Match, group: str = "y") -> int | None:
    printed = match.groupdict().get(group)
    return short_year(printed.lstrip("'")) if printed else None


def _era(match: _Match, year: int | None) -> int | None:
    return -year if year and match.groupdict().get("era") else year


def _day(year: int | None, month: int, day: int) -> Moment | None:
    return Moment("day", year, month, day) if 0 < month <= _LAST_MONTH else None


def _iso(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    return Moment("day", int(match["y"]), int(match["m"]), int(match["d"])), None


def _numeric(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    """Read 18.02.2023; of 03/04/2023 in English only the year is certain."""
    first, second, short = int(match["a"]), int(match["b"]), len(match["y"]) < len("2023")
    if short and (match["s"] == "-" or len(match["a"]) + len(match["b"]) < len("1802")):
        return None
    year = short_year(match["y"])
    if first > _LAST_MONTH >= second:
        return Moment("day", year, second, first), None
    if second > _LAST_MONTH >= first:
        return Moment("day", year, first, second), None
    if second > _LAST_MONTH:
        return None
    if match["s"] == "." or dates.language not in {None, "en"} or first == second:
        return Moment("day", year, second, first), None
    return Moment("year", year), None


def _is_month(match: _Match, source: Page, dates: Almanac, *, sure: bool) -> bool:
    """Tell the month May from the verb, in lower case, where nothing else makes it a date."""
    name, start = match["m"], match.start("m")
    if name not in dates.cased_months or source.text[start].isupper() or not source.cased:
        return True
    return sure


def _day_month(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    month, year = dates.months[match["m"].rstrip(".")], _era(match, _year(match))
    if not _is_month(match, source, dates, sure=year is not None):
        return None
    last = Moment("day", year, month, int(match["d"]))
    if match["d2"] is None:
        return last, None
    if match["and"] and not years_before(source, dates.between, _token_at(source, match.start())):
        return None
    return last, Moment("day", year, month, int(match["d2"]))


def _token_at(source: Page, offset: int) -> int:
    low, high = 0, len(source.tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if source.tokens[middle].start < offset else (low, middle)
    return low


def _month_day(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    year = _year(match)
    if not _is_month(match, source, dates, sure=year is not None):
        return None
    after = source.index_at(match.end(), _token_at(source, match.start()))
    if year is None and after < len(source.tokens):
        following = source.tokens[after].text
        if following in source.terms.magnitudes and source.joined(
            match.end(), source.tokens[after].start
        ):
            return None
    month = dates.months[match["m"]]
    first = Moment("day", year, month, int(match["d"]))
    if match["d2"] is None:
        return first, None
    return first, Moment("day", year, month, int(match["d2"]))


def _month_year(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    return Moment("month", _year(match), dates.months[match["m"]]), None


def _month_range(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    first, last = dates.months[match["m"]], dates.months[match["m2"]]
    year = int(match["y"])
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


def _part(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    """Read "third quarter of 2023", "3. Quartal", "II полугодие"."""
    number, year = _ordinal(match["o"], dates), _year(match)
    grain = "quarter" if match["q"] else "half"
    if not 0 < number <= (4 if grain == "quarter" else 2):
        return None
    if match["o"].isdecimal() and year is None:
        return None  # "2 quarters"
    fiscal = year is not None and bool(match["f"] or match["f2"])
    return Moment(grain, year, number, fiscal=fiscal), None


def _first_months(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    count, year = dates.counts.get(match["n"]) or int(match["n"]), _year(match)
    if match["f"]:
        return None  # the months of a fiscal year are not known
    return Moment("month", year, 1), Moment("month", year, count)


def _fiscal(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    fiscal = not match.groupdict().get("c")
    return _span(match, fiscal=fiscal)


def _span(match: _Match, *, fiscal: bool = False) -> _Ends | None:
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


def _season(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    return _span(match)


def _has_capitals(source: Page, match: _Match, group: str) -> bool:
    """Tell AD and CE from the words ad and ce, by their case or their points."""
    printed = source.text[match.start(group) : match.end(group)]
    return (
        not printed.isalpha()
        or len(printed) > _ERA_LETTERS
        or printed.isupper()
        or (not source.cased)
    )


def _era_year(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    before = match["bc"] is not None
    if not _has_capitals(source, match, "bc" if before else "ad"):
        return None
    return _era_span(match, -1 if before else 1)


def _era_span(match: _Match, sign: int) -> _Ends | None:
    years = [sign * int(match[group]) for group in ("y", "y2") if match[group]]
    if 0 in years or sorted(years) != years:
        return None
    moments = [Moment("year", year) for year in years]
    return moments[0], moments[1] if moments[1:] else None


def _era_before(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    printed = source.text[match.start() : match.start("y")].strip()
    if printed.isalpha() and not printed.isupper() and source.cased and dates.language != "fr":
        return None
    return _era_span(match, 1)


_HALVES = frozenset("hs")


def _lettered(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    """Read Q3 2023, 2023Q3, 3Q23, H1 2023; T and S in the languages that say trimestre."""
    letter, number, year = match["p"], int(match["n"]), _year(match)
    if letter in "ts" and dates.language not in {"fr", "es", "pt", "it"}:
        return None
    grain = "half" if letter in _HALVES else "quarter"
    if number > (2 if grain == "half" else 4) or (year is None and letter != "q"):
        return None
    fiscal = year is not None and "fy" in match.group() or bool(match.groupdict().get("f"))
    return Moment(grain, year, number, fiscal=fiscal), None


def _century(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    marked = not match["o"].isdecimal()
    numbers = [_ordinal(match[group], dates) for group in ("o", "o2") if match[group]]
    if 0 in numbers or max(numbers) > _LAST_CENTURY:
        return None
    if not marked and not match["o2"] and not _is_russian_century(match, dates, numbers[0]):
        return None
    return _centuries(match, source, dates, numbers)


_LAST_CENTURY = 30
_FEW = frozenset((2, 3, 4))  # "3 века" are three centuries, "5 века" is of the fifth
_ONE_CENTURY = frozenset(("век", "веке", "веком", "столетии"))


def _is_russian_century(match: _Match, dates: Almanac, number: int) -> bool:
    if dates.language != "ru":
        return False
    return match["u"] in _ONE_CENTURY or (match["u"] == "века" and number not in _FEW)


def _centuries(match: _Match, source: Page, dates: Almanac, numbers: list[int]) -> _Ends | None:
    sign = -1 if match["era"] else 1
    moments = [Moment("century", sign * number) for number in numbers]
    if len(moments) > 1:
        if sorted(sign * n for n in numbers) != [sign * n for n in numbers]:
            return None
        return moments[0], moments[1]
    return moments[0], None


def _century_after(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    printed = [match[group] for group in ("o", "o2") if match[group]]
    numbers = [int(one) if one.isdecimal() else roman(one) for one in printed]
    if 0 in numbers or max(numbers) > _LAST_CENTURY:
        return None
    return _centuries(match, source, dates, numbers)


def _decade(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    """Read 1990s, '90s, the 90s, 1990er, 90-е годы; in his 80s somebody is old."""
    printed = match["y"]
    if len(printed) == len("90") and not match["t"]:
        earlier = _DECADE_BEFORE.search(
            source.folded, max(0, match.start() - len("1990s, and ")), match.start()
        )
        if earlier is not None:
            return Moment("decade", int(earlier[1] + printed)), None
        before = source.folded[max(0, match.start() - len("early ")) : match.start()]
        if not before.endswith(("'", "the ", "early ", "mid ", "mid-", "late ", "years ")):
            return None
    return Moment("decade", decade_of(printed)), None


def _decade_after(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    return Moment("decade", decade_of(match["y"])), None


_DECADE_BEFORE = re.compile(r"([12][0-9])[0-9]0'?s(?:,|,? and|,? or| to|[-\u2013])[ \u00a0]?'?$")
_OWNERS = ("his ", "her ", "their ", "my ", "your ", "our ")


def _decade_word(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    if source.folded[max(0, match.start() - len("their ")) : match.start()].endswith(_OWNERS):
        return None
    spoken = " ".join(re.split(r"[\s\u00a0'-]+", match["w"]))
    return Moment("decade", dates.decades[spoken]), None


_AT = frozenset(
    ("at", "by", "from", "until", "till", "around", "about", "um", "gegen", "ab", "a", "vers", "las",
     "as", "alle", "в", "к", "около", "с", "до", "since", "before", "after", "to")
)  # fmt: skip


def _time(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    hour, minute = int(match["h"]), int(match["mi"] or 0)
    half = match["ap"]
    if hour > (_NOON if half else _LAST_HOUR):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half[0] == "p" else 0)
    return Moment("time", hour, minute), None


def _clock(match: _Match, source: Page, dates: Almanac) -> _Ends | None:
    """Read 19:30; of 3:16 only what says "at" before it makes a time."""
    if len(match["h"]) < len("19") and not years_before(
        source, _AT, _token_at(source, match.start())
    ):
        return None
    return Moment("time", int(match["h"]), int(match["mi"])), None


_READERS: dict[str, Callable[[_Match, Page, Almanac], _Ends | None]] = {
    "iso": _iso, "numeric": _numeric, "day_month": _day_month, "month_day": _month_day,
    "month_year": _month_year, "month_range": _month_range, "part": _part,
    "first_months": _first_months, "fiscal": _fiscal, "fiscal_after": _fiscal, "season": _season,
    "era": _era_year, "era_before": _era_before, "year_quarter": _lettered,
    "number_quarter": _lettered, "quarter_year": _lettered, "century": _century,
    "century_after": _century_after, "decade": _decade, "decade_after": _decade_after,
    "decade_word": _decade_word, "time": _time, "clock": _clock,
}  # fmt: skip
