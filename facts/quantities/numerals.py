"""Numerals: digits, number words and Chinese numerals, to exact values."""

import re
from dataclasses import replace
from decimal import Decimal
from math import prod

from facts.quantities.digits import canonical
from facts.quantities.hanzi import han_value
from facts.quantities.number_words import read_words
from facts.quantities.numberwords import HALVES_AFTER, HAN_SCALES, PART_SIGNS
from facts.quantities.pages import Page
from facts.quantities.scaling import Numeral, scaled_by_han, scaled_by_words
from facts.quantities.sums import plain, plus, share, significant, times

_HALF = Decimal("0.5")
_SIGNS = "".join(PART_SIGNS)
_MIXED = re.compile(rf"[ \u00a0]?(?:([{_SIGNS}])|(?:(?<=[ \u00a0])|-)([1-9])/([2-9])(?![0-9/]))")
_LONGEST_WHOLE = 3
_HALF_OPENERS = frozenset(phrase.partition(" ")[0] for phrase in HALVES_AFTER)


def read(page: Page, index: int) -> Numeral | None:
    """Read the numeral that starts at a token, with the magnitudes that follow it."""
    token = page.tokens[index]
    if token.kind == "word":
        return read_words(page, index)
    found = _figure(page, index) if token.kind == "figure" else _han(page, index)
    return scaled_by_han(page, scaled_by_words(page, found)) if found is not None else None


def _figure(page: Page, index: int) -> Numeral | None:
    token = page.tokens[index]
    digits = canonical(token.text, page.language_at(index), page.decimal)
    if digits is None:
        return None
    value = plain(Decimal(digits))
    found = Numeral(value, significant(digits), token.start, token.end, index + 1, "digits")
    return _mixed(page, found)


def _mixed(page: Page, found: Numeral) -> Numeral:
    """Add the fraction of 5½ and of 5 1/2."""
    match = _MIXED.match(page.folded, found.end)
    if match is None or found.end - found.start > _LONGEST_WHOLE:
        return found
    parts, whole = PART_SIGNS[match[1]] if match[1] else (int(match[2]), int(match[3]))
    if parts >= whole:
        return found
    return replace(
        found,
        value=plus(found.value, share(Decimal(parts), whole).scaleb(-2)),
        significant=found.significant + 1,
        end=match.end(),
        index=page.index_at(match.end(), found.index),
    )


def _han(page: Page, index: int) -> Numeral | None:
    token = page.tokens[index]
    value = han_value(token.text)
    if value is None:
        return None
    scaled = token.text[0] not in "百千万亿兆" and any(sign in token.text for sign in "百千万亿兆")
    digits = significant(format(value, "f"))
    return Numeral(
        value,
        digits,
        token.start,
        token.end,
        index + 1,
        "han",
        scaled=scaled,
        scale=_scale(token.text),
    )


def _scale(run: str) -> int:
    """Return the magnitude of 五万亿, 0 of what has several parts."""
    digits = run.rstrip("万亿兆")
    if set(digits) & set("百千万亿兆"):
        return 0
    return prod(HAN_SCALES[sign] for sign in run[len(digits) :])


def with_half(page: Page, found: Numeral) -> Numeral:
    """Add the half of "two and a half", "millón y medio", "три с половиной"; then scale."""
    end = half_after(page, found.end, found.index)
    if end is None:
        return found
    by = page.terms.magnitudes.get(page.tokens[found.index - 1].text, 1) if found.scaled else 1
    found = replace(
        found,
        value=plus(found.value, times(_HALF, by)),
        significant=found.significant + 1,
        end=end,
        index=page.index_at(end, found.index),
    )
    return found if by > 1 else scaled_by_words(page, found)


def half_after(page: Page, end: int, index: int) -> int | None:
    """Return the end of an "and a half" that follows."""
    if index >= len(page.tokens) or page.tokens[index].text not in _HALF_OPENERS:
        return None
    if not page.joined(end, page.tokens[index].start):
        return None
    for words in (3, 2):
        phrase = page.phrase(index, words)
        if phrase is not None and phrase[0] in HALVES_AFTER:
            return phrase[1]
    return None
