"""A growth that a statement gives, computed from the levels of a sentence: "from 5 to 8 million"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answering.claims.around import Around
from bot.answering.claims.comparing import compare_with
from bot.answering.claims.dated import Dated
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import compare, same_kind
from facts.quantity import Quantity

_NUMBER = re.compile(r"\d[\d.,]*")
_COUNTS = frozenset({"count", "number"})
_DIGITS = 4  # of a computed growth; enough to compare with any that is stated


def grown(claim: Statement, sentence: Statement, around: Around) -> Dated | None:
    """Compare "rose by 3 million" or "rose by 60%" with a sentence that rises from one to another.

    The sentence must say all the rest, and have no other figures than the two.
    """
    stated = [token for token in claim.tokens if token.kind is Kind.FIGURE]
    marks = [token for token in claim.tokens if token.axis == "change"]
    if len(stated) != 1 or len(marks) != 1 or stated[0].lead == "level" or claim.modes:
        return None
    levels = _levels([token for token in sentence.tokens if token.kind is Kind.FIGURE])
    quantity = stated[0].quantity
    if levels is None or quantity is None:
        return None
    first, second = levels
    growth = _growth(first, second, quantity)
    if growth is None or (second.value > first.value) != (marks[0].pole == 0):
        return None
    rest = claim.without([stated[0]])
    if not compare_with(rest, sentence, around).supports:
        return None
    fit = compare(quantity, growth)
    return Dated(fit, stated[0].surface, f"{first.text} → {second.text}")


def _levels(figures: Sequence[Token]) -> tuple[Quantity, Quantity] | None:
    """Return where a sentence's only two figures lead from and to, None where they don't."""
    if sorted(token.lead for token in figures) != ["level", "start"]:
        return None
    first, second = sorted((token for token in figures), key=lambda token: token.lead, reverse=True)
    one, other = first.quantity, second.quantity
    if one is None or other is None:
        return None
    one = _scaled(one, other)
    exact = all(q.qualifier is None and q.high is None for q in (one, other))
    alike = same_kind(one, other) and one.unit == other.unit and one.value != other.value
    return (one, other) if exact and alike else None


def _scaled(one: Quantity, other: Quantity) -> Quantity:
    """Give the first of "from 5 to 8 million euros" the unit of the second, and its size."""
    if one.unit or one.kind not in _COUNTS:
        return one
    number = _NUMBER.match(other.text)
    size = Decimal(1)
    if number is not None and _NUMBER.fullmatch(one.text):
        if number[0].startswith("0"):
            return one
        size = other.value / _plain(number[0], other.value)
    return replace(one, value=one.value * size, unit=other.unit, kind=other.kind)


def _plain(number: str, value: Decimal) -> Decimal:
    """Return a printed number as its digits have it, whichever mark parts its decimals."""
    digits = value.normalize().as_tuple().digits
    whole = re.split(r"[.,](?=\d{1,2}$)", number)[0]
    places = sum(map(str.isdigit, whole))
    return Decimal((0, digits, places - len(digits)))


def _growth(first: Quantity, second: Quantity, stated: Quantity) -> Quantity | None:
    """Return by how much the second is more or less, in what is stated: a share or a difference."""
    off = abs(second.value - first.value)
    if stated.unit == "%":
        if first.unit == "%" or not first.value:
            return None  # "rose 2 %" of a rate may be points
        value = off / abs(first.value) * 100
    elif (stated.unit == "pp" and first.unit == "%") or (
        same_kind(stated, second) and stated.unit == second.unit
    ):
        value = off
    else:
        return None
    return replace(
        stated, value=value, low=None, high=None, qualifier=None, direction=None,
        significant=_DIGITS, text=f"{value:.{_DIGITS}f}",
    )  # fmt: skip
