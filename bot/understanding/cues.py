"""The words of a language that a computed question is read by, and its documents' own."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.text import fold

_FOLDER = Path(__file__).with_name("cues")
_FALLBACK = "en"
_WORD = re.compile(r"[\w'’]+")

Span = tuple[int, int]


@dataclass(frozen=True)
class ProseWords:
    """Patterns of one language for folded text, by the names of its file.

    `filler` are folded words that carry no topic in a computed question. `characters` tells that
    the language has no spaces: its comparison stands before what is compared ("A比B多").
    """

    joints: dict[str, re.Pattern[str]]
    said: dict[str, re.Pattern[str]]
    text: dict[str, re.Pattern[str]]
    filler: frozenset[str]
    characters: bool


@lru_cache(16)
def prose_words(language: str) -> ProseWords:
    """Return the words of a language, those of English for one that isn't listed."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return prose_words(_FALLBACK)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    characters = language == "zh"
    filler = frozenset(map(folded, data["said"].pop("filler")))

    def patterns(name: str) -> dict[str, re.Pattern[str]]:
        return {key: _any(phrases, characters=characters) for key, phrases in data[name].items()}

    return ProseWords(patterns("joints"), patterns("said"), patterns("text"), filler, characters)


def _any(phrases: list[str], *, characters: bool) -> re.Pattern[str]:
    """Return a pattern of any of the phrases, the longest first."""
    ordered = sorted((folded(phrase) for phrase in phrases), key=lambda one: (-len(one), one))
    if characters:
        return re.compile("|".join(map(re.escape, ordered)) or "(?!)")
    parts = [
        ("(?<!\\w)" if one[0].isalnum() else "")
        + r"\s+".join(map(re.escape, one.split()))
        + ("(?!\\w)" if one[-1].isalnum() else "")
        for one in ordered
    ]
    return re.compile("|".join(parts) or "(?!)")


def folded(text: str) -> str:
    """Fold a text word by word where that keeps every offset, else only its case."""
    return _WORD.sub(lambda match: _same_length(match.group()), text)


def _same_length(word: str) -> str:
    short = fold(word)
    if len(short) == len(word):
        return short
    lower = word.lower()
    return lower if len(lower) == len(word) else word


def spans(pattern: re.Pattern[str] | None, text: str) -> list[Span]:
    """Return where a pattern stands in a folded text; none for a pattern that a language lacks."""
    return [match.span() for match in pattern.finditer(text)] if pattern is not None else []
