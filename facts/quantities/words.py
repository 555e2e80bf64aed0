"""The words of one language that stand around figures, as `words/*.toml` lists them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from facts.quantities.units import Unit, phrases

_FOLDER = Path(__file__).with_name("words")
LANGUAGES = ("en", "es", "pt", "ru", "de", "fr", "it", "zh")

_NONE: Mapping[str, Any] = MappingProxyType({})


class Words:
    """One language's file; every list comes folded, and what a file lacks is empty."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def table(self, section: str) -> Mapping[str, Any]:
        """Return a section as it stands."""
        found = self._data.get(section, _NONE)
        return found if isinstance(found, Mapping) else _NONE

    def listed(self, section: str, name: str) -> list[str]:
        """Return the phrases of one entry of a section."""
        return split(self.table(section).get(name, ""))

    @property
    def months(self) -> list[list[str]]:
        """The twelve months' names."""
        return [split(names) for names in self._data.get("months", ())]

    @property
    def cased_months(self) -> frozenset[str]:
        """The names that are another word in lower case: may, march."""
        return frozenset(split(self._data.get("cased_months", "")))

    @property
    def numbers(self) -> list[str]:
        """The words of one to twelve, that count months."""
        return split(self._data.get("numbers", ""))

    def values(self, section: str) -> dict[str, int]:
        """Return {phrase: value} of a section whose keys are numbers."""
        return {
            phrase: int(key)
            for key, listed in self.table(section).items()
            if key.isdecimal()
            for phrase in spoken(listed)
        }

    def codes(self, section: str) -> dict[str, str]:
        """Return {phrase: key} of a section."""
        return {
            phrase: key for key, listed in self.table(section).items() for phrase in spoken(listed)
        }

    def units(self, section: str) -> dict[str, Unit]:
        """Return {phrase: unit} of a section of unit tables."""
        return {
            phrase: Unit(code, kind)
            for code, kinds in self.table(section).items()
            for kind, listed in kinds.items()
            for phrase in (*spoken(listed), *split(listed))
        }

    def printed_units(self, section: str) -> dict[str, Unit]:
        """Return {unit as printed, its case kept: unit}."""
        return {
            printed: Unit(code, kind)
            for code, kinds in self.table(section).items()
            for kind, listed in kinds.items()
            for printed in listed.split("|")
            if printed
        }


def split(listed: str) -> list[str]:
    """Return the folded phrases of a list, none of an empty one."""
    return [phrase for phrase in phrases(listed) if phrase]


def spoken(listed: str) -> list[str]:
    """Return the phrases as the tokens of a text make them up: no hyphens, no apostrophes."""
    return [phrase.replace("-", " ").replace("'", " ") for phrase in split(listed)]


@cache
def words(language: str) -> Words:
    """Return the words of a language, or `common`, what all languages share."""
    path = _FOLDER / f"{language}.toml"
    return Words(tomllib.loads(path.read_text(encoding="utf-8")))
