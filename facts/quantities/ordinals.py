"""Ordinals: first, no. 1, 2-е, 第3."""

import re
from dataclasses import replace
from decimal import Decimal

from facts.quantities.measures import unit_after
from facts.quantities.numberwords import ORDINAL_MARKS, ORDINAL_SUFFIXES
from facts.quantities.pages import Page
from facts.quantities.parsed import Reading, letter_at
from facts.quantities.scaling import Numeral
from facts.quantities.units import Unit

_UNORDERED = frozenset(("class", "hand", "party", "rate", "ever", "aid"))
_TENS = frozenset(range(20, 100, 10))
_TEN = 10
_LARGEST_RANK = 1000


def ordinal_word(source: Page, index: int) -> Reading | None:
    """Read "first", "twenty-first", "primera", "третий"; not "per second", "first of all"."""
    token = source.tokens[index]
    value, last = source.terms.ordinals.get(token.text), index
    if value is None and source.terms.cardinals.get(token.text) in _TENS:
        pair = source.phrase(index, 2)
        last_word = pair[0].rpartition(" ")[2] if pair is not None else ""
        unit = source.terms.ordinals.get(last_word, _TEN)
        if unit < _TEN:
            value, last = source.terms.cardinals[token.text] + unit, index + 1
    if value is None or _is_idiom(source, index):
        return None
    end = source.tokens[last].end
    return Reading(Decimal(value), Unit("", "ordinal"), token.start, end, last + 1, 1, final=True)


def _is_idiom(source: Page, index: int) -> bool:
    """Tell "at first", "per second", "un cuarto", "first of all" and "second-hand"."""
    word = source.tokens[index].text
    before = source.tokens[index - 1].text if index else ""
    timed = {"per", "at", "por"} if source.terms.full else {"per", "at", "por", "a"}
    if before in timed and word in {"first", "second", "segundo"}:
        return True
    if before in {"um", "un"} and word in {"cuarto", "quarto", "segundo"}:
        return True
    phrase = source.phrase(index, 3)
    if phrase is not None and phrase[0].endswith(" of all"):
        return True
    pair = source.phrase(index, 2)
    hyphened = source.folded.startswith("-", source.tokens[index].end)
    return hyphened and pair is not None and pair[0].rpartition(" ")[2] in _UNORDERED


def ordinal(source: Page, numeral: Numeral, index: int, floor: int) -> Reading | None:
    """Read 1st, 2-е, 1º, no. 1, number one, #2, 第3."""
    if numeral.value != numeral.value.to_integral_value():
        return None
    folded, start = source.folded, numeral.start
    final = Reading(
        numeral.value, Unit("", "ordinal"), start, numeral.end, numeral.index,
        numeral.significant, final=True,
    )  # fmt: skip
    mark = _ORDINAL_MARK.search(folded, max(floor, start - len("n.º ")), start)
    if mark is not None:
        return replace(final, start=mark.start())
    if numeral.scaled:
        return None
    match = _ORDINAL_TAIL.match(folded, numeral.end) if numeral.style == "digits" else None
    if match is None and source.terms.full and source.terms.language in _STOPPED:
        match = _stopped(source, numeral, index)
    if match is not None and match.group() == "°" and source.terms.full:
        match = match if source.terms.language in _DEGREED else None
    if match is not None and not letter_at(folded, match.end()):
        return replace(final, end=match.end(), index=source.index_at(match.end(), numeral.index))
    before = source.tokens[index - 1] if index else None
    if before is None or before.text not in ORDINAL_MARKS or before.start < floor:
        return None
    if not source.joined(before.end, start, dotted=True) or numeral.value >= _LARGEST_RANK:
        return None
    if before.text == "no" and not _numbers(source, before.end, numeral):
        return None
    return replace(final, start=before.start)


def _numbers(source: Page, end: int, numeral: Numeral) -> bool:
    """Tell "no. 1" and "no 1" from "no 5 %" and "no two provinces"."""
    if source.folded.startswith(".", end):
        return True
    return numeral.style == "digits" and unit_after(source, numeral.end, numeral.index) is None


_DEGREED = frozenset(("es", "pt", "it"))  # write 1° for a rank; others for an angle
_STOPPED = frozenset(("de", "da", "nb", "no", "fi", "cs", "sk", "sl", "hu", "pl", "tr", "hr"))
_STOP = re.compile(r"\.(?=,| und |[ \u00a0][a-zà-ž])")
_ARTICLES = frozenset(
    ("der", "die", "das", "dem", "den", "des", "im", "am", "zum", "zur", "beim", "vom")
)


def _stopped(source: Page, numeral: Numeral, index: int) -> re.Match[str] | None:
    """Read the "3." of "auf der 3. Zeitachse"; at a sentence's end it is just a number."""
    if numeral.value > _LARGEST_STOPPED or not source.folded.startswith(".", numeral.end):
        return None
    match = _STOP.match(source.text, numeral.end)
    if match is not None:
        return match
    before = source.tokens[index - 1].text if index else ""
    return _POINT.match(source.folded, numeral.end) if before in _ARTICLES else None


_LARGEST_STOPPED = 99
_POINT = re.compile(r"\.(?=[ \u00a0]\w)")
_ORDINAL_MARK = re.compile(r"(?:第|#|№ ?|(?<![a-z])n\.?[º°] ?)$")
_ORDINAL_TAIL = re.compile(
    r"\.?[ºª°](?!c)|-(?:й|я|е|го|м|му|ю|ая|ое|ый|ой)(?![а-я])|(?:"
    + "|".join(sorted(ORDINAL_SUFFIXES, key=len, reverse=True))
    + ")(?![a-zа-я])"
)
