"""What stands right before or behind a figure: its currency and its qualifier."""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar
from unicodedata import category

from facts.quantities.contexts import (
    ABOUT_ASKS,
    HAN_QUALIFIER_STOPS,
    HAN_QUALIFIERS,
    NEGATED,
    NEGATIONS,
    SIGN_QUALIFIERS,
)
from facts.quantities.pages import Page

_SPACES = " \u00a0"
_MOST_SPACES = 3  # emphasis between a sign and its amount leaves spaces: $**5**
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


def longest_ahead(
    folded: str, start: int, table: Mapping[str, _Value], most: int
) -> tuple[_Value, int] | None:
    for length in range(min(most, len(folded) - start), 0, -1):
        value = table.get(folded[start : start + length])
        if value is not None:
            return value, start + length
    return None


def is_letter(folded: str, at: int) -> bool:
    """Tell whether a Latin or Cyrillic letter stands at an offset."""
    return 0 <= at < len(folded) and folded[at].isalpha() and folded[at] < "\u2e80"


def currency_before(page: Page, start: int, floor: int) -> Found | None:
    """Return the currency sign or code in front of a numeral."""
    end, most = start, _MOST_SPACES if page.terms.full else 1
    while end > floor and start - end < most and page.folded[end - 1] in _SPACES:
        end -= 1
    if page.text[end - 1 : end] == "R" and end > floor and _is_rand(page, start, end - 1):
        return Found("ZAR", end - 1, end)
    for length in range(min(page.terms.prefix_length, end - floor), 0, -1):
        sign = page.folded[end - length : end]
        code = page.terms.prefixes.get(sign)
        if code is None:
            continue
        if sign[0] < "\u2e80" and sign[0].isalpha() and is_letter(page.folded, end - length - 1):
            continue
        if sign in page.terms.capitals and not page.text[end - length : end].isupper():
            continue
        if sign == "rm" and not (
            _AMOUNT.match(page.folded, start) or page.shows("ringgit", ("ringgit", "malaysia"))
        ):
            continue  # RM 3420 is a report
        return Found(code, end - length, end)
    if page.terms.full and end > floor and category(page.folded[end - 1]) == "Sc":
        return Found("?", end - 1, end)
    return None


_AMOUNT = re.compile(
    r"[0-9]{1,3}(?:[ ,\u00a0][0-9]{3})+|[0-9]+[.,][0-9]{1,2}(?![0-9])"
    r"|[0-9.,]{1,12}(?:[-\u2013][0-9.,]{1,12})?[ \u00a0-]?(?:thousand|million|billion|trillion|mn?|bn?|tn|k)(?![a-z])"
)
_RAND = ("rand ", "rands", "south africa", "zar")


def _is_rand(page: Page, start: int, at: int) -> bool:
    """Tell R500 million, R1,500 and R12.50 from the road R500, unless the text speaks of rand."""
    before = page.folded[at - 1] if at else ""
    if before.isalnum() or before in {"-", "&", "/", "."}:
        return False
    return _AMOUNT.match(page.folded, start) is not None or page.shows("rand", _RAND)


def qualifier_before(page: Page, start: int, index: int, floor: int) -> Found | None:
    """Return the qualifier in front of a numeral that starts at `start`, before token `index`."""
    end = start
    while end > floor and start - end < 2 and page.folded[end - 1] in _SPACES + "\n":
        end -= 1
    for length in (2, 1):
        sign = page.folded[end - length : end] if end - length >= floor else ""
        if sign in SIGN_QUALIFIERS:
            if sign == "c." and is_letter(page.folded, end - 3):
                continue
            if sign == "~" and end - 1 == floor and floor:
                continue  # the range 5%~7%
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
    if page.tokens[last].text not in page.terms.qualifier_closers:
        return None
    found = None
    first = last
    for words in range(1, page.terms.qualifier_words + 1):
        first = last - words + 1
        if first < 0 or page.tokens[first].start < floor:
            break
        phrase = page.phrase(first, words)
        if phrase is None:
            break
        code = page.terms.qualifiers.get(phrase[0])
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
    about = page.folded[found.start : found.end].partition(" ")[0] == "about"
    if about and before.text in ABOUT_ASKS:
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
    found = longest_ahead(page.folded, start, page.terms.qualifiers_after, 2)
    if found is not None and not page.folded[start].isascii():
        if page.folded[start] == "多" and page.folded[found[1] : found[1] + 1] in set("数少么样元"):
            return None
        return Found(found[0], end, found[1])
    if page.folded.startswith("+", end) and not page.folded[end + 1 : end + 2].isalnum():
        return Found("at least", end, end + 1)
    place = page.index_at(end, index)
    if place >= len(page.tokens) or not page.joined(end, page.tokens[place].start):
        return None
    if page.tokens[place].text not in page.terms.after_openers:
        return None
    for words in (2, 1):
        phrase = page.phrase(place, words)
        if phrase is not None and phrase[0] in page.terms.qualifiers_after:
            return Found(page.terms.qualifiers_after[phrase[0]], end, phrase[1])
    return None
