"""The figures that a statement gives beside those of a passage: the same, worked out, others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from bot.answering.claims.tolerance import Fit, compare, same_kind
from facts.quantity import Quantity

_MOST: Final = 6  # figures of a passage that are added, subtracted and divided: 30 pairs
_HUNDRED: Final = Decimal(100)
_ADDED: Final = frozenset({"money", "count", "number", "percent", "duration", "weight", "length"})
_BOUNDS: Final = frozenset({"over", "at least", "under", "at most"})  # "over half" is soon met
_RATIOS: Final = frozenset({"percent", "fraction", "times"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many figures a statement gives, and how many of them a passage says, in one way or another.

    `same` are printed, `made` come to by two that are, of `open` a bound or another unit leaves it
    open, for `other` there are only figures of the same kind with other values, for `none` there
    are none of the kind. `against` tells that a figure that is the same is printed as a change the
    other way.
    """

    stated: int = 0
    same: int = 0
    made: int = 0
    open: int = 0
    other: int = 0
    none: int = 0
    against: bool = False

    @property
    def all(self) -> bool:
        """Whether there are figures, and each is said."""
        return bool(self.stated) and self.same + self.made == self.stated


def agreement(stated: Sequence[Quantity], printed: Sequence[Quantity]) -> Agreement:
    """Compare each stated figure with those that a passage prints."""
    ways = [_way(one, printed) for one in stated]
    against = any(
        compare(one, other) is Fit.SAME and {one.direction, other.direction} == {"up", "down"}
        for one in stated
        for other in printed
        if same_kind(one, other)
    )
    return Agreement(
        stated=len(ways),
        same=ways.count("same"),
        made=ways.count("made"),
        open=ways.count("open"),
        other=ways.count("other"),
        none=ways.count("none"),
        against=against,
    )


def _way(stated: Quantity, printed: Sequence[Quantity]) -> str:
    fits = [compare(stated, one) for one in printed if same_kind(stated, one)]
    if Fit.SAME in fits:
        return "same"
    exact = stated.qualifier not in _BOUNDS or stated.significant > 1
    if exact and any(compare(stated, one) is Fit.SAME for one in _made(stated, printed[:_MOST])):
        return "made"
    if Fit.OPEN in fits:
        return "open"
    return "other" if fits else "none"


def _made(stated: Quantity, printed: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield what two printed figures of one kind and unit come to, in the kind that is stated."""
    for one, other in permutations(printed, 2):
        if (one.kind, one.unit) != (other.kind, other.unit) or one.kind not in _ADDED:
            continue
        if same_kind(stated, one):
            yield _exact(stated, abs(one.value - other.value), one.unit)
            yield _exact(stated, one.value + other.value, one.unit)
        elif stated.kind in _RATIOS and other.value > 0 and one.value > 0:
            ratio = one.value / other.value
            yield _exact(stated, ratio if stated.kind == "times" else ratio * _HUNDRED, stated.unit)
            if stated.kind != "times":
                yield _exact(stated, abs(ratio - 1) * _HUNDRED, stated.unit)


def _exact(stated: Quantity, value: Decimal, unit: str) -> Quantity:
    return replace(stated, value=value, unit=unit, qualifier=None, low=None, high=None)
