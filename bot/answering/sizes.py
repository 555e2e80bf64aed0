"""How much one message may hold. What costs more than its length is counted before it is read."""

import re
from collections.abc import Iterable
from typing import Final

MOST_CHARACTERS: Final = 1000
# Each figure of a message is compared with those of the document: five hundred took 200 ms, and no
# question of tests/eval has more than seven.
MOST_FIGURES: Final = 40
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*|百分之")
# A message that says as much is not leant on: the longest of tests/eval has 145.
_MOST_IN_TURN: Final = 300


def has_too_many_figures(text: str) -> bool:
    """Whether a message has more figures than anybody asks about at once."""
    return sum(1 for _ in _FIGURE.finditer(text)) > MOST_FIGURES


def leanable(turns: Iterable[str]) -> tuple[str, ...]:
    """Return the earlier messages that a message may lean on."""
    return tuple(
        turn
        for turn in turns
        if turn.strip() and len(turn) <= _MOST_IN_TURN and not has_too_many_figures(turn)
    )
