"""Sums, differences and what remains: exact."""

from collections.abc import Sequence
from decimal import Decimal

from bot.computing.operand import Amount, Operand, Origin, Step, addable, alike, comparable
from bot.computing.operation import Operation
from bot.computing.qualifiers import above_nothing, bound, turned
from bot.computing.result import MINUS, Result, between, exact

_HUNDRED = Decimal(100)
_FEWEST_PARTS = 3  # a whole and two parts


def total(operands: Sequence[Operand[Origin]]) -> Result[Origin] | None:
    """Return the sum of two or more figures, None where one is the sum of the others already."""
    if not addable(operands):
        return None
    value = sum((one.value for one in operands), Decimal(0))
    if len(operands) >= _FEWEST_PARTS and any(one.value * 2 == value for one in operands):
        return None
    return exact(Operation.SUM, value, between(" + ", operands), operands, bound(operands))


def difference(
    first: Operand[Origin], second: Operand[Origin], operation: Operation = Operation.DIFFERENCE
) -> Result[Origin] | None:
    """Return first − second; of percentages in percentage points."""
    if not alike((first, second)):
        return None
    value, unit = first.value - second.value, "pp" if first.unit == "%" else first.unit
    qualifier = above_nothing(bound([first], [second]), value)
    pair = first, second
    return exact(operation, value, between(MINUS, pair), pair, qualifier, unit)


def change(earlier: Operand[Origin], later: Operand[Origin]) -> Result[Origin] | None:
    """Return later − earlier, negative for a decrease."""
    if not comparable(earlier, later):
        return None
    return difference(later, earlier, Operation.CHANGE)


def from_number(operand: Operand[Origin], number: Decimal, text: str) -> Result[Origin]:
    """Return how far a figure and a number that the question gives are apart."""
    above = operand.value >= number
    sides: tuple[Step, Step] = (operand, text) if above else (text, operand)
    value = abs(operand.value - number)
    qualifier = operand.qualifier if above else turned(operand.qualifier)
    unit = "pp" if operand.unit == "%" else operand.unit
    return exact(
        Operation.DIFFERENCE, value, (sides[0], MINUS, sides[1]), [operand], qualifier, unit
    )


def remaining(whole: Operand[Origin], parts: Sequence[Operand[Origin]]) -> Result[Origin] | None:
    """Return what a whole has beside its parts, None where that is nothing."""
    operands = [whole, *parts]
    value = whole.value - sum((part.value for part in parts), Decimal(0))
    if not parts or not alike(operands) or value <= 0:
        return None
    steps = between(MINUS, operands)
    return exact(Operation.REMAINING, value, steps, operands, bound([whole], parts))


def complement(share: Operand[Origin]) -> Result[Origin]:
    """Return what a share leaves of a hundred per cent."""
    steps = (Amount(_HUNDRED, "%"), MINUS, share)
    return exact(Operation.REMAINING, _HUNDRED - share.value, steps, [share], bound([], [share]))
