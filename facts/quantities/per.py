"""What a figure is said per: a day, a person, a kWh."""

import re

from facts.quantities.beside import is_letter, longest_ahead
from facts.quantities.contexts import PERIODS
from facts.quantities.measures import unit_after
from facts.quantities.pages import Page

_HAN_PERIODS = {phrase: code for phrase, code in PERIODS.items() if "一" <= phrase[0] <= "鿿"}
_PER = frozenset(("per", "pro", "par", "je"))
_SLASHED = re.compile(r"/([^\W\d_]{1,12}[²³23]?)(?![\w/])")


def period(page: Page, start: int, end: int, index: int) -> str | None:
    """Return the "day" of "per day", "/day", 每天 or 日均 beside a quantity.

    In a document anything may stand there, which is returned as printed: kWh, barrel, share.
    """
    if page.folded.startswith("/", end):
        return _slashed(page, end, index)
    for length in (4, 3, 2):
        found_code = _HAN_PERIODS.get(page.folded[max(0, start - length) : start])
        if found_code is not None:
            return found_code
    place = page.index_at(end, index)
    if place >= len(page.tokens) or not page.joined(end, page.tokens[place].start):
        return None
    opens = page.tokens[place].text in page.terms.period_openers
    for words in range(page.terms.period_words if opens else 0, 0, -1):
        phrase = page.phrase(place, words)
        if phrase is not None and phrase[0] in page.terms.periods:
            return page.terms.periods[phrase[0]]
    if page.terms.full and page.tokens[place].text in _PER:
        return _named(page, place + 1)
    return None


def _slashed(page: Page, end: int, index: int) -> str | None:
    found = longest_ahead(page.folded, end, page.terms.slashed, len("/minute"))
    if found is not None and not (
        is_letter(page.folded, found[1]) and is_letter(page.folded, found[1] - 1)
    ):
        return found[0]
    after = unit_after(page, end + 1, page.index_at(end + 1, index))
    if after is not None and after[0].kind == "money":
        return after[0].code or None
    match = _SLASHED.match(page.text, end) if page.terms.full else None
    return match[1] if match is not None else None


def _named(page: Page, place: int) -> str | None:
    """Return the barrel of "per barrel"; a figure may stand between: per 100,000 people."""
    if place >= len(page.tokens) or not page.joined(
        page.tokens[place - 1].end, page.tokens[place].start
    ):
        return None
    first = page.tokens[place]
    if first.kind != "figure":
        return page.text[first.start : first.end]
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if after is None or after.kind != "word" or not page.joined(first.end, after.start):
        return None
    return page.text[first.start : after.end]
