"""Quantities and currencies in a text: each numeral with what stands beside it."""

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from facts.quantities.beside import (
    Found,
    currency_before,
    noun_after,
    period,
    qualifier_after,
    qualifier_before,
    skip_spaces,
    unit_after,
)
from facts.quantities.lexicon import (
    ARTICLES,
    CARDINALS,
    CURRENCY_WORDS,
    DESIGNATORS,
    HAN_CURRENCY,
    HAN_MEASURE_WORDS,
    LONE_PARTS,
    MONEY_SUFFIXES,
    MONTHS,
    MULTIPLES,
    NAMING_PREFIXES,
    ONES,
    ORDINAL_MARKS,
    ORDINAL_SUFFIXES,
    ORDINALS,
    PART_SIGNS,
    PARTS,
    UNIT_WORDS,
    UNITS,
    YEAR_PREFIXES,
    YEAR_UNITS,
    Unit,
)
from facts.quantities.numerals import (
    Numeral,
    Page,
    page,
    plain,
    read,
    significant,
    times,
    with_half,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and qualifier, as printed at `text[start:end]`.

    `unit` is an ISO 4217 code, "%", "pp" (percentage points), "times", "days" … "years", "km",
    "tons" …, or "" for a count or a bare number. `kind` is money, percent, duration, length,
    area, volume, weight, times, ordinal, year, count, number or fraction; a fraction is in
    percent, a third with 28 digits. `qualifier` is over, at least, nearly, about, under,
    at most, exactly or None. `significant` counts the digits that carry information: 2 in 5800.
    """

    value: Decimal
    unit: str
    kind: str
    qualifier: str | None
    text: str
    start: int
    end: int
    number_start: int
    number_end: int
    noun: str | None = None
    per: str | None = None
    significant: int = 1


_RATIO = Context(prec=28)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_CENTURY = 100
_LAST_DAY = 31
_NOT_A_YEAR = frozenset(("at least", "at most", "nearly", "under", "exactly"))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A quantity without its qualifier; `index` is the token after it."""

    value: Decimal
    unit: Unit
    start: int
    end: int
    index: int
    significant: int
    more: bool = False
    final: bool = False  # takes no qualifier, noun or period


def quantities(text: str, language: str | None = None) -> list[Quantity]:
    """Return the quantities of a text, in order and without overlap.

    `language` (en, zh, es, pt, ru) settles what 1.234 means; without it the words around do.
    """
    source = page(text, language)
    found: list[Quantity] = []
    index = floor = 0
    while index < len(source.tokens):
        token = source.tokens[index]
        reading = _read(source, index, floor) if token.start >= floor else None
        if isinstance(reading, int):
            index = max(reading, index + 1)
            continue
        if reading is None:
            index += 1
            continue
        quantity = _qualified(source, reading, index, floor)
        found.append(quantity)
        floor = quantity.end
        index = max(index + 1, reading.index)
        while index < len(source.tokens) and source.tokens[index].start < floor:
            index += 1
    found.extend(_signs(source, found))
    found.sort(key=lambda quantity: quantity.start)
    return _shared_units(source, found)


def _read(source: Page, index: int, floor: int) -> _Reading | int | None:  # noqa: C901
    """Return a reading, or the token to go on from after a date or a name, or None."""
    token = source.tokens[index]
    if token.kind == "word":
        special = _part(source, index) or _multiple(source, index) or _ordinal_word(source, index)
        if special is not None:
            return special
        if token.text not in CARDINALS and token.text not in _STARTS:
            return None
    if token.kind == "han":
        special = _han_special(source, index)
        if special is not None:
            return special
    if token.kind == "figure":
        stop = _name_or_date(source, index, floor)
        if stop is not None:
            return stop
    numeral = read(source, index)
    if numeral is None:
        return None
    fraction = _over_parts(source, numeral)
    if fraction is not None:
        return fraction
    numeral = with_half(source, numeral)
    ordinal = _ordinal(source, numeral, index, floor) or _tenths(source, numeral)
    if ordinal is not None:
        return ordinal
    return _measured(source, numeral, index, floor)


_STARTS = frozenset(
    ("a", "an", "un", "una", "um", "uma", "half", "medio", "media", "meio", "meia", "полтора",
     "полторы", "mil", "тысяча", "тысячу", "миллион", "миллиард", "триллион")
)  # fmt: skip


def _measured(source: Page, numeral: Numeral, index: int, floor: int) -> _Reading | None:  # noqa: C901, PLR0912
    """Give a numeral its unit: money, percent, duration …, a year, a count or a number."""
    money = currency_before(source, numeral.start, floor)
    signed = _signed(source, money.start if money else numeral.start, floor)
    numeral, start = _suffixed(source, numeral, money), money.start if money else numeral.start
    value = numeral.value
    if signed or (money and _signed(source, numeral.start, floor)):
        start -= bool(signed)
        value = -value if signed == "-" else value
    # An adjacent letter that is no unit makes a name of it: 3D, 5G, 737max.
    unit = _unit(source, numeral)
    more = numeral.more
    if unit is None:
        match = _MORE.match(source.folded, numeral.end)
        if match and not numeral.more:
            unit = unit_after(source, match.end(), numeral.index)
            more = bool(unit) or source.folded[match.end() : match.end() + 1] in HAN_MEASURE_WORDS
    if money is not None:
        if _means_yen(source, money):
            money = money._replace(code="JPY")
        end = numeral.end
        if unit is not None and unit[0] == Unit(money.code, "money"):
            end = unit[1]
        return _reading(numeral, value, Unit(money.code, "money"), start, end, more=more)
    if unit is None and _letter_at(source.folded, numeral.end):
        return None
    if unit is not None and unit[0].kind == "date":
        return None
    if _calendar(source, numeral, unit, more=more):
        end = unit[1] if unit is not None else numeral.end
        return replace(
            _reading(numeral, value, Unit("", "year"), start, end), final=True, significant=4
        )
    if unit is not None:
        if not _is_unit(source, numeral, unit):
            return None
        return _reading(numeral, value, unit[0], start, unit[1], more=more)
    if not _is_number(source, numeral, index, more=more):
        return None
    return _reading(numeral, value, Unit("", "number"), start, numeral.end, more=more)


_MORE = re.compile(r"[ \u00a0]?[多余几][ \u00a0]?")


def _reading(
    numeral: Numeral, value: Decimal, unit: Unit, start: int, end: int, *, more: bool = False
) -> _Reading:
    return _Reading(plain(value), unit, start, end, numeral.index, numeral.significant, more=more)


def _unit(source: Page, numeral: Numeral) -> tuple[Unit, int] | None:
    """Return the unit after a numeral, none for "5 second-hand cars" or "3 раз"."""
    unit = unit_after(source, numeral.end, numeral.index)
    if unit is None:
        return None
    return unit


def _letter_at(folded: str, at: int) -> bool:
    return at < len(folded) and (
        (folded[at].isalpha() and folded[at] < "\u2e80") or folded[at] == "_"
    )


def _signed(source: Page, start: int, floor: int) -> str | None:
    """Return the sign of a signed number; a hyphen after a letter or a digit is none."""
    if start <= floor or source.folded[start - 1] not in "+-":
        return None
    if start >= floor + 2 or start > 1:
        before = source.folded[start - 2]
        if before == source.folded[start - 1] or (before.isalnum() and before < "\u2e80"):
            return None
        if before in ")]}%.,/":
            return None
    return source.folded[start - 1]


def _suffixed(source: Page, numeral: Numeral, money: Found | None) -> Numeral:
    """Apply the m, b or t right after the digits of an amount, and a capital M, B or T."""
    if numeral.scaled or numeral.style != "digits" or numeral.index >= len(source.tokens):
        return numeral
    token = source.tokens[numeral.index]
    factor = MONEY_SUFFIXES.get(token.text)
    if factor is None or token.start != numeral.end:
        return numeral
    following = unit_after(source, token.end, numeral.index + 1)
    capital = source.text[token.start] in "MB"
    if money is None and not capital and not (following and following[0].kind == "money"):
        return numeral
    return replace(
        numeral,
        value=times(numeral.value, factor),
        end=token.end,
        index=numeral.index + 1,
        scaled=True,
    )


def _calendar(source: Page, numeral: Numeral, unit: tuple[Unit, int] | None, *, more: bool) -> bool:
    """Tell whether a numeral is a year: 2024, 2025年, 2025 год; not 2000 vehicles."""
    if numeral.scaled or more or numeral.value != numeral.value.to_integral_value():
        return numeral.style == "year"
    if not _FIRST_YEAR <= numeral.value <= _LAST_YEAR:
        return False
    printed = source.folded[numeral.start : numeral.end]
    if numeral.style == "digits" and not printed.isdecimal():
        return False
    if numeral.style == "words":
        return False
    if unit is not None:
        word = source.folded[skip_spaces(source.folded, numeral.end) : unit[1]]
        return word == "年" or word in YEAR_UNITS
    if numeral.style == "han":
        return False
    if numeral.style == "year":
        return True
    qualifier = qualifier_before(source, numeral.start, numeral.index - 1, 0)
    noun = noun_after(source, numeral.end, numeral.index)
    strong = qualifier is not None and (
        qualifier.code in _NOT_A_YEAR
        or source.folded[qualifier.start : qualifier.end] in {"more than", "fewer than", "超过"}
    )
    rounded = not numeral.value % _CENTURY
    if noun is not None and not source.folded[numeral.end : noun.start].strip():
        han = source.folded[noun.start] >= "\u2e80"
        if han or strong or (rounded and not _after_preposition(source, numeral)):
            return False
        if qualifier is not None and qualifier.code == "over" and rounded:
            return False
    return not strong or source.folded[qualifier.start : qualifier.end] in {
        "up to", "hasta", "ate",
    } if qualifier else True  # fmt: skip


def _after_preposition(source: Page, numeral: Numeral) -> bool:
    before = numeral.index - 2
    return before >= 0 and source.tokens[before].text in {
        "in", "by", "since", "during", "until", "for", "en", "em", "в", "desde", "s",
    }  # fmt: skip


def _is_unit(source: Page, numeral: Numeral, unit: tuple[Unit, int]) -> bool:
    """Tell whether figure and unit belong together; 一 is a figure only before few units."""
    run = source.folded[numeral.start : numeral.end]
    if numeral.style == "han":
        if run[0] in "百千万亿兆" and not (
            unit[0].kind == "money"
            and qualifier_before(source, numeral.start, numeral.index - 1, 0)
        ):
            return run in {"百万", "千万", "万亿", "百亿", "千亿"} and unit[0].kind == "money"
        before = source.folded[numeral.start - 1 : numeral.start]
        if before and before in "期周拜" and len(run) == 1:
            return False
        return run != "一" or before not in set("这那哪每某同另")
    if numeral.style == "words" and run in ARTICLES:
        return False
    if unit[0].kind == "times" and numeral.style == "words":
        return numeral.value > 1
    return True


def _is_number(source: Page, numeral: Numeral, index: int, *, more: bool) -> bool:
    """Tell whether a numeral without a unit is a figure at all."""
    run = source.folded[numeral.start : numeral.end]
    if numeral.style == "han":
        following = source.folded[numeral.end : numeral.end + 1]
        if numeral.scaled and (numeral.value >= 10**4 or "点" in run or more):
            return True
        if "点" in run:
            return True
        if run in {"一", "百", "千", "万", "亿"} or run[0] in "百千万亿":
            return False
        if following == "大" and len(run) == 1 and run in "两三四五六七八九十":
            return source.folded[numeral.end + 1 : numeral.end + 2] >= "\u2e80"
        return more or (following != "" and following in HAN_MEASURE_WORDS)
    if numeral.style == "words" and run in ONES:
        return False
    if numeral.style == "words" and source.folded.startswith("-", numeral.end):
        return False  # two-way
    if numeral.style == "digits" and index:
        before = source.tokens[index - 1]
        if before.text in DESIGNATORS and source.joined(before.end, numeral.start, dotted=True):
            return numeral.scaled
    return True


def _name_or_date(source: Page, index: int, floor: int) -> int | _Reading | None:  # noqa: C901, PLR0912
    """Return where to go on after a name (B2B, COVID-19), a date or a time; None for a figure."""
    token, folded = source.tokens[index], source.folded
    year = token.text.isdecimal() and _FIRST_YEAR <= int(token.text[:9]) <= _LAST_YEAR
    year = year and len(token.text) == len("2025")
    before = source.tokens[index - 1] if index else None
    mark = folded[token.start - 1] if token.start else ""
    if mark and (_letter_at(folded, token.start - 1)):
        if before is not None and before.text in YEAR_PREFIXES and before.end == token.start:
            return _fiscal_year(source, index)
        if currency_before(source, token.start, floor) is None:
            return index + 1
    if mark == "-" and token.start > 1 and _letter_at(folded, token.start - 2):
        named = before is not None and (before.text in NAMING_PREFIXES or before.text in MONTHS)
        joins = before is not None and (before.text in QUALIFIER_JOINS)
        if not named and not joins:
            return index + 1
    if mark == ":" and token.start > 1 and folded[token.start - 2].isdigit():
        return index + 1
    if folded.startswith(":", token.end) and folded[token.end + 1 : token.end + 2].isdigit():
        return index + 1
    if mark == "'" and _short_year(source, index):
        value = int(token.text)
        century = 2000 if value < _CENTURY // 2 else 1900
        return _Reading(
            Decimal(century + value), Unit("", "year"), token.start - 1, token.end, index + 1, 4,
            final=True,
        )  # fmt: skip
    slashed = _slashed(source, index)
    if slashed is not None:
        return slashed
    if year:
        match = _YEAR_TAIL.match(folded, token.end)
        if match is not None:
            end = index + 1
            while end < len(source.tokens) and source.tokens[end].start < match.end():
                end += 1
            return _Reading(
                Decimal(token.text), Unit("", "year"), token.start, token.end, end, 4, final=True
            )
        if _letter_at(folded, token.end) and folded[token.end] == "s":
            return index + 1
    if _day_of_month(source, index):
        return index + 1
    return None


QUALIFIER_JOINS = frozenset(("us", "by", "to", "up", "sub"))
_YEAR_TAIL = re.compile(r"-[0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9.,%]|-[0-9])|(?=[qh][1-4](?![0-9a-z]))")


def _fiscal_year(source: Page, index: int) -> _Reading | int:
    token, before = source.tokens[index], source.tokens[index - 1]
    if not token.text.isdecimal() or len(token.text) not in {2, 4}:
        return index + 1
    value = int(token.text) + (2000 if len(token.text) == len("25") else 0)
    return _Reading(
        Decimal(value), Unit("", "year"), before.start, token.end, index + 1, 4, final=True
    )


def _short_year(source: Page, index: int) -> bool:
    token, folded = source.tokens[index], source.folded
    return (
        len(token.text) == len("24")
        and token.text.isdecimal()
        and (token.start == 1 or not folded[token.start - 2].isalnum())
        and not folded[token.end : token.end + 1].isalnum()
        and not folded.startswith(("%", "'"), token.end)
    )


def _slashed(source: Page, index: int) -> _Reading | int | None:
    """Read 3/4; pass over 15/01/2025, of which only the year counts, and 24/7."""
    token, folded = source.tokens[index], source.folded
    run = _SLASHES.match(folded, token.start)
    if run is None:
        return None
    numbers = [int(number) for number in run.group().split("/")]
    after = index + 1
    while after < len(source.tokens) and source.tokens[after].start < run.end():
        after += 1
    if len(numbers) == 2 and 0 < numbers[0] < numbers[1] <= 10:  # noqa: PLR2004
        value = _share(Decimal(numbers[0]), numbers[1])
        return _Reading(value, Unit("%", "fraction"), token.start, run.end(), after, 1)
    for place in range(index, after):
        part = source.tokens[place]
        if len(part.text) == len("2025") and _FIRST_YEAR <= int(part.text) <= _LAST_YEAR:
            return _Reading(
                Decimal(part.text), Unit("", "year"), part.start, part.end, after, 4, final=True
            )
    return after


_SLASHES = re.compile(r"[0-9]{1,4}(?:/[0-9]{1,4})+(?![0-9])")


def _day_of_month(source: Page, index: int) -> bool:
    token = source.tokens[index]
    if not token.text.isdecimal() or not 1 <= int(token.text[:9]) <= _LAST_DAY:
        return False
    if index and source.tokens[index - 1].text in MONTHS:
        before = source.tokens[index - 1]
        plain_day = unit_after(source, token.end, index + 1) is None
        return source.joined(before.end, token.start, dotted=True) and plain_day
    for words in (1, 2):
        place = index + words
        if place >= len(source.tokens) or not source.joined(
            source.tokens[place - 1].end, source.tokens[place].start
        ):
            return False
        if source.tokens[place].text in MONTHS:
            return True
        if source.tokens[place].text not in {"de", "of", "st", "nd", "rd", "th"}:
            return False
    return False


def _share(parts: Decimal, whole: int) -> Decimal:
    """Return a fraction in percent, with 28 digits when it does not end."""
    return plain(_RATIO.divide(parts * 100, Decimal(whole)))


def _part(source: Page, index: int) -> _Reading | None:
    """Read "half", "a third", "la mitad", "una cuarta parte", "половина", "две трети"."""
    token = source.tokens[index]
    for words in (2, 1):
        phrase = source.phrase(index, words)
        if phrase is None:
            continue
        if phrase[0] in LONE_PARTS and _is_lone_part(source, index, words):
            value = _share(Decimal(1), LONE_PARTS[phrase[0]])
            unit = Unit("%", "fraction")
            return _Reading(value, unit, token.start, phrase[1], index + words, 1)
    if token.text in ARTICLES or token.text in ONES:
        return _parts_after(source, Decimal(1), token.start, token.end, index + 1)
    return None


def _is_lone_part(source: Page, index: int, words: int) -> bool:
    """Tell a half of something from "the first half", "half a million" and "half-hour"."""
    token = source.tokens[index]
    if index and source.joined(source.tokens[index - 1].end, token.start):
        before = source.tokens[index - 1].text
        if before in ORDINALS or before in {"and", "next", "last", "latter"}:
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


def _parts_after(source: Page, parts: Decimal, start: int, end: int, index: int) -> _Reading | None:
    """Read the parts of a fraction: "third", "quarters of", "cuarta parte"."""
    if index >= len(source.tokens) or not source.joined(end, source.tokens[index].start):
        return None
    for words in (2, 1):
        phrase = source.phrase(index, words)
        whole = PARTS.get(phrase[0]) if phrase else None
        if phrase is None or whole is None or parts >= whole:
            continue
        if not _is_part(source, parts, phrase[0], index + words, start):
            return None
        value, unit = _share(parts, whole), Unit("%", "fraction")
        return _Reading(value, unit, start, phrase[1], index + words, 1)
    return None


_PART_FOLLOWERS = frozenset(
    ("of", "more", "less", "higher", "lower", "de", "do", "da", "del", "dos", "das", "mas", "mais")
)


def _is_part(source: Page, parts: Decimal, word: str, after: int, start: int) -> bool:
    """Tell "a third of" from "a third country" and "three quarters of" from "three quarters"."""
    end = source.tokens[after - 1].end
    article = source.tokens[after - 1 - word.count(" ") - 1].text in ARTICLES
    hyphen = "-" in source.folded[start:end]
    following = ""
    if after < len(source.tokens) and source.joined(end, source.tokens[after].start):
        following = source.tokens[after].text
    if following in _PART_FOLLOWERS or "parte" in word:
        return True
    if word in {
        "quarter",
        "quarters",
        "cuarto",
        "cuartos",
        "quarto",
        "quartos",
        "четверти",
        "second",
    }:
        return hyphen and not following
    if word in {"half", "halves"}:
        return following not in _HALVED
    if article:
        return not following or following in {"in", "to", "the", "from", "than", "and", "is", "was"}
    return parts > 1 or word in {"third", "tercio", "terco", "треть"}


def _over_parts(source: Page, numeral: Numeral) -> _Reading | None:
    """Read "two thirds", "две трети", 三分之二, 百分之十六点五."""
    match = _HAN_PARTS.match(source.folded, numeral.end)
    if match is not None and numeral.value > 0:
        index = numeral.index
        while index < len(source.tokens) and source.tokens[index].start < match.end():
            index += 1
        if index < len(source.tokens) and source.tokens[index].start == match.end():
            parts = read(source, index)
            if parts is not None:
                value = _share(parts.value, int(numeral.value))
                named = numeral.value in {100, 1000, 10000}
                unit = Unit("%", "percent" if named else "fraction")
                start = numeral.start
                return _Reading(
                    value, unit, start, parts.end, parts.index, parts.significant, more=parts.more
                )
        return None
    if numeral.style != "words" and not (numeral.value < 10 and not numeral.scaled):  # noqa: PLR2004
        return None
    if source.folded.startswith(tuple("%$€"), numeral.end):
        return None
    return _parts_after(source, numeral.value, numeral.start, numeral.end, numeral.index)


_HAN_PARTS = re.compile("分之")


def _multiple(source: Page, index: int) -> _Reading | None:
    """Read "twice", "double", "el doble", "вдвое"."""
    for words in (2, 1):
        phrase = source.phrase(index, words)
        if phrase is None or phrase[0] not in MULTIPLES:
            continue
        if source.folded.startswith("-", phrase[1]):
            return None  # double-digit
        value = Decimal(MULTIPLES[phrase[0]])
        start = source.tokens[index].start
        unit = Unit("times", "times")
        return _Reading(value, unit, start, phrase[1], index + words, 1)
    return None


_UNORDERED = frozenset(("class", "hand", "party", "rate", "ever", "aid"))


def _ordinal_word(source: Page, index: int) -> _Reading | None:
    """Read "first", "twenty-first", "primera", "третий"; not "per second", "first of all"."""
    token = source.tokens[index]
    value, last = ORDINALS.get(token.text), index
    tens = CARDINALS.get(token.text, 0)
    following = source.tokens[index + 1] if index + 1 < len(source.tokens) else None
    joined = following is not None and source.joined(token.end, following.start)
    if value is None and following is not None and joined and tens >= 20 and not tens % 10:  # noqa: PLR2004
        unit = ORDINALS.get(following.text, 10)
        if unit < 10:  # noqa: PLR2004
            value, last = tens + unit, index + 1
    if value is None:
        return None
    if index:
        before = source.tokens[index - 1].text
        if before in {"per", "at", "por", "a"} and value <= 2:  # noqa: PLR2004
            return None
        if before in {"una", "um", "un"} and token.text in {"cuarto", "quarto"}:
            return None
    if following is not None and joined and last == index:
        if source.folded.startswith("-", token.end) and following.text in _UNORDERED:
            return None
        pair = source.phrase(index + 1, 2)
        if pair is not None and pair[0] == "of all":
            return None
    end = source.tokens[last].end
    return _Reading(Decimal(value), Unit("", "ordinal"), token.start, end, last + 1, 1, final=True)


def _ordinal(source: Page, numeral: Numeral, index: int, floor: int) -> _Reading | None:
    """Read 1st, 2-е, 1º, no. 1, number one, #2, 第3."""
    if numeral.scaled or numeral.value != numeral.value.to_integral_value():
        return None
    folded, start = source.folded, numeral.start
    final = _Reading(
        numeral.value, Unit("", "ordinal"), start, numeral.end, numeral.index,
        numeral.significant, final=True,
    )  # fmt: skip
    if start > floor and folded[start - 1] in "第#№":
        return replace(final, start=start - 1)
    if numeral.style == "digits" and numeral.index < len(source.tokens):
        match = _ORDINAL_TAIL.match(folded, numeral.end)
        if match is not None and not _letter_at(folded, match.end()):
            return replace(final, end=match.end(), index=numeral.index + 1)
    match = _ORDINAL_SIGN.match(folded, numeral.end)
    if match is not None and numeral.style == "digits":
        return replace(final, end=match.end())
    if not index or numeral.value >= 1000:  # noqa: PLR2004
        return None
    before = source.tokens[index - 1]
    if before.start < floor or not source.joined(before.end, start, dotted=True):
        return None
    if before.text not in ORDINAL_MARKS:
        return None
    if before.text == "no" and not _numbers(source, before.end, numeral):
        return None
    return replace(final, start=before.start)


def _numbers(source: Page, end: int, numeral: Numeral) -> bool:
    """Tell "no. 1" and "no 1" from "no 5 %" and "no, 3"."""
    if source.folded.startswith(".", end):
        return True
    return numeral.style == "digits" and unit_after(source, numeral.end, numeral.index) is None


_ORDINAL_TAIL = re.compile(
    "(?:-(?:й|я|е|го|м|му|ю|ая|ое|ый|ой)|"
    + "|".join(sorted(ORDINAL_SUFFIXES, key=len, reverse=True))
    + ")(?![a-zа-я])"
)
_ORDINAL_SIGN = re.compile(r"\.?[ºª°](?!c)")


def _han_special(source: Page, index: int) -> _Reading | int | None:
    """Read 一半, 过半, 首次, 翻番, 三成五; a Chinese numeral that only looks like one is passed."""
    token, folded = source.tokens[index], source.folded
    unit: Unit | None = None
    value = Decimal(0)
    if token.text in {"一半", "半数", "半"}:
        unit, value = Unit("%", "fraction"), Decimal(50)
    elif token.text in {"首位", "首次", "首个", "首家", "榜首"}:
        unit, value = Unit("", "ordinal"), Decimal(1)
    elif token.text[0] == "翻":
        unit, value = Unit("times", "times"), Decimal(4 if "两" in token.text else 2)
    if unit is not None:
        if token.text == "半" and folded[token.end : token.end + 1] in set("年天个小导径岛"):
            return index + 1
        final = unit.kind == "ordinal"
        return _Reading(value, unit, token.start, token.end, index + 1, 1, final=final)
    return None


_TENTHS = re.compile(r"[ ]?成(?![员为立功都交就果本品长分熟不])([一二三四五六七八九])?")


def _tenths(source: Page, numeral: Numeral) -> _Reading | None:
    """Read 三成 as 30 % and 三成五 as 35 %."""
    match = _TENTHS.match(source.folded, numeral.end)
    if match is None or numeral.scaled or not 0 < numeral.value <= 10:  # noqa: PLR2004
        return None
    value = times(numeral.value, 10)
    if match[1]:
        value += "零一二三四五六七八九".index(match[1])
    index = numeral.index
    while index < len(source.tokens) and source.tokens[index].start < match.end():
        index += 1
    digits = significant(format(value, "f"))
    return _Reading(value, Unit("%", "percent"), numeral.start, match.end(), index, digits)


def _qualified(source: Page, reading: _Reading, index: int, floor: int) -> Quantity:
    """Add the qualifier, the noun and the period that stand beside a reading."""
    start, end, kind = reading.start, reading.end, reading.unit.kind
    qualifier = "over" if reading.more else None
    noun = None
    per = None
    tail = end
    if not reading.final:
        before = qualifier_before(source, start, index, floor)
        if before is not None:
            qualifier, start = before.code, before.start
        if reading.more and source.folded[end : end + 1] in set("多余几"):
            end += 1
        after = qualifier_after(source, end, reading.index)
        if after is not None and (before is None or source.folded[after.start] != " "):
            qualifier, end = qualifier or after.code, after.end
        tail = end
        if kind == "number" and reading.value == reading.value.to_integral_value():
            counted = noun_after(source, end, reading.index)
            if counted is not None:
                noun, tail = source.text[counted.start : counted.end], counted.end
                kind = "count"
        per = period(source, start, tail, reading.index)
    return Quantity(
        value=reading.value,
        unit=reading.unit.code,
        kind=kind,
        qualifier=qualifier,
        text=source.text[start:end],
        start=start,
        end=end,
        number_start=reading.start,
        number_end=reading.end,
        noun=noun,
        per=per,
        significant=reading.significant,
    )


_YEN = re.compile("円|日元|日圆|(?<![a-z])(?:yen|jpy|yenes|ienes)(?![a-z])|иен")
_YUAN = re.compile("人民币|(?<![日美欧])元|(?<![a-z])(?:yuan|rmb|cny)|юан")
_AROUND = 60


def _means_yen(source: Page, sign: Found) -> bool:
    """Tell whether the words around a ¥ speak of yen; otherwise it is yuan."""
    if source.folded[sign.start : sign.end] != "¥":
        return False
    around = source.folded[max(0, sign.start - _AROUND) : sign.end + _AROUND]
    return _YEN.search(around) is not None and _YUAN.search(around) is None


def _signs(source: Page, found: list[Quantity]) -> list[Quantity]:
    """Return the fractions printed as one sign, ½, that stand alone."""
    taken = {offset for quantity in found for offset in (quantity.start, quantity.end - 1)}
    extra = []
    for match in _PART_SIGN.finditer(source.folded):
        start, end = match.span()
        before = source.folded[start - 1 : start]
        if start in taken or before.isalnum():
            continue
        parts, whole = PART_SIGNS[match.group()]
        value = _share(Decimal(parts), whole)
        extra.append(
            Quantity(value, "%", "fraction", None, source.text[start:end], start, end, start, end)
        )
    return extra


_PART_SIGN = re.compile(f"[{''.join(PART_SIGNS)}]")
_RANGE = re.compile(
    r"[ \u00a0]?[-\u2013\u2014~][ \u00a0]?|[ \u00a0]?[至到][ \u00a0]?| (?:to|and|a|y|e|до|and) "
)
_SPAN_OPENERS = re.compile(r"(?:between|from|entre|de|от|между)\s+\S*$")


def _shared_units(source: Page, found: list[Quantity]) -> list[Quantity]:
    """Give the 5 of "5-6 %" and of "between 5 and 6 trillion yuan" what the 6 has."""
    shared = found[:]
    for place in range(len(found) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        gap = source.folded[left.end : right.start]
        if left.kind != "number" or left.noun or not _RANGE.fullmatch(gap):
            continue
        if right.kind not in {"money", "percent", "duration", "length", "weight", "count", "area"}:
            continue
        opener = source.folded[max(0, left.start - 12) : left.start]
        if gap.strip().isalpha() and gap[0] == " " and not _SPAN_OPENERS.search(opener):
            continue
        factor = _scale_of(source, right)
        if left.value >= 1000 or factor is None:  # noqa: PLR2004
            factor = Decimal(1) if factor is None or factor == 1 else None
        if factor is None:
            continue
        shared[place] = replace(
            left, value=plain(left.value * factor), unit=right.unit, kind=right.kind, per=right.per
        )
    return shared


def _scale_of(source: Page, quantity: Quantity) -> Decimal | None:
    """Return the magnitude of a quantity printed with digits and one magnitude."""
    match = _DIGITS.search(source.folded, quantity.number_start, quantity.number_end)
    if match is None or quantity.value == 0:
        return None
    scale = abs(quantity.value) / Decimal(match.group().replace(",", "."))
    return plain(scale) if scale in _SCALES else None


_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?(?![0-9.,])")
_SCALES = frozenset(Decimal(10) ** power for power in (0, 3, 4, 6, 8, 9, 12))


def currency(text: str) -> list[tuple[str, int, int]]:
    """Return the (code, start, end) of currencies named without a figure: "in US dollars"."""
    source = page(text, None)
    spans = [(quantity.start, quantity.end) for quantity in quantities(text)]
    found: list[tuple[str, int, int]] = []
    index = 0
    while index < len(source.tokens):
        step = 1
        for words in range(UNIT_WORDS, 0, -1):
            phrase = source.phrase(index, words)
            code = CURRENCY_WORDS.get(phrase[0]) if phrase else None
            if phrase is not None and code is not None:
                found.append((code, source.tokens[index].start, phrase[1]))
                step = words
                break
        index += step
    found.extend(
        (_MENTIONS[m.group()], m.start(), m.end()) for m in _MENTION.finditer(source.folded)
    )
    found.sort(key=lambda mention: (mention[1], -mention[2]))
    return _apart(found, spans)


def _apart(
    found: list[tuple[str, int, int]], spans: list[tuple[int, int]]
) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    place = 0
    for code, start, end in found:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        inside = place < len(spans) and spans[place][0] < end
        if not inside and (not kept or kept[-1][2] <= start):
            kept.append((code, start, end))
    return kept


# 元 and 块 alone are parts of too many words to be a mention, unless something is turned into it.
_MENTIONS = {name: code for name, code in HAN_CURRENCY.items() if name not in {"元", "块", "块钱"}} | {
    "us$": "USD", "hk$": "HKD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "元": "CNY",
    "₽": "RUB", "₹": "INR", "₩": "KRW", "u.s. dollars": "USD", "u.s. dollar": "USD",
}  # fmt: skip
_MENTION = re.compile(
    "|".join(re.escape(name) for name in sorted(_MENTIONS, key=len, reverse=True) if name != "元")
    + "|(?<=[成合算为按用以兑换/万亿])元(?![素旦首宵件老月])"
)
