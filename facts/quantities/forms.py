"""Values in words, exactly, for figures that are computed or converted."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from facts.quantities.sums import plain
from index.script import base, traditional

_EXACT: Final = Context(prec=200)
_MOST_DECIMALS: Final = 6
_LIKE_A_YEAR: Final = re.compile("-?(?:1,9|2,0)[0-9]{2}")  # 2,025 is a number, 2025 a year
_FALLBACK: Final = "en"
_ONE, _FEW, _MANY = 0, 1, -1  # places among the forms of a noun


@dataclass(frozen=True)
class Forms:
    """How a language writes figures: decimal `point`, what sets thousands `apart`, nouns.

    `of` stands between a magnitude and a unit ("millones de euros"); `close`: nothing stands
    between a number and a noun; `tight` are the units of which that is so in any case. `short` are
    the powers of ten that a value is shortened by.
    """

    language: str
    point: str
    apart: str
    short: tuple[int, ...]
    scales: Mapping[int, str]
    units: Mapping[str, str]
    of: str = ""
    close: bool = False
    tight: tuple[str, ...] = ()

    def number(self, value: Decimal) -> str:
        """Write a number with all its digits."""
        text = f"{value:,f}"
        if not self.apart and _LIKE_A_YEAR.fullmatch(text):
            return text
        whole, mark, decimals = text.partition(".")
        return f"{whole.replace(',', self.apart)}{self.point if mark else ''}{decimals}"

    def unit(self, value: Decimal, names: str, *, scaled: bool) -> str:
        """Return the form of a noun ("year|years") that goes with a value, or with a magnitude."""
        forms = names.split("|")
        if scaled:
            return forms[_MANY]
        return forms[min(_place(self.language, value), len(forms) - 1)]

    def scaled(self, value: Decimal, power: int) -> str | None:
        """Write a value in a magnitude: "3,94 billones"; None where the language has no word."""
        names = self.scales.get(power)
        if names is None:
            return None
        short = plain(_EXACT.divide(value, Decimal(1).scaleb(power)))
        number = self.number(short)
        if self.close:
            number = number.replace(",", "")
        return f"{number}{'' if self.close else ' '}{self.unit(short, names, scaled=False)}"

    def shortened(self, value: Decimal) -> str | None:
        """Write a value in the largest magnitude that fits, unless it takes too many decimals."""
        power = next((one for one in self.short if abs(value) >= Decimal(1).scaleb(one)), None)
        if power is None:
            return None
        exponent = plain(_EXACT.divide(value, Decimal(1).scaleb(power))).as_tuple().exponent
        if not isinstance(exponent, int) or exponent < -_MOST_DECIMALS:
            return None
        return self.scaled(value, power)

    def joined(self, number: str, unit: str, *, scaled: bool) -> str:
        """Put a unit behind a number."""
        if not unit:
            return number
        if unit in self.tight or (self.close and not unit.isascii()):
            return f"{number}{unit}"
        of = f"{self.of} " if scaled and self.of else ""
        return f"{number} {of}{unit}"


def forms(language: str) -> Forms:
    """Return the forms of a language; those of English where it has none."""
    return _all().get(base(language)) or _all()[_FALLBACK]


def in_words(value: Decimal, unit: str, language: str = _FALLBACK, names: str | None = None) -> str:
    """Return a short form that `quantities` reads back: "3.94 trillion yuan", "3.94万亿元".

    Nothing is rounded. `names` are the forms of a unit that the language itself has no word for
    ("blade|blades", "" for none); another language gets the English form of all.
    """
    own = forms(language)
    number = own.shortened(value)
    scaled = number is not None
    if names is None:
        names = own.units.get(unit, unit)
    called = own.unit(value, names, scaled=scaled)
    text = own.joined(number or own.number(plain(value)), called, scaled=scaled)
    return traditional(text) if language != base(language) else text


def in_scale(value: Decimal, unit: str, power: int, language: str) -> str | None:
    """Return a value in a magnitude that is given; None where the language has no word for it."""
    own = forms(language)
    number = own.scaled(value, power)
    if number is None:
        return None
    called = own.unit(value, own.units.get(unit, unit), scaled=True)
    return own.joined(number, called, scaled=True)


def round_significant(value: Decimal, digits: int) -> Decimal:
    """Round half to even to so many significant digits, written out in full."""
    return plain(Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(value))


def _place(language: str, value: Decimal) -> int:
    """Return the place of a noun's form: one and many, in Russian one, few and many."""
    size = abs(value)
    if language == "ru":
        if size % 1:
            return _FEW  # of a part of one: "2,5 года"
        last, tens = size % 10, size % 100
        if last == 1 and tens != 11:
            return _ONE
        return _FEW if 2 <= last <= 4 and not 12 <= tens <= 14 else 2
    if language == "pt":
        return _ONE if 0 < size < 2 else 1  # "1,5 bilhão"
    return _ONE if size == 1 else 1


@cache
def _all() -> dict[str, Forms]:
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {language: _forms(language, row) for language, row in rows.items()}


def _forms(language: str, row: dict[str, Any]) -> Forms:
    scales = {int(power): name for power, name in row["scales"].items()}
    lists = {"short": tuple(row["short"]), "tight": tuple(row.get("tight", ()))}
    return Forms(**{**row, **lists, "language": language, "scales": scales})
