"""Bounds of what is computed from bounded figures: over 900 of 5 is over 180."""

from collections.abc import Iterable
from decimal import Decimal

from bot.computing.operand import Operand, Origin

_UP = frozenset({"over", "at least"})
_DOWN = frozenset({"under", "at most", "nearly"})
_TURNED = {
    "over": "under", "at least": "at most", "under": "over", "at most": "at least", "nearly": "over",
}  # fmt: skip


def turned(qualifier: str | None) -> str | None:
    """Return what a bounded figure leaves of something exact: over becomes under."""
    return _TURNED.get(qualifier, qualifier) if qualifier else None


def bound(
    raising: Iterable[Operand[Origin]], lowering: Iterable[Operand[Origin]] = ()
) -> str | None:
    """Return the bound of a result that grows with some operands and shrinks with others."""
    sides = [(one, one.qualifier) for one in raising]
    sides += [(one, turned(one.qualifier)) for one in lowering]
    found = {qualifier for _, qualifier in sides if qualifier}
    if not found:
        return None
    if any(one.value < 0 for one, _ in sides):
        return "about"  # "over 4.2 % down" is less than −4.2 %
    if len(found) == 1:
        return found.pop()
    return "over" if found <= _UP else "under" if found <= _DOWN else "about"


def above_nothing(qualifier: str | None, value: Decimal) -> str | None:
    """Return the bound of a result: "over −3" might be read as either side."""
    return "about" if qualifier and value < 0 else qualifier


def kept(qualifier: str | None, exact: Decimal, shown: Decimal) -> str:
    """Return the bound of `exact` where it still holds for the rounded `shown`, else "about"."""
    if not qualifier:
        return "about"
    above, below = qualifier in _UP and shown > exact, qualifier in _DOWN and shown < exact
    return "about" if above or below else qualifier
