"""Whether a figure is of the kind that a question asks for."""

from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.operations import Signal, signals
from bot.understanding.question import Asked, Question, dimension_of
from bot.understanding.rates import is_per_many, is_what_per, names_rate
from facts.quantity import Quantity, figures

_DATES = frozenset({"date", "year"})
SIZES = frozenset({"length", "area", "volume", "weight", "speed", "temperature", "angle"})
_COUNTS = frozenset({"count", "number", "fraction", "times"})
_LEVELS = frozenset({"money", "count", "number", *SIZES})
# What words say that a change is asked for, how far two things are apart, or what several come to.
_OF_CHANGES = frozenset(
    {Signal.CHANGE, Signal.UP, Signal.DOWN, Signal.GROWTH, Signal.DIFFERENCE, Signal.MORE, Signal.LESS, Signal.ABOVE,
     Signal.BELOW, Signal.RATIO, Signal.SUM, Signal.TOTAL}
)  # fmt: skip
_WHOLE = 100  # per cent: no share is more, but a rate over many things may be
# What answers a kind of question, and what may answer it in a pinch ("how long is the river").
_FITS: dict[Asked, frozenset[str]] = {
    Asked.PERCENT: frozenset({"percent", "fraction"}),
    Asked.DURATION: frozenset({"duration"}),
    Asked.COUNT: frozenset({"count", "number"}),
    Asked.AMOUNT: frozenset({"money"}),
    Asked.DATE: _DATES,
    Asked.MEASURE: SIZES,
    Asked.CHANGE: frozenset({"percent", "fraction", "times", "money", "count", "number"}),
}
_MAY: dict[Asked, frozenset[str]] = {
    Asked.PERCENT: _COUNTS,
    Asked.DURATION: SIZES | _COUNTS | _DATES,
    Asked.COUNT: _COUNTS | SIZES | {"duration", "money", "percent"},
    Asked.AMOUNT: _COUNTS | SIZES | {"percent", "duration"},
    Asked.DATE: _COUNTS | {"duration", "ordinal"},
    Asked.MEASURE: _COUNTS | SIZES | {"duration", "percent", "money", "date"},
    Asked.CHANGE: _COUNTS | SIZES | {"percent", "money", "duration"},
}


def admitted(question: Question, quantity: Quantity) -> bool:
    """Tell whether a figure may answer by its kind: no temperature to "when", no date to "how many".

    A question without a form ("shares outstanding july 21") or of another kind admits all, but
    for the date that it names itself.
    """
    kinds = [kind for kind in _FITS if kind in question.kinds]
    if not kinds:
        return True
    if Asked.COUNT in kinds and question.language != "zh" and quantity.kind == "percent":
        return Asked.PERCENT in kinds or Asked.CHANGE in kinds  # 多少 asks for either
    if (
        question.dimension
        and quantity.unit
        and quantity.kind not in {question.dimension, "percent"}
    ):
        return False
    share = kinds == [Asked.PERCENT] and not names_rate(question.text)
    if share and quantity.kind in _COUNTS and quantity.value > _WHOLE:
        return False  # "12,075 of them, exactly a third"
    if _counts_money(question) and quantity.kind not in {"money", "number"}:
        return False  # "how much money went into the prison with 600 places"
    unit = counted_kind(question)
    if unit and quantity.unit and quantity.kind not in {unit, "count", "number"}:
        return False
    return any(quantity.kind in _FITS[kind] | _MAY[kind] for kind in kinds)


def _counts_money(question: Question) -> bool:
    """Tell whether a message asks how much money, "сколько денег"."""
    named = {t.key for t in question.terms if dimension_of(t, question.language) == "money"}
    if question.counted:
        return question.counted[0] in named
    return bool(named) and Asked.AMOUNT in question.kinds


@lru_cache(256)
def counted_kind(question: Question) -> str:
    """Return the kind of the unit that is counted ("how many knots": speed), "" for a noun."""
    first = next((t for t in question.terms if t.key in question.counted[:1]), None)
    if first is None:
        return ""
    found = figures(f"2 {first.surface}", question.language)
    return found[0].kind if found and found[0].kind in SIZES | {"duration"} else ""


def misses_rate(question: Question, quantity: Quantity, text: str) -> bool:
    """Tell whether a figure of `text` is a rate over many things, and no rate is asked for.

    The many things themselves ("per 1,000 employees") are never what is asked for.
    """
    if is_what_per(text, quantity.start):
        return True
    if quantity.kind == "percent" or names_rate(question.text):
        return False
    return is_per_many(text, quantity.start, quantity.end)


def wants_money(question: Question) -> bool:
    """Tell whether an amount is asked for and no share or change; 多少 may ask for any of them."""
    other = {Asked.PERCENT, Asked.CHANGE}
    return (
        Asked.AMOUNT in question.kinds and not question.kinds & other and question.language != "zh"
    )


def changes_for_levels(question: Question, found: Sequence[Quantity]) -> frozenset[int]:
    """Return the starts of changes where a level is asked for, of levels where a change is.

    "£1.4 million lower at £11.3 million": what the costs were is 11.3, by how much they fell is 1.4. Only
    where a sentence has both.
    """
    amounts = [one for one in found if one.date is None]
    if question.kinds == {Asked.CHANGE}:
        changes = [one for one in amounts if one.direction is not None]
        levels = [one for one in amounts if one.direction is None and one.kind in _LEVELS]
        return frozenset(one.start for one in levels) if changes else frozenset()
    compares = question.language == "zh" and "比" in question.text
    said = {one.signal for one in signals(question.text, question.language)}
    other = question.kinds & {Asked.CHANGE, Asked.PERCENT} or question.polar or compares
    if other or said & _OF_CHANGES:
        return frozenset()
    return frozenset(
        one.start
        for one in amounts
        if one.direction is not None
        and one.kind in _LEVELS
        and any(other.direction is None and _is_alike(one, other) for other in amounts)
    )


def _is_alike(one: Quantity, other: Quantity) -> bool:
    return one.kind in _LEVELS and other.kind in _LEVELS and one.unit == other.unit
