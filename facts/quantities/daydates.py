"""Days and months by their names or numbers: 18.02.2023, May 3, 2 to 5 June, Sep–Nov 2019."""

from facts.quantities.almanac import Almanac
from facts.quantities.datematches import LAST_MONTH, Ends, Seen, printed_year
from facts.quantities.moments import Moment, short_year
from facts.quantities.pages import Page
from facts.quantities.years import years_before


def iso(seen: Seen) -> Ends | None:
    return Moment("day", int(seen.match["y"]), int(seen.match["m"]), int(seen.match["d"])), None


def numeric(seen: Seen) -> Ends | None:
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
    if first > LAST_MONTH >= second:
        return Moment("day", year, second, first), None
    if second > LAST_MONTH >= first:
        return Moment("day", year, first, second), None
    if second > LAST_MONTH:
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


def day_month(seen: Seen) -> Ends | None:
    month, year = seen.almanac.months[seen.match["m"].rstrip(".")], printed_year(seen.match)
    if year and seen.match.groupdict().get("era"):
        year = -year
    if not _is_month(seen, sure=year is not None):
        return None
    last = Moment("day", year, month, int(seen.match["d"]))
    if seen.match["d2"] is None:
        return last, None
    if seen.match["and"] and not years_before(seen.page, seen.almanac.between, seen.token):
        return None
    return last, Moment("day", year, month, int(seen.match["d2"]))


def month_day(seen: Seen) -> Ends | None:
    year = printed_year(seen.match)
    if not _is_month(seen, sure=year is not None):
        return None
    after = seen.page.index_at(seen.match.end(), seen.token)
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


def month_year(seen: Seen) -> Ends | None:
    year = printed_year(seen.match) or printed_year(seen.match, "y4")
    return Moment("month", year, seen.almanac.months[seen.match["m"]]), None


def month_range(seen: Seen) -> Ends | None:
    first, last = seen.almanac.months[seen.match["m"]], seen.almanac.months[seen.match["m2"]]
    year = int(seen.match["y"])
    return Moment("month", year - (first > last), first), Moment("month", year, last)
