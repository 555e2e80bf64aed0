"""Where a journey begins and ends: "left Oslo for Bergen" is from Oslo to Bergen."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.claims.tokens import Border, Kind, Token
from bot.understanding.marks import Marks
from index.text import fold

_TRAVEL, _DEPARTS = "travel", 1
_TOWARDS = frozenset({"for", "to"})


def with_ends(tokens: Sequence[Token], marks: Marks) -> list[Token]:
    """Give the names behind a word for leaving their parts: the place left, where it goes to.

    A word that has other meanings ("two left") is one for leaving only where a name follows.
    """
    found = list(tokens)
    for at, token in enumerate(tokens):
        if token.axis != _TRAVEL and fold(token.surface) not in marks.leaving:
            continue
        place = at + 1
        bare = _left(tokens, place, of=token.axis == _TRAVEL)
        heading = place < len(tokens) and tokens[place].role == "for" and _named(tokens[place])
        if token.axis != _TRAVEL and not (bare or heading):
            continue
        if token.axis == _TRAVEL and token.pole != _DEPARTS:
            continue
        found[at] = replace(token, kind=Kind.MARK, key=_TRAVEL, axis=_TRAVEL, pole=_DEPARTS)
        if bare:
            place = _renamed(found, place, "from")
        while place < len(tokens) and tokens[place].border is Border.NONE:
            opens = _named(tokens[place]) and not tokens[place].joined
            if opens and tokens[place].role in _TOWARDS:
                place = _renamed(found, place, "to")
            else:
                place += 1
    return found


def _left(tokens: Sequence[Token], place: int, *, of: bool) -> bool:
    """Tell whether a name stands right behind the verb: the place that is left.

    `of` allows a word between that means "of" as well as "from", Spanish "de".
    """
    if place == len(tokens) or tokens[place].border is not Border.NONE:
        return False
    if tokens[place].role != "of" if of and tokens[place].role else not tokens[place].close:
        return False
    return _named(tokens[place])


def _named(token: Token) -> bool:
    """Tell a name, also one that begins with a word like "Greater"."""
    return token.name or (token.start > 0 and token.surface[:1].isupper())


def _renamed(found: list[Token], place: int, role: str) -> int:
    """Give a name a part, and return where it ends."""
    start = place
    while place < len(found) and _named(found[place]) and (place == start or found[place].joined):
        found[place] = replace(found[place], role=role)
        place += 1
    return place
