"""What a question asks to be done with figures: change, average, share, the largest, and so on."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from index.text import fold

_FOLDER = Path(__file__).with_name("operations")
_GAP = r"(?:\S+\s+){1,3}?"  # what "…" stands for


class Signal(StrEnum):
    """What a word or phrase of a question says about computing; several may stand together."""

    CHANGE = "change"
    UP = "up"
    DOWN = "down"
    PERCENT = "percent"
    GROWTH = "growth"  # a change in per cent: "percentage change", 增长率
    DIFFERENCE = "difference"
    AVERAGE = "average"
    MEDIAN = "median"
    SUM = "sum"
    TOTAL = "total"
    SHARE = "share"
    RATIO = "ratio"
    MOST = "most"
    LEAST = "least"
    MORE = "more"
    LESS = "less"
    ABOVE = "above"
    BELOW = "below"
    WITHOUT = "without"
    NEGATIVE = "negative"
    POSITIVE = "positive"
    COUNT = "count"
    WHICH = "which"
    PRIOR = "prior"
    LATER = "later"
    RANK = "rank"
    RATE = "rate"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Said:
    """A signal at `text[start:end]` of the question."""

    signal: Signal
    start: int
    end: int


@dataclass(frozen=True)
class OperationWords:
    """The forms of a language: patterns with their signals, words for periods, words of no topic.

    A form comes with a word that any text with it has. `filler` and `periods` are folded words.
    """

    forms: tuple[tuple[re.Pattern[str], Signal, str], ...]
    periods: frozenset[str]
    filler: frozenset[str]


@lru_cache(16)
def operation_words(language: str) -> OperationWords:
    """Return the forms of a language, those of English for one that isn't listed.

    Raises ValueError where a file names a signal that isn't one.
    """
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return operation_words("en")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [
        (phrase, Signal(name)) for name, phrases in data["signals"].items() for phrase in phrases
    ]
    rows.sort(key=lambda row: -len(row[0]))
    return OperationWords(
        tuple(
            (_pattern(phrase, characters=language == "zh"), signal, _folded(phrase).split()[0])
            for phrase, signal in rows
        ),
        frozenset(_folded(word) for word in data["words"]["periods"]),
        frozenset(_folded(word) for word in data["words"]["filler"]),
    )


def signals(text: str, language: str) -> list[Said]:
    """Return the signals of a question in order; a longer form takes the words of shorter ones."""
    folded = _folded(text)
    taken = [False] * (len(folded) + 1)
    found: list[Said] = []
    for pattern, signal, word in operation_words(language).forms:
        if word not in folded:
            continue
        for match in pattern.finditer(folded):
            spans = [match.span(name) for name in ("a", "b") if match.group(name)]
            if any(any(taken[start:end]) for start, end in spans):
                continue
            for start, end in spans:
                taken[start:end] = [True] * (end - start)
                found.append(Said(signal, start, end))
    return sorted(found, key=lambda said: said.start)


def _pattern(phrase: str, *, characters: bool) -> re.Pattern[str]:
    if characters:
        return re.compile(rf"(?P<a>{re.escape(phrase)})(?P<b>)")
    first, _, second = (part.strip() for part in _folded(phrase).partition("…"))
    start = r"(?<!\w)" if first[0].isalnum() else ""
    end = r"(?!\w)" if (second or first)[-1].isalnum() else ""
    if not second:
        return re.compile(rf"{start}(?P<a>{_spaced(first)}){end}(?P<b>)")
    return re.compile(rf"{start}(?P<a>{_spaced(first)})\s+{_GAP}(?P<b>{_spaced(second)}){end}")


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _folded(text: str) -> str:
    """Fold word by word where that keeps every offset."""
    return re.sub(r"[\w'’]+", lambda m: _same_length(m.group()), text)


def _same_length(word: str) -> str:
    folded = fold(word)
    return folded if len(folded) == len(word) else word.lower()
