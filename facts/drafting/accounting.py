"""The figure of a table cell, as accountants and statisticians print one."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from facts.quantities.digits import canonical
from facts.quantity import quantities
from index.text import terms

_SIGN = r"[-−‐–+▲△]"
_NEGATIVE = frozenset("-−‐–▲△")
_MONEY = r"(?:[A-Z]{1,3}\s?[$£¥]|[$€£¥₹₩₽฿₫₺₪]|[A-Z]{3}(?![A-Z]))"
_NUMBER = r"\d+(?:[.,'’\u00a0\u202f\u2009 ]\d{3})*(?:[.,]\d+)?|[.,]\d+"
_AFTER = r"%|‰|％|(?i:bps?|pp|pts?\.?|ppts?|x|×|times|倍|个百分点)"
_MARK = r"(?:\s?(?:\*+|†|‡|[¹²³⁴-⁹]+|\(\d{1,2}\)|\([a-z]\)|[a-z]\)))?"
_CELL = re.compile(
    rf"(?P<before>(?:{_MONEY}\s*)?)(?P<open>[(（]?)\s*(?P<sign>{_SIGN}?)\s*(?P<inner>(?:{_MONEY}\s*)?)"
    rf"(?P<open2>[(（]?)\s*(?P<sign2>{_SIGN}?)(?P<number>{_NUMBER})\s*(?P<unit>(?:{_AFTER})?)\s*"
    rf"(?P<close>[)）]?)\s*(?P<unit2>(?:{_AFTER})?)\s*(?P<money>(?:{_MONEY})?){_MARK}"
)  # fmt: skip
_NOTHING = re.compile(
    r"(?:[$€£¥]\s*)?(?:[-−–—―.]+|n\.?/?[am]\.?|nil|\.{2,}|…)(?:\s*%)?", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_CENTS = re.compile(r"\d[.,]\d\d\Z")
_LONGEST = 60  # characters; a longer cell is prose and is read as such
_UNITS = {"%": "%", "％": "%", "‰": "‰", "bps": "bps", "bp": "bps", "pp": "pp", "ppt": "pp", "ppts": "pp",
          "pt": "pp", "pts": "pp", "x": "times", "×": "times", "times": "times", "倍": "times", "个百分点": "pp"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a cell: `value` as printed, with its sign, and the unit that the cell prints.

    `unit` is "" where the cell prints none. `full` tells that the value needs no scale from
    elsewhere (it bears its own: "1.2 million", or a unit that is never scaled).
    `start` and `end` are offsets in the cell. `separated` tells that thousands are marked in it,
    `cents` that it prints two decimals.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    full: bool = False
    year: bool = False
    separated: bool = False
    qualifier: str | None = None
    kind: str = ""
    cents: bool = False


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is no figure: "–", "n/a", "nil"."""
    return _NOTHING.fullmatch(text.strip()) is not None


@lru_cache(4096)
def amount(text: str, language: str, decimal: str | None = None) -> Amount | None:
    """Return the figure of a cell, or None where it holds words, a dash or several figures.

    `decimal` is the document's own decimal mark, where it isn't that of its language.
    """
    stripped = text.strip()
    if not any(char.isdecimal() for char in stripped):
        return None
    offset = text.index(stripped)
    match = _CELL.fullmatch(stripped)
    if match is not None:
        return _plain(match, offset, language, decimal)
    return _worded(text, language) if len(text) <= _LONGEST else None


def _plain(match: re.Match[str], offset: int, language: str, decimal: str | None) -> Amount | None:
    printed = match["number"]
    number = _decimal(printed, language, decimal)
    if number is None:
        return None
    bracketed = bool(match["open"] or match["open2"])
    if bracketed != bool(match["close"]):
        return None
    negative = bracketed or match["sign"] in _NEGATIVE or match["sign2"] in _NEGATIVE
    if not match["sign"]:
        negative = bracketed or (bool(match["sign2"]) and match["sign2"] in _NEGATIVE)
    unit = _UNITS.get((match["unit"] or match["unit2"]).lower(), "")
    money = match["before"] or match["inner"] or match["money"]
    if not unit and money:
        unit = currency_of(money.strip())
    bare = printed == match.group().strip() and _YEAR.fullmatch(printed) is not None
    end = max(match.end(n) for n in ("number", "unit", "close", "unit2", "money") if match[n])
    return Amount(
        -number if negative else number,
        unit,
        offset,
        offset + end,
        full=unit in {"%", "‰", "bps", "pp", "times"},
        year=bare,
        cents=_CENTS.search(printed) is not None,
        separated=any(mark in printed for mark in ",.'’\u00a0\u202f\u2009 ") and abs(number) >= 1000,
    )  # fmt: skip


def _decimal(printed: str, language: str, decimal: str | None) -> Decimal | None:
    if printed.isascii() and printed.isdecimal():
        return Decimal(printed)
    if decimal is not None and (known := canonical(printed, language, decimal)) is not None:
        return Decimal(known)
    plain = next((t.key for t in terms(printed, language) if t.kind == "number"), None)
    if printed[0] in ".,":
        plain = "0." + printed[1:]
    elif plain is None or " " in printed:
        plain = re.sub(r"(?<=\d)[\s'’](?=\d{3})", "", printed).replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


@lru_cache(256)
def currency_of(sign: str) -> str:
    """Return the ISO code of a currency sign or code ("A$", "RMB"), "" where it is no currency."""
    found = quantities(f"{sign}1")
    return found[0].unit if len(found) == 1 and found[0].kind == "money" else ""


def _worded(text: str, language: str) -> Amount | None:
    """Read a cell like "about 36 minutes" or "up to $3,790" that holds one figure."""
    found = [q for q in quantities(text, language) if q.kind not in {"year", "ordinal"}]
    if len(found) != 1:
        return None
    only = found[0]
    digits = re.sub(r"\D", "", text)
    if len(digits) != len(re.sub(r"\D", "", text[only.start : only.end])):
        return None  # another number that isn't read: a date, a span, a name
    unit = only.unit or only.noun or ""
    scaled = str(only.value) != re.sub(r"[^\d.]", "", text[only.number_start : only.number_end])
    return Amount(
        only.value,
        unit,
        only.start,
        only.end,
        full=scaled or only.kind not in {"money", "number", "count"},
        qualifier=only.qualifier,
        kind=only.kind,
    )
