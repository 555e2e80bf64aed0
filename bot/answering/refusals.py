"""Messages that can't be answered at all, whatever is asked: empty, too much, no words in them.

What costs more than its length is counted before it is read.
"""

import re
from collections.abc import Iterable
from typing import Final

from bot.answer import Answer
from bot.answering.wording import built
from bot.texts import say

MOST_CHARACTERS: Final = 1000
# Each figure of a message is compared with those of the document: five hundred took 200 ms, and no
# question of tests/eval has more than seven.
MOST_FIGURES: Final = 40
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*|百分之")
# A message that says as much is not leant on: the longest of tests/eval has 145.
_MOST_IN_TURN: Final = 300


def refused(question: str, language: str, example: str) -> Answer | None:
    """Return the refusal of a message, None for one that can be read; `example` is a better one."""
    if not question.strip():
        return built(question, language, "error", headline=say("empty", language))
    if len(question) > MOST_CHARACTERS:
        text = say("too_long", language, length=str(len(question)), most=str(MOST_CHARACTERS))
        return built(question[:MOST_CHARACTERS], language, "error", headline=text)
    if _has_too_many_figures(question):
        return built(question, language, "error", headline=say("too_many_figures", language))
    if not any(character.isalnum() for character in question):
        text = say("unreadable", language, example=example)
        return built(question, language, "error", headline=text)
    return None


def leanable(turns: Iterable[str]) -> tuple[str, ...]:
    """Return the earlier messages that a message may lean on."""
    return tuple(
        turn
        for turn in turns
        if turn.strip() and len(turn) <= _MOST_IN_TURN and not _has_too_many_figures(turn)
    )


def _has_too_many_figures(text: str) -> bool:
    """Whether a message has more figures than anybody asks about at once."""
    return sum(1 for _ in _FIGURE.finditer(text)) > MOST_FIGURES
