"""The period that a change is measured from: "than in 2022", "on the year before", 同比.

It says from when something grew, not when a figure is of: it is compared by itself, and is no token
of what the rest of a statement says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.claims.around import Around
from bot.answering.claims.tokens import Kind, Statement, Token
from facts.quantity import relation

BASES = frozenset({"than", "versus"})
_BEFORE = re.compile(r"@-1 year")
_YEAR = re.compile(r"\d{4}")
_PERCENT = "%"
_LEADING = frozenset({"to", "with", "against"})
_ON = re.compile(r"\b(?:on|over)\s+$", re.IGNORECASE)


def with_bases(tokens: Iterable[Token], text: str) -> list[Token]:
    """Give the part "versus" to what only a change is measured from.

    That is a period which a word like "on" joins to a change right before it: "down 6.5% on the year
    before". One without such a word is that of the change: "fell 5% last year".
    """
    found = list(tokens)
    years = [int(token.key) for token in found if _YEAR.fullmatch(token.key)]
    last = max(years, default=0)
    for at, token in enumerate(found):
        if token.kind is not Kind.PERIOD or token.role in BASES or not _changes(found, at):
            continue
        earlier = _YEAR.fullmatch(token.key) is not None and int(token.key) < last
        relative = _BEFORE.fullmatch(token.key) is not None
        joined = _ON.search(text, 0, token.start) is not None
        leads = token.role in _LEADING and (earlier or relative)
        if joined or leads or (relative and token.role == "from"):
            found[at] = replace(token, role="versus")
    if any(_is_base(found, at) for at in range(len(found))):
        found = [_moved(token) for token in found]
    return found


def _is_base(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a period is one that a change is measured from, whatever it is of.

    Two years set side by side, "higher in 2019 than in 2020", are compared otherwise.
    """
    token = tokens[at]
    based = token.kind is Kind.PERIOD and token.role in BASES
    return based and (_BEFORE.fullmatch(token.key) is not None or _changes(tokens, at))


def _changes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a change stands right before a period: "up 5%", "5% more"."""
    before = [token for token in tokens[max(0, at - 2) : at] if token.role not in BASES]
    return any(
        token.quantity is not None
        and token.quantity.direction is not None
        and token.quantity.unit == _PERCENT
        for token in before
    )


def _moved(token: Token) -> Token:
    """Read "more than the year before" as a change upwards."""
    if token.axis != "amount":
        return token
    return replace(token, key="change", axis="change", also=((token.axis, token.pole),))


@dataclass(frozen=True, slots=True)
class Based:
    """A statement without the periods that it only compares with, and these."""

    statement: Statement
    bases: tuple[Token, ...]


def without_bases(claim: Statement) -> Based:
    """Take the periods out that a statement measures a change from."""
    moves = any(token.axis == "change" for token in claim.tokens)
    tokens = claim.tokens
    bases = [token for at, token in enumerate(tokens) if _is_base(tokens, at)]
    if not moves or not bases:
        return Based(claim, ())
    return Based(claim.without(bases), tuple(bases))


def other_base(
    bases: Iterable[Token], claim: Statement, sentence: Statement, around: Around
) -> Iterator[str]:
    """Yield where a statement measures its change from another period than the sentence does.

    A sentence that names none means the year before.
    """
    theirs = [t.key for t in sentence.tokens if t.kind is Kind.PERIOD and t.role in BASES]
    years = [int(key) for key in _dates(claim, sentence, around) if _YEAR.fullmatch(key)]
    for base in bases:
        same = [key for key in theirs if relation(base.key, key) == "same"]
        if same or (_is_prior(base.key, years) and all(_is_prior(key, years) for key in theirs)):
            continue
        yield f"base: {base.surface}"


def _is_prior(key: str, years: Iterable[int]) -> bool:
    """Tell whether a period is the year before the only one of some years."""
    if _BEFORE.fullmatch(key):
        return True
    return _YEAR.fullmatch(key) is not None and {*years} == {int(key) + 1}


def _dates(claim: Statement, sentence: Statement, around: Around) -> list[str]:
    """Return the periods that a change is of: the statement's, the sentence's, else the heading's."""
    for text in (claim, sentence):
        own = [t.key for t in text.tokens if t.kind is Kind.PERIOD and t.role not in BASES]
        if own:
            return own
    return list(around.dates)
