"""Shares, ratios, averages, changes in per cent: rounded to what the operands' digits carry."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.computing.operand import (
    COUNTED,
    Amount,
    Operand,
    Origin,
    Step,
    Word,
    addable,
    alike,
    comparable,
)
from bot.computing.operation import Operation
from bot.computing.products import HOURS
from bot.computing.qualifiers import above_nothing, bound
from bot.computing.result import MINUS, Result, between, common_scale, exact, quotient

_HUNDRED = Decimal(100)
_LEAST_MIDDLE = 3
_BY = " ÷ "


def share(part: Operand[Origin], whole: Operand[Origin]) -> Result[Origin] | None:
    """Return part ÷ whole in per cent, None of percentages: a share of a share says nothing."""
    if not alike((part, whole)) or not whole.value or part.unit == "%":
        return None
    return quotient(
        Operation.SHARE, part.value / whole.value * _HUNDRED, (part, _BY, whole), (part, whole),
        bound([part], [whole]), "%", "percent",
    )  # fmt: skip


def whole(part: Operand[Origin], percent: Operand[Origin]) -> Result[Origin] | None:
    """Return what a figure is so many per cent of."""
    if percent.unit != "%" or percent.value <= 0 or not (part.sure and percent.sure):
        return None
    return quotient(
        Operation.DIVISION, part.value / percent.value * _HUNDRED, (part, _BY, percent),
        (part, percent), bound([part], [percent]), part.unit, part.kind, scale=part.scale,
    )  # fmt: skip


def ratio(first: Operand[Origin], second: Operand[Origin]) -> Result[Origin] | None:
    """Return first ÷ second; of different kinds it is an amount of the first per second."""
    if not second.value or not (first.sure and second.sure):
        return None
    same = alike((first, second))
    if not same and second.kind not in COUNTED | {"duration"}:
        return None
    unit, kind = ("times", "ratio") if same else (first.unit, first.kind)
    return quotient(
        Operation.RATIO, first.value / second.value, (first, _BY, second), (first, second),
        bound([first], [second]), unit, kind,
    )  # fmt: skip


def percent_change(earlier: Operand[Origin], later: Operand[Origin]) -> Result[Origin] | None:
    """Return (later − earlier) ÷ |earlier| in per cent."""
    pair = later, earlier
    if not alike(pair) or not earlier.value or not comparable(earlier, later):
        return None
    size = abs(earlier.value)
    steps = ("(", *between(MINUS, pair), ")", _BY, replace(earlier, value=size))
    value = (later.value - earlier.value) / size * _HUNDRED
    qualifier = above_nothing(bound([later], [earlier]), value)
    return quotient(Operation.PERCENT_CHANGE, value, steps, pair, qualifier, "%", "percent")


def average(operands: Sequence[Operand[Origin]]) -> Result[Origin] | None:
    """Return the mean of two or more figures."""
    if not addable(operands):
        return None
    value = sum((one.value for one in operands), Decimal(0)) / len(operands)
    number = Amount(Decimal(len(operands)))
    steps = ("(", *between(" + ", operands), ")", _BY, number)
    return _middle(Operation.AVERAGE, value, steps, operands, bound(operands))


def median(operands: Sequence[Operand[Origin]]) -> Result[Origin] | None:
    """Return the middle of three or more figures by size, of an even number the mean of the middle two.

    Of two it would be their mean: whoever says median means more, and two rows are soon alike.
    """
    if len(operands) < _LEAST_MIDDLE or not alike(operands):
        return None
    ordered = sorted(operands, key=lambda one: one.value)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    listed = [step for one in ordered for step in (Word("between"), one)][1:]
    steps: tuple[Step, ...] = (Word("median"), " (", *listed, ")")
    if low is not high:
        steps = (*steps, " = (", low, " + ", high, ") ÷ 2")
    qualifier = "about" if any(one.qualifier for one in ordered) else None
    if low is high:
        return exact(Operation.MEDIAN, low.value, steps, ordered, qualifier)
    return _middle(Operation.MEDIAN, (low.value + high.value) / 2, steps, ordered, qualifier)


def _middle(
    operation: Operation,
    value: Decimal,
    steps: Sequence[Step],
    operands: Sequence[Operand[Origin]],
    qualifier: str | None,
) -> Result[Origin]:
    first = operands[0]
    return quotient(
        operation, value, steps, operands, qualifier, first.unit, first.kind,
        scale=common_scale(operands),
    )  # fmt: skip


def spread(operand: Operand[Origin], number: Decimal) -> Result[Origin]:
    """Return a figure by so many members, days or months: an average."""
    return quotient(
        Operation.AVERAGE, operand.value / number, (operand, _BY, Amount(number)), [operand],
        operand.qualifier, operand.unit, operand.kind, scale=operand.scale,
    )  # fmt: skip


def filled(operand: Operand[Origin], each: Decimal, unit: str) -> Result[Origin]:
    """Return how many of another thing a figure makes at so many each, whether it comes out even or not."""
    kind = "duration" if unit in HOURS else operand.kind
    return quotient(
        Operation.DIVISION, operand.value / each, (operand, _BY, Amount(each)), [operand],
        operand.qualifier, unit, kind,
    )  # fmt: skip


def divided(operand: Operand[Origin], number: Decimal, unit: str) -> Result[Origin] | None:
    """Return how many of another thing a count makes, None where it doesn't come out even."""
    value = operand.value / number
    if value % 1:
        return None
    steps = (operand, _BY, Amount(number))
    return exact(Operation.DIVISION, value, steps, [operand], operand.qualifier, unit)
