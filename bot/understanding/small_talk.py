"""Messages that ask nothing of the document: greetings, thanks."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from index.text import fold

_DATA = Path(__file__).with_name("small_talk.toml")
_EDGES = re.compile(r"^\W+|\W+$")


def talk(message: str) -> str | None:
    """Return hello, thanks, bye, help or identity where that is all a message says."""
    found = _phrases().get(_folded(message))
    return found[0] if found else None


def talk_language(message: str) -> str:
    """Return the language of such a message, "" for another one."""
    found = _phrases().get(_folded(message))
    return found[1] if found else ""


@lru_cache(1)
def _phrases() -> dict[str, tuple[str, str]]:
    """What is said, and in which language: the first that has the phrase."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    found: dict[str, tuple[str, str]] = {}
    for kind, languages in data.items():
        for language, phrases in languages.items():
            for phrase in phrases:
                found.setdefault(_folded(phrase), (kind, language))
    return found


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in _EDGES.sub("", text).split())
