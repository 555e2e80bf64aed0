"""In which unit and scale a cell is: by what it prints, its label, its column, its table."""

import re
from dataclasses import dataclass
from typing import Final

from facts.drafting.accounting import Amount
from facts.drafting.figure import Kind
from facts.drafting.header_words import HeaderWords
from facts.drafting.scales import NOTHING, Note

_KINDS: Final = {
    "money": Kind.MONEY, "percent": Kind.PERCENT, "duration": Kind.DURATION, "times": Kind.RATIO,
    "count": Kind.COUNT, "number": Kind.NUMBER, "ordinal": Kind.RANK,
}  # fmt: skip
_BY_UNIT: Final = {
    "%": Kind.PERCENT, "‰": Kind.PERCENT, "pp": Kind.PERCENT, "bps": Kind.PERCENT, "times": Kind.RATIO,
    "days": Kind.DURATION, "weeks": Kind.DURATION, "months": Kind.DURATION, "years": Kind.DURATION,
    "hours": Kind.DURATION, "minutes": Kind.DURATION, "seconds": Kind.DURATION,
}  # fmt: skip
_UNSCALED: Final = frozenset({Kind.PERCENT, Kind.RATIO, Kind.DURATION, Kind.YEAR, Kind.RANK})
_MOST_PERCENT = 1000  # a greater figure under "% of …" is the whole, not the share
_PER_SHARE = re.compile(
    r"\b(?:per|a|por|je|pro|par)\s+(?:\w+\s+){0,2}?(?:shares?|ads|unit|acción|ação|aktie|action)\b|每股|на акцию",
    re.IGNORECASE,
)
_LONE_PERCENT = re.compile(r"(?<![\d\s])\s*[%％]|^[%％]")  # "Margin %", not "6.50% Senior Notes"
_CODE = re.compile(r"[A-Z]{3}")
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|no\.?) of\s+((?:(?!(?:as|in|by|of|on|to|for|from|with|at|that|which)\b)[^\W\d_]+[\s-]?){1,3})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a cell: label, header, their notes, the table's note, a currency sign.

    `sign` is the currency that another cell of the column or row prints, "" where none does;
    `dated` tells that a figure which looks like a year may be one, `group` are the headings of the row.
    """

    label: str
    header: str
    own: Note
    column: Note
    table: Note
    sign: str
    words: HeaderWords
    dated: bool = False
    group: str = ""

    def _says(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.label) is not None or pattern.search(self.header) is not None

    @property
    def per_share(self) -> bool:
        """Whether the figure is an amount per share."""
        return self._says(_PER_SHARE) or _PER_SHARE.search(self.group) is not None

    @property
    def counts(self) -> bool:
        """Whether label or header say that it counts things."""
        return self._says(self.words.count) and not self.per_share

    @property
    def percent(self) -> bool:
        """Whether label or header say that it is a percentage."""
        return self._says(self.words.percent) or _LONE_PERCENT.search(self.label) is not None


def kind_of(unit: str) -> Kind:
    """Return the kind of a unit that a cell prints; three capitals are a currency."""
    if unit in _BY_UNIT:
        return _BY_UNIT[unit]
    return Kind.MONEY if _CODE.fullmatch(unit) else Kind.MEASURE if unit else Kind.NUMBER


def unit_of(found: Amount, around: Around) -> tuple[str, Kind]:
    """Return the unit and kind of a cell, by the nearest words that say them."""
    said = around.sign or around.counts or around.column.unit or around.table.unit
    if found.year and around.dated and not said:
        return "year", Kind.YEAR
    if found.unit:
        return found.unit, _KINDS.get(found.kind, kind_of(found.unit))
    for note in (around.own, around.column):
        if note.unit:
            return note.unit, _KINDS.get(note.kind, Kind.MEASURE)
    if around.percent and abs(found.value) <= _MOST_PERCENT:
        return "%", Kind.PERCENT
    if around.counts:
        noun = counted(around.label, around.words) or counted(around.header, around.words)
        return noun, Kind.COUNT
    if around.table.unit and around.table.kind != "count":
        return around.table.unit, _KINDS.get(around.table.kind, Kind.MEASURE)
    if around.sign:
        return around.sign, Kind.MONEY
    return "", Kind.NUMBER


def scale_of(found: Amount, kind: Kind, around: Around) -> Note:
    """Return the note whose scale holds for a cell, NOTHING where none does."""
    if found.full or kind in _UNSCALED:
        return NOTHING
    for note in (around.own, around.column):
        if note.scale != 1:
            return note
    note = around.table
    if note.scale == 1 or (note.money and kind is not Kind.MONEY):
        return NOTHING
    if around.per_share or (note.kind == "count" and kind is Kind.MONEY):
        return NOTHING
    return NOTHING if around.counts and note.spares_counts else note


def counted(text: str, words: HeaderWords) -> str:
    """Return the noun of "number of employees" or "Employees", "" where a text has none."""
    match = _NUMBER_OF.search(text)
    if match is not None:
        return match[1].strip().lower()
    alone = words.count.search(text)
    return alone.group().lower() if alone is not None and " " not in alone.group() else ""
