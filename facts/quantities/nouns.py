"""The counted thing behind a figure, and the head of its phrase."""

import re

from facts.quantities.beside import Found
from facts.quantities.folding import Token, fold
from facts.quantities.pages import Page
from facts.quantities.terms import Terms
from facts.quantities.units import HAN_MEASURE_WORDS

_HAN_NOUN = re.compile(
    rf"[ \u00a0]?((?:[{HAN_MEASURE_WORDS}]|大(?=[一-鿿]))[一-鿿]{{0,8}})",
)
_MOVES = "增减升降涨跌缩"  # "18万辆增至31万辆"
_HAN_NOUN_STOPS = re.compile(
    f"[的和与及在是不将被有了吗呢超占达每从到出进为都已会并以等至比同由后中内左上{_MOVES}]"
)
_SCALED = frozenset("万亿多余")
# 551万农村贫困人口: no measure word, but no other reading behind a magnitude either.
_HAN_RUN = re.compile(
    rf"((?![{HAN_MEASURE_WORDS}])(?:(?![的和与及在是不将被有了超占达每从到至为都已全中内左上以次{_MOVES}])[一-鿿]){{2,8}})"
)
_LONGEST_NOUN = 4
_SHORTEST = 3  # letters of a noun; "is" and "os" end in s too
_ADJECTIVES = ("e", "en", "er", "es", "em")  # German endings
_RUSSIAN_ADJECTIVES = ("ых", "их", "ым", "ые", "ие", "ыми", "ими", "ее")  # and comparatives
_ABBREVIATED = frozenset(("тыс", "млн", "млрд", "трлн"))


def noun_after(page: Page, end: int, index: int) -> Found | None:
    """Return the counted thing: new energy vehicles, countries, 个国家, новых автомобилей."""
    han = _han(page, end)
    if han is not None:
        return han
    if page.terms.full and page.folded[end : end + 1] == "-":
        return _hyphened(page, end, index)
    place = _noun_place(page, end, index)
    if place is None:
        return None
    return _german(page, place) if page.terms.language == "de" else _plurals(page, place)


def _han(page: Page, end: int) -> Found | None:
    match = _HAN_NOUN.match(page.folded, end)
    if match is not None:
        run = match[1]
        stop = _HAN_NOUN_STOPS.search(run, 1)
        length = stop.start() if stop else len(run)
        return Found("", match.start(1), match.start(1) + length)
    if not page.terms.full or page.folded[end - 1 : end] not in _SCALED:
        return None
    bare = _HAN_RUN.match(page.folded, end)
    return Found("", bare.start(1), bare.end(1)) if bare is not None else None


def _plurals(page: Page, place: int) -> Found | None:
    """Return the words up to the last plural; a name behind a plain word is another subject."""
    start, finish = page.tokens[place].start, None
    end = start
    for token in page.tokens[place : place + _LONGEST_NOUN]:
        if not _may_follow(page, token, end) or (
            end > start and page.terms.full and _is_name_behind(page, start, token.start)
        ):
            break
        plural = _plural(page, token.text)
        if finish is not None and (not plural or token.text[0] >= "а"):
            break
        end = token.end
        if plural:
            finish = end
    return Found("", start, finish) if finish is not None else None


def _is_name_behind(page: Page, first: int, start: int) -> bool:
    """Tell the Roberts of "the 1991 season brought Roberts" from "40 Republican votes"."""
    return page.text[start].isupper() and page.text[first].islower()


def _hyphened(page: Page, end: int, index: int) -> Found | None:
    """Return the game of "a 16-game schedule"."""
    place = page.index_at(end, index)
    if place >= len(page.tokens) or page.tokens[place].start != end + 1:
        return None
    token = page.tokens[place]
    named = token.kind == "word" and len(token.text) >= _SHORTEST
    return Found("", token.start, token.end) if named else None


def _may_follow(page: Page, token: Token, end: int) -> bool:
    return (
        token.kind == "word"
        and token.text not in page.terms.noun_stops
        and page.joined(end, token.start)
    )


def _german(page: Page, place: int) -> Found | None:
    """Return the nouns in capitals, and the adjectives before them: neue deutsche Autos."""
    start = end = page.tokens[place].start
    finish = None
    for token in page.tokens[place : place + _LONGEST_NOUN]:
        if not _may_follow(page, token, end):
            break
        capital = page.text[token.start].isupper()
        if finish is not None or not (capital or token.text.endswith(_ADJECTIVES)):
            break
        end = token.end
        if capital:
            finish = end
    return Found("", start, finish) if finish is not None else None


def _noun_place(page: Page, end: int, index: int) -> int | None:
    """Return the token of a noun: behind a space, the stop of "тыс." or the "de" of millones."""
    place = page.index_at(end, index)
    if place >= len(page.tokens) or page.tokens[place].start == end:
        return None
    token, before = page.tokens[place], page.tokens[place - 1]
    if not page.joined(end, token.start):
        short = before.text in _ABBREVIATED and page.text[token.start].islower()
        return place if short and page.joined(end, token.start, dotted=True) else None
    if (
        token.text in {"de", "d", "di"}
        and before.text in page.terms.magnitudes
        and place + 1 < len(page.tokens)
    ):
        return place + 1
    return place


def _plural(page: Page, word: str) -> bool:
    if word[0] >= "а":
        return not word.endswith(_RUSSIAN_ADJECTIVES)
    if word in page.terms.plurals:
        return True
    if page.terms.language == "it":
        return len(word) > _SHORTEST and word.endswith(("i", "e", "a"))
    if page.terms.language == "fr" and word.endswith("x"):
        return len(word) >= _SHORTEST
    return len(word) >= _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def head_of(noun: str, terms: Terms) -> str:
    """Return the main word as printed: vehicles of "new energy vehicles", países of "países ricos".

    A Chinese noun loses its measure word: 国家 of 个国家.
    """
    if noun[0] >= "\u2e80":
        return noun[1:] if len(noun) > 1 and noun[0] in HAN_MEASURE_WORDS else noun
    listed = noun.split()
    if terms.head_last or noun[0] >= "а":
        return listed[-1]
    return next((word for word in listed if fold(word) not in terms.before_head), listed[-1])
