"""Plans for chosen operands: the result with its bound, the formula as people read it."""

from dataclasses import replace

from bot.answering.planner.arithmetic import average, difference, ratio, share, total
from bot.answering.planner.formula import MINUS, amount
from bot.answering.planner.plan import Plan
from bot.answering.prose.task import Task
from bot.texts import qualified as said_with
from facts.drafting.figure import DraftedFigure

_UNKNOWN = "?"  # the unit of a currency that nobody could tell
_UP, _DOWN = frozenset({"over", "at least"}), frozenset({"under", "at most", "nearly"})


def bound(first: str | None, second: str | None, *, opposed: bool) -> str | None:
    """Return the qualifier of a result from those of its operands.

    `opposed`: the second one lowers the result (a difference, a quotient), so that its bound turns.
    """
    turned = _turned(second) if opposed else second
    if first is None or first == "exactly":
        return turned if turned != "exactly" else None
    if second is None or second == "exactly" or first == turned:
        return first
    if first in _UP and turned in _UP:
        return "over"
    if first in _DOWN and turned in _DOWN:
        return "under"
    return "about"


def _turned(qualifier: str | None) -> str | None:
    return {
        "over": "under", "at least": "at most", "under": "over", "at most": "at least",
        "nearly": "over",
    }.get(qualifier or "", qualifier)  # fmt: skip


def qualified(text: str, qualifier: str | None, language: str) -> str:
    """Return a result with its bound before it: "over 4 million"."""
    return text if qualifier == "exactly" else said_with(qualifier, text, language)


def two(task: Task, figures: tuple[DraftedFigure, DraftedFigure], language: str) -> Plan | None:
    """Return the plan of a task of two figures; a difference is given without its sign."""
    first, second = figures
    if task in {Task.DIFFERENCE, Task.CHANGE}:
        if first.value < second.value:
            first, second = second, first
        return _told(difference(first, second, language), MINUS, language, opposed=True)
    if task is Task.SUM:
        return _told(total((first, second), language), "+", language, opposed=False)
    if task is Task.AVERAGE:
        return _told(average((first, second), language), "", language, opposed=False)
    if task is Task.SHARE:
        return _told(share(first, second, language), "÷", language, opposed=True)
    if task is Task.RATIO:
        if abs(first.value) < abs(second.value):
            first, second = second, first
        return _told(ratio(first, second, language), "÷", language, opposed=True)
    return None


def _told(plan: Plan | None, sign: str, language: str, *, opposed: bool) -> Plan | None:
    """Return a plan with its bound in the result, and each operand with its own magnitude."""
    if plan is None:
        return None
    first, second = plan.operands[:2]
    plan = _named(plan)
    text = qualified(plan.text, bound(first.qualifier, second.qualifier, opposed=opposed), language)
    if not sign:
        return replace(plan, text=text)
    equals = "≈" if plan.rounded else "="
    parts = f" {sign} ".join(spelled(operand, language) for operand in (first, second))
    return replace(plan, text=text, formula=f"{parts} {equals} {text}")


def _named(plan: Plan) -> Plan:
    """Return a plan whose unknown currency is called as its operands print it: "pesos"."""
    if plan.unit != _UNKNOWN or not plan.text.endswith(_UNKNOWN):
        return plan
    words = plan.operands[0].text.split()
    name = words[-1] if words and words[-1].isalpha() else ""
    return replace(plan, text=f"{plan.text.removesuffix(_UNKNOWN).rstrip()} {name}".rstrip())


def spelled(figure: DraftedFigure, language: str) -> str:
    """Return an operand with its magnitude and bound, without its unit: "over 17.4 million"."""
    text = amount(figure.value, "", figure.scale, language).strip()
    text = f"({text})" if figure.value < 0 else text
    return qualified(text, figure.qualifier, language)
