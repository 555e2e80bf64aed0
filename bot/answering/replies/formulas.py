"""What is computed of a document as people read it: "24.5 − 24.9 = −0.4 million pounds"."""

from decimal import Decimal

from bot.answering.replies.steps import step_text
from bot.computing.operand import Amount, Operand
from bot.computing.operation import Operation
from bot.computing.result import Result, common_scale
from bot.texts import filled, joined, labelled, qualified
from facts.drafting.figure import DraftedFigure, Kind, Source
from facts.quantities.forms import forms, in_scale
from facts.quantities.sums import plain
from facts.quantity import in_words

_MINUS = "−"
_UNKNOWN = "?"  # the unit of a currency that nobody could tell
_COUNTS = frozenset({Operation.COUNT, Operation.COUNT_ABOVE, Operation.COUNT_BELOW})


def worded(plan: Result[DraftedFigure], language: str, *, abroad: bool = False) -> tuple[str, str]:
    """Return a result with its bound, and its formula.

    `abroad`: the document is in another language, so that its nouns are left out.
    """
    if plan.operation in _COUNTS:
        return number(plan.shown, language), _among(plan, language)
    unit = _unit(plan, language, abroad=abroad)
    figure = amount(plan.shown, unit, plan.scale, language)
    text = qualified(plan.qualifier, figure, language)
    scale = common_scale([step for step in plan.steps if isinstance(step, Operand)])
    formula = "".join(
        _operand(step, scale, language) if isinstance(step, Operand) else step_text(step, language)
        for step in plan.steps
    )
    return text, f"{formula} ≈ {figure}" if plan.near else f"{formula} = {text}"


def number(value: Decimal, language: str) -> str:
    """Return a number with thousands apart and a true minus sign, without trailing zeros."""
    return forms(language).number(plain(value)).replace("-", _MINUS)


def amount(value: Decimal, unit: str, scale: Decimal, language: str) -> str:
    """Return a value in its unit, written in the scale of its operands."""
    power = max(scale.adjusted(), 0)
    text = in_scale(value, unit, power, language) or in_words(value, unit, language)
    return text.replace("-", _MINUS)


def _unit(plan: Result[DraftedFigure], language: str, *, abroad: bool) -> str:
    """Return the unit as it is written: an unknown currency as it is printed, no foreign noun."""
    if plan.unit == _UNKNOWN:
        words = plan.operands[0].source.text.split()
        return words[-1] if words and words[-1].isalpha() else ""
    foreign = abroad and plan.kind == Kind.COUNT and plan.unit not in forms(language).units
    return "" if foreign else plan.unit


def _among(plan: Result[DraftedFigure], language: str) -> str:
    part, whole = (step.value for step in plan.steps if isinstance(step, Amount))
    formula = filled("counted_of", language, part=part, whole=whole)
    if plan.operation is Operation.COUNT:
        return formula  # a figure of each row stands for it, and says nothing
    shown = joined((f"{one.period or ''} {one.text}".strip() for one in plan.sources), language)
    return labelled(formula, shown, language) if shown else formula


def _operand(one: Operand[DraftedFigure], scale: Decimal, language: str) -> str:
    """Return a figure of a sentence with its magnitude and bound, of a table in the common scale.

    Negative ones stand in brackets.
    """
    if one.source.source is Source.SENTENCE:
        text = amount(one.value, "", one.scale, language).strip()
    else:
        text = number(one.value / scale if one.scale == scale else one.value, language)
    return qualified(one.qualifier, f"({text})" if one.value < 0 else text, language)
