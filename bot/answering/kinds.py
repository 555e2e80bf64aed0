"""Whether a figure is of the kind that a question asks for."""

import re
from functools import lru_cache

from bot.understanding.question import Asked, Question
from bot.understanding.rates import rates
from facts.quantity import Quantity, figures

_DATES = frozenset({"date", "year"})
_SIZES = frozenset({"length", "area", "volume", "weight", "speed", "temperature", "angle"})
_COUNTS = frozenset({"count", "number", "fraction", "times"})
# What answers a kind of question, and what may answer it in a pinch ("how long is the river").
_RATE_BEFORE, _RATE_BEHIND = 24, 16  # characters: "a daily average of 100", "100 people a day"
_FITS: dict[Asked, frozenset[str]] = {
    Asked.PERCENT: frozenset({"percent", "fraction"}),
    Asked.DURATION: frozenset({"duration"}),
    Asked.COUNT: frozenset({"count", "number"}),
    Asked.AMOUNT: frozenset({"money"}),
    Asked.DATE: _DATES,
    Asked.MEASURE: _SIZES,
    Asked.CHANGE: frozenset({"percent", "fraction", "times", "money", "count", "number"}),
}
_MAY: dict[Asked, frozenset[str]] = {
    Asked.PERCENT: _COUNTS,
    Asked.DURATION: _SIZES | _COUNTS | _DATES,
    Asked.COUNT: _COUNTS | _SIZES | {"duration", "money", "percent"},
    Asked.AMOUNT: _COUNTS | _SIZES | {"percent", "duration"},
    Asked.DATE: _COUNTS | {"duration", "ordinal"},
    Asked.MEASURE: _COUNTS | _SIZES | {"duration", "percent", "money", "date"},
    Asked.CHANGE: _COUNTS | _SIZES | {"percent", "money", "duration"},
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
    unit = counted_kind(question)
    if unit and quantity.unit and quantity.kind not in {unit, "count", "number"}:
        return False
    return any(quantity.kind in _FITS[kind] | _MAY[kind] for kind in kinds)


@lru_cache(256)
def counted_kind(question: Question) -> str:
    """Return the kind of the unit that is counted ("how many knots": speed), "" for a noun."""
    first = next((t for t in question.terms if t.key in question.counted[:1]), None)
    if first is None:
        return ""
    found = figures(f"2 {first.surface}", question.language)
    return found[0].kind if found and found[0].kind in _SIZES | {"duration"} else ""


# "27 days lost per 1,000 employees", 每千人: a rate over a number of things is never their total.
_OVER_MANY = re.compile(
    r"[^.;:()\d\n]{0,60}?\b(?:per|for every|pro|je|pour|par|por cada|por|на каждые|на)\s+"
    r"(?:(?:1|10|100)(?:[.,\s\u202f]?000)+\b|(?:hundred|thousand|million|capita|habitant)\b)",
    re.IGNORECASE,
)
_HAN_MANY = re.compile(r"(?:每[百千万亿]|每[一二三四五六七八九十]?[百千万]|人均)[^。；，,]{0,12}$")
_RATES = re.compile(
    r"\b(?:per|rates?|each|every|ratio|pro|je|quote|taux|tasa|taxa|por cada|на каждые|capita)\b|每|率|人均",
    re.IGNORECASE,
)


_PER = re.compile(
    r"(?:\b(?:per|for every|for each|pro|je|por cada|на каждые|на)|每)\s*$", re.IGNORECASE
)


def over_many(text: str, start: int) -> bool:
    """Tell whether a number at `start` of a text is what something is counted per: "per 1,000"."""
    return _PER.search(text, max(0, start - 16), start) is not None


def misses_rate(question: Question, quantity: Quantity, text: str) -> bool:
    """Tell whether a figure of `text` is a rate over many things, and no rate is asked for.

    The many things themselves ("per 1,000 employees") are never what is asked for.
    """
    if over_many(text, quantity.start):
        return True
    if quantity.kind == "percent" or _RATES.search(question.text):
        return False
    before = text[max(0, quantity.start - 24) : quantity.start]
    return bool(_OVER_MANY.match(text, quantity.end) or _HAN_MANY.search(before))


def at_rate(text: str, quantity: Quantity) -> frozenset[str]:
    """Return the spans that a figure of `text` is said to be per, right before or behind it."""
    before = text[max(0, quantity.start - _RATE_BEFORE) : quantity.start]
    return rates(before) | rates(text[quantity.start : quantity.end + _RATE_BEHIND])


def wants_money(question: Question) -> bool:
    """Tell whether an amount is asked for and no share or change; 多少 may ask for any of them."""
    other = {Asked.PERCENT, Asked.CHANGE}
    return (
        Asked.AMOUNT in question.kinds and not question.kinds & other and question.language != "zh"
    )
