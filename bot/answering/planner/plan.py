"""A computation over drafted figures, as a pure value."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from facts.drafting.figure import DraftedFigure, Kind


class Operation(StrEnum):
    """What is done with the operands of a plan; VALUE takes a figure as printed."""

    VALUE = "value"
    CHANGE = "change"
    PERCENT_CHANGE = "percent_change"
    DIFFERENCE = "difference"
    SUM = "sum"
    AVERAGE = "average"
    MEDIAN = "median"
    SHARE = "share"
    RATIO = "ratio"
    HIGHEST = "highest"
    LOWEST = "lowest"
    ABOVE = "above"
    BELOW = "below"
    COUNT_ABOVE = "count_above"
    COUNT_BELOW = "count_below"
    RANKED = "ranked"
    CONVERT = "convert"

    @property
    def weighed_as(self) -> "Operation":
        """The operation whose weights are used: for one that no question of the fit asks for."""
        return Operation.AVERAGE if self is Operation.MEDIAN else self


@dataclass(frozen=True, slots=True)
class Plan:
    """A computed result: `value` in full in `unit`, `text` and `formula` as shown to people.

    `operands` stand in the order of the formula. A result that was rounded to be shown has
    `rounded` True: `value` is exact to 28 digits, `text` is not.
    """

    operation: Operation
    value: Decimal
    unit: str
    kind: Kind
    text: str
    formula: str
    operands: tuple[DraftedFigure, ...]
    rounded: bool = False
