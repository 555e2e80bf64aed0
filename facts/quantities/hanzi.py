"""Chinese numerals, and digits with Chinese magnitudes: 三百五, 五点五五万亿, 1万2千亿."""

from collections.abc import Iterable
from decimal import Decimal

from facts.quantities.numberwords import HAN_DIGITS, HAN_SCALES
from facts.quantities.sums import EXACT, Sum, plain, times

_BIG = 10_000
_LONGEST = 40


def han_value(run: str) -> Decimal | None:
    """Return the value of Chinese numerals, or None when they make no number: 一二, 十四五."""
    if len(run) > _LONGEST:
        return None
    whole, point, decimals = run.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if len(run) > 1 and not set(run) - set(HAN_DIGITS):
        if len(run) != len("二〇二五") and not set(run) & set("〇零"):
            return None
        return Decimal("".join(str(HAN_DIGITS[digit]) for digit in run))
    total = summed(HAN_SCALES.get(sign, Decimal(HAN_DIGITS.get(sign, 0))) for sign in run)
    if total is not None and len(run) > 1 and run[-1] in HAN_DIGITS and run[-2] in "百千万亿":
        digit = HAN_DIGITS[run[-1]]  # 一万二 is 12,000
        total = EXACT.add(total, Decimal(digit * (HAN_SCALES[run[-2]] // 10 - 1)))
    return total


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    digits = decimals.rstrip("".join(HAN_SCALES))
    base = han_value(whole)
    if base is None or base >= HAN_SCALES["万"]:
        return None
    value = EXACT.add(base, Decimal("0." + "".join(str(HAN_DIGITS[digit]) for digit in digits)))
    for scale in decimals[len(digits) :]:
        value = times(value, HAN_SCALES[scale])
    return plain(value)


def summed(parts: Iterable[Decimal | int]) -> Decimal | None:
    """Add up figures (Decimal) and the magnitudes (int) that follow them, as Chinese does."""
    so_far = Sum()
    section, pending, last, first = Decimal(0), Decimal(-1), _BIG, True
    for part in parts:
        if isinstance(part, Decimal):
            if pending > 0:
                return None
            pending, first = part, False
            continue
        if part < _BIG:
            if part >= last or not pending:
                return None
            section = EXACT.add(section, times(pending if pending > 0 else Decimal(1), part))
            last = part
        else:
            amount = EXACT.add(section, max(pending, Decimal(0)))
            if not so_far.scale(Decimal(1) if first else amount, part):
                return None
            section, last = Decimal(0), _BIG
        pending, first = Decimal(-1), False
    return so_far.total(EXACT.add(section, max(pending, Decimal(0))))
