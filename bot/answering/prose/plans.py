"""What two chosen operands come to, by task."""

from bot.answering.prose.task import Task
from bot.computing.additions import difference, total
from bot.computing.operand import of_figure
from bot.computing.quotients import average, percent_change, ratio, share
from bot.computing.result import Result
from facts.drafting.figure import DraftedFigure


def two(
    task: Task, figures: tuple[DraftedFigure, DraftedFigure], *, percent: bool = False
) -> Result[DraftedFigure] | None:
    """Return what a task of two figures comes to; a difference is given without its sign.

    `percent` asks for a change or a difference in per cent, of figures that are none.
    """
    first, second = map(of_figure, figures)
    relative = percent and first.unit != "%"
    match task:
        case Task.CHANGE if relative:
            return percent_change(first, second)
        case Task.DIFFERENCE if relative:
            return percent_change(second, first)
        case Task.DIFFERENCE | Task.CHANGE:
            high, low = sorted((first, second), key=lambda one: -one.value)
            return difference(high, low)
        case Task.SUM:
            return total((first, second))
        case Task.AVERAGE:
            return average((first, second))
        case Task.SHARE:
            return share(first, second)
        case Task.RATIO:
            high, low = sorted((first, second), key=lambda one: -abs(one.value))
            return ratio(high, low)
    return None
