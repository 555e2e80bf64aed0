"""Which country's money a document means by a word that several countries use: pesos, kroner.

A figure in an unknown currency ("?") stays so unless the document itself tells: it speaks of one
of the countries that call theirs so much more than of the others.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from facts.quantities.folding import fold
from facts.quantities.parsed import Quantity

UNKNOWN = "?"
_FILE = Path(__file__).with_name("homes.toml")
_SAMPLE = 200_000  # characters that are searched for countries; a document is about one
_LEAST = 2  # mentions of a country, so that one in passing doesn't decide
_CLEAR = 3  # times as often as any other with a currency of the same name
_LEADS = 4  # … as any other country at all, where no currency is named


class Home:
    """The currencies that a document means; its text is searched when one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _folded(self) -> str:
        return fold(self._text[:_SAMPLE])

    @cached_property
    def _shared(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        table = _tables()
        return tuple(
            (_pattern(table.words[word]), code)
            for word, countries in table.shared.items()
            if _pattern(table.words[word]).search(self._folded) is not None
            if (code := _leader(self._folded, countries, _CLEAR))
        )

    @cached_property
    def leading(self) -> str:
        """The currency of the country that a document speaks of, "" for several or none."""
        return _leader(self._folded, _tables().countries, _LEADS)

    def named(self, quantity: Quantity) -> Quantity:
        """Return a quantity in an unknown currency with the code that the document tells."""
        if quantity.unit != UNKNOWN or quantity.kind != "money":
            return quantity
        code = self.code(quantity.text)
        return quantity if code == UNKNOWN else replace(quantity, unit=code)

    def code(self, text: str) -> str:
        """Return the currency that a text's word for money means here, "?" where nothing tells."""
        folded = fold(text)
        found = (code for pattern, code in self._shared if pattern.search(folded) is not None)
        return next(found, UNKNOWN)


@lru_cache(8)  # documents that are read in turn; the text's hash is made once
def home_of(text: str) -> Home:
    """Return the currencies that a document of this text means."""
    return Home(text)


def _leader(folded: str, countries: Mapping[str, str], clear: int) -> str:
    """Return the code whose country is named `clear` times as often as any other, else ""."""
    counts = sorted(
        ((len(_pattern(names).findall(folded)), code) for code, names in countries.items()),
        reverse=True,
    )
    most, code = counts[0]
    second = counts[1][0] if len(counts) > 1 else 0
    return code if most >= _LEAST and most >= clear * second else ""


@lru_cache(64)
def _pattern(listed: str) -> re.Pattern[str]:
    parts = sorted((re.escape(name) for name in listed.split("|")), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(parts)})(?![a-z])")


@dataclass(frozen=True)
class _Tables:
    """The file: codes with their countries by word, the words' spellings, all countries."""

    shared: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    countries: Mapping[str, str]


@lru_cache(1)
def _tables() -> _Tables:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Tables(data["shared"], data["words"], data["countries"])
