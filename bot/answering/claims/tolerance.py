"""Two figures compared: equal by honest rounding, ruled out, or left open by a bound."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from facts.quantities.time_units import SECONDS
from facts.quantity import Quantity

_ABOUT = Decimal("0.05")  # what "about" and "nearly" may be off
_WIDE = Decimal("0.1")  # from here on a figure that is only about right is another one
_WEAKER = Decimal("0.25")  # by which a bound may be looser than the printed one
_UNQUALIFIED = Decimal("0.02")  # what a figure that is rounded without a word may be off
_SHARES = frozenset({"percent", "fraction"})
_COUNTS = frozenset({"count", "number"})
_INFINITE = Decimal("Infinity")


class Fit(StrEnum):
    """How a stated figure stands to a printed one."""

    SAME = "same"
    OPEN = "open"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that a figure allows, ends included unless `above` or `below`.

    `about` marks a rough figure; `value` is the printed number.
    """

    low: Decimal
    high: Decimal
    value: Decimal
    above: bool = False
    below: bool = False
    about: bool = False

    @property
    def point(self) -> bool:
        return self.low == self.high

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value lies within."""
        if value < self.low or value > self.high:
            return False
        return not (self.above and value == self.low) and not (self.below and value == self.high)


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures measure the same kind of thing, in whatever unit."""
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and not (kinds <= _SHARES or kinds <= _COUNTS):
        return False
    return not (kinds <= _SHARES and {one.unit, other.unit} >= {"%", "pp"})


def same_value(stated: Quantity, printed: Quantity) -> bool:
    """Tell whether a printed figure is what is stated, unit and bound included."""
    return compare(stated, printed) is Fit.SAME


def compare(stated: Quantity, printed: Quantity) -> Fit:
    """Return whether a printed figure says, leaves open or rules out a stated one."""
    said, found = _values(stated), _values(printed)
    if said is None or found is None or _unit(stated) != _unit(printed):
        return _other_unit(stated, printed)
    if (stated.per or "") != (printed.per or ""):
        return Fit.OPEN
    wanted, given = _bounds(stated, said), _bounds(printed, found)
    if stated.qualifier == printed.qualifier and said == found:
        return Fit.SAME
    if given.point or given.about:
        return _against_point(stated, wanted, given)
    return _against_range(stated, wanted, given, printed)


def _other_unit(stated: Quantity, printed: Quantity) -> Fit:
    """Money in another currency is another figure; an unknown unit decides nothing.

    Nor does a length or weight in another unit, which may well be the same.
    """
    units = {stated.unit, printed.unit}
    if "?" in units or "" in units:
        return Fit.OPEN
    return Fit.OTHER if stated.kind == printed.kind == "money" else Fit.OPEN


def _unit(quantity: Quantity) -> str:
    if quantity.kind in _SHARES:
        return "%" if quantity.unit in {"", "%"} else quantity.unit
    return "seconds" if quantity.unit in SECONDS else quantity.unit


def _values(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    low = quantity.low if quantity.low is not None else quantity.value
    high = quantity.high if quantity.high is not None else quantity.value
    factor = SECONDS.get(quantity.unit, Decimal(1))
    return (low * factor, high * factor) if low <= high else None


def _bounds(quantity: Quantity, values: tuple[Decimal, Decimal]) -> Bounds:
    low, high = values
    match quantity.qualifier:
        case "over":
            return Bounds(low, _INFINITE, above=True, value=low)
        case "at least":
            return Bounds(low, _INFINITE, value=low)
        case "under":
            return Bounds(-_INFINITE, high, below=True, value=high)
        case "at most":
            return Bounds(-_INFINITE, high, value=high)
        case "about":
            spread = abs(high) * _ABOUT
            return Bounds(low - spread, high + spread, about=True, value=high)
        case "nearly":
            return Bounds(low - abs(low) * _ABOUT, high, about=True, value=high)
    return Bounds(low, high, value=low)


def _against_point(stated: Quantity, wanted: Bounds, given: Bounds) -> Fit:
    """Compare with a single printed value, exact or rough."""
    value = given.value
    if not wanted.point and not wanted.about:
        if given.about:
            return _ranges(wanted, given)
        return Fit.SAME if wanted.holds(value) else Fit.OTHER
    said = stated.value * SECONDS.get(stated.unit, Decimal(1))
    off = abs(said - value)
    size = max(abs(value), Decimal("1e-9"))
    if off == 0:
        return Fit.SAME
    if stated.qualifier == "nearly" and value > said:  # 40 isn't "nearly 39"
        return Fit.OPEN if off <= size * _UNQUALIFIED else Fit.OTHER
    rounds = _rounds(stated, value) and off <= size * _WIDE  # 2.5 isn't "about 3"
    if rounds and (wanted.about or off <= size * _UNQUALIFIED) and not given.about:
        return Fit.SAME
    if wanted.about and (rounds or off <= size * _ABOUT):
        return Fit.SAME
    if given.about or wanted.about:
        return Fit.OTHER if off > size * _WIDE else Fit.OPEN
    return Fit.OPEN if _rounds(stated, value) and off <= size * _WIDE else Fit.OTHER


def _rounds(stated: Quantity, value: Decimal) -> bool:
    """Tell whether a value, rounded to the digits of a stated figure, is that figure."""
    said = stated.value * SECONDS.get(stated.unit, Decimal(1))
    if not said:
        return False
    digits = max(1, stated.significant)
    step = Decimal(10) ** (said.adjusted() - digits + 1)
    return abs(value - said) * 2 <= step


def _against_range(stated: Quantity, wanted: Bounds, given: Bounds, printed: Quantity) -> Fit:
    """Compare with a printed bound ("over 5800") or range ("15 to 17 %")."""
    if wanted.point or wanted.about:
        value = stated.value * SECONDS.get(stated.unit, Decimal(1))
        edge = given.low if given.high == _INFINITE else given.high
        if printed.qualifier and not wanted.about and value == edge and edge.is_finite():
            kept = stated.qualifier is None and printed.qualifier in {"over", "at least"}
            return Fit.SAME if kept else Fit.OPEN  # "over 5800" is quoted as 5800
        if wanted.about and printed.qualifier and edge.is_finite() and wanted.holds(edge):
            if printed.qualifier not in {"over", "at least"}:
                return Fit.OPEN
            return Fit.OTHER if stated.qualifier == "nearly" else Fit.SAME
        return Fit.OPEN if given.holds(value) else Fit.OTHER
    fit = _ranges(wanted, given)
    if fit is Fit.SAME and abs(wanted.value - given.value) > abs(given.value) * _WEAKER:
        return Fit.OPEN  # "over 20 %" says much less than "over 30 %"
    between = printed.qualifier is None and stated.qualifier is None
    return Fit.OPEN if between and fit is Fit.SAME else fit  # a range is said by its own ends


def _ranges(wanted: Bounds, given: Bounds) -> Fit:
    """A range says what lies around it, rules out what it doesn't touch, leaves open the rest."""
    if given.high < wanted.low or given.low > wanted.high:
        return Fit.OTHER
    if given.high == wanted.low and (given.below or wanted.above):
        return Fit.OTHER
    if given.low == wanted.high and (given.above or wanted.below):
        return Fit.OTHER
    low = given.low > wanted.low or (given.low == wanted.low and (given.above or not wanted.above))
    high = given.high < wanted.high or (
        given.high == wanted.high and (given.below or not wanted.below)
    )
    return Fit.SAME if low and high else Fit.OPEN
