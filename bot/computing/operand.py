"""A figure to compute with, and which figures go together."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from facts.drafting.figure import DraftedFigure, Source
from facts.quantities.bounds import bounds
from facts.table import Fact

COUNTED = frozenset({"count", "number"})
_NO_AMOUNT = frozenset({"year", "date", "rank"})
# Quarters have 89 to 92 days, fiscal years 364 to 371; a half year is twice a quarter.
_SAME_LENGTH = 1.5

Origin = TypeVar("Origin")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that a formula computes with; without a unit it is a bare number."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the catalogue by its name: "median"."""

    name: str


@dataclass(frozen=True, slots=True)
class Operand(Generic[Origin]):
    """A figure to compute with; `source` is what states it.

    `value` is written out in full in `unit`, `scale` what multiplied the printed number, `digits`
    how many that has; `qualifier` is its bound ("over"), `measure` what it measures, None where
    nothing says so. A `tabled` one stands in a table. Of one that is not `sure` two readings differ.
    One that is itself computed has the `steps` of its formula and the figures in it as `parts`.
    """

    source: Origin
    value: Decimal
    unit: str
    kind: str
    digits: int
    qualifier: str | None = None
    measure: str | None = None
    period: str | None = None
    scale: Decimal = Decimal(1)
    tabled: bool = False
    sure: bool = True
    steps: "tuple[Step, ...]" = ()
    parts: "tuple[Operand[Origin], ...]" = ()

    @property
    def in_full(self) -> bool:
        """Whether the figure is not rounded by whoever wrote: a cell, a whole number with all digits."""
        if self.parts:
            return all(part.in_full for part in self.parts)
        whole = self.value == self.value.to_integral_value() and self.unit != "%"
        counted = whole and len(f"{abs(self.value):.0f}") <= self.digits
        return self.qualifier is None and (self.tabled or counted)


Step = str | Word | Amount | Operand[Any]
"""A part of a formula: a sign or the user's own words, a word, a number, a figure that is stated."""


def of_fact(fact: Fact) -> Operand[Fact]:
    """Raises ValueError for a fact that is no figure."""
    if fact.value is None:
        raise ValueError(f"{fact.id} has no value")
    return Operand(
        fact, fact.value, fact.unit, fact.kind, _digits(fact.text, fact.significant),
        _bound(fact.qualifier), fact.row.measure, fact.period,
    )  # fmt: skip


def of_figure(figure: DraftedFigure) -> Operand[DraftedFigure]:
    return Operand(
        figure, figure.value, figure.unit, figure.kind, _digits(figure.text),
        _bound(figure.qualifier), None, figure.period, figure.scale,
        figure.source is not Source.SENTENCE, figure.agreed,
    )  # fmt: skip


def _digits(text: str, least: int = 1) -> int:
    """Count significant digits as printed; trailing zeros of a whole number count."""
    return max(least, sum(mark.isdecimal() for mark in text))


def _bound(qualifier: str | None) -> str | None:
    return None if qualifier == "exactly" else qualifier


def alike(operands: Sequence[Operand[Origin]]) -> bool:
    """Tell whether figures may be added and subtracted: one kind, one unit, none doubtful."""
    first = operands[0]
    return first.kind not in _NO_AMOUNT and all(
        one.kind == first.kind and one.unit == first.unit and one.sure for one in operands
    )


def addable(operands: Sequence[Operand[Origin]]) -> bool:
    """Tell whether figures may be taken together: two or more, alike, of one measure."""
    return len(operands) > 1 and alike(operands) and len({one.measure for one in operands}) == 1


def comparable(earlier: Operand[Origin], later: Operand[Origin]) -> bool:
    """Tell whether one figure can have become the other: not three months' from nine months'.

    Periods whose days aren't known are taken to be alike.
    """
    if earlier.period is None or later.period is None:
        return True
    spans = [bounds(period) for period in (earlier.period, later.period)]
    days = [one.last - one.first + 1 for one in spans if one is not None and not one.loose]
    return len(days) < len(spans) or max(days) <= _SAME_LENGTH * min(days)
