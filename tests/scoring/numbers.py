"""The numbers of a short answer, read apart from the engine that is measured with them.

An annotator's answer is "35%", "$1.2 million", "seventy-six", "18 January 1974" or "三万五千": what
counts is which numbers it holds, and which of them has to be there.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_ORDINAL = {word: value for value, word in enumerate(_ORDINALS, 1)}
_SCALES = {"dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "b": 10**9, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_BESIDE_DIGITS = {"hundred": 100} | _SCALES | _SHORT
_SHARES = {
    "half": 1 / 2,
    "one-half": 1 / 2,
    "one-third": 1 / 3,
    "a third": 1 / 3,
    "two-thirds": 2 / 3,
    "one-quarter": 1 / 4,
    "a quarter": 1 / 4,
    "three-quarters": 3 / 4,
    "one-fifth": 1 / 5,
    "once": 1.0,
    "twice": 2.0,
    "thrice": 3.0,
}
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CHINESE_SCALES = _CHINESE_TENS | _CHINESE_MYRIADS

_YEARS = range(1000, 2101)
# Annotators round where the text does: half a per mille is less than the last of three digits.
_NEAR = 5e-4


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WORD = f"(?:{_any([*_SMALL, 'hundred', *_SCALES])})s?"
_NUMBER = re.compile(
    rf"""
    (?<![A-Za-z0-9_.])(?<![A-Za-z]-)(?P<sign>[-−])?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    \s?(?P<fraction>[½¼¾⅓⅔⅛])?
    (?:(?P<gap>\s*)(?P<scale>{_any([*_BESIDE_DIGITS])})s?\b|(?P<myriads>[{"".join(_CHINESE_SCALES)}]+))?
    | (?P<vulgar>[½¼¾⅓⅔⅛])
    | (?<![A-Za-z])(?P<share>{_any([*_SHARES])})(?![A-Za-z])
    | (?<![A-Za-z])(?P<words>{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD})*)(?![A-Za-z])
    | (?<![A-Za-z])(?P<ordinal>{_any([*_ORDINAL])})(?![A-Za-z])
    | (?P<chinese>[{"".join([*_CHINESE_DIGITS, *_CHINESE_SCALES])}]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MONEY = re.compile(r"(?:[$€£¥]|USD|RMB|CNY|EUR)\s*$")
_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|月",
    re.IGNORECASE,
)
# "of a hundred" in "百分之三十五" (35 %) is the sign, not a number; a blank takes its place.
_PER_CENT = "百分之"


@dataclass(frozen=True, slots=True)
class Number:
    """A number and, where a scale stands beside its digits, what it is without that scale."""

    value: float
    bare: float
    scaled: bool = False
    year: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text, as they stand."""
    plain = re.sub(r"[０-９，．]", lambda m: unicodedata.normalize("NFKC", m[0]), text)
    plain = plain.replace(_PER_CENT, " " * len(_PER_CENT))
    return [_number(match, plain) for match in _NUMBER.finditer(plain)]


def matches(figure: str, gold: str) -> bool:
    """Tell whether a figure's numbers are all in `gold`, the one that counts there among them."""
    left = numbers(gold)
    wanted = _principal(left, gold)
    said = numbers(figure)
    if wanted is None or not said:
        return False
    found = []
    for number in said:
        same = next((other for other in left if _equal(number, other)), None)
        if same is None:
            return False
        left.remove(same)
        found.append(same)
    return any(number is wanted for number in found)


def _principal(found: Sequence[Number], text: str) -> Number | None:
    """Return the number that has to be there: the year of a date, else the first."""
    years = [number for number in found if number.year] if _MONTH.search(text) else []
    return next(iter([*years, *found]), None)


def _equal(one: Number, other: Number) -> bool:
    """Tell whether two are equal; "million" may have been cut off one of them."""
    if _close(one.value, other.value):
        return True
    return one.scaled != other.scaled and (
        _close(one.bare, other.value) or _close(one.value, other.bare)
    )


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= max(_NEAR * max(abs(one), abs(other)), 1e-9)


def _number(match: re.Match[str], text: str) -> Number:
    if match["digits"]:
        return _of_digits(match, text)
    if match["vulgar"]:
        value = unicodedata.numeric(match["vulgar"])
    elif match["share"]:
        value = _SHARES[match["share"].lower()]
    elif match["words"]:
        value = _of_words(match["words"])
    elif match["ordinal"]:
        value = _ORDINAL[match["ordinal"].lower()]
    else:
        value = _of_chinese(match["chinese"])
    return Number(value, value, scaled=True)


def _of_digits(match: re.Match[str], text: str) -> Number:
    bare = float(match["digits"].replace(",", ""))
    bare += unicodedata.numeric(match["fraction"]) if match["fraction"] else 0
    scale = 1
    if match["scale"] and not _is_a_unit(match, text):
        scale = _BESIDE_DIGITS[match["scale"].lower()]
    for sign in match["myriads"] or "":
        scale *= _CHINESE_SCALES[sign]
    before = text[match.start() - 1] if match.start() else " "
    if match["sign"] and before in " (":
        bare = -bare
    year = scale == 1 and bare in _YEARS
    return Number(bare * scale, bare, scaled=scale != 1, year=year)


def _is_a_unit(match: re.Match[str], text: str) -> bool:
    """Tell "5 m" (metres) from "$5m" (million): a single letter is a scale of money only."""
    money = _MONEY.search(text[: match.start()])
    return len(match["scale"]) == 1 and (bool(match["gap"]) or not money)


def _of_words(text: str) -> float:
    total = part = 0
    for word in re.split(r"[\s-]+", text.lower()):
        known = word if word in _SMALL or word in _SCALES else word.removesuffix("s")
        if known in _SMALL:
            part += _SMALL[known]
        elif known == "hundred":
            part = (part or 1) * 100
        elif known in _SCALES:
            total, part = total + (part or 1) * _SCALES[known], 0
    return float(total + part)


def _of_chinese(text: str) -> float:
    if not any(sign in _CHINESE_SCALES for sign in text):  # a year, digit by digit
        return float("".join(str(_CHINESE_DIGITS[sign]) for sign in text))
    total = part = digit = 0
    for sign in text:
        if sign in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[sign]
        elif sign in _CHINESE_TENS:
            part, digit = part + (digit or 1) * _CHINESE_TENS[sign], 0
        else:
            total, part, digit = total + (part + digit or 1) * _CHINESE_MYRIADS[sign], 0, 0
    return float(total + part + digit)
