"""A quantity, and the reading that it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from facts.quantities.units import Unit
from index.unseen import placed


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit and qualifier, as printed at `text[start:end]`.

    `unit` is an ISO 4217 code, "%", "pp" (percentage points), "times", "days" … "years", "km",
    "tons" …, or "" for a count or a bare number. `kind` is money, percent, duration, length,
    area, volume, weight, times, ordinal, year, count, number or fraction; a fraction is in
    percent, a third with 28 digits. `qualifier` is over, at least, nearly, about, under,
    at most, exactly or None. `significant` counts the digits that carry information: 2 in 5800.

    The rest only `figures` fills in. `date` is the normal form of a date (see `moments`), whose
    kind is year or date and whose value is its year, or else its day. A range has `low` and
    `high`, and `low` for its value; so has 25 ± 3, with 25 for its value. `direction` is up or
    down where the words right at the figure make it a change. `head` is the noun's main word.
    """

    value: Decimal
    unit: str
    kind: str
    qualifier: str | None
    text: str
    start: int
    end: int
    number_start: int
    number_end: int
    noun: str | None = None
    per: str | None = None
    significant: int = 1
    date: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    direction: str | None = None
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity without its qualifier; `index` is the token after it."""

    value: Decimal
    unit: Unit
    start: int
    end: int
    index: int
    significant: int
    more: bool = False
    scale: int = 0  # the magnitude of a single figure
    final: bool = False  # takes no qualifier, noun or period


def restored(text: str, found: Sequence[Quantity], places: Sequence[int]) -> list[Quantity]:
    """Return quantities of what is seen of a text at their places in the text (see `seen`)."""
    moved = []
    for one in found:
        start, end = placed(one.start, one.end, places)
        first, last = placed(one.number_start, one.number_end, places)
        moved.append(
            replace(
                one, text=text[start:end], start=start, end=end, number_start=first, number_end=last
            )
        )
    return moved


def letter_at(folded: str, at: int) -> bool:
    """Tell whether a letter that could be part of a name, or an underscore, stands there."""
    return at < len(folded) and (
        (folded[at].isalpha() and folded[at] < "\u2e80") or folded[at] == "_"
    )
