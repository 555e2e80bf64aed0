"""How far a figure is from a number that a question gives: in per cent, and in years of growth."""

from decimal import Decimal

from bot.computing.operand import Amount, Operand, Origin, Step
from bot.computing.operation import Operation
from bot.computing.precision import to_digits
from bot.computing.qualifiers import bound
from bot.computing.result import MINUS, Result, quotient

_HUNDRED = Decimal(100)


def needed(operand: Operand[Origin], number: Decimal) -> Result[Origin] | None:
    """Return by how many per cent the lesser of a figure and a number is exceeded by the other."""
    if operand.value <= 0 or number <= 0 or operand.value == number:
        return None
    stated: tuple[Step, Step] = (operand, Amount(number, operand.unit))
    above = operand.value > number
    high, low = stated if above else stated[::-1]
    least, most = sorted((operand.value, number))
    qualifier = bound([operand]) if above else bound([], [operand])
    return quotient(
        Operation.PERCENT_CHANGE, (most - least) / least * _HUNDRED,
        ("(", high, MINUS, low, ") ÷ ", low), [operand], qualifier, "%", "percent",
    )  # fmt: skip


def years_to(
    operand: Operand[Origin], rate: Operand[Origin] | Amount, number: Decimal
) -> Result[Origin] | None:
    """Return in how many years a figure comes to a greater number at so many per cent a year."""
    if not 0 < operand.value < number or not _grows(rate):
        return None
    value = (number / operand.value).ln() / _factor(rate).ln()
    ahead = Amount(number, operand.unit)
    steps = ("ln(", ahead, " ÷ ", operand, ") ÷ ln(1 + ", Amount(rate.value, "%"), ")")
    operands = [operand] if isinstance(rate, Amount) else [operand, rate]
    return _years(value, steps, operands, bound([], [operand]))


def years_of(rate: Operand[Origin], times: Decimal) -> Result[Origin] | None:
    """Return in how many years so many per cent a year make a figure so many times what it was."""
    if times <= 1 or not _grows(rate):
        return None
    steps = ("ln(", Amount(times), ") ÷ ln(1 + ", Amount(rate.value, "%"), ")")
    return _years(times.ln() / _factor(rate).ln(), steps, [rate], bound([], [rate]))


def _grows(rate: Operand[Origin] | Amount) -> bool:
    return rate.unit == "%" and rate.value > 0


def _factor(rate: Operand[Origin] | Amount) -> Decimal:
    return 1 + rate.value / _HUNDRED


def _years(
    value: Decimal, steps: tuple[Step, ...], operands: list[Operand[Origin]], qualifier: str | None
) -> Result[Origin]:
    return quotient(
        Operation.YEARS, value, steps, operands, qualifier, "years", "duration",
        shown=to_digits(value, operands),
    )  # fmt: skip
