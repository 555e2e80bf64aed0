"""A change between two periods, decided by one sentence that gives the figure of either.

"848 million pounds in 2016, up from 537 million pounds in 2012" says which was more.
"""

import re
from dataclasses import dataclass

from bot.answering.claims.aligning import align
from bot.answering.claims.around import Around
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, same_kind
from facts.quantity import Quantity, relation

_TWO = 2
_AXES = frozenset({"change", "amount"})
_ENDS = frozenset({"", "in", "from", "to", "than", "versus", "since"})
_BASES = frozenset({"than", "versus"})  # what a date is compared with
_YEAR = re.compile(r"(?:FY)?\d{4}")


@dataclass(frozen=True, slots=True)
class Dated:
    """What the figures of two periods say of a change, with the words of both."""

    fit: Fit
    stated: str
    found: str


def dated_change(claim: Statement, sentence: Statement, around: Around) -> Dated | None:
    """Compare a change without a figure with the two figures of a sentence."""
    marks = [token for token in claim.tokens if token.kind is Kind.MARK]
    dates = two_dates(claim)
    if len(marks) != 1 or marks[0].axis not in _AXES or not dates or claim.has_figure:
        return None
    if any(one.negations or one.modes or one.unread for one in (claim, sentence)):
        return None
    figures = [at for at, token in enumerate(sentence.tokens) if token.kind is Kind.FIGURE]
    if len(figures) != _TWO or not _about(claim, sentence, around, figures):
        return None
    values = [_of_date(sentence, figures, date) for date in dates]
    if values[0] is None or values[1] is None or values[0] is values[1]:
        return None
    rising = rises(claim, marks[0], dates)
    return None if rising is None else _decided(marks[0], dates, values[0], values[1], rising)


def two_dates(claim: Statement) -> list[str]:
    """Return the two years that a statement sets side by side, in its order, else none."""
    found = [token for token in claim.tokens if token.kind is Kind.PERIOD]
    if any(token.role not in _ENDS for token in found):
        return []
    keys = found[0].key.split("/") if len(found) == 1 else [token.key for token in found]
    return keys if len(keys) == _TWO and all(map(_YEAR.fullmatch, keys)) else []


def rises(claim: Statement, mark: Token, dates: list[str]) -> bool | None:
    """Tell whether a statement says that the later of two years has more.

    None where it doesn't say than which it has more: "higher from 2019 to 2020".
    """
    up = mark.pole == 0
    if mark.axis != "amount":
        return up
    last = [token.role for token in claim.tokens if token.kind is Kind.PERIOD][-1]
    return up == (dates[0] > dates[1]) if last in _BASES else None


def _about(claim: Statement, sentence: Statement, around: Around, figures: list[int]) -> bool:
    """Tell whether a sentence has all words of a statement, and both figures are of them."""
    alignment = align(claim, sentence, around.known)
    lacking = [
        at
        for at in alignment.missing
        if claim.tokens[at].kind in {Kind.WORD, Kind.NUMBER} and at not in claim.lights
    ]
    words = [pair for pair in alignment.pairs if claim.tokens[pair.claim].kind is Kind.WORD]
    if lacking or not words:
        return False
    matched = {pair.place for pair in words}
    own = sentence.segment(sentence.tokens[figures[1]].start)
    return all(
        place in matched or place in sentence.passing
        for place, token in enumerate(sentence.tokens)
        if token.kind in {Kind.WORD, Kind.NUMBER} and sentence.segment(token.start) == own
    )


def _of_date(sentence: Statement, figures: list[int], date: str) -> Quantity | None:
    """Return the figure that stands nearest to a date, None where the date doesn't stand once."""
    tokens = sentence.tokens
    places = [
        at
        for at, token in enumerate(tokens)
        if token.kind is Kind.PERIOD and relation(token.key, date) == "same"
    ]
    if len(places) != 1:
        return None
    segment = sentence.segment(tokens[places[0]].start)
    beside = [at for at in figures if sentence.segment(tokens[at].start) == segment]
    if len(beside) == 1:
        return tokens[beside[0]].quantity
    if beside:
        return None
    first = segment < sentence.segment(tokens[figures[0]].start)
    return tokens[figures[0]].quantity if first else None


def _decided(
    mark: Token, dates: list[str], one: Quantity, other: Quantity, rising: bool
) -> Dated | None:
    if not same_kind(one, other) or one.unit != other.unit or one.value == other.value:
        return None
    if any(_open(quantity) for quantity in (one, other)):
        return None
    first, second = (one, other) if dates[0] < dates[1] else (other, one)
    up = second.value > first.value
    fit = Fit.SAME if up == rising else Fit.OTHER
    return Dated(fit, mark.surface, f"{first.text} → {second.text}")


def _open(quantity: Quantity) -> bool:
    return quantity.qualifier is not None or quantity.high is not None
