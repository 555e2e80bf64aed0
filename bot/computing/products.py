"""A figure times a number: so many times, at an exchange rate, in another unit of time."""

from decimal import Decimal

from bot.computing.operand import Amount, Operand, Origin
from bot.computing.operation import Operation
from bot.computing.precision import to_digits
from bot.computing.result import Result, exact, quotient

HOURS = {"hours": Decimal(1), "days": Decimal(24), "weeks": Decimal(168)}


def times(operand: Operand[Origin], number: Decimal) -> Result[Origin]:
    steps = (operand, " × ", Amount(number))
    return exact(Operation.PRODUCT, operand.value * number, steps, [operand], operand.qualifier)


def grown(operand: Operand[Origin], rate: Operand[Origin] | Amount) -> Result[Origin] | None:
    """Return what a figure comes to if it grows (falls, below nothing) by so many per cent more."""
    factor = 1 + rate.value / 100
    if rate.unit != "%" or factor <= 0:
        return None
    value = operand.value * factor
    sign = " × (1 + " if rate.value >= 0 else " × (1 − "
    stated = Amount(abs(rate.value), "%")
    operands = [operand] if isinstance(rate, Amount) else [operand, rate]
    return quotient(
        Operation.PROJECTION, value, (operand, sign, stated, ")"), operands, operand.qualifier,
        operand.unit, operand.kind, shown=to_digits(value, [operand]), scale=operand.scale,
    )  # fmt: skip


def converted(
    operand: Operand[Origin], rate: Decimal, unit: str, *, divides: bool
) -> Result[Origin]:
    """Return a figure at an exchange rate: `rate` units for one of its own, or (`divides`) of it for one."""
    value = operand.value / rate if divides else operand.value * rate
    return quotient(
        Operation.CONVERSION, value, (operand, " ÷ " if divides else " × ", Amount(rate)), [operand],
        operand.qualifier, unit, operand.kind, shown=to_digits(value, [operand]), scale=operand.scale,
    )  # fmt: skip


def in_time_unit(operand: Operand[Origin], unit: str) -> Result[Origin] | None:
    """Return a duration in another of HOURS, None where it isn't a whole number of them."""
    value = operand.value * HOURS[operand.unit] / HOURS[unit]
    if value % 1:
        return None
    return exact(Operation.CONVERSION, value, (operand,), [operand], operand.qualifier, unit)
