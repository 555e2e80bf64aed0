"""Numbers in words: three hundred and five, mil doscientos millones, двадцать один."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from facts.quantities.german import german_number
from facts.quantities.numberwords import (
    ARTICLES,
    DOZENS,
    HALVES_BEFORE,
)
from facts.quantities.pages import Page
from facts.quantities.scaling import Numeral, scaled_by_words
from facts.quantities.sums import Sum, plain, significant, times

_TEN = 10
_LAST_TEEN = 19
_HUNDRED = 100
_ALL = 1000
_POINTS = frozenset(("point", "coma", "virgula"))
_TEENS_OF_YEARS = frozenset((19, 20))
_MOST_DECIMALS = 12


def read_words(page: Page, index: int) -> Numeral | None:
    """Read a number in words from its first word on."""
    if page.tokens[index].text in HALVES_BEFORE:
        half = _half_of(page, index)
        if half is not None:
            return half
    spelled = _spelled(page, index)
    if spelled is None or spelled.scaled:
        return spelled
    return _pointed(page, _year_pair(page, spelled))


class _Speller:
    """The words of one number so far: what is added up, and what may still be added."""

    __slots__ = ("group", "magnitudes", "room", "scaled", "so_far")

    def __init__(self, magnitudes: Mapping[str, int], group: int = 0, room: int = _ALL) -> None:
        self.magnitudes = magnitudes
        self.so_far = Sum()
        self.group = group
        self.room = room
        self.scaled = False

    @property
    def scale(self) -> int:
        """The magnitude when there is one and nothing below it, 0 when there is more."""
        if self.group and self.scaled:
            return 0
        return self.so_far.scale_of_one

    def takes(self, value: int | None, word: str) -> bool:
        """Take a cardinal, a hundred, a magnitude or a dozen; False when it starts anew."""
        if value is not None:
            return self._adds(value)
        if word in DOZENS:
            return self._multiplies(DOZENS[word])
        by = self.magnitudes.get(word)
        if by is None or word == "k":
            return False
        if by == _HUNDRED:
            return self._multiplies(by)
        if not self.group and self.so_far.unit >= by:
            return False
        self.scaled = self.so_far.scale(Decimal(self.group), by)
        self.group, self.room = 0, _ALL
        return self.scaled

    def _adds(self, value: int) -> bool:
        if value >= self.room or (value == 0 and (self.group or self.scaled)):
            return False
        self.group += value
        if value % _HUNDRED == 0:
            self.room = _HUNDRED if value else 0
        else:
            self.room = _TEN if value > _LAST_TEEN and value % _TEN == 0 else 1
        return True

    def _multiplies(self, by: int) -> bool:
        if not 0 < self.group < _HUNDRED:
            return False
        self.group, self.scaled = self.group * by, True
        self.room = _HUNDRED if by == _HUNDRED else 0
        return True


def _spelled(page: Page, index: int) -> Numeral | None:
    words = page.tokens
    speller, place = _start(page, index), index
    if speller is None:
        return None
    if words[index].text in ARTICLES and speller.group:
        place += 1
    last = None
    while place < len(words):
        word = words[place]
        if place > index and not page.joined(words[place - 1].end, word.start):
            break
        value, count = _cardinal(page, place)
        if speller.takes(value, word.text):
            last = place + count - 1
        elif last is None or not _connects(page, place, speller):
            break
        place += count
    if last is None:
        return None
    total = speller.so_far.total(speller.group)
    return Numeral(
        total, significant(format(total, "f")), words[index].start, words[last].end, last + 1,
        "words", scaled=speller.scaled, scale=speller.scale,
    )  # fmt: skip


def _start(page: Page, index: int) -> _Speller | None:
    """Return how a number may start: a cardinal, "a hundred", "миллион рублей"."""
    first = page.tokens[index].text
    following = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    if first in ARTICLES:
        if following is None or not page.joined(page.tokens[index].end, following.start):
            return None
        scales = following.text in page.terms.magnitudes or following.text in DOZENS
        lone = scales and following.text not in {"k", "mil"}
        return _Speller(page.terms.magnitudes, 1, 0) if lone else None
    if first in page.terms.lone_magnitudes:
        alone = _stands_alone(page, index)
        return _Speller(page.terms.magnitudes, 1, 0) if alone else None
    known = first in page.terms.cardinals or _compound(page, first) is not None
    return _Speller(page.terms.magnitudes) if known else None


def _compound(page: Page, word: str) -> int | None:
    return german_number(word) if page.terms.language == "de" else None


def _cardinal(page: Page, index: int) -> tuple[int | None, int]:
    """Return the value of a number and how many words say it: 77 is four in French."""
    for count in range(page.terms.cardinal_words, 1, -1):
        phrase = page.phrase(index, count)
        if phrase is not None and phrase[0] in page.terms.cardinals:
            return page.terms.cardinals[phrase[0]], count
    return _word(page, index), 1


def _word(page: Page, index: int) -> int | None:
    """Return the value of a number word, unless its language makes it another word."""
    if index >= len(page.tokens):
        return None
    word = page.tokens[index].text
    value = page.terms.cardinals.get(word)
    if value is None:
        return _compound(page, word)
    if word in {"once", "dos"}:  # English "once", Portuguese "dos" (of the)
        following = page.tokens[index + 1].text if index + 1 < len(page.tokens) else ""
        language = page.language_at(index)
        tables = (page.terms.magnitudes, page.terms.units, page.terms.parts)
        counted = any(following in table for table in tables)
        if language != "es" and (not counted or language in {"pt", "en"}):
            return None
    if word in {"cento", "ciento"} and index and page.tokens[index - 1].text == "por":
        return None
    return value


def _half_of(page: Page, index: int) -> Numeral | None:
    """Read "half a million", "medio millón", "half a dozen", "полтора миллиона"."""
    words = page.tokens
    place = index + 1
    if place < len(words) and words[place].text in ARTICLES:
        place += 1
    if place >= len(words) or not page.joined(words[index].end, words[index + 1].start):
        return None
    scale = words[place]
    by = DOZENS.get(scale.text) or page.terms.magnitudes.get(scale.text)
    if by is None or not page.joined(words[place - 1].end, scale.start):
        return None
    half = Decimal("1.5" if words[index].text.startswith("полтор") else "0.5")
    value = times(half, by)
    digits = significant(format(value, "f"))
    return Numeral(
        value, digits, words[index].start, scale.end, place + 1, "words", scaled=True, scale=0
    )


def _stands_alone(page: Page, index: int) -> bool:
    """Tell whether "mil" or "миллион" starts a number: a magnitude, a unit or a noun follows."""
    if page.tokens[index].text == "mil" and page.language_at(index) not in {"es", "pt"}:
        return False
    if index + 1 >= len(page.tokens):
        return False
    following = page.tokens[index + 1]
    return page.joined(page.tokens[index].end, following.start) and (
        following.text in page.terms.magnitudes
        or following.text in page.terms.units
        or following.text in page.terms.cardinals
        or following.text == "de"
    )


def _connects(page: Page, place: int, speller: _Speller) -> bool:
    """Tell whether an "and" joins two parts of one number, not two numbers."""
    word = page.tokens[place].text
    following = _cardinal(page, place + 1)[0]
    if not following or following >= speller.room:
        return False
    if not page.joined(page.tokens[place].end, page.tokens[place + 1].start):
        return False
    if word == "and":
        later = page.tokens[place + 2].text if place + 2 < len(page.tokens) else ""
        return speller.scaled and later != "hundred"
    return (word == "y" and speller.room == _TEN) or word == "e"


def _year_pair(page: Page, found: Numeral) -> Numeral:
    """Read "twenty twenty-five" as 2025."""
    if found.value not in _TEENS_OF_YEARS or found.index >= len(page.tokens):
        return found
    if not page.joined(found.end, page.tokens[found.index].start):
        return found
    second = _spelled(page, found.index)
    if second is None or not _TEN <= second.value < _HUNDRED:
        return found
    return replace(
        found, value=times(found.value, _HUNDRED) + second.value, significant=4, end=second.end,
        index=second.index, style="year",
    )  # fmt: skip


def _pointed(page: Page, found: Numeral) -> Numeral:
    """Read "one point one four trillion"."""
    words, place = page.tokens, found.index
    if place >= len(words) or words[place].text not in _POINTS or found.value >= _ALL:
        return found
    if not page.joined(found.end, words[place].start):
        return found
    digits, end, place = "", found.end, place + 1
    while place < len(words) and page.joined(words[place - 1].end, words[place].start):
        value = page.terms.cardinals.get(words[place].text)
        if value is None or value >= _TEN or len(digits) > _MOST_DECIMALS:
            break
        digits, end, place = digits + str(value), words[place].end, place + 1
    if not digits:
        return found
    printed = f"{found.value}.{digits}"
    found = replace(
        found, value=plain(Decimal(printed)), significant=significant(printed), end=end, index=place
    )
    return scaled_by_words(page, found)
