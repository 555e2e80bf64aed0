"""Numerals: digits, number words and Chinese numerals, with their magnitudes, to exact values."""

import re
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal

from facts.quantities.folding import HAN_DIGITS as HAN_DIGIT_SET
from facts.quantities.folding import Token, fold, tokens
from facts.quantities.lexicon import (
    ARTICLES,
    CARDINALS,
    CUES,
    DOZENS,
    HALVES_AFTER,
    HALVES_BEFORE,
    HAN_DIGITS,
    HAN_SCALES,
    LONE_MAGNITUDES,
    MAGNITUDES,
    UNITS,
)

_EXACT = Context(prec=200)
_LONGEST = 40  # digits of one figure; more is a serial number or noise
_GAPS = frozenset(("", " ", "-", "\u00a0", "  ", "\n"))
_NEAR = 20  # words on either side that tell the language of a figure


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its folded twin of equal length, and the twin's tokens."""

    text: str
    folded: str
    tokens: list[Token]
    language: str | None
    clues: dict[int, str | None] = field(default_factory=dict)

    def joined(self, end: int, start: int, *, dotted: bool = False) -> bool:
        """Tell whether two words at these offsets stand side by side."""
        gap = self.folded[end:start]
        return gap in _GAPS or (dotted and gap in {".", ". "})

    def phrase(self, index: int, words: int) -> tuple[str, int] | None:
        """Return the phrase of so many joined words from a token on, and its end."""
        if index + words > len(self.tokens):
            return None
        chosen = self.tokens[index : index + words]
        for left, right in zip(chosen, chosen[1:], strict=False):
            if right.kind != "word" or not self.joined(left.end, right.start):
                return None
        return " ".join(token.text for token in chosen), chosen[-1].end

    def language_at(self, index: int) -> str | None:
        """Guess the language of the words near a token; None when nothing tells."""
        if self.language is not None:
            return self.language
        block = index // _NEAR
        if block not in self.clues:
            nearby = self.tokens[max(0, (block - 1) * _NEAR) : (block + 2) * _NEAR]
            self.clues[block] = _guess([token.text for token in nearby if token.kind == "word"])
        return self.clues[block]


def page(text: str, language: str | None) -> Page:
    """Fold and split a text once, for all that read it."""
    folded = fold(text)
    return Page(text, folded, tokens(folded), language)


def _guess(words: list[str]) -> str | None:
    scores = {language: sum(word in cues for word in words) for language, cues in CUES.items()}
    scores["ru"] = 2 * sum("а" <= word[0] <= "я" for word in words if word)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value as printed: `style` is digits, words or han; `index` is the token after it."""

    value: Decimal
    significant: int
    start: int
    end: int
    index: int
    style: str
    scaled: bool = False
    more: bool = False  # 多 or 余 inside: over


def plain(value: Decimal) -> Decimal:
    """Return the same value without an exponent and without zeros after the point."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize(_EXACT)


def times(value: Decimal, factor: int) -> Decimal:
    """Multiply exactly."""
    return plain(_EXACT.multiply(value, Decimal(factor)))


def significant(printed: str) -> int:
    """Count the digits that carry information: 9.49 has 3, 900 has 1, 5800 has 2, 9.490 has 4."""
    digits = printed.replace(".", "").lstrip("0")
    if "." not in printed:
        digits = digits.rstrip("0")
    return max(1, len(digits))


_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])([0-9]+))?")
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_SIMPLE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def canonical(printed: str, language: str | None) -> str | None:
    """Return digits with a decimal point, or None for a version, a date or a list.

    One separator before three digits is ambiguous. A comma groups thousands and a point is
    decimal, as in English and Chinese; near Spanish and Portuguese words it is the other way
    round, and near Russian words both are decimal (Russian groups with spaces).
    """
    if len(printed) > _LONGEST:
        return None
    grouped = _GROUPED.fullmatch(printed)
    if grouped is not None and grouped[1] != grouped[2] and not printed.startswith("0"):
        mark, decimals = grouped[1], grouped[3]
        once = decimals is None and printed.count(mark) == 1
        decimal_marks = {"es": ",", "pt": ",", "ru": ",."}.get(language or "", ".")
        if not (once and mark in decimal_marks):
            whole = printed[: grouped.start(2)] if decimals else printed
            digits = whole.replace(mark, "")
            return f"{digits}.{decimals}" if decimals else digits
    if _SIMPLE.fullmatch(printed):
        return printed.replace(",", ".")
    if _LAKHS.fullmatch(printed):
        return printed.replace(",", "")
    return None


def read(page: Page, index: int) -> Numeral | None:
    """Read the numeral that starts at a token."""
    token = page.tokens[index]
    if token.kind == "figure":
        return _figure(page, index)
    if token.kind == "han":
        return _han(page, index)
    return _words(page, index)


class _Sum:
    """Chunks such as 3亿 5000万 or two million three hundred thousand, added as they come."""

    __slots__ = ("_chunks",)

    def __init__(self) -> None:
        self._chunks: list[tuple[Decimal, int]] = []

    def scale(self, amount: Decimal, by: int) -> bool:
        """Add `amount` times a magnitude; False when the numeral cannot go on with it."""
        while self._chunks and self._chunks[-1][1] < by:
            amount = _EXACT.add(amount, self._chunks.pop()[0])
        if not amount or (self._chunks and self._chunks[-1][1] == by):
            return False
        self._chunks.append((times(amount, by), by))
        return True

    def rescale(self, by: int) -> None:
        """Multiply the last chunk: 万亿, mil millones."""
        amount, unit = self._chunks.pop()
        self._chunks.append((times(amount, by), unit * by))

    @property
    def unit(self) -> int:
        """The magnitude of the last chunk, 0 when there is none."""
        return self._chunks[-1][1] if self._chunks else 0

    def total(self, rest: Decimal | int = 0) -> Decimal:
        value = Decimal(rest)
        for amount, _ in self._chunks:
            value = _EXACT.add(value, amount)
        return plain(value)


def _figure(page: Page, index: int) -> Numeral | None:
    token = page.tokens[index]
    digits = canonical(token.text, page.language_at(index))
    if digits is None:
        return None
    found = Numeral(
        plain(Decimal(digits)), significant(digits), token.start, token.end, index + 1, "digits"
    )
    found = _scaled(page, found)
    return _han_scaled(page, found)


def _magnitude(page: Page, numeral: Numeral) -> int | None:
    """Return the magnitude that the token after a numeral names."""
    if numeral.index >= len(page.tokens):
        return None
    token = page.tokens[numeral.index]
    if not page.joined(numeral.end, token.start, dotted=numeral.scaled):
        return None
    by = MAGNITUDES.get(token.text)
    if token.text == "k" and (token.start != numeral.end or numeral.style != "digits"):
        return None
    if token.text == "mil" and page.language_at(numeral.index) == "en":
        return 10**6
    return by


def _scaled(page: Page, numeral: Numeral) -> Numeral:
    """Multiply by the magnitudes after a figure: 5.55 trillion, 3 mil millones, 2 млн 300 тыс."""
    so_far = _Sum()
    amount, found = numeral.value, numeral
    while True:
        by = _magnitude(page, found)
        if by is None:
            break
        token = page.tokens[found.index]
        if token.start == token.end - 1 and page.text[token.start : token.end] == "m":
            break
        if amount:
            if not so_far.scale(amount, by):
                break
        elif so_far.unit:
            so_far.rescale(by)
        else:
            break
        amount = Decimal(0)
        printed = significant(format(so_far.total(), "f")) if found.scaled else found.significant
        found = replace(
            found, value=so_far.total(), significant=printed, end=token.end,
            index=found.index + 1, scaled=True,
        )  # fmt: skip
        further = _further(page, found, so_far.unit)
        if further is not None:
            amount, index, end = further
            found = replace(found, index=index, end=end)
    if amount and found.scaled:  # an amount was taken up but no magnitude followed
        return numeral
    return found


def _further(page: Page, numeral: Numeral, unit: int) -> tuple[Decimal, int, int] | None:
    """Return the 300 of "2 млн 300 тыс.": a smaller figure with a smaller magnitude."""
    if numeral.index + 1 >= len(page.tokens):
        return None
    token, after = page.tokens[numeral.index], page.tokens[numeral.index + 1]
    by = MAGNITUDES.get(after.text)
    if (
        token.kind != "figure"
        or not token.text.isdecimal()
        or by is None
        or by >= unit
        or int(token.text) * by >= unit
        or page.folded[numeral.end : token.start].strip(" .\u00a0")
        or not page.joined(token.end, after.start)
    ):
        return None
    return Decimal(token.text), numeral.index + 1, token.end


_HAN_SCALE = re.compile(r"[ \u00a0]?([多余几]?)[ \u00a0]?([百千万亿兆][十百千万亿兆]*)")
_HAN_FURTHER = re.compile(r"[0-9]+(?=[百千万亿])")
_BIG = 10_000
_TEN = 10
_LAST_TEEN = 19


def _han_scaled(page: Page, numeral: Numeral) -> Numeral:
    """Multiply by the Chinese magnitudes after a figure: 5.55万亿, 9000多亿, 3亿5000万."""
    if numeral.scaled:
        return numeral
    so_far = _Sum()
    amount, end, more = numeral.value, numeral.end, False
    match = _HAN_SCALE.match(page.folded, end)
    if match and match[2] in "百千" and numeral.value > HAN_SCALES["百"]:
        return numeral  # 2025百强
    while match:
        more = more or bool(match[1])
        for scale in match[2]:
            by = HAN_SCALES[scale]
            if amount:
                if not so_far.scale(amount, by):
                    return numeral
                amount = Decimal(0)
            else:
                so_far.rescale(by)
        end = match.end()
        further = _HAN_FURTHER.match(page.folded, end)
        match = _HAN_SCALE.match(page.folded, further.end()) if further else None
        if further:
            amount = Decimal(further.group())
    if end == numeral.end:
        return numeral
    index = numeral.index
    while index < len(page.tokens) and page.tokens[index].start < end:
        index += 1
    value = so_far.total()
    digits = numeral.significant
    if page.folded[numeral.end : end].strip("多余 十百千万亿兆"):
        digits = significant(format(value, "f"))
    return replace(
        numeral, value=value, significant=digits, end=end, index=index, scaled=True, more=more
    )


def _han(page: Page, index: int) -> Numeral | None:
    token = page.tokens[index]
    value = han_value(token.text)
    if value is None:
        return None
    scaled = (
        any(scale in token.text for scale in "百千万亿兆") and token.text[0] not in "百千万亿兆"
    )
    digits = significant(format(value, "f"))
    found = Numeral(value, digits, token.start, token.end, index + 1, "han", scaled=scaled)
    match = _HAN_SCALE.match(page.folded, token.end)
    if match and match[1]:  # 三十多万
        by = 1
        for scale in match[2]:
            by *= HAN_SCALES[scale]
        after = index + 1
        while after < len(page.tokens) and page.tokens[after].start < match.end():
            after += 1
        return replace(
            found, value=times(value, by), end=match.end(), index=after, scaled=True, more=True
        )
    return found


def han_value(run: str) -> Decimal | None:
    """Return the value of Chinese numerals, or None when they make no number: 一二, 十四五."""
    whole, point, decimals = run.partition("点")
    if point:
        digits = decimals.rstrip("".join(HAN_SCALES))
        base = han_value(whole)
        if base is None:
            return None
        value = base + Decimal("0." + "".join(str(HAN_DIGITS[digit]) for digit in digits))
        for scale in decimals[len(digits) :]:
            value = times(value, HAN_SCALES[scale])
        return plain(value)
    if len(run) > 1 and not set(run) - set(HAN_DIGIT_SET):
        if len(run) != len("二〇二五") and not set(run) & set("〇零"):
            return None
        return Decimal("".join(str(HAN_DIGITS[digit]) for digit in run))
    return _han_sum(run)


def _han_sum(run: str) -> Decimal | None:
    so_far = _Sum()
    section, digit, last, zero = 0, -1, _BIG, False
    for character in run:
        if character in HAN_DIGITS:
            if digit >= 0 and not zero:
                return None
            digit = HAN_DIGITS[character]
            zero = not digit
            continue
        by = HAN_SCALES[character]
        if by < _BIG:
            if by >= last or not digit:
                return None
            section += (digit if digit > 0 else 1) * by
            last = by
        elif section or digit > 0:
            if not so_far.scale(Decimal(section + max(digit, 0)), by):
                return None
            section, last = 0, _BIG
        elif so_far.unit:
            so_far.rescale(by)
        elif run[0] == character:
            so_far.scale(Decimal(1), by)
        else:
            return None
        digit, zero = -1, False
    if digit > 0 and len(run) > 1 and run[-2] in "百千万亿":  # 一万二 is 12,000
        digit *= HAN_SCALES[run[-2]] // 10
    return so_far.total(section + max(digit, 0))


_POINTS = {"point": "en", "coma": "es", "virgula": "pt"}
_TEENS_OF_YEARS = frozenset((19, 20))


def _cardinal(page: Page, index: int) -> int | None:
    """Return the value of a number word, unless its language makes it another word."""
    if index >= len(page.tokens):
        return None
    word = page.tokens[index].text
    value = CARDINALS.get(word)
    if word in {"once", "dos"}:  # English "once", Portuguese "dos" (of the)
        following = page.tokens[index + 1].text if index + 1 < len(page.tokens) else ""
        language = page.language_at(index)
        counted = following in MAGNITUDES or following in UNITS
        if language != "es" and (not counted or language in {"pt", "en"}):
            return None
    if word in {"cento", "ciento"} and index and page.tokens[index - 1].text in {"por"}:
        return None
    return value


def _room(value: int) -> int:
    """Return below which value another word may be added: "forty" leaves room for 2."""
    if value % 100 == 0:
        return 100
    return 10 if value > _LAST_TEEN and value % 10 == 0 else 1


def _words(page: Page, index: int) -> Numeral | None:  # noqa: C901, PLR0912
    """Read number words: three hundred and five, mil doscientos millones, двадцать один."""
    words = page.tokens
    first = words[index]
    so_far = _Sum()
    group, room, place, end, scaled = 0, 1000, index, first.end, False
    article = first.text in ARTICLES
    following = words[index + 1] if index + 1 < len(words) else None
    if first.text in HALVES_BEFORE and following is not None:
        half = _half_of(page, index)
        if half is not None:
            return half
    if article:
        if following is None or not page.joined(first.end, following.start):
            return None
        if following.text not in MAGNITUDES and following.text not in DOZENS:
            return None
        if following.text in {"k", "mil"}:
            return None
        group, room, place = 1, 0, index + 1
    elif first.text in DOZENS or (
        first.text not in CARDINALS and first.text not in LONE_MAGNITUDES
    ):
        return None
    elif first.text in LONE_MAGNITUDES:
        if not _stands_alone(page, index):
            return None
        group = 1
    while place < len(words):
        word = words[place]
        if place > index and not page.joined(words[place - 1].end, word.start):
            break
        value = _cardinal(page, place)
        if value is not None:
            if value >= room or (value == 0 and place > index):
                break
            group, room = group + value, _room(value)
        elif word.text in DOZENS and group and not so_far.unit:
            group, end, place = group * 12, word.end, place + 1
            break
        elif word.text in MAGNITUDES and word.text != "k":
            by = MAGNITUDES[word.text]
            if by == HAN_SCALES["百"]:
                if not 0 < group < by:
                    break
                group, room, scaled = group * by, by, True
            elif group or not so_far.unit:
                if not so_far.scale(Decimal(group), by):
                    break
                group, room, scaled = 0, 1000, True
            elif so_far.unit < by:
                so_far.rescale(by)
            else:
                break
        elif place > index and _connects(page, place, group, room, scaled=scaled):
            place += 1
            continue
        else:
            break
        end, place = word.end, place + 1
    total = so_far.total(group)
    if place == index or (not total and place > index + 1):
        return None
    found = Numeral(
        total, significant(format(total, "f")), first.start, end, place, "words", scaled
    )
    if so_far.unit:
        return found
    return _pointed(page, _year_pair(page, found))


def _half_of(page: Page, index: int) -> Numeral | None:
    """Read "half a million", "medio millón", "half a dozen", "полтора миллиона"."""
    word = page.tokens[index]
    one_and_a_half = word.text.startswith("полтор")
    place = index + 1
    if page.tokens[place].text in ARTICLES:
        place += 1
    if place >= len(page.tokens):
        return None
    scale = page.tokens[place]
    by = 12 if scale.text in DOZENS else MAGNITUDES.get(scale.text)
    if by is None or not page.joined(word.end, page.tokens[index + 1].start):
        return None
    value = times(Decimal("1.5") if one_and_a_half else Decimal("0.5"), by)
    digits = significant(format(value, "f"))
    return Numeral(value, digits, word.start, scale.end, place + 1, "words", scaled=True)


def _stands_alone(page: Page, index: int) -> bool:
    """Tell whether "mil" or "миллион" starts a number: a magnitude, a unit or a noun follows."""
    if page.tokens[index].text == "mil" and page.language_at(index) not in {"es", "pt"}:
        return False
    if index + 1 >= len(page.tokens):
        return False
    following = page.tokens[index + 1]
    return page.joined(page.tokens[index].end, following.start) and (
        following.text in MAGNITUDES
        or following.text in UNITS
        or following.text in CARDINALS
        or following.text == "de"
    )


def _connects(page: Page, place: int, group: int, room: int, *, scaled: bool) -> bool:
    """Tell whether an "and" joins two parts of one number, not two numbers."""
    word = page.tokens[place].text
    following = _cardinal(page, place + 1)
    if following is None or not following or following >= room:
        return False
    if not page.joined(page.tokens[place].end, page.tokens[place + 1].start):
        return False
    if word == "and":
        later = page.tokens[place + 2].text if place + 2 < len(page.tokens) else ""
        return scaled and room > 1 and later != "hundred"
    if word == "y":
        return room == _TEN
    return word == "e" and (group > 0 or scaled)


def _year_pair(page: Page, found: Numeral) -> Numeral:
    """Read "twenty twenty-five" as 2025."""
    if found.value not in _TEENS_OF_YEARS or found.index >= len(page.tokens):
        return found
    following = page.tokens[found.index]
    if following.text not in CARDINALS or not page.joined(found.end, following.start):
        return found
    second = _words(page, found.index)
    if second is None or not _TEN <= second.value < HAN_SCALES["百"]:
        return found
    value = times(found.value, 100) + second.value
    digits = significant(format(value, "f"))
    return replace(
        found, value=value, significant=digits, end=second.end, index=second.index, style="year"
    )


def _pointed(page: Page, found: Numeral) -> Numeral:
    """Read "one point one four trillion"."""
    words, place = page.tokens, found.index
    if place + 1 >= len(words) or words[place].text not in _POINTS:
        return found
    digits, place, end = "", place + 1, found.end
    while place < len(words) and page.joined(words[place - 1].end, words[place].start):
        value = CARDINALS.get(words[place].text)
        if value is None or value >= _TEN:
            break
        digits, end, place = digits + str(value), words[place].end, place + 1
    if not digits:
        return found
    printed = f"{found.value}.{digits}"
    found = replace(
        found, value=plain(Decimal(printed)), significant=significant(printed), end=end, index=place
    )
    return _scaled(page, found)


def with_half(page: Page, found: Numeral) -> Numeral:
    """Add the half of "two and a half", "millón y medio", "три с половиной"; then scale."""
    for words in (3, 2):
        if found.index >= len(page.tokens) or not page.joined(
            found.end, page.tokens[found.index].start
        ):
            break
        phrase = page.phrase(found.index, words)
        if phrase is None or phrase[0] not in HALVES_AFTER:
            continue
        last = page.tokens[found.index - 1].text
        by = MAGNITUDES.get(last, 1) if found.scaled else 1
        value = found.value + times(Decimal("0.5"), by)
        found = replace(
            found, value=plain(value), significant=found.significant + 1, end=phrase[1],
            index=found.index + words,
        )  # fmt: skip
        return found if by > 1 else _scaled(page, found)
    return found
