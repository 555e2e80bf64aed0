"""The numbers of a question by what a computation may do with them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.answering.claims.decomposing import read_statement
from bot.entry.timewords import spreads_over
from facts.quantity import Quantity
from facts.reading import Reading
from facts.table import Fact

# From here on a bare number is an amount ("to reach 6 trillion"), below one of things.
_LARGE: Final = 10_000
# How often a unit of time is in a year, and in a day.
IN_A_YEAR: Final = {"hours": 8760, "days": 365, "weeks": 52, "months": 12, "quarters": 4}
IN_DAYS: Final = {"days": 1, "weeks": 7, "years": 365}
# A figure is set against one of its size: a thousand times off, a unit was misspelt or misread
# ("6万忆", a "billón" taken for a million).
_FAR: Final = 1000
_FARTHEST: Final = 50  # years that anybody looks ahead
_RELATIVE: Final = frozenset({"percent", "fraction"})
_ENDS: Final = ("growth", "decline")
_COUNTING: Final = frozenset({"count", "number", "times"})


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of a question less its years, by their kind.

    `rates` are in per cent, `amounts` money or large numbers, `factors` of things and times; `moves`
    are the ends of the axis of change that the question speaks of: 0 is up, 1 down.
    """

    reading: Reading
    rates: tuple[Quantity, ...]
    amounts: tuple[Quantity, ...]
    factors: tuple[Quantity, ...]
    durations: tuple[Quantity, ...]
    moves: frozenset[int] = frozenset()

    def targets(self, fact: Fact) -> tuple[Quantity, ...]:
        """Return the numbers that a figure may be set against."""
        if fact.unit == "%":
            found = self.rates
        elif fact.kind == "level":
            found = self.amounts
        else:
            found = (*self.factors, *self.amounts)
        return tuple(
            one
            for one in found
            if one.value != fact.value and one.unit in {"", fact.unit} and _is_near(one, fact)
        )

    def ahead(self, fact: Fact) -> int:
        """Return how many years after a fact's the question looks: 1 where it doesn't say."""
        if fact.period.isdigit():
            later = [year - int(fact.period) for year in self.reading.years]
            later = [years for years in later if 0 < years <= _FARTHEST]
            if later:
                return later[-1]
        lasting = [one.value for one in self.durations if one.unit == "years"]
        whole = [int(value) for value in lasting if value == int(value) and value <= _FARTHEST]
        return whole[0] if whole else 1

    def mentions(self, unit: str) -> bool:
        """Whether the question has a word for a unit of time."""
        return spreads_over(self.reading.text, unit)


def parameters(reading: Reading) -> Parameters:
    """Sort the numbers of a question."""
    given = [one for one in reading.quantities if one.value > 0]
    return Parameters(
        reading,
        tuple(one for one in given if one.kind in _RELATIVE),
        tuple(one for one in given if one.kind == "money" or _is_large(one)),
        tuple(one for one in given if one.kind in _COUNTING and one.value != Decimal(1)),
        tuple(one for one in given if one.kind == "duration"),
        _moves(reading),
    )


def _moves(reading: Reading) -> frozenset[int]:
    statement = read_statement(reading.text, reading.language)
    found = {token.pole for token in statement.tokens if token.axis == "change"}
    return frozenset(found | {end for end, word in enumerate(_ENDS) if word in reading.ids})


def _is_large(one: Quantity) -> bool:
    return one.kind in _COUNTING and one.value >= _LARGE


def _is_near(one: Quantity, fact: Fact) -> bool:
    """Whether a number can be meant to be set against a figure: one far away was misread."""
    value = abs(Decimal(fact.value or 0))
    return value / _FAR <= one.value <= value * _FAR
