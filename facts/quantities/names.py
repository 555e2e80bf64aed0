"""Numbers that are names, dates or years."""

import re
from decimal import Decimal

from facts.quantities.beside import currency_before, qualifier_before, skip_spaces
from facts.quantities.contexts import (
    MONTHS,
    NAMING_PREFIXES,
    YEAR_PREFIXES,
    YEAR_UNITS,
)
from facts.quantities.measures import unit_after
from facts.quantities.nouns import noun_after
from facts.quantities.pages import Page
from facts.quantities.parsed import Reading, letter_at
from facts.quantities.scaling import Numeral
from facts.quantities.sums import share
from facts.quantities.units import Unit

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_CENTURY = 100
_LAST_DAY = 31
_LONGEST_DAY = 2
# "In 2000 countries" and "Zhejiang's 2000 exports" speak of the year.
_BEFORE_YEARS = frozenset(
    ("in", "by", "since", "during", "until", "for", "en", "em", "в", "desde", "s")
)
# After these a number is a year all the same: "up to 2025", "over 2024".
_BESIDE_YEARS = frozenset(("up to", "hasta", "ate", "over", "above", "about", "around", "below",
                           "under", "some", "近", "超", "约", "破", "过"))  # fmt: skip
_YEAR_MEASURES = frozenset("届款版")


def is_year(source: Page, numeral: Numeral, unit: tuple[Unit, int] | None) -> bool:
    """Tell whether a numeral is a year: 2024, 2025年, 2025 год; not 2000 vehicles."""
    if numeral.style == "year":
        return True
    printed = source.folded[numeral.start : numeral.end]
    if not is_year_figure(printed) and (numeral.style != "han" or len(printed) != len("二〇二五")):
        return False
    if unit is not None:
        word = source.folded[skip_spaces(source.folded, numeral.end) : unit[1]]
        return word == "年" or (word in YEAR_UNITS and numeral.style == "digits")
    return numeral.style == "digits" and not _is_counted(source, numeral)


def is_year_figure(printed: str) -> bool:
    """Tell whether digits, and no separators, make a year of the 20th or the 21st century."""
    year = len(printed) == len("2025") and printed.isdecimal()
    return year and _FIRST_YEAR <= int(printed) <= _LAST_YEAR


def _is_counted(source: Page, numeral: Numeral) -> bool:
    """Tell "carrying 2000 vehicles" and "more than 2000" from "2024 exports" and "in 2000"."""
    qualifier = qualifier_before(source, numeral.start, numeral.index - 1, 0)
    phrase = source.folded[qualifier.start : qualifier.end] if qualifier is not None else ""
    if phrase and phrase not in _BESIDE_YEARS:
        return True
    noun = noun_after(source, numeral.end, numeral.index)
    if noun is None:
        return False
    if source.folded[noun.start] >= "\u2e80":
        return source.folded[noun.start] not in _YEAR_MEASURES
    before = source.tokens[numeral.index - 2].text if numeral.index > 1 else ""
    return not numeral.value % _CENTURY and before not in _BEFORE_YEARS


def name_or_date(source: Page, index: int, floor: int) -> int | Reading | None:
    """Return where to go on after a name (B2B, COVID-19), a date or a time; None for a figure."""
    token = source.tokens[index]
    mark = source.folded[token.start - 1] if token.start else ""
    if mark and letter_at(source.folded, token.start - 1):
        before = source.tokens[index - 1] if index else None
        if before is not None and before.text in YEAR_PREFIXES and before.end == token.start:
            return _fiscal_year(source, index)
        if currency_before(source, token.start, floor) is None:
            return index + 1
    if (_is_name(source, index) and floor != token.start - 1) or _is_term(
        source.folded, token.start, token.end
    ):
        return index + 1
    if _is_clock(source.folded, token.start, token.end):
        return index + 1
    if mark == "'" and _is_short_year(source, index):
        year = int(token.text) + (2000 if int(token.text) < _CENTURY // 2 else 1900)
        return _year(year, token.start - 1, token.end, index + 1)
    slashed = _slashed(source, index)
    if slashed is not None:
        return slashed
    if is_year_figure(token.text):
        return _year_with_tail(source, index)
    return index + 1 if _is_day_of_month(source, index) else None


def fraction_or_skip(source: Page, index: int) -> int | Reading | None:
    """Return the reading of 3/4, or where to go on after 24/7, 3:1 and the terms of 5×10^12."""
    token = source.tokens[index]
    if _is_term(source.folded, token.start, token.end) or _is_clock(
        source.folded, token.start, token.end
    ):
        return index + 1
    return _slashed(source, index)


def _year(year: int, start: int, end: int, index: int) -> Reading:
    return Reading(Decimal(year), Unit("", "year"), start, end, index, len("2025"), final=True)


def _is_name(source: Page, index: int) -> bool:
    """Tell the 19 of COVID-19 from the 2025 of mid-2025 and the 10 of top-10."""
    start = source.tokens[index].start
    if start < len("a-") or source.folded[start - 1] != "-" or not index:
        return False
    return letter_at(source.folded, start - 2) and source.tokens[index - 1].text not in (
        NAMING_PREFIXES | MONTHS
    )


def _is_term(folded: str, start: int, end: int) -> bool:
    """Tell the figures of 5×10^12 and 2*3, which are terms and not yet a value."""
    if folded[start:end] == "10" and folded[end : end + 1] in _RAISED:
        return True  # 10⁶
    return _TERM_BEFORE.search(folded, max(0, start - 2), start) is not None or (
        _TERM_AFTER.match(folded, end) is not None
    )


_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_TERM_BEFORE = re.compile(r"[×*^][ ]?$")
_TERM_AFTER = re.compile(r"[ ]?[×*^][ ]?[0-9]")


def _is_clock(folded: str, start: int, end: int) -> bool:
    """Tell the figures of 10:30, 3:1 and 10点30分."""
    before, after = folded[max(0, start - 2) : start], folded[end : end + 2]
    return (before[-1:] in {":", "点"} and before[:1].isdecimal() and len(before) > 1) or (
        after[:1] in {":", "点"} and after[1:].isdecimal()
    )


def _year_with_tail(source: Page, index: int) -> Reading | int | None:
    """Read the year of 2025-01-15, 2024-25 and 2025Q3; pass over the 1990s."""
    token = source.tokens[index]
    match = _YEAR_TAIL.match(source.folded, token.end)
    if match is not None:
        after = source.index_at(match.end(), index + 1)
        return _year(int(token.text), token.start, token.end, after)
    return index + 1 if source.folded.startswith(("s", "'s"), token.end) else None


_YEAR_TAIL = re.compile(r"-[0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9.,%-])|(?=[qh][1-4](?![0-9a-z]))")


def _fiscal_year(source: Page, index: int) -> Reading | int:
    token, before = source.tokens[index], source.tokens[index - 1]
    if not token.text.isdecimal() or len(token.text) not in {2, 4}:
        return index + 1
    value = int(token.text) + (2000 if len(token.text) == len("25") else 0)
    return _year(value, before.start, token.end, index + 1)


def _is_short_year(source: Page, index: int) -> bool:
    """Tell '24 from a quoted number and from "5'24"."""
    token, folded = source.tokens[index], source.folded
    return (
        len(token.text) == len("24")
        and token.text.isdecimal()
        and not folded[max(0, token.start - 2) : token.start - 1].isalnum()
        and not folded[token.end : token.end + 1].isalnum()
        and not folded.startswith(("%", "'"), token.end)
    )


def _slashed(source: Page, index: int) -> Reading | int | None:
    """Read 3/4; pass over 15/01/2025, of which only the year counts, and 24/7."""
    token, folded = source.tokens[index], source.folded
    run = _SLASHES.match(folded, token.start)
    if run is None:
        return None
    numbers = [int(number) for number in run.group().split("/")]
    after = source.index_at(run.end(), index + 1)
    if len(numbers) == 2 and 0 < numbers[0] < numbers[1] <= 10:
        value = share(Decimal(numbers[0]), numbers[1])
        return Reading(value, Unit("%", "fraction"), token.start, run.end(), after, 1)
    for place in range(index, after):
        part = source.tokens[place]
        if is_year_figure(part.text):
            return _year(int(part.text), part.start, part.end, after)
    return after


_SLASHES = re.compile(r"[0-9]{1,4}(?:/[0-9]{1,4})+(?![0-9])")


def _is_day_of_month(source: Page, index: int) -> bool:
    token = source.tokens[index]
    if not token.text.isdecimal() or len(token.text) > _LONGEST_DAY:
        return False
    if not 1 <= int(token.text) <= _LAST_DAY:
        return False
    if index and source.tokens[index - 1].text in MONTHS:
        joined = source.joined(source.tokens[index - 1].end, token.start, dotted=True)
        return joined and unit_after(source, token.end, index + 1) is None
    for place in range(index + 1, min(index + 3, len(source.tokens))):
        word = source.tokens[place]
        if not source.joined(source.tokens[place - 1].end, word.start):
            return False
        if word.text in MONTHS:
            return True
        if word.text not in {"de", "of", "st", "nd", "rd", "th"}:
            return False
    return False
