"""Figures and formulas as people read them: "24.5 − 24.9 = −0.4 million pounds"."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from facts.drafting.figure import DraftedFigure
from facts.quantities.forms import forms, in_scale
from facts.quantities.sums import plain
from facts.quantity import in_words

MINUS = "−"
_DECIMALS = 2  # of a quotient or mean: closer than half a per cent for what is 1 or more
_SMALL = 4  # significant digits of a quotient below 1


def number(value: Decimal, language: str) -> str:
    """Return a number with thousands apart and a true minus sign, without trailing zeros."""
    return forms(language).number(plain(value)).replace("-", MINUS)


def rounded(value: Decimal) -> Decimal:
    """Round a quotient to two decimals, a small one to four significant digits."""
    decimals = _DECIMALS
    if value and abs(value) < 1:
        decimals = max(_DECIMALS, _SMALL - 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


def common_scale(operands: Sequence[DraftedFigure]) -> Decimal:
    """Return the scale in which all operands are printed, 1 where they differ."""
    scales = {operand.scale for operand in operands}
    return scales.pop() if len(scales) == 1 else Decimal(1)


def operand(figure: DraftedFigure, scale: Decimal, language: str) -> str:
    """Return an operand in the scale of its formula, negative ones in brackets."""
    value = figure.printed if figure.scale == scale and figure.printed is not None else figure.value
    text = number(value, language)
    return f"({text})" if value < 0 else text


def amount(value: Decimal, unit: str, scale: Decimal, language: str) -> str:
    """Return a value in its unit, written in the scale of its operands."""
    power = max(scale.adjusted(), 0)
    text = in_scale(value, unit, power, language) or in_words(value, unit, language)
    return text.replace("-", MINUS)
