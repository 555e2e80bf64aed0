"""Messages that ask nothing of the document: greetings, thanks."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from index.text import fold

_DATA = Path(__file__).with_name("talk.toml")
_EDGES = re.compile(r"^\W+|\W+$")


def talk(message: str) -> str | None:
    """Return hello, thanks, bye, help or identity where that is all a message says."""
    return _phrases().get(_folded(message))


@lru_cache(1)
def _phrases() -> dict[str, str]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        _folded(phrase): kind
        for kind, languages in data.items()
        for phrases in languages.values()
        for phrase in phrases
    }


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in _EDGES.sub("", text).split())
