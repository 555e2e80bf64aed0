"""Dates at a token: a year, a day, a quarter, a century, a range of any of them."""

from typing import NamedTuple

from facts.quantities.almanac import Almanac, almanac
from facts.quantities.datematches import Ends, Seen
from facts.quantities.datereaders import READERS
from facts.quantities.folding import Token
from facts.quantities.handates import han_date
from facts.quantities.moments import Moment
from facts.quantities.pages import Page
from facts.quantities.years import year_at, years_before


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
    names = _candidates(source, token) if token.kind == "figure" else dates.word.get(token.text, ())
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
        ends = READERS[name](Seen(match, source, dates))
        if ends is not None:
            end = match.end() if match.end() > token.start else token.end
            return Dated(*ends, token.start, end)
    if token.kind != "figure":
        return None
    found_year = year_at(source, dates, index, expected=expected is not None)
    return None if found_year is None else Dated(found_year[0], None, *found_year[1:])


_LONG = ("iso", "year_quarter", "fiscal_after", "season", "era", "decade")
_SHORT = (
    "numeric",
    "day_month",
    "time",
    "clock",
    "number_quarter",
    "era",
    "century",
    "part",
    "decade",
)
_DOTTED = ("iso", "numeric", "time", "day_month")
_MIDDLE = ("era", "decade")
_LEADS_NOWHERE = frozenset('0123456789,;)]}%$€£¥"=|?!')


def _candidates(source: Page, token: Token) -> tuple[str, ...]:
    """Return the patterns that a figure can start, by its digits and the sign behind it."""
    after = source.folded[token.end : token.end + 2].lstrip(" \u00a0")[:1]
    if not after.strip("\n") and "." not in token.text and "\n" not in after:
        return ()
    if after in _LEADS_NOWHERE and "." not in token.text:
        return ()
    if not token.text.isdecimal():
        return _DOTTED if "." in token.text else ()
    digits = len(token.text)
    return _LONG if digits == 4 else _SHORT if digits <= 2 else _MIDDLE if digits == 3 else ()


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


def _aligned(first: Moment, last: Moment) -> Ends | None:
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
