"""What a computation comes to, with its formula as parts that a reply writes in its language."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic

from bot.computing.operand import Operand, Origin, Step
from bot.computing.operation import Operation
from bot.computing.precision import rounded
from bot.computing.qualifiers import kept

MINUS = " − "


@dataclass(frozen=True, slots=True)
class Result(Generic[Origin]):
    """`value` (to 28 digits) is stated as `shown` in `unit`, with its bound `qualifier`.

    `steps` are the formula up to its equals sign, the operands in their order; `near` tells that it
    holds only about. `scale` is that of operands in the same unit.
    """

    operation: Operation
    value: Decimal
    shown: Decimal
    unit: str
    kind: str
    qualifier: str | None
    steps: tuple[Step, ...]
    operands: tuple[Operand[Origin], ...]
    near: bool = False
    scale: Decimal = Decimal(1)
    period: str | None = None

    @property
    def sources(self) -> tuple[Origin, ...]:
        """What states the operands."""
        return tuple(one.source for one in self.operands)


def common_scale(operands: Sequence[Operand[Origin]]) -> Decimal:
    """Return the scale in which all operands are printed, 1 where they differ."""
    scales = {one.scale for one in operands}
    return scales.pop() if len(scales) == 1 else Decimal(1)


def between(sign: str, operands: Sequence[Operand[Origin]]) -> tuple[Step, ...]:
    """Put a sign between figures."""
    return tuple(step for one in operands for step in (sign, one))[1:]


def exact(
    operation: Operation,
    value: Decimal,
    steps: Sequence[Step],
    operands: Sequence[Operand[Origin]],
    qualifier: str | None,
    unit: str | None = None,
) -> Result[Origin]:
    """Return what is computed without a loss, in the unit of the operands where none is given."""
    first = operands[0]
    return Result(
        operation, value, value, first.unit if unit is None else unit, first.kind, qualifier,
        _spelled_out(steps), _figures(operands), scale=common_scale(operands), period=first.period,
    )  # fmt: skip


def quotient(
    operation: Operation,
    value: Decimal,
    steps: Sequence[Step],
    operands: Sequence[Operand[Origin]],
    qualifier: str | None,
    unit: str,
    kind: str,
    *,
    shown: Decimal | None = None,
    scale: Decimal = Decimal(1),
) -> Result[Origin]:
    """Return what is rounded to be stated; `shown` where it isn't by the digits of the operands."""
    near = shown is not None or not all(one.in_full for one in operands)
    shown = rounded(value, unit, operands, scale) if shown is None else shown
    near = near or shown != value
    return Result(
        operation, value, shown, unit, kind, kept(qualifier, value, shown) if near else qualifier,
        _spelled_out(steps), _figures(operands), near, scale, operands[0].period,
    )  # fmt: skip


def of_result(result: Result[Origin]) -> Operand[Origin]:
    """Return a result to compute with further: a sum of which the share is asked for."""
    first = result.operands[0]
    return Operand(
        first.source, result.value, result.unit, result.kind,
        min(one.digits for one in result.operands), result.qualifier, first.measure, result.period,
        result.scale, sure=all(one.sure for one in result.operands), steps=result.steps,
        parts=result.operands,
    )  # fmt: skip


def _spelled_out(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps with what is computed itself in brackets."""
    spelled: list[Step] = []
    for step in steps:
        inner = step.steps if isinstance(step, Operand) else ()
        spelled += ["(", *inner, ")"] if inner else [step]
    return tuple(spelled)


def _figures(operands: Sequence[Operand[Origin]]) -> tuple[Operand[Origin], ...]:
    return tuple(figure for one in operands for figure in (one.parts or (one,)))
