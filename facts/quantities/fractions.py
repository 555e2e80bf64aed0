"""Fractions and multiples: a third, 三成, twice, ½."""

import re
from bisect import bisect_left
from decimal import Decimal

from facts.quantities.numberwords import (
    ARTICLES,
    PART_SIGNS,
)
from facts.quantities.numerals import read
from facts.quantities.pages import Page
from facts.quantities.parsed import Quantity, Reading
from facts.quantities.scaling import Numeral
from facts.quantities.sums import share, significant, times
from facts.quantities.units import Unit


def fraction_word(source: Page, index: int) -> Reading | None:
    """Read "half", "a third", "la mitad", "una cuarta parte", "половина", "две трети"."""
    token = source.tokens[index]
    for words in (2, 1):
        phrase = source.phrase(index, words)
        if phrase is None:
            continue
        if phrase[0] in source.terms.lone_parts and _is_lone_part(source, index, words):
            value = share(Decimal(1), source.terms.lone_parts[phrase[0]])
            unit = Unit("%", "fraction")
            return Reading(value, unit, token.start, phrase[1], index + words, 1)
    if token.text in ARTICLES or token.text in source.terms.ones:
        return _parts_after(source, Decimal(1), token.start, token.end, index + 1)
    return None


def _is_lone_part(source: Page, index: int, words: int) -> bool:
    """Tell a half of something from "the first half", "half a million" and "half-hour"."""
    token = source.tokens[index]
    if index and source.joined(source.tokens[index - 1].end, token.start):
        before = source.tokens[index - 1].text
        if before in source.terms.ordinals or before in {"and", "next", "last", "latter"}:
            return False
    after = index + words
    if token.text == "четверть" or after >= len(source.tokens):
        return token.text != "четверть"
    following = source.tokens[after]
    if source.folded.startswith("-", source.tokens[after - 1].end):
        return False
    if not source.joined(source.tokens[after - 1].end, following.start):
        return True
    if following.text in ARTICLES and after + 1 < len(source.tokens):
        return source.tokens[after + 1].text not in _HALVED
    return following.text not in _HALVED


_HALVED = frozenset(
    ("million", "billion", "trillion", "dozen", "year", "day", "hour", "century", "decade", "time")
)


def _parts_after(source: Page, parts: Decimal, start: int, end: int, index: int) -> Reading | None:
    """Read the parts of a fraction: "third", "quarters of", "cuarta parte"."""
    if index >= len(source.tokens) or not source.joined(end, source.tokens[index].start):
        return None
    for words in (2, 1):
        phrase = source.phrase(index, words)
        whole = source.terms.parts.get(phrase[0]) if phrase else None
        if phrase is None or whole is None or parts >= whole:
            continue
        if not _is_part(source, parts, phrase[0], index + words, start):
            return None
        value, unit = share(parts, whole), Unit("%", "fraction")
        return Reading(value, unit, start, phrase[1], index + words, 1)
    return None


_PART_FOLLOWERS = frozenset(
    (
        "of",
        "more",
        "less",
        "higher",
        "lower",
        "de",
        "do",
        "da",
        "del",
        "dos",
        "das",
        "mas",
        "mais",
        "der",
        "des",
        "von",
        "du",
        "di",
        "della",
        "dei",
    )
)


# Also rooms, and three months: a fraction only with an "of".
_QUARTERS = frozenset(("quarter", "quarters", "cuarto", "cuartos", "quarto", "quartos"))


def _is_part(source: Page, parts: Decimal, word: str, after: int, start: int) -> bool:
    """Tell "a third of" from "a third country" and "three quarters of" from "three quarters"."""
    end = source.tokens[after - 1].end
    article = source.tokens[after - 1 - word.count(" ") - 1].text in (ARTICLES | source.terms.ones)
    hyphen = "-" in source.folded[start:end]
    following = ""
    if after < len(source.tokens) and source.joined(end, source.tokens[after].start):
        following = source.tokens[after].text
    if following in _PART_FOLLOWERS or "parte" in word:
        return True
    if word in _QUARTERS:
        first = after - 2 - word.count(" ")
        moved = article and first > 0 and source.tokens[first - 1].text == "by"
        return (hyphen and not following) or moved  # "jumped by a quarter to"
    if word in {"half", "halves"}:
        return following not in _HALVED
    if article:
        return not following or following in {"in", "to", "the", "from", "than", "and", "is", "was"}
    return parts > 1 or word in {"third", "tercio", "terco", "треть"}


def fraction_of(source: Page, numeral: Numeral) -> Reading | None:
    """Read "two thirds", "две трети", 三分之二, 百分之十六点五."""
    match = _HAN_PARTS.match(source.folded, numeral.end)
    if match is not None:
        return _han_fraction(source, numeral, match.end())
    if numeral.scaled or numeral.value >= _TEN:
        return None
    return _parts_after(source, numeral.value, numeral.start, numeral.end, numeral.index)


def _han_fraction(source: Page, whole: Numeral, at: int) -> Reading | None:
    index = source.index_at(at, whole.index)
    if index >= len(source.tokens) or source.tokens[index].start != at or whole.value < 1:
        return None
    parts = read(source, index)
    if parts is None or whole.value != whole.value.to_integral_value():
        return None
    unit = Unit("%", "percent" if whole.value in _PERCENTS else "fraction")
    value = share(parts.value, int(whole.value))
    return Reading(value, unit, whole.start, parts.end, parts.index, parts.significant)


_PERCENTS = frozenset((100, 1000, 10000))
_TEN = 10
_HAN_PARTS = re.compile("分之")


def multiple(source: Page, index: int) -> Reading | None:
    """Read "twice", "double", "el doble", "вдвое", 翻番."""
    start = source.tokens[index].start
    for words in (2, 1):
        phrase = source.phrase(index, words)
        if phrase is None or phrase[0] not in source.terms.multiples:
            continue
        if source.folded.startswith("-", phrase[1]):
            return None  # double-digit
        value = Decimal(source.terms.multiples[phrase[0]])
        return Reading(value, Unit("times", "times"), start, phrase[1], index + words, 1)
    return None


def han_word(source: Page, index: int) -> Reading | None:
    """Read 一半, 过半, 首次, 翻番: the words that hold a figure without being a numeral."""
    token = source.tokens[index]
    found = _HAN_WORDS.get(token.text.replace("了", ""))
    if found is None:
        return None
    value, unit = found
    if token.text == "半" and source.folded[token.end : token.end + 1] in _HALF_OF:
        return None
    final = unit.kind == "ordinal"
    return Reading(Decimal(value), unit, token.start, token.end, index + 1, 1, final=final)


_HALF_OF = frozenset("年天个小导径岛")
_HAN_WORDS = (
    dict.fromkeys(("一半", "半数", "半"), (50, Unit("%", "fraction")))
    | dict.fromkeys(("首位", "首次", "首个", "首家", "榜首"), (1, Unit("", "ordinal")))
    | dict.fromkeys(("翻番", "翻一番", "翻倍"), (2, Unit("times", "times")))
    | {"翻两番": (4, Unit("times", "times"))}
)
_TENTHS = re.compile(r"[ ]?成(?![员为立功都交就果本品长分熟不])([一二三四五六七八九])?")


def tenths(source: Page, numeral: Numeral) -> Reading | None:
    """Read 三成 as 30 % and 三成五 as 35 %."""
    match = _TENTHS.match(source.folded, numeral.end)
    if match is None or numeral.scaled or not 0 < numeral.value <= _TEN:
        return None
    value = times(numeral.value, 10)
    if match[1]:
        value += "零一二三四五六七八九".index(match[1])
    index = source.index_at(match.end(), numeral.index)
    digits = significant(format(value, "f"))
    return Reading(value, Unit("%", "percent"), numeral.start, match.end(), index, digits)


def fraction_signs(source: Page, found: list[Quantity]) -> list[Quantity]:
    """Return the fractions printed as one sign, ½, that stand alone."""
    taken = {at for quantity in found for at in range(quantity.start, quantity.end)}
    extra = []
    for match in _PART_SIGN.finditer(source.folded):
        start, end = match.span()
        before = source.folded[start - 1 : start]
        if start in taken or before.isalnum():
            continue
        parts, whole = PART_SIGNS[match.group()]
        value = share(Decimal(parts), whole)
        index = bisect_left(source.tokens, end, key=lambda token: token.start)
        word = source.tokens[index] if index < len(source.tokens) else None
        by = source.terms.magnitudes.get(word.text, 0) if word is not None else 0
        if word is not None and by > 1 and word.text != "k" and source.joined(end, word.start):
            half, stop = times(value.scaleb(-2), by), word.end  # ½ million
            extra.append(
                Quantity(
                    half, "", "number", None, source.text[start:stop], start, stop, start, stop
                )
            )
            continue
        extra.append(
            Quantity(value, "%", "fraction", None, source.text[start:end], start, end, start, end)
        )
    return extra


_PART_SIGN = re.compile(f"[{''.join(PART_SIGNS)}]")
