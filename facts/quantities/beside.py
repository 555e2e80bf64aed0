"""What stands beside a numeral: its unit, currency, qualifier, period and noun."""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from facts.quantities.contexts import (
    ABOUT_ASKS,
    DURATION_FILLERS,
    HAN_QUALIFIER_STOPS,
    HAN_QUALIFIERS,
    IRREGULAR_PLURALS,
    NEGATED,
    NEGATIONS,
    NOUN_STOPS,
    PERIOD_WORDS,
    PERIODS,
    QUALIFIER_WORDS,
    QUALIFIERS,
    QUALIFIERS_AFTER,
    SIGN_QUALIFIERS,
)
from facts.quantities.numberwords import MAGNITUDES
from facts.quantities.pages import Page
from facts.quantities.units import (
    CURRENCY_PREFIXES,
    HAN_MEASURE_WORDS,
    HAN_UNIT_LENGTH,
    HAN_UNIT_STOPS,
    HAN_UNITS,
    UNIT_WORDS,
    UNITS,
    Unit,
)

_SPACES = " \u00a0"
_UNIT_SIGNS = sorted(
    (phrase for phrase in UNITS if not phrase.replace(" ", "").isalpha()), key=len, reverse=True
)
_FIRST_SIGNS = frozenset(sign[0] for sign in _UNIT_SIGNS)
_PREFIX_LENGTH = max(map(len, CURRENCY_PREFIXES))
_HAN_PERIODS = {phrase: code for phrase, code in PERIODS.items() if "一" <= phrase[0] <= "鿿"}
_SLASHED = {phrase: code for phrase, code in PERIODS.items() if phrase[0] == "/"}
_Value = TypeVar("_Value")


class Found(NamedTuple):
    """A code and the span that says it."""

    code: str
    start: int
    end: int


def skip_spaces(folded: str, start: int, most: int = 2) -> int:
    """Return the offset after at most so many spaces."""
    end = start
    while end < len(folded) and end - start < most and folded[end] in _SPACES:
        end += 1
    return end


def _longest_ahead(
    folded: str, start: int, table: Mapping[str, _Value], most: int
) -> tuple[_Value, int] | None:
    for length in range(min(most, len(folded) - start), 0, -1):
        value = table.get(folded[start : start + length])
        if value is not None:
            return value, start + length
    return None


def _is_letter(folded: str, at: int) -> bool:
    """Tell whether a Latin or Cyrillic letter stands at an offset."""
    return 0 <= at < len(folded) and folded[at].isalpha() and folded[at] < "\u2e80"


def unit_after(page: Page, end: int, index: int) -> tuple[Unit, int] | None:
    """Return the unit that follows a numeral, and the end of its words."""
    start = skip_spaces(page.folded, end)
    unit = _sign_after(page.folded, start)
    han = _longest_ahead(page.folded, start, HAN_UNITS, HAN_UNIT_LENGTH)
    if han is not None and _whole_unit(page.folded, start, han[1]):
        unit = han
    if unit is not None and unit[0].code != "%":
        return unit
    return _words_after(page, end, index) or unit


def _sign_after(folded: str, start: int) -> tuple[Unit, int] | None:
    if start >= len(folded) or folded[start] not in _FIRST_SIGNS:
        return None
    for sign in _UNIT_SIGNS:
        if folded.startswith(sign, start):
            end = start + len(sign)
            if _is_letter(folded, end - 1) and _is_letter(folded, end):
                continue
            if sign[-1] in "$¥€£×" and folded[end : end + 1].isdigit():
                continue  # the sign belongs to the next figure
            return UNITS[sign], end
    return None


def _whole_unit(folded: str, start: int, end: int) -> bool:
    stops = HAN_UNIT_STOPS.get(folded[start:end], "")
    return end >= len(folded) or folded[end] not in stops


def _words_after(page: Page, end: int, index: int) -> tuple[Unit, int] | None:
    place = index
    while place < len(page.tokens) and place < index + 2:
        token = page.tokens[place]
        if not page.joined(
            end, token.start, dotted=place == index and page.folded[end - 1] in "cнрс"
        ):
            return None
        for words in range(UNIT_WORDS, 0, -1):
            phrase = page.phrase(place, words)
            if phrase is None or phrase[0] not in UNITS:
                continue
            unit = UNITS[phrase[0]]
            if place > index and not _fills(page, index, unit):
                return None
            if _is_other_word(page, phrase, token.start, end):
                return None
            finish = phrase[1]
            if page.folded.startswith(("²", "³"), finish):
                return _sign_after(page.folded, token.start)
            return unit, finish
        if token.text not in DURATION_FILLERS and token.text != "de":
            return None
        end, place = token.end, place + 1
    return None


def _is_other_word(page: Page, phrase: tuple[str, int], start: int, figure_end: int) -> bool:
    """Tell units from what looks like them: 5x10, 5 T, "2025 year-on-year", "3 second-hand"."""
    word, end = phrase
    if word == "x":
        return start != figure_end or page.folded[end : end + 1].isdigit()
    if word in {"t", "g", "m", "ha"}:
        return page.text[start].isupper()
    if word == "year":
        return page.folded.startswith(("-on-", " on year", "-over-", " over year"), end)
    return word == "second" and page.folded.startswith("-", end)


def _fills(page: Page, index: int, unit: Unit) -> bool:
    """Tell whether the word between figure and unit goes with it: consecutive years, de euros."""
    word = page.tokens[index].text
    return unit.kind == ("money" if word == "de" else "duration")


def currency_before(page: Page, start: int, floor: int) -> Found | None:
    """Return the currency sign or code in front of a numeral."""
    end = start
    while end > floor and start - end < 1 and page.folded[end - 1] in _SPACES:
        end -= 1
    for length in range(min(_PREFIX_LENGTH, end - floor), 0, -1):
        sign = page.folded[end - length : end]
        code = CURRENCY_PREFIXES.get(sign)
        if code is None:
            continue
        if sign[0] < "\u2e80" and sign[0].isalpha() and _is_letter(page.folded, end - length - 1):
            continue
        return Found(code, end - length, end)
    return None


def qualifier_before(page: Page, start: int, index: int, floor: int) -> Found | None:
    """Return the qualifier in front of a numeral that starts at `start`, before token `index`."""
    end = start
    while end > floor and start - end < 2 and page.folded[end - 1] in _SPACES + "\n":
        end -= 1
    for length in (2, 1):
        sign = page.folded[end - length : end] if end - length >= floor else ""
        if sign in SIGN_QUALIFIERS:
            if sign == "c." and _is_letter(page.folded, end - 3):
                continue
            return Found(SIGN_QUALIFIERS[sign], end - length, end)
    if end > floor and "一" <= page.folded[end - 1] <= "鿿":
        return _han_qualifier(page.folded, end, floor)
    return _word_qualifier(page, end, index, floor)


def _han_qualifier(folded: str, end: int, floor: int) -> Found | None:
    for length in range(min(4, end - floor), 0, -1):
        phrase = folded[end - length : end]
        code = HAN_QUALIFIERS.get(phrase)
        if code is None:
            continue
        before = folded[end - length - 1] if end - length > floor else ""
        if before and before in HAN_QUALIFIER_STOPS.get(phrase, ""):
            return None
        return Found(code, end - length, end)
    return None


def _word_qualifier(page: Page, end: int, index: int, floor: int) -> Found | None:
    last = index - 1
    while last >= 0 and page.tokens[last].end > end:
        last -= 1
    if last < 0 or page.tokens[last].end != end:
        return None
    found = None
    first = last
    for words in range(1, QUALIFIER_WORDS + 1):
        first = last - words + 1
        if first < 0 or page.tokens[first].start < floor:
            break
        phrase = page.phrase(first, words)
        if phrase is None:
            break
        code = QUALIFIERS.get(phrase[0])
        if code is not None:
            found = Found(code, page.tokens[first].start, end), first
    if found is None:
        return None
    return _in_context(page, found[0], found[1], floor)


def _in_context(page: Page, found: Found, first: int, floor: int) -> Found | None:
    """Turn "not exceeding" round, and drop the "about" of "what about"."""
    if not first:
        return found
    before = page.tokens[first - 1]
    if before.start < floor or not page.joined(before.end, found.start):
        return found
    if page.folded[found.start : found.end] == "about" and before.text in ABOUT_ASKS:
        return None
    if before.text in NEGATIONS and found.code in NEGATED:
        start = before.start
        if before.text == "t" and first > 1 and page.folded[start - 1] == "'":
            start = page.tokens[first - 2].start
        return Found(NEGATED[found.code], max(start, floor), found.end)
    return found


def qualifier_after(page: Page, end: int, index: int) -> Found | None:
    """Return the qualifier behind a quantity: 左右, 以上, or so, or more, +."""
    start = skip_spaces(page.folded, end)
    found = _longest_ahead(page.folded, start, QUALIFIERS_AFTER, 2)
    if found is not None and not page.folded[start].isascii():
        if page.folded[start] == "多" and page.folded[found[1] : found[1] + 1] in set("数少么样元"):
            return None
        return Found(found[0], end, found[1])
    if page.folded.startswith("+", end) and not page.folded[end + 1 : end + 2].isalnum():
        return Found("at least", end, end + 1)
    place = page.index_at(end, index)
    if place >= len(page.tokens) or not page.joined(end, page.tokens[place].start):
        return None
    for words in (2, 1):
        phrase = page.phrase(place, words)
        if phrase is not None and phrase[0] in QUALIFIERS_AFTER:
            return Found(QUALIFIERS_AFTER[phrase[0]], end, phrase[1])
    return None


def period(page: Page, start: int, end: int, index: int) -> str | None:
    """Return the "day" of "per day", "/day", 每天 or 日均 beside a quantity."""
    if page.folded.startswith("/", end):
        found = _longest_ahead(page.folded, end, _SLASHED, len("/minute"))
        if found is not None and not (
            _is_letter(page.folded, found[1]) and _is_letter(page.folded, found[1] - 1)
        ):
            return found[0]
        after = unit_after(page, end + 1, page.index_at(end + 1, index))
        return after[0].code or None if after and after[0].kind == "money" else None
    for length in (4, 3, 2):
        found_code = _HAN_PERIODS.get(page.folded[max(0, start - length) : start])
        if found_code is not None:
            return found_code
    place = page.index_at(end, index)
    if place < len(page.tokens) and page.joined(end, page.tokens[place].start):
        for words in range(PERIOD_WORDS, 0, -1):
            phrase = page.phrase(place, words)
            if phrase is not None and phrase[0] in PERIODS:
                return PERIODS[phrase[0]]
    return None


_HAN_NOUN = re.compile(
    rf"[ \u00a0]?((?:[{HAN_MEASURE_WORDS}]|大(?=[一-鿿]))[一-鿿]{{0,8}})",
)
_HAN_NOUN_STOPS = re.compile(
    "[的和与及在是将被有了吗呢超占达每从到出进为都已会并以等至比同由后中内左上]"
)
_LONGEST_NOUN = 4


def noun_after(page: Page, end: int, index: int) -> Found | None:
    """Return the counted thing: new energy vehicles, countries, 个国家, новых автомобилей."""
    match = _HAN_NOUN.match(page.folded, end)
    if match is not None:
        run = match[1]
        stop = _HAN_NOUN_STOPS.search(run, 1)
        length = stop.start() if stop else len(run)
        return Found("", match.start(1), match.start(1) + length)
    place = _noun_place(page, end, index)
    if place is None:
        return None
    start, finish = page.tokens[place].start, None
    end = start
    for token in page.tokens[place : place + _LONGEST_NOUN]:
        if token.kind != "word" or token.text in NOUN_STOPS or not page.joined(end, token.start):
            break
        plural = _plural(token.text)
        if finish is not None and (not plural or token.text[0] >= "а"):
            break
        end = token.end
        if plural:
            finish = end
    return Found("", start, finish) if finish is not None else None


def _noun_place(page: Page, end: int, index: int) -> int | None:
    """Return the token of a noun: behind a space, the stop of "тыс." or the "de" of millones."""
    place = page.index_at(end, index)
    if place >= len(page.tokens) or page.tokens[place].start == end:
        return None
    token, before = page.tokens[place], page.tokens[place - 1]
    if not page.joined(end, token.start):
        short = before.text in {"тыс", "млн", "млрд", "трлн"} and page.text[token.start].islower()
        return place if short and page.joined(end, token.start, dotted=True) else None
    if token.text == "de" and before.text in MAGNITUDES and place + 1 < len(page.tokens):
        return place + 1
    return place


def _plural(word: str) -> bool:
    if word[0] >= "а":
        return not word.endswith(("ых", "их", "ым", "ые", "ие"))
    return word in IRREGULAR_PLURALS or (
        len(word) > len("as") and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
