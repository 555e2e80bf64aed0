"""A numeral and the magnitudes that follow it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from facts.quantities.folding import Token
from facts.quantities.hanzi import summed
from facts.quantities.numberwords import HAN_SCALES
from facts.quantities.pages import Page
from facts.quantities.sums import LARGEST, plus, significant, times

_LONGEST_PART = 6


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value as printed; `index` is the token after it.

    `style` is digits, words, han or year ("twenty twenty-five"); `scale` is the magnitude of a
    single figure (10^12 in 5.55 trillion), or 0 when several parts were added.
    """

    value: Decimal
    significant: int
    start: int
    end: int
    index: int
    style: str
    scaled: bool = False
    more: bool = False  # 多 or 余 inside: over
    scale: int = 1


def scaled_by_words(page: Page, numeral: Numeral) -> Numeral:
    """Multiply by the magnitudes after a figure: 5.55 trillion, 3 mil millones, 2 млн 300 тыс."""
    found = _chain(page, numeral)
    unit = found.scale
    while unit > 1:
        part = _smaller_part(page, found, unit)
        if part is None:
            break
        total, unit = plus(found.value, part.value), part.scale
        found = replace(
            found, value=total, significant=significant(format(total, "f")), end=part.end,
            index=part.index, scale=0,
        )  # fmt: skip
    return found


def _chain(page: Page, numeral: Numeral) -> Numeral:
    found = numeral
    by = _magnitude(page, found)
    while by is not None and found.scale * by <= LARGEST:
        found = replace(
            found, value=times(found.value, by), end=_magnitude_end(page, page.tokens[found.index]),
            index=found.index + 1, scaled=True, scale=found.scale * by,
        )  # fmt: skip
        by = _magnitude(page, found)
        if by is None and page.terms.full:
            found, by = _over_de(page, found)
    return found


def _over_de(page: Page, found: Numeral) -> tuple[Numeral, int | None]:
    """Go on behind the "de" of "miles de millones"."""
    place = found.index
    if place + 1 >= len(page.tokens) or page.tokens[place].text != "de":
        return found, None
    further = replace(found, end=page.tokens[place].end, index=place + 1)
    by = _magnitude(page, further) if page.joined(found.end, page.tokens[place].start) else None
    return (further, by) if by is not None else (found, None)


_ABBREVIATED = frozenset(("mio", "mrd", "mrds", "tsd", "bio"))
_GOES_ON = re.compile(r"\.[ \u00a0]?(?=[^\W\d_A-Z]|[$€£¥])")


def _magnitude_end(page: Page, token: Token) -> int:
    """Return the end of a magnitude, behind the stop of "5 Mio. €"."""
    if page.terms.full and token.text in _ABBREVIATED and _GOES_ON.match(page.folded, token.end):
        return token.end + 1
    return token.end


def _magnitude(page: Page, numeral: Numeral) -> int | None:
    """Return the magnitude that the token after a numeral names."""
    if numeral.index >= len(page.tokens):
        return None
    token = page.tokens[numeral.index]
    if not page.joined(numeral.end, token.start, dotted=numeral.scaled):
        return None
    if token.text == "k" and (token.start != numeral.end or numeral.style != "digits"):
        return None
    if token.text == "mil" and page.language_at(numeral.index) == "en":
        return 10**6
    if token.text == "billon" and page.language_at(numeral.index) == "en":
        return 10**9  # a slip of the pen, not 10^12
    return page.terms.magnitudes.get(token.text)


def _smaller_part(page: Page, found: Numeral, unit: int) -> Numeral | None:
    """Return the "300 тыс." of "2 млн 300 тыс.": a smaller figure with a smaller magnitude."""
    if found.index >= len(page.tokens):
        return None
    token = page.tokens[found.index]
    if not token.text.isdecimal() or len(token.text) > _LONGEST_PART:
        return None
    if not page.joined(found.end, token.start, dotted=True):
        return None
    part = Numeral(Decimal(token.text), 1, token.start, token.end, found.index + 1, "digits")
    part = _chain(page, part)
    return part if part.scaled and part.scale < unit and part.value < unit else None


_MORE = r"[ \u00a0]?[多余几]?[ \u00a0]?"
_KILO = "(?!(?<=[万亿])千[米克瓦])"  # 600万千米 are 6 million km
_SCALES = rf"(?:[百千万亿兆]|十(?=[万亿]))(?:[ \u00a0]?{_KILO}[十百千万亿兆]){{0,8}}"
_HAN_TAIL = re.compile(rf"{_MORE}{_SCALES}(?:[0-9]{{1,6}}{_SCALES}){{0,4}}")
_HAN_PART = re.compile(r"[0-9]+|[十百千万亿兆]")


def scaled_by_han(page: Page, numeral: Numeral) -> Numeral | None:
    """Multiply by the Chinese magnitudes after a figure: 5.55万亿, 9000多亿, 3亿5000万."""
    match = None if numeral.scaled and numeral.style == "digits" else _tail(page, numeral)
    if match is None:
        return numeral
    signs = _HAN_PART.findall(match.group())
    value = summed([numeral.value, *map(_part, signs)])
    if value is None:
        return None
    single = not any(sign.isdecimal() for sign in signs)
    scale = 1
    for sign in signs if single else ():
        scale *= HAN_SCALES[sign]
    return replace(
        numeral,
        value=value,
        significant=numeral.significant if single else significant(format(value, "f")),
        end=match.end(),
        index=page.index_at(match.end(), numeral.index),
        scaled=True,
        more=any(sign in "多余几" for sign in match.group()),
        scale=scale if single else 0,
    )


def _part(sign: str) -> Decimal | int:
    return HAN_SCALES[sign] if sign in HAN_SCALES else Decimal(sign)


def _tail(page: Page, numeral: Numeral) -> re.Match[str] | None:
    match = _HAN_TAIL.match(page.folded, numeral.end)
    if match is None:
        return None
    if numeral.style == "han":  # 三十多万; without 多 the magnitude is in the numeral itself
        return match if match.group()[:1] in {"多", "余", "几"} else None
    if match.group().strip() in {"百", "千"} and numeral.value > HAN_SCALES["百"]:
        return None  # 2025百强
    return match
