"""The unit behind a figure."""

import re
from unicodedata import category

from facts.quantities.beside import is_letter, longest_ahead, skip_spaces
from facts.quantities.contexts import DURATION_FILLERS
from facts.quantities.pages import Page
from facts.quantities.units import HAN_UNIT_STOPS, Unit

_FIRST_HAN = "\u2e80"
_UNKNOWN_MONEY = Unit("?", "money")
_LONGEST_PRINTED = 3  # MWh, kHz; longer names of units are words
_OF = frozenset(("de", "d", "di"))
_POUNDS = frozenset(("pound", "pounds", "libra", "libras", "pfund", "livres", "фунтов", "фунта"))
_FEET = re.compile(r"(?:ft|feet|foot|')[ \u00a0]?[0-9]{1,2}[ \u00a0-]?$")  # 6 ft 3 in
_WEIGHED = re.compile(r" ?\([0-9.,]+ ?(?:kg|t|tonnes|g)\b| of (?:thrust|force)")
_STERLING = ("£", "sterling", "gbp", "esterlin", "стерлинг")


def unit_after(page: Page, end: int, index: int) -> tuple[Unit, int] | None:
    """Return the unit that follows a numeral, and the end of its words."""
    start = skip_spaces(page.folded, end)
    if page.terms.full:
        printed = _printed_unit(page, start)
        if printed is not None:
            return printed
    unit = _sign_after(page, start)
    if page.folded[start : start + 1] > _FIRST_HAN:
        han = longest_ahead(page.folded, start, page.terms.han_units, page.terms.han_unit_length)
        if han is not None and _whole_unit(page.folded, start, han[1]):
            unit = han
    if unit is not None and unit[0].code != "%":
        return unit
    found = _words_after(page, end, index) or unit
    if found is None and page.terms.full:
        return _foreign_money(page, start, end, index)
    return found


def _printed_unit(page: Page, start: int) -> tuple[Unit, int] | None:
    """Return a unit whose letters count as printed: MW, °C, GB."""
    if page.text[start : start + 1] > _FIRST_HAN:
        return None
    for length in range(_LONGEST_PRINTED, 0, -1):
        printed = page.text[start : start + length]
        unit = page.terms.printed_units.get(printed) if len(printed) == length else None
        if unit is not None and not is_letter(page.folded, start + length):
            return unit, start + length
    return None


def _foreign_money(page: Page, start: int, end: int, index: int) -> tuple[Unit, int] | None:
    """Return "?" for Namibian dollars, and for a sign that no table knows."""
    if category(page.folded[start : start + 1] or " ") == "Sc":
        after = page.folded[start + 1 : start + 2]
        return None if after.isdigit() else (_UNKNOWN_MONEY, start + 1)
    if index >= len(page.tokens) or not page.text[page.tokens[index].start].isupper():
        return None
    if not page.joined(end, page.tokens[index].start):
        return None
    for words in (3, 2):
        phrase = page.phrase(index, words)
        if phrase is not None and phrase[0].rpartition(" ")[2] in page.terms.currency_nouns:
            return page.terms.units.get(phrase[0], _UNKNOWN_MONEY), phrase[1]
    return None


def _sign_after(page: Page, start: int) -> tuple[Unit, int] | None:
    folded = page.folded
    for sign in page.terms.signs.get(folded[start : start + 1], ()):
        if folded.startswith(sign, start):
            end = start + len(sign)
            if is_letter(folded, end - 1) and is_letter(folded, end):
                continue
            if sign[-1] in "$¥€£×" and folded[end : end + 1].isdigit():
                continue  # the sign belongs to the next figure
            return page.terms.units[sign], end
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
        most = page.terms.unit_words if token.text in page.terms.unit_openers else 0
        for words in range(most, 0, -1):
            phrase = page.phrase(place, words)
            if phrase is None or phrase[0] not in page.terms.units:
                continue
            unit = page.terms.units[phrase[0]]
            if place > index and not _fills(page, index, unit):
                return None
            if _is_other_word(page, phrase, token.start, end):
                return None
            finish = phrase[1]
            if page.folded.startswith(("²", "³"), finish):
                return _sign_after(page, token.start)
            if page.terms.full:
                unit = _weighed(page, unit, phrase[0], finish)
            return unit, finish
        if token.text not in DURATION_FILLERS and token.text not in _OF:
            return None
        end, place = token.end, place + 1
    return None


def _weighed(page: Page, unit: Unit, word: str, end: int) -> Unit:
    """Tell pounds of weight from pounds sterling, which a text shows elsewhere too."""
    if word not in _POUNDS:
        return unit
    money = page.shows("sterling", _STERLING) and not (
        _WEIGHED.match(page.folded, end) or "stone" in page.folded[max(0, end - 20) : end]
    )
    return Unit("GBP", "money") if money else Unit("lb", "weight")


def _is_other_word(page: Page, phrase: tuple[str, int], start: int, figure_end: int) -> bool:
    """Tell units from what looks like them: 5x10, 5 T, "2025 year-on-year", "3 second-hand"."""
    word, end = phrase
    if word == "x":
        capital = page.terms.full and page.text[start].isupper()
        return capital or start != figure_end or page.folded[end : end + 1].isdigit()
    if word in {"t", "g", "m", "ha"}:
        return page.text[start].isupper()
    if word == "year":
        return page.folded.startswith(("-on-", " on year", "-over-", " over year"), end)
    if word == "second":
        return page.folded.startswith("-", end)
    if word in page.terms.capitals:
        return not page.text[start:end].isupper()
    if not page.terms.full:
        return False
    if word == "in":
        return _FEET.search(page.folded, max(0, start - 14), start) is None
    if word == "s":  # 5.3s are seconds, the 50s a decade
        point = "." in page.folded[max(0, start - _LONGEST_PRINTED) : start]
        return start != figure_end or page.text[start].isupper() or not point
    return False


def _fills(page: Page, index: int, unit: Unit) -> bool:
    """Tell whether the word between figure and unit goes with it: consecutive years, de euros."""
    word = page.tokens[index].text
    return unit.kind == ("money" if word in _OF else "duration")
