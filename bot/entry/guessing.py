"""Guesses about what was talked of: "more than 3 trillion?" is asked of the figure before it."""

import re
from typing import Final

from bot.entry.kinds import is_figure
from bot.entry.understood import Asked
from facts.quantity import Quantity
from facts.reading import Reading
from facts.table import Fact

# What asks for a figure itself: "how much more than 5 trillion".
_ASKS_FIGURE: Final = frozenset({"amount", "count"})
_CHANGES: Final = frozenset({"growth", "decline"})
# At the end of a Chinese question it asks, and denies nothing: 过三千亿没.
_PARTICLE: Final = re.compile(r"(?:没有?|不)(?=\W*$)")


def guessed(reading: Reading) -> tuple[Quantity, ...]:
    """Return the bounds that a message may ask about, none where it asks for a figure."""
    if reading.asks & _ASKS_FIGURE:
        return ()
    return tuple(one for one in reading.quantities if one.kind != "year" and one.qualifier)


def stated_of(asked: Asked, fact: Fact) -> str | None:
    """Return what a message guesses of a fact, as a statement; None where it guesses nothing of it."""
    bounds = guessed(asked.own)
    changes = asked.own.asks & _CHANGES
    if not bounds or not is_figure(fact) or (changes and fact.kind not in _CHANGES):
        return None
    if any(one.unit not in {"", fact.unit} for one in bounds):
        return None
    return f"{fact.label(asked.own.language)} {_PARTICLE.sub('', asked.text)}"
