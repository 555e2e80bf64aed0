"""The exchange rate that a question gives: "at 7.1 yuan to the dollar", "1美元算7.2元"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from facts.quantity import Quantity
from facts.reading import Mention, Reading

# Currencies from the one of most value to the one of least: a bare rate above 1 counts units of the
# weaker for one of the stronger.
_STRENGTH = ("GBP", "EUR", "USD", "CNY", "HKD", "RUB", "JPY", "KRW")
_LARGE = 10_000  # no rate has so many units for one
_BEFORE_RATE = re.compile(
    r"(?:\bat|@|\brate(?:\s+of)?|=|\bper|按|以|汇率|匯率|照|用|\ba|\bpor|\bcon|\bde|\bcom|\bpo|\bпо|\bкурс\w*|c[aâ]mbio)\W*(?:\w+\W+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rate:
    """``one`` unit of ``pair[0]`` is ``number`` units of ``pair[1]``; `spans` say so in the text."""

    pair: tuple[str, str]
    number: Decimal
    spans: tuple[tuple[int, int], ...]
    given: tuple[Quantity, ...] = ()


def rate_in(reading: Reading) -> Rate | None:
    """The exchange rate that a question gives, if it gives one."""
    money = [q for q in reading.quantities if q.kind == "money" and q.value]
    bare = [
        q
        for q in reading.quantities
        if q.value and (q.kind == "number" or (q.kind == "count" and "." in q.text))
    ]
    rated = [one for one in bare if one.value != 1]  # of "7 to 1" the one is what 7 are given for
    bare = rated
    words = [
        (code, start, end)
        for code, start, end in reading.currencies
        if not any(q.start <= start < q.end for q in money)
    ]
    spans = [(start, end) for _, start, end in words]
    spans += [(m.start, m.end) for m in reading.mentions if m.ids & {"per-unit", "convert"}]
    for one in money:
        others = [o for o in money if o.unit != one.unit and abs(o.value) < _LARGE]
        other = min(others, key=lambda o: _apart(one, o), default=None)
        if one.value == 1 and other is not None:
            given = (one, other)
            return Rate((one.unit, other.unit), other.value, (*spans, *_spans(given)), given)
    small = [q for q in money if q.value < _LARGE]
    for quantity in small:
        for code, _, _ in words:
            if code != quantity.unit:
                return Rate(
                    (code, quantity.unit),
                    quantity.value,
                    (*spans, *_spans([quantity])),
                    (quantity,),
                )
    codes: list[str] = list(dict.fromkeys(code for code, _, _ in words))
    if (
        bare
        and codes
        and bare[-1].value > 0
        and (
            (bare[-1].start < 0 and "convert" in reading.operations)
            or _BEFORE_RATE.search(reading.text, 0, max(bare[-1].start, 0))
        )
    ):
        code = codes[0]
        second = codes[1] if len(codes) > 1 else ("USD" if code == "CNY" else "CNY")
        strong, weak = sorted((code, second), key=_strength)
        number = bare[-1].value
        pair = (strong, weak) if number > 1 else (weak, strong)
        return Rate(pair, number, (*spans, *_spans([bare[-1]])), (bare[-1],))
    return None


def likely_rate(reading: Reading, unit: str) -> Rate | None:
    """The exchange rate of a question that is known to ask for one, for a figure in `unit`.

    The number may stand anywhere then ("7.2 to the dollar", "7 : 1"), and who names no other
    currency means dollars.
    """
    found = rate_in(reading)
    if found is not None:
        return found
    numbers = [
        one
        for one in reading.quantities
        if one.kind in {"number", "count", "money"} and 0 < abs(one.value) < _LARGE
    ]
    rates = [one for one in numbers if one.value != 1]
    named = [code for code, _, _ in reading.currencies if code != unit]
    if len(rates) != 1 or unit not in _STRENGTH or not (named or abs(rates[0].value) > 1):
        return None
    other = named[0] if named else "USD" if unit != "USD" else "CNY"
    strong, weak = sorted((unit, other), key=_strength)
    number = abs(rates[0].value)  # "(7.2)" in brackets isn't below nothing here
    pair = (strong, weak) if number > 1 else (weak, strong)
    return Rate(pair, number, (), tuple(numbers))


def _apart(one: Quantity, other: Quantity) -> int:
    """Return how many characters lie between two figures."""
    return max(one.start - other.end, other.start - one.end)


def _strength(code: str) -> int:
    return _STRENGTH.index(code) if code in _STRENGTH else len(_STRENGTH)


def _spans(found: Sequence[Quantity | Mention]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in found]
