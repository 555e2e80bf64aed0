"""Periods named in a text, and whether the one that is asked for is the one that is found.

A period is its normal form (see `moments`): 2023, 2023-Q3, 2015/2019, FY2020, C18. Further forms
here: `P3M/2023-09-30`, the three months ended that day, and `@-1 year`, last year, which stays
unresolved until somebody says what this year is.

`relation` compares days; `compatible` is its answer in three values:

    asked      found             relation    compatible
    2023-Q3    P3M/2023-09-30    same        True     the same days, give or take a week
    --Q3       2023-Q3           same        True     all that was asked for agrees
    2023       2023-Q3           within      None     a part of it
    2023-Q3    2023              around      None     more than it
    2019/2020  2020/2021         overlaps    None
    2023       2022              apart       False
    2023-Q3    --Q3              unknown     None     the year isn't said
    2023       FY2023            unknown     None     a fiscal year need not be the calendar's
    FY2023     FY2022            apart       False
    @-1 year   2022              unknown     None
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from facts.quantities.almanac import END, GAP, almanac, either
from facts.quantities.bounds import Bounds, bounds, parts
from facts.quantities.daydates import is_cased_month
from facts.quantities.extraction import dated_figures
from facts.quantities.moments import year_form
from facts.quantities.pages import Page, document_page
from facts.quantities.parsed import Quantity
from facts.quantities.words import LANGUAGES, words

_SLACK = 7  # days; fiscal quarters end on a Saturday near the month's end


@dataclass(frozen=True, slots=True)
class Period:
    """A period as `text[start:end]` names it, in its normal form."""

    form: str
    text: str
    start: int
    end: int


def periods(text: str, language: str | None = None) -> list[Period]:
    """Return the periods that a text names, in order; times of day are none."""
    source = document_page(text, language, None)
    found = [
        _ended(source, quantity)
        for quantity in dated_figures(source)
        if quantity.date is not None and quantity.date[0] != "T"
    ]
    taken = [(one.start, one.end) for one in found]
    for one in (*_relative(source), *_bare_months(source), *_han_halves(source)):
        if all(one.end <= start or end <= one.start for start, end in taken):
            found.append(one)
            taken.append((one.start, one.end))
    return sorted(found, key=lambda one: one.start)


def relation(asked: str, found: str) -> str:
    """Return same, within, around, overlaps, apart or unknown, of found as seen from asked."""
    if asked == found:
        return "same"
    if "@" in asked or "@" in found:
        return "unknown"
    if asked[0] == "-" == asked[1] or found[0] == "-" == found[1]:
        return _yearless(asked, found)
    if asked.startswith("FY") and found.startswith("FY"):
        asked, found = asked.replace("FY", ""), found.replace("FY", "")
    left, right = bounds(asked), bounds(found)
    if left is None or right is None:
        return "unknown"
    if left.last < right.first or right.last < left.first:
        return "apart"
    if left.loose or right.loose:
        return "unknown"
    return _placed(left, right, _SLACK if "P" in asked + found else 0)


def _placed(left: Bounds, right: Bounds, slack: int) -> str:
    if abs(left.first - right.first) <= slack and abs(left.last - right.last) <= slack:
        return "same"
    if left.first <= right.first + slack and right.last <= left.last + slack:
        return "within"
    if right.first <= left.first + slack and left.last <= right.last + slack:
        return "around"
    return "overlaps"


def _yearless(asked: str, found: str) -> str:
    """Compare what both say: --Q3 with 2023-Q3, --02-18 with 2023-02."""
    left, right = parts(asked), parts(found)
    if left is None or right is None:
        return "unknown"
    if left.last < right.first or right.last < left.first:
        return "apart"
    if asked[:2] != "--":  # the found one lacks the year that was asked for
        return "unknown"
    return _placed(left, right, 0)


def compatible(asked: str, found: str) -> bool | None:
    """Return True for the same period, False for another, None where neither is certain."""
    return {"same": True, "apart": False}.get(relation(asked, found))


def overlaps(one: str, other: str) -> bool | None:
    """Return whether two periods share a day, None where it isn't known."""
    found = relation(one, other)
    return None if found == "unknown" else found != "apart"


_OFFSET = re.compile(r"@([+-]?[0-9]+) (\w+)")
_QUARTERS, _MONTHS = 4, 12


def resolved(period: Period, year: int, month: int | None = None) -> Period:
    """Return a relative period as seen from a year, or a month of it; others as they are."""
    match = _OFFSET.fullmatch(period.form)
    if match is None:
        return period
    offset, unit = int(match[1]), match[2]
    if unit in {"year", "fiscal"}:
        return replace(period, form=("FY" if unit == "fiscal" else "") + year_form(year + offset))
    if unit == "decade":
        return replace(period, form=f"{(year // 10 + offset) * 10}s")
    if unit == "century":
        return replace(period, form=f"C{(year - 1) // 100 + 1 + offset}")
    if month is None or unit not in {"quarter", "month"}:
        return period
    count = _QUARTERS if unit == "quarter" else _MONTHS
    place = year * count + (month - 1) * count // _MONTHS + offset
    tail = f"Q{place % count + 1}" if unit == "quarter" else f"{place % count + 1:02d}"
    return replace(period, form=f"{year_form(place // count)}-{tail}")


@cache
def _ended_pattern(language: str | None) -> re.Pattern[str]:
    chosen = [words(one) for one in (("en",) if language in {None, "zh"} else (language,)) if one]

    def any_of(name: str) -> str:
        return either(phrase for one in chosen for phrase in one.listed("calendar", name))

    counts = either(word for one in chosen for word in one.numbers)
    return re.compile(
        rf"(?:(?P<n>{counts}|[0-9]{{1,2}}){GAP}(?P<u>{any_of('months')}|weeks)|(?P<q>{any_of('quarter')})"
        rf"|(?P<y>{any_of('fiscal')}|{any_of('year')}|{any_of('years')}|fiscal years?))"
        rf"(?:{GAP}|-){any_of('ended')}(?:{GAP}on)?{GAP}$"
    )


_LONGEST_ENDED = 48  # characters of "thirty-nine weeks ended on"
_HAN_ENDED = re.compile("止?的?(?:(?P<y>年度|年)|(?P<n>[三六九3-9])个月)")


def _ended(source: Page, quantity: Quantity) -> Period:
    """Return "three months ended June 30, 2023" as P3M/2023-06-30; other dates as they are."""
    form = quantity.date or ""
    plain = Period(form, quantity.text, quantity.start, quantity.end)
    if quantity.kind == "year" or "/" in form or not re.fullmatch(r"(?:--|[0-9]{4}-)[0-9-]+", form):
        return plain
    before = source.folded[max(0, quantity.start - _LONGEST_ENDED) : quantity.start]
    match = _ended_pattern(source.terms.language).search(before)
    if match is not None:
        start = quantity.start - len(before) + match.start()
        length = _length(match, source)
        return Period(f"P{length}/{form}", source.text[start : quantity.end], start, quantity.end)
    if before.endswith("截至"):
        after = _HAN_ENDED.match(source.folded, quantity.end)
        if after is not None:
            count = "12" if after["y"] else str("三六九".find(after["n"]) * 3 + 3)
            start = quantity.start - len("截至")
            return Period(f"P{count}M/{form}", source.text[start : after.end()], start, after.end())
    return plain


def _length(match: re.Match[str], source: Page) -> str:
    if match["y"]:
        return "12M"
    if match["q"]:
        return "3M"
    counts = almanac(source.terms.language).counts
    count = counts.get(match["n"]) or int(match["n"])
    return f"{count}{'W' if match['u'] == 'weeks' else 'M'}"


@cache
def _relative_pattern(language: str | None) -> tuple[re.Pattern[str], dict[str, str]]:
    chosen = (language, "zh") if language in LANGUAGES else ("en", "es", "pt", "ru", "zh")
    forms = {
        phrase: key
        for one in chosen
        if one
        for key, listed in words(one).table("relative").items()
        for phrase in words(one).listed("relative", key)
        if listed
    }
    latin = either(phrase for phrase in forms if phrase[0] < "\u2e80")
    han = "|".join(sorted((p for p in forms if p[0] >= "\u2e80"), key=len, reverse=True))
    return re.compile(rf"(?<![a-zа-ӿ0-9])(?:{latin}){END}|{han}"), forms


def _relative(source: Page) -> list[Period]:
    pattern, forms = _relative_pattern(source.terms.language)
    return [
        Period(
            "@" + forms[" ".join(re.split(r"[\s\u00a0-]+", match.group()))],
            source.text[match.start() : match.end()],
            match.start(),
            match.end(),
        )
        for match in pattern.finditer(source.folded)
    ]


def _bare_months(source: Page) -> list[Period]:
    """Return the months that are named without a day or a year: in March."""
    dates = almanac(source.terms.language)
    found = []
    for index, token in enumerate(source.tokens):
        number = dates.months.get(token.text) if token.kind == "word" else None
        if (
            number is None
            or len(token.text) < len("may")
            or not is_cased_month(source, index, dates)
        ):
            continue
        found.append(
            Period(f"--{number:02d}", source.text[token.start : token.end], token.start, token.end)
        )
    return found


_HAN_HALF = re.compile("([上下])半年")


def _han_halves(source: Page) -> list[Period]:
    return [
        Period(f"--H{1 if match[1] == '上' else 2}", match.group(), match.start(), match.end())
        for match in _HAN_HALF.finditer(source.folded)
    ]
