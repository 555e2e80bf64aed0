"""Texts by key and language, as a file of tables has them: what anybody can translate."""

import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Final

from index.script import in_language

_SIGNS: Final = "❔✅❌⚠ "  # what may stand before a text's first letter
_FORMATTER: Final = Formatter()


class Catalogue:
    """The texts of a TOML file: ``[key]``, and below it ``language = "text with {value}"``.

    Traditional Chinese ("zh-hant") that a text lacks is made of its simplified; another language
    that it lacks reads it in English. A key that isn't there raises KeyError, and so does a value
    that a text names and isn't given.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """All texts by key and language."""
        return tomllib.loads(self._path.read_text(encoding="utf-8"))

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def text(self, key: str, language: str) -> str:
        """Return a text as it stands."""
        return in_language(self.texts[key], language)

    def filled(self, key: str, language: str, **values: object) -> str:
        """Return a text with its values."""
        return _FORMATTER.vformat(self.text(key, language), (), values)

    def say(self, key: str, language: str, **values: object) -> str:
        """Return a text with its values, its first letter large."""
        text = self.filled(key, language, **values)
        first = len(text) - len(text.lstrip(_SIGNS))
        return text[:first] + text[first : first + 1].upper() + text[first + 1 :]
