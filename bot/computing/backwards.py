"""A level and its growth: what it was before, and by how much it grew."""

from dataclasses import replace
from decimal import Decimal

from bot.computing.operand import COUNTED, Amount, Operand, Origin, Step
from bot.computing.operation import Operation
from bot.computing.precision import to_digits
from bot.computing.qualifiers import bound
from bot.computing.result import MINUS, Result, exact, quotient

_HUNDRED = Decimal(100)


def before(level: Operand[Origin], growth: Operand[Origin]) -> Result[Origin] | None:
    """Return level ÷ (1 ± g), or level ∓ an amount; the growth is negative for a decline."""
    up, size = growth.value >= 0, replace(growth, value=abs(growth.value))
    qualifier = bound([level], [size]) if up else bound([level, size])
    if growth.unit != "%":
        value, sign = level.value - growth.value, MINUS if up else " + "
        made = exact(Operation.PRIOR_YEAR, value, (level, sign, size), [level, growth], qualifier)
        return replace(made, scale=level.scale)
    factor = _factor(growth)
    if factor <= 0:
        return None
    value = level.value / factor
    shown = _whole(to_digits(value, [level]), level)
    return quotient(
        Operation.PRIOR_YEAR, value, _earlier(level, growth), [level, growth], qualifier,
        level.unit, level.kind, shown=shown, scale=level.scale,
    )  # fmt: skip


def increase(level: Operand[Origin], growth: Operand[Origin]) -> Result[Origin] | None:
    """Return what a level has grown or fallen by, without its sign, from its growth in per cent."""
    factor = _factor(growth)
    if growth.unit != "%" or factor <= 0:
        return None
    value = abs(level.value - level.value / factor)
    sides: list[tuple[Step, ...]] = [(level,), _earlier(level, growth)]
    if growth.value < 0:
        sides.reverse()
    qualifier = bound([level, replace(growth, value=abs(growth.value))])
    shown = _whole(to_digits(value, [level, growth]), level)
    return quotient(
        Operation.INCREASE, value, (*sides[0], MINUS, *sides[1]), [level, growth], qualifier,
        level.unit, level.kind, shown=shown, scale=level.scale,
    )  # fmt: skip


def _earlier(level: Operand[Origin], growth: Operand[Origin]) -> tuple[Step, ...]:
    sign = "− " if growth.value < 0 else "+ "
    return (level, " ÷ (1 ", sign, Amount(abs(growth.value), "%"), ")")


def _factor(growth: Operand[Origin]) -> Decimal:
    return 1 + growth.value / _HUNDRED


def _whole(value: Decimal, level: Operand[Origin]) -> Decimal:
    """Round what is counted: of people and things there are no parts."""
    return value.to_integral_value() if level.kind in COUNTED and level.scale == 1 else value
