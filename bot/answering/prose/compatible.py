"""Whether two figures may stand in one computation, and what they are then."""

import re
from collections.abc import Collection
from dataclasses import replace

from bot.answering.prose.operands import Operand
from bot.understanding.cues import folded, prose_words
from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.joints import joints
from index.text import fold, stem

_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_NO_MEASURE = frozenset({Kind.YEAR, Kind.DATE, Kind.RANK})


Keys = Collection[str]


def alike(
    one: Operand, other: Operand, language: str, parts: tuple[Keys, Keys] = ((), ())
) -> tuple[DraftedFigure, DraftedFigure] | None:
    """Return two figures of one kind and unit; None where they are unlike.

    A bare number takes the counted noun of the figure beside it: "24 goals and Bellamy 17".
    `parts` are the keys of what is compared: men and women may be, where the question names both.
    """
    first, second = one.figure, other.figure
    if first.kind in _NO_MEASURE or second.kind in _NO_MEASURE:
        return None
    if one.quantity.low is not None or other.quantity.low is not None:
        return None  # of a range no end is meant
    if not _same_per(one, other, language):
        return None
    if first.kind in _COUNTED and second.kind in _COUNTED:
        return _counted(one, other, language, parts)
    units = first.unit.partition("/")[0], second.unit.partition("/")[0]
    if first.kind is not second.kind or units[0] != units[1]:
        return None
    return replace(first, unit=units[0]), replace(second, unit=units[0])


def _same_per(one: Operand, other: Operand, language: str) -> bool:
    """Tell whether both figures are per the same thing; a list may say so once, before it."""
    pers = [operand.quantity.per or "" for operand in (one, other)]
    if pers[0] == pers[1] or one.figure.kind is Kind.PERCENT:
        return True
    if all(pers):
        return False
    noun = _head(pers[0] or pers[1], language)
    bare = other if pers[0] else one
    return noun in bare.near and abs(one.position - other.position) <= _LIST


_LIST = 6  # sentences; items of one list


def _counted(
    one: Operand, other: Operand, language: str, parts: tuple[Keys, Keys]
) -> tuple[DraftedFigure, DraftedFigure] | None:
    """Return two counts with one noun: a bare number may leave its noun to the other's sentence."""
    first, second = one.figure, other.figure
    nouns = [_head(figure.unit, language) for figure in (first, second)]
    compared = nouns[0] in parts[0] and nouns[1] in parts[1]
    if nouns[0] and nouns[1] and nouns[0] != nouns[1] and not compared:
        return None
    if not any(nouns) and one.position != other.position:
        return None  # numbers that say of what neither here nor there
    if bool(nouns[0]) != bool(nouns[1]) and one.position != other.position:
        bare = other if nouns[0] else one
        if (nouns[0] or nouns[1]) not in bare.near:
            return None
    unit = _common(first.unit, second.unit)
    return (
        replace(first, kind=Kind.COUNT, unit=unit),
        replace(second, kind=Kind.COUNT, unit=unit),
    )


def _common(one: str, other: str) -> str:
    """Return the noun of both: what two noun phrases end with, or else begin with."""
    if not one or not other or one == other:
        return one or other
    first, second = one.split(), other.split()
    tail: list[str] = []
    while first and second and first[-1] == second[-1]:
        tail.insert(0, first.pop())
        second.pop()
    if tail:
        return " ".join(tail)
    return first[0] if first[:1] == second[:1] else ""


def _head(noun: str, language: str) -> str:
    """Return the stem of a noun's main word: the last one, in Chinese all of it."""
    words = noun.split()
    return stem(fold(words[-1]), language) if words else ""


def within(one: Operand, other: Operand, text: str, language: str) -> bool:
    """Tell whether the sentence of both figures says that one is a part of the other."""
    if one.position != other.position:
        return False
    first, second = sorted((one, other), key=lambda operand: operand.quantity.start)
    between = folded(text)[first.quantity.end : second.quantity.start]
    words = prose_words(language).text
    if words["within"].search(between) is not None:
        return True
    of = words["of"].search(between)  # "12 of the 28", but not "12 at the height of the boom, 28"
    return of is not None and len(between.split()) <= len(of.group().split()) + _SHORT


def both_parts(one: Operand, other: Operand, text: str, language: str) -> bool:
    """Tell whether the sentence lists both figures as parts of one before them: "126, of which 58 … and 31"."""
    if one.position != other.position:
        return False
    first, second = sorted((one, other), key=lambda operand: operand.quantity.start)
    found = prose_words(language).text["within"].finditer(folded(text))
    heads = [match for match in found if match.end() <= second.quantity.start]
    return bool(heads) and heads[-1].end() <= first.quantity.start


_SHORT = 1  # word beside "of" from a part to its whole: "out of some 28"


def steps(first: Operand, second: Operand, text: str, language: str) -> bool:
    """Tell whether a sentence goes from the first figure to the second.

    "From 18 % to 7 %", "848 million, up from 537 million", "to 7 % from 18 %": the first is the earlier one.
    """
    if first.position != second.position:
        return False
    words = prose_words(language).text
    opens, closes = words.get("from"), words.get("to")
    if first.quantity.start > second.quantity.start:
        between = text[second.quantity.end : first.quantity.start].lower()
        tail = between[-_LONGEST_STEP:].rstrip()
        compares = joints(language).compares
        if any(compares.fullmatch(tail, at) is not None for at in range(len(tail))):
            return True
        ahead = text[max(0, second.quantity.start - _LONGEST_STEP) : second.quantity.start].lower()
        turned = opens is not None and opens.fullmatch(between.strip()) is not None
        return turned and closes is not None and _ends_with(closes, ahead)
    if opens is None or closes is None:
        return False
    before = text[max(0, first.quantity.start - _LONGEST_STEP) : first.quantity.start].lower()
    between = text[first.quantity.end : second.quantity.start].lower()
    return _ends_with(opens, before) and _has_near_end(closes, between)


_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_LONGEST_STEP = 24  # characters: "from around the 17.4"


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    found = list(pattern.finditer(text))
    if not found:
        return False
    rest = _YEAR.sub("", text[found[-1].end() :])  # "from 2019's 300 to 2024's 500"
    return not any(mark.isdecimal() or mark in ",;，；、" for mark in rest)


def _has_near_end(pattern: re.Pattern[str], text: str) -> bool:
    found = list(pattern.finditer(text))
    return bool(found) and len(text) - found[-1].end() <= _LONGEST_STEP


def same_direction(first: Operand, second: Operand, text: str, language: str) -> bool:
    """Tell whether both figures are changes, or both none; one word may stand for a list.

    "A 56 % reduction for some, 71 % for others", but not "fell 30 % … to 15 %".
    """
    directed = [one.quantity.direction is not None for one in (first, second)]
    if directed[0] == directed[1]:
        return True
    if first.position != second.position:
        return False
    if first.row == second.row:
        return True
    change, bare = (first, second) if directed[0] else (second, first)
    if change.figure.kind is not Kind.PERCENT or bare.row != change.row + 1:
        return False
    closes = prose_words(language).text.get("to")
    before = text[max(0, bare.quantity.start - _LONGEST_STEP) : bare.quantity.start].lower()
    return closes is None or not _has_near_end(closes, before)
