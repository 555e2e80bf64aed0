"""Which of several figures: the largest, those beyond a limit."""

from collections.abc import Sequence
from decimal import Decimal

from bot.computing.operand import Amount, Operand, Origin, alike
from bot.computing.operation import Operation
from bot.computing.result import Result


def best(operands: Sequence[Operand[Origin]], *, least: bool = False) -> Operand[Origin] | None:
    """Return the largest or smallest of two or more figures, None where two share that place."""
    if len(operands) < 2 or not alike(operands):
        return None
    value = (min if least else max)(one.value for one in operands)
    found = [one for one in operands if one.value == value]
    return found[0] if len(found) == 1 else None


def numbered(every: Sequence[Operand[Origin]], own: Sequence[Operand[Origin]]) -> Result[Origin]:
    """Return how many there are of one kind, of all; each is one by its operand."""
    value = Decimal(len(own))
    return Result(
        Operation.COUNT, value, value, "", "count", None,
        (Amount(value), Amount(Decimal(len(every)))), tuple(own),
    )  # fmt: skip


def counted(
    every: Sequence[Operand[Origin]], beyond: Sequence[Operand[Origin]], unit: str, *, above: bool
) -> Result[Origin]:
    """Return how many of the figures lie beyond a limit; the operands are those that do."""
    value = Decimal(len(beyond))
    return Result(
        Operation.COUNT_ABOVE if above else Operation.COUNT_BELOW, value, value, unit, "count", None,
        (Amount(value), Amount(Decimal(len(every)))), tuple(beyond),
    )  # fmt: skip
