"""The operations: operands of one kind, unit and measure in, a plan out, or None.

None means that the operands don't go together, or that the result has no meaning (a share of
nothing, a percentage change from nothing).
"""

from collections.abc import Sequence
from decimal import Decimal

from bot.answering.planner.formula import MINUS, amount, common_scale, number, operand, rounded
from bot.answering.planner.plan import Operation, Plan
from bot.texts import filled, joined, labelled
from facts.drafting.figure import DraftedFigure, Kind
from facts.quantities.bounds import bounds

_HUNDRED = Decimal(100)
# Quarters have 89 to 92 days, fiscal years 364 to 371; a half year is twice a quarter.
_SAME_LENGTH = 1.5
_LEAST_MIDDLE = 3
_FEWEST_PARTS = 3  # a whole and two parts
_EXACT_DIGITS = 12  # a quotient of fewer digits is shown whole
_ADDABLE = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION, Kind.PERCENT, Kind.RATIO}
)


def alike(operands: Sequence[DraftedFigure]) -> bool:
    """Tell whether figures may be added and subtracted: one kind, one unit, none doubtful."""
    first = operands[0]
    return first.kind in _ADDABLE and all(
        figure.kind is first.kind and figure.unit == first.unit and figure.agreed
        for figure in operands
    )


def comparable(earlier: DraftedFigure, later: DraftedFigure) -> bool:
    """Tell whether one figure can have become the other: not three months' from nine months'.

    Periods whose days aren't known are taken to be alike.
    """
    if earlier.period is None or later.period is None:
        return True
    spans = [bounds(period) for period in (earlier.period, later.period)]
    days = [one.last - one.first + 1 for one in spans if one is not None and not one.loose]
    return len(days) < len(spans) or max(days) <= _SAME_LENGTH * min(days)


def change(earlier: DraftedFigure, later: DraftedFigure, language: str = "en") -> Plan | None:
    """Return later − earlier, negative for a decrease; of percentages in percentage points."""
    if not comparable(earlier, later):
        return None
    return _minus(Operation.CHANGE, later, earlier, language)


def difference(first: DraftedFigure, second: DraftedFigure, language: str = "en") -> Plan | None:
    """Return first − second."""
    return _minus(Operation.DIFFERENCE, first, second, language)


def percent_change(
    earlier: DraftedFigure, later: DraftedFigure, language: str = "en"
) -> Plan | None:
    """Return (later − earlier) ÷ |earlier| in per cent."""
    if not alike((earlier, later)) or not earlier.value or not comparable(earlier, later):
        return None
    value = (later.value - earlier.value) / abs(earlier.value) * _HUNDRED
    scale = common_scale((earlier, later))
    before, after = operand(earlier, scale, language), operand(later, scale, language)
    base = number(abs(earlier.value / scale), language)
    return _quotient(
        Operation.PERCENT_CHANGE, value, "%", Kind.PERCENT,
        f"({after} {MINUS} {before}) ÷ {base}", (later, earlier), language,
    )  # fmt: skip


def total(figures: Sequence[DraftedFigure], language: str = "en") -> Plan | None:
    """Return the sum of two or more figures, None where one is the sum of the others already."""
    if len(figures) < 2 or not alike(figures):
        return None
    scale = common_scale(figures)
    value = sum((figure.value for figure in figures), Decimal(0))
    if len(figures) >= _FEWEST_PARTS and any(figure.value * 2 == value for figure in figures):
        return None
    text = amount(value, figures[0].unit, scale, language)
    formula = " + ".join(operand(figure, scale, language) for figure in figures)
    return Plan(
        Operation.SUM,
        value,
        figures[0].unit,
        figures[0].kind,
        text,
        f"{formula} = {text}",
        tuple(figures),
    )


def average(figures: Sequence[DraftedFigure], language: str = "en") -> Plan | None:
    """Return the mean of two or more figures."""
    if len(figures) < 2 or not alike(figures):
        return None
    scale = common_scale(figures)
    value = sum((figure.value for figure in figures), Decimal(0)) / len(figures)
    parts = " + ".join(operand(figure, scale, language) for figure in figures)
    return _quotient(
        Operation.AVERAGE, value, figures[0].unit, figures[0].kind,
        f"({parts}) ÷ {len(figures)}", figures, language, scale,
    )  # fmt: skip


def median(figures: Sequence[DraftedFigure], language: str = "en") -> Plan | None:
    """Return the middle of three or more figures by size, of an even number the mean of the middle two.

    Of two it would be their mean: whoever says median means more, and two rows are soon alike.
    """
    if len(figures) < _LEAST_MIDDLE or not alike(figures):
        return None
    ordered = sorted(figures, key=lambda figure: figure.value)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    scale = common_scale(figures)
    shown = joined((operand(figure, scale, language) for figure in ordered), language)
    formula = f"{filled('median', language)} ({shown})"
    if low is not high:
        formula += f" = ({operand(low, scale, language)} + {operand(high, scale, language)}) ÷ 2"
    return _quotient(
        Operation.MEDIAN, (low.value + high.value) / 2, low.unit, low.kind,
        formula, ordered, language, scale,
    )  # fmt: skip


def share(part: DraftedFigure, whole: DraftedFigure, language: str = "en") -> Plan | None:
    """Return part ÷ whole in per cent, None of percentages: a share of a share says nothing."""
    if not alike((part, whole)) or not whole.value or part.kind is Kind.PERCENT:
        return None
    scale = common_scale((part, whole))
    return _quotient(
        Operation.SHARE, part.value / whole.value * _HUNDRED, "%", Kind.PERCENT,
        f"{operand(part, scale, language)} ÷ {operand(whole, scale, language)}", (part, whole), language,
    )  # fmt: skip


def ratio(first: DraftedFigure, second: DraftedFigure, language: str = "en") -> Plan | None:
    """Return first ÷ second; of different kinds it is an amount of the first per second."""
    if not second.value or not (first.agreed and second.agreed):
        return None
    same = alike((first, second))
    if not same and second.kind not in {Kind.COUNT, Kind.NUMBER}:
        return None
    scale = common_scale((first, second)) if same else Decimal(1)
    unit, kind = ("times", Kind.RATIO) if same else (first.unit, first.kind)
    return _quotient(
        Operation.RATIO, first.value / second.value, unit, kind,
        f"{operand(first, scale, language)} ÷ {operand(second, scale, language)}", (first, second), language,
    )  # fmt: skip


def counted(
    every: Sequence[DraftedFigure],
    beyond: Sequence[DraftedFigure],
    *,
    above: bool,
    unit: str,
    language: str = "en",
) -> Plan:
    """Return how many of the figures lie beyond a limit; the operands are those that do."""
    operation = Operation.COUNT_ABOVE if above else Operation.COUNT_BELOW
    value = Decimal(len(beyond))
    shown = joined((f"{figure.period or ''} {figure.text}".strip() for figure in beyond), language)
    formula = filled("counted_of", language, part=len(beyond), whole=len(every))
    formula = labelled(formula, shown, language) if shown else formula
    return Plan(operation, value, unit, Kind.COUNT, str(value), formula, tuple(beyond))


def convert(figure: DraftedFigure, rate: Decimal, unit: str, language: str = "en") -> Plan:
    """Return a figure times a rate, in another unit."""
    value = figure.value * rate
    text = amount(value, unit, figure.scale, language)
    formula = f"{operand(figure, figure.scale, language)} × {number(rate, language)} = {text}"
    return Plan(Operation.CONVERT, value, unit, Kind.MONEY, text, formula, (figure,))


def _minus(
    operation: Operation, first: DraftedFigure, second: DraftedFigure, language: str
) -> Plan | None:
    if not alike((first, second)):
        return None
    scale = common_scale((first, second))
    value = first.value - second.value
    unit = "pp" if first.unit == "%" else first.unit
    text = amount(value, unit, scale, language)
    formula = (
        f"{operand(first, scale, language)} {MINUS} {operand(second, scale, language)} = {text}"
    )
    return Plan(operation, value, unit, first.kind, text, formula, (first, second))


def _quotient(
    operation: Operation,
    value: Decimal,
    unit: str,
    kind: Kind,
    formula: str,
    operands: Sequence[DraftedFigure],
    language: str,
    scale: Decimal = Decimal(1),
) -> Plan:
    shown = rounded(value / scale)
    exact = shown == value / scale
    text = amount(shown * scale, unit, scale, language)
    return Plan(
        operation, value, unit, kind, text, f"{formula} {'=' if exact else '≈'} {text}",
        tuple(operands), rounded=not exact,
    )  # fmt: skip
