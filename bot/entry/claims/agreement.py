"""A figure that a statement gives beside the figure of a fact: the same sort, the same size."""

from decimal import Decimal

from bot.answering.claims.checked import Verdict
from facts.library import Library
from facts.quantities.time_units import SECONDS
from facts.quantity import Quantity, quantities
from facts.reading import Reading
from facts.table import Fact

_CONVERTED_DIGITS = 2  # that a length of time has to agree in where its unit is another: 365 days
_CLOSE = Decimal("0.02")
_WIDE = Decimal("0.1")  # from here on a figure that is only about right is another one
_ROUNDED = 2  # digits from which on a figure without a word may be a rounded one
_SAME_SIZE = Decimal("0.02")
_ABOVE, _BELOW = frozenset({"over", "at least"}), frozenset({"under", "at most", "nearly"})
LARGE = 1_000_000  # "9.49 trillion" without its currency


def is_comparable(quantity: Quantity, fact: Fact, reading: Reading, library: Library) -> bool:
    """Whether a quantity of a statement is of the fact's sort (money against money, …)."""
    kind = fact.kind
    if quantity.kind == "money":
        return kind in {"level", "bound"}
    if quantity.kind in {"percent", "fraction"}:
        if kind not in {"growth", "share"} or quantity.unit != (fact.unit or "%"):
            return False  # per mille and percentage points are no per cent
        if reading.asks & {"growth", "decline"}:
            return kind == "growth" or "decline" not in reading.asks
        return kind == "share" or "share" not in reading.asks
    if quantity.kind == "duration":
        return kind == "duration" and fact.unit in SECONDS and quantity.unit in SECONDS
    if quantity.kind in {"count", "number"}:
        if kind == "level" or quantity.value > LARGE:
            return kind == "level" and quantity.value > LARGE
        units = library.vocabulary.units.get(fact.unit, frozenset())
        return kind == "count" and bool(units & reading.ids or not units)
    return False


def rank_of(fact: Fact) -> Decimal:
    """Return which a fact says something is: 1 where it prints no ordinal."""
    printed = (q.value for q in quantities(fact.text) if q.kind == "ordinal")
    return next(printed, Decimal(1))


def agrees(quantity: Quantity, fact: Fact) -> Verdict:
    """Whether the fact says, rules out or leaves open what the quantity states."""
    value = fact.value
    if value is None:
        return "not_in_document"
    if quantity.kind == "money" and quantity.unit != fact.unit:
        return "contradicted"
    digits = quantity.significant
    if quantity.kind == "duration" and quantity.unit != fact.unit:
        value = value * SECONDS[fact.unit] / SECONDS[quantity.unit]
        digits = max(digits, _CONVERTED_DIGITS)
    if quantity.kind == "fraction":
        digits = max(digits, _ROUNDED)  # "an eighth" is said as closely as 12 or 13 %
    if quantity.low is not None and quantity.high is not None:
        return _lies(value, quantity.low, quantity.high, fact.qualifier)
    return holds(quantity.value, quantity.qualifier, digits, value, fact.qualifier)


def _lies(value: Decimal, low: Decimal, high: Decimal, printed: str | None) -> Verdict:
    """Whether a printed value lies in a range; one printed as a bound may lie beyond itself."""
    if printed in _ABOVE:
        return "contradicted" if value >= high else "not_in_document"
    if printed in _BELOW:
        return "contradicted" if value <= low else "not_in_document"
    return "supported" if low <= value <= high else "contradicted"


def holds(
    stated: Decimal, claim: str | None, digits: int, value: Decimal, printed: str | None
) -> Verdict:
    """Whether a printed value makes a stated one true; `claim` and `printed` are their qualifiers.

    `digits` are the significant ones of what is stated.
    """
    if stated and value and not _SAME_SIZE < value / stated < 1 / _SAME_SIZE:
        return "contradicted"  # millions for billions: "over 900 million" of 900 billion
    if claim in {"about", "nearly"}:
        return _roughly(stated, digits, value, printed, below=claim == "nearly")
    if claim in _ABOVE:
        if value > stated or (value == stated and (printed in _ABOVE or claim == "at least")):
            return "supported"
        return "not_in_document" if printed in _ABOVE else "contradicted"
    if claim in {"under", "at most"}:
        if value >= stated and not (value == stated and printed in {"nearly", "under"}):
            return "contradicted"
        return "not_in_document" if printed in _ABOVE else "supported"
    if value == stated:
        if claim == "exactly" and printed is not None:
            excluded = printed in {"over", "under", "nearly"}
            return "contradicted" if excluded else "not_in_document"
        return "supported"
    if _leaves_open(printed, value, stated):
        return "not_in_document"
    rounded = claim is None and digits >= _ROUNDED and _rounds(value, stated, digits)
    return "supported" if rounded else "contradicted"


def _roughly(
    stated: Decimal, digits: int, value: Decimal, printed: str | None, *, below: bool
) -> Verdict:
    """Whether a printed value makes "about" a stated one true, or with `below` "nearly" one.

    An honest rounding does; what is a little off neither says nor rules it out.
    """
    off = abs(value - stated)
    if below and value > stated:  # 40 isn't "nearly 39"
        return "contradicted"
    if below and value == stated and printed in _ABOVE:
        return "contradicted"
    wide = off <= _WIDE * abs(value)
    if (wide and _rounds(value, stated, digits)) or _is_close(value, stated):
        return "not_in_document" if below and printed in _ABOVE else "supported"
    if wide or _leaves_open(printed, value, stated):
        return "not_in_document"
    return "contradicted"


def _is_close(value: Decimal, stated: Decimal) -> bool:
    return stated != 0 and abs(value - stated) <= _CLOSE * abs(stated)


def _rounds(value: Decimal, stated: Decimal, digits: int) -> bool:
    """Whether a value, rounded to so many digits, is the stated one; a half rounds either way."""
    step = Decimal(10) ** (stated.adjusted() - max(digits, 1) + 1)
    return stated != 0 and 2 * abs(value - stated) <= step


def _leaves_open(printed: str | None, value: Decimal, stated: Decimal) -> bool:
    """Whether a value that is printed as a bound may be another: 6,000 of "over 5800"."""
    return (printed in _ABOVE and stated > value) or (printed in _BELOW and stated < value)
