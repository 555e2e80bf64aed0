"""A possible answer of the tables, before it is scored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.answering.tables.series import Name
from bot.computing.operation import Operation
from bot.computing.result import Result
from facts.drafting.figure import DraftedFigure
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer: an operation over figures, with the rows and columns that they stand in.

    `value` is what it comes to, None where the answer is a name; `names` are the rows or columns
    that answer. `periods` are those of the operands; `found` (0 to 1) tells how much of the asked
    periods they cover, `implied` that a period was taken that nobody named.
    `kept` is what its rows have in common, where they are those of one kind.
    """

    operation: Operation
    table: DraftedTable
    rows: tuple[DraftedRow, ...]
    columns: tuple[DraftedColumn, ...]
    figures: tuple[DraftedFigure, ...] = ()
    plan: Result[DraftedFigure] | None = None
    names: tuple[Name, ...] = ()
    value: Decimal | None = None
    timed: bool = False
    found: float = 0.0
    implied: bool = False
    figure_asked: bool = False
    kept: tuple[str, ...] = ()
    extra: Mapping[str, float] = field(default_factory=dict, hash=False, compare=False)

    @property
    def weighed_as(self) -> Operation:
        """The operation whose weights are used: for one that no question of the fit asks for."""
        return Operation.AVERAGE if self.operation is Operation.MEDIAN else self.operation
