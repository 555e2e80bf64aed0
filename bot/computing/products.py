"""A figure times a number: so many times, at an exchange rate, in another unit of time."""

from dataclasses import replace
from decimal import Decimal

from bot.computing.operand import Amount, Operand, Origin
from bot.computing.operation import Operation
from bot.computing.precision import to_digits
from bot.computing.result import Result, exact, quotient

_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HUNDRED = Decimal(100)

HOURS = {"hours": Decimal(1), "days": Decimal(24), "weeks": Decimal(168)}


def times(operand: Operand[Origin], number: Decimal) -> Result[Origin]:
    steps = (operand, " × ", Amount(number))
    return exact(Operation.PRODUCT, operand.value * number, steps, [operand], operand.qualifier)


def priced(operand: Operand[Origin], each: Amount) -> Result[Origin]:
    """Return what so many come to at an amount each, in the unit of that."""
    made = exact(
        Operation.PRODUCT, operand.value * each.value, (operand, " × ", each), [operand],
        operand.qualifier, each.unit,
    )  # fmt: skip
    return replace(made, kind="level")


def portion(operand: Operand[Origin], percent: Decimal) -> Result[Origin]:
    """Return so many per cent of a figure."""
    value = operand.value * percent / _HUNDRED
    return quotient(
        Operation.PRODUCT, value, (operand, " × ", Amount(percent, "%")), [operand],
        operand.qualifier, operand.unit, operand.kind, scale=operand.scale,
    )  # fmt: skip


def grown(
    operand: Operand[Origin], rate: Operand[Origin] | Amount, years: int = 1
) -> Result[Origin] | None:
    """Return what a figure comes to if it grows (falls, below nothing) by so many per cent a year."""
    factor = 1 + rate.value / _HUNDRED
    if rate.unit != "%" or factor <= 0:
        return None
    sign = " × (1 + " if rate.value >= 0 else " × (1 − "
    stated, power = Amount(abs(rate.value), "%"), "" if years == 1 else str(years)
    steps = (operand, sign, stated, f"){power.translate(_POWERS)}")
    operands = [operand] if isinstance(rate, Amount) else [operand, rate]
    value = operand.value * factor**years
    return quotient(
        Operation.PROJECTION, value, steps, operands, operand.qualifier, operand.unit, operand.kind,
        shown=to_digits(value, [operand]), scale=operand.scale,
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
