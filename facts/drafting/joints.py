"""The words of prose that join figures and clauses, ready to be matched."""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from index.sentences import CJK

_DATA = Path(__file__).with_name("joints.toml")
_FALLBACK = "en"
_LEAD = r"[\s\u00a0,，(（–—-]*"  # what may stand before a clause's first word
# Case as it stands: no letter of these scripts has another, and `re` takes ten milliseconds to look.
_NO_LETTER_BEFORE = rf"(?-i:(?<![^\W_{CJK}]))"
_NO_LETTER_AFTER = rf"(?-i:(?![^\W_{CJK}]))"
_UNBOUNDED = re.compile(f"['’{CJK}、]$")  # what such a phrase ends in may join a word


class Joints:
    """Patterns of one language, each compiled when first needed; each matches at a word's start."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """`words` are the phrases by name, as `joints.toml` lists them."""
        self._words = words
        self.within = frozenset(words["within"].split("|"))
        self.owned = frozenset(words["owned"].split("|"))

    @cached_property
    def of(self) -> re.Pattern[str]:
        """What joins a figure to its whole."""
        return re.compile(rf"[\s\u00a0]{{0,2}}{_either(self._words['of'])}", re.IGNORECASE)

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """What opens a clause."""
        opens = f"{self._words['opens']}|{self._words['compares']}"
        return re.compile(_either(opens), re.IGNORECASE)

    @cached_property
    def compares(self) -> re.Pattern[str]:
        """What opens a clause about what others are compared with."""
        return re.compile(_LEAD + _either(self._words["compares"]), re.IGNORECASE)

    @cached_property
    def joins(self) -> re.Pattern[str]:
        """What stands between clauses and between the items of a list."""
        return re.compile(_either(self._words["joins"]), re.IGNORECASE)

    @cached_property
    def relates(self) -> re.Pattern[str]:
        """What opens a clause about the thing before it, behind a comma."""
        return re.compile(rf",\s+{_either(self._words['relates'])}\s", re.IGNORECASE)

    @cached_property
    def having(self) -> re.Pattern[str]:
        """What stands, behind a comma, before what a thing has."""
        return re.compile(rf",\s+{_either(self._words['with'])}\s+$", re.IGNORECASE)

    @cached_property
    def base(self) -> re.Pattern[str]:
        """What stands before the period that a change is measured from; it ends there."""
        base, articles = _either(self._words["base"]), _either(self._words["articles"])
        return re.compile(rf"{base}(?:\s+{articles})?\s*$", re.IGNORECASE)


@lru_cache(16)
def joints(language: str) -> Joints:
    """Return the patterns of a language, of English where the language isn't listed."""
    lists = _lists()
    return Joints(lists.get(language, lists[_FALLBACK]))


def _either(listed: str) -> str:
    """Return a pattern of whole words; Chinese and contractions end where the next word begins."""
    found = sorted((re.escape(phrase) for phrase in listed.split("|") if phrase), key=len)
    if not found:
        return "(?!)"
    parts = [
        f"(?:{'|'.join(run)}){'' if unbounded else _NO_LETTER_AFTER}"
        for unbounded, run in groupby(reversed(found), lambda one: bool(_UNBOUNDED.search(one)))
    ]
    return f"{_NO_LETTER_BEFORE}(?:{'|'.join(parts)})"


@lru_cache(1)
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
