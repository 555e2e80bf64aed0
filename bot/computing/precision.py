"""How many digits of a product or quotient are shown.

Of cells, and of what is counted in full, two decimals in their scale, below 1 four digits. A figure
of a sentence is rounded already: the result has no more digits than the least precise one (half to
even), but at least three.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from bot.computing.operand import Operand, Origin
from facts.quantity import round_significant

LEAST_DIGITS = 3
_DECIMALS = 2  # closer than half a per cent for what is 1 or more
_SMALL = 4  # significant digits of what is below 1
_RELATIVE = frozenset({"%", "times"})


def to_decimals(value: Decimal) -> Decimal:
    """Round to two decimals, a small value to four significant digits."""
    decimals = _DECIMALS
    if value and abs(value) < 1:
        decimals = max(_DECIMALS, _SMALL - 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


def to_digits(value: Decimal, operands: Sequence[Operand[Origin]]) -> Decimal:
    """Round to the digits of the least precise operand."""
    return round_significant(value, max(LEAST_DIGITS, min(one.digits for one in operands)))


def rounded(
    value: Decimal, unit: str, operands: Sequence[Operand[Origin]], scale: Decimal = Decimal(1)
) -> Decimal:
    """Round what operands come to; of per cent and times more than two decimals say nothing."""
    printed = [one for one in operands if not one.in_full]
    if not printed:
        return to_decimals(value / scale) * scale
    shown = to_digits(value, printed)
    return to_decimals(shown) if unit in _RELATIVE else shown
