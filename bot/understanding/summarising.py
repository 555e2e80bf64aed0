"""Requests for a summary: what it is about, the points that matter, the key figures."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from facts.quantities.numberwords import ONES
from facts.quantity import figures
from index.text import fold, function_words

_DATA = Path(__file__).with_name("summarising.toml")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HAN_COUNT = re.compile(r"([一二两三四五六七八九十]|\d{1,2})(?=[个]?(?:点|条|句|要点))")
_HAN = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_MOST_POINTS = 10
_BETWEEN = 2  # words from a count to what it counts: "three key points"
_ONES = frozenset(map(fold, ONES))
_NO_POINTS = frozenset({"duration", "date", "year", "ordinal", "percent", "money"})
_MOST_SUBJECT = 4  # words of a subject; a longer rest is a question of its own

Wanted = Literal["about", "points", "figures"]


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """What a summary is to have: how many points (None: as many as fit), on which subject."""

    wanted: Wanted
    points: int | None
    subject: str


def summary_request(message: str, language: str) -> SummaryRequest | None:
    """Return the summary that a message asks for, None where it asks something else.

    All that stands before the word for it must be words that only frame a request: "the exit
    summary declaration" is a thing, "give me a short summary of the exits" a request. So few words
    don't tell their language: English is tried too.
    """
    return _request(message, language) or (_request(message, "en") if language != "en" else None)


def _request(message: str, language: str) -> SummaryRequest | None:
    words = _words(language)
    folded = _folded(message)
    found = [
        (at.start(), at.end(), wanted)
        for wanted, pattern in words.asking
        if (at := pattern.search(folded)) is not None
    ]
    if not found:
        return None
    start, end, wanted = min(found, key=lambda row: (row[0], row[0] - row[1]))
    before, after = folded[:start], folded[end:]
    if _left(before, words.frame, language):
        return None
    rest = _left(after, words.frame, language)
    if len(rest) > _MOST_SUBJECT or (rest and wanted == "about"):
        return None
    return SummaryRequest(wanted, _points(message, language), " ".join(rest))


def asked_of(message: str, language: str) -> SummaryRequest:
    """Return what a message that is known to ask for a summary wants of it, by its words."""
    words = _words(language)
    figures_ = any(
        wanted == "figures" and pattern.search(_folded(message)) for wanted, pattern in words.asking
    )
    return SummaryRequest("figures" if figures_ else "points", _points(message, language), "")


def asking_letters(message: str, language: str) -> int:
    """Count the letters of a message that ask for a summary in a language."""
    folded = _folded(message)
    found = (match for _, asking in _words(language).asking for match in asking.finditer(folded))
    return max((match.end() - match.start() for match in found), default=0)


def _points(message: str, language: str) -> int | None:
    """Return how many points are wanted: the count of them, else the last one of any things."""
    if found := _HAN_COUNT.search(message):
        value = _HAN.get(found[1]) or int(found[1])
        return value if 1 <= value <= _MOST_POINTS else None
    counted = [
        (one.end, int(one.value))
        for one in figures(message, language)
        if one.value % 1 == 0 and one.kind not in _NO_POINTS and 1 <= one.value <= _MOST_POINTS
    ]
    units = _words(language).units
    ones = ((word.end(), 1) for word in _WORD.finditer(message) if fold(word[0]) in _ONES)
    of_units = [
        value for end, value in (*counted, *ones) if units & set(_next_words(message[end:]))
    ]
    return next(iter(of_units), counted[-1][1] if counted else None)


def _next_words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)[:_BETWEEN]]


def _left(text: str, frame: frozenset[str], language: str) -> list[str]:
    """Return the words that are neither frame, function word nor number."""
    if language == "zh":
        for phrase in sorted(frame, key=len, reverse=True):
            text = text.replace(phrase, " ")
        text = _HAN_COUNT.sub(" ", text)
        return [word for word in _WORD.findall(text) if len(word) > 1 and not word.isdigit()]
    stops = function_words(language)
    return [
        word
        for word in _WORD.findall(text)
        if word not in frame and word not in stops and not _is_number(word, language)
    ]


def _is_number(word: str, language: str) -> bool:
    return bool(figures(word, language))


@dataclass(frozen=True)
class _Words:
    asking: tuple[tuple[Wanted, re.Pattern[str]], ...]
    frame: frozenset[str]
    units: frozenset[str]


@lru_cache(8)
def _words(language: str) -> _Words:
    data = _data().get(language) or _data()["en"]
    edge = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
    asking: list[tuple[Wanted, re.Pattern[str]]] = []
    for wanted in ("figures", "points", "about"):
        phrases = sorted(map(_folded, data[wanted]), key=len, reverse=True)
        body = "|".join(map(re.escape, phrases))
        asking.append((wanted, re.compile(f"{edge[0]}(?:{body}){edge[1]}")))
    frame, units = (frozenset(map(_folded, data.get(name, ()))) for name in ("frame", "units"))
    return _Words(tuple(asking), frame, units)


@lru_cache(1)
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())
