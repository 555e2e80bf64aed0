"""Whether what is computed is in the unit that a question asks for: tonnes, days, or things."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.answering.kind_match import SIZES
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.understanding.cues import folded, prose_words
from bot.understanding.question import Asked, Question
from facts.drafting.figure import DraftedFigure, Kind
from facts.quantity import Quantity, figures

# "多少亩", "几个人": what is counted stands right behind, with or without a number word of its own.
_HOW_MANY = re.compile(r"(?:多少|几)[十百千万亿]*(\S{1,4})")
_UNITS = frozenset({Kind.MONEY, Kind.DURATION, Kind.MEASURE})
_BARE = frozenset({Kind.COUNT, Kind.NUMBER})
_EITHER = frozenset({"GBP", "lb"})  # "pounds" are money or a weight


def in_unit(question: Question, result: Result[DraftedFigure]) -> bool:
    """Tell whether a result may be what a question counts: no seconds to "how many people"."""
    if Asked.PERCENT in question.kinds:
        in_points = result.operation in {Operation.DIFFERENCE, Operation.CHANGE}
        return result.kind == Kind.PERCENT and (not in_points or _asks_points(question))
    asked = _counted(question)
    if asked is None or result.kind in _BARE:
        return True
    return result.kind == asked if asked in _UNITS else result.kind not in _UNITS


def _asks_points(question: Question) -> bool:
    words = prose_words(question.language).said.get("points")
    return words is not None and words.search(folded(question.text)) is not None


def counts_unit(question: Question) -> bool:
    """Tell whether a question says of what it wants so many: "how many tonnes", 多少元."""
    return any(one.unit or one.head for one in _counts(question))


@lru_cache(64)
def _counted(question: Question) -> Kind | None:
    """Return the kind of unit that is counted, COUNT for things, None where nothing tells it."""
    if question.kinds & {Asked.AMOUNT, Asked.DURATION, Asked.MEASURE}:
        return None
    counted = next(_counts(question), None)
    if counted is None or counted.unit in _EITHER:
        return None
    if counted.unit:
        kind = counted.kind
        return Kind.MEASURE if kind in SIZES else Kind(kind) if kind in _UNITS else None
    # "Сколько", "cuánto" may ask how much of something as well.
    return Kind.COUNT if counted.head and question.language in {"en", "zh"} else None


def _counts(question: Question) -> Iterator[Quantity]:
    """Yield what stands right behind "how many", as two of it."""
    if question.language == "zh":
        said = [f"2{match[1]}" for match in _HOW_MANY.finditer(question.text)]
    else:
        counted = (term.surface for term in question.terms if term.key in question.counted)
        said = [" ".join(("2", *counted))] if Asked.COUNT in question.kinds else []
    for text in said:
        yield from figures(text, question.language)[:1]
