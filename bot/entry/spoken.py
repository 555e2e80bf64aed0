"""Amounts as statements put them without a numeral: a fortnight, a quarter of a trillion, 过万亿."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from facts.quantity import Quantity
from facts.reading import Reading

_FRACTIONS = (
    (Decimal("0.25"), re.compile(r"(?:\b(?:a |one )?quarter of|\bun cuarto de|\bum quarto de|\bчетверть)\s+$", re.IGNORECASE)),
    (Decimal("0.75"), re.compile(r"(?:\bthree quarters of|\btres cuartos de|\btrês quartos de)\s+$", re.IGNORECASE)),
    (Decimal("0.5"), re.compile(r"(?:\bhalf of|\bmedio|\bmeio|\bпол)\s+$", re.IGNORECASE)),
)  # fmt: skip
_WHOLE = r"\b(?:a|whole|full|single) {}\b"
_DURATIONS = tuple(
    (Decimal(value), unit, re.compile(pattern, re.IGNORECASE))
    for value, unit, pattern in (
        (14, "days", r"\bfortnight\b"),
        (15, "days", r"\bquin[cz]ena\b|半个月|полмесяца"),
        (1, "weeks", _WHOLE.format("week") + r"|\b(?:una|uma) semana\b|(?:целую|за) неделю"),
        (
            1,
            "months",
            _WHOLE.format("month") + r"|\bun mes\b|\bum m[eê]s\b|(?:целый|за) месяц|整整?一?个月",
        ),
        (1, "years", _WHOLE.format("year") + r"|\bun año\b|\bum ano\b|(?:целый|за) год\b"),
    )
)
_BARE = re.compile(
    r"(超过|突破|跨过|迈过|站上|达到|首破|[过破超上达])了?(万亿|千亿|百亿)(?:元|人民币)?(?:大关|关口|门槛)?"
)
_BARE_SIZES = {"万亿": Decimal(10) ** 12, "千亿": Decimal(10) ** 11, "百亿": Decimal(10) ** 10}
_REACHING = frozenset({"达到", "达"})


def with_spoken(reading: Reading) -> Reading:
    """A statement with the quantities that it names without a numeral."""
    scaled = [_scaled(reading.text, quantity) for quantity in reading.quantities]
    changed = [new for new, old in zip(scaled, reading.quantities, strict=True) if new is not old]
    known = [q for q in scaled if q in changed or not any(_overlap(q, other) for other in changed)]
    extra = [
        quantity
        for quantity in _spoken(reading.text)
        if not any(_overlap(quantity, other) for other in known)
    ]
    if not changed and not extra:
        return reading
    rest = reading.without(
        (m.start, m.end)
        for m in reading.mentions
        if any(q.start < m.end and m.start < q.end for q in extra) and not m.has("concept")
    )
    found = sorted([*known, *extra], key=lambda quantity: quantity.start)
    return replace(rest, quantities=tuple(found))


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


def _scaled(text: str, quantity: Quantity) -> Quantity:
    """A quarter of a trillion, where only the trillion is read."""
    for fraction, before in _FRACTIONS:
        start = before.search(text, 0, quantity.start)
        if start is not None and quantity.kind in {"money", "number", "count"}:
            return replace(
                quantity,
                value=quantity.value * fraction,
                text=text[start.start() : quantity.end],
                start=start.start(),
                significant=2,
            )
    return quantity


def _spoken(text: str) -> Iterator[Quantity]:
    for value, unit, pattern in _DURATIONS:
        for match in pattern.finditer(text):
            yield Quantity(value, unit, "duration", None, match[0], *match.span(), *match.span())
    for match in _BARE.finditer(text):
        qualifier = None if match[1] in _REACHING else "over"
        size = _BARE_SIZES[match[2]]
        yield Quantity(size, "", "number", qualifier, match[0], *match.span(), *match.span(2))
