"""A core that remembers its latest answers: what many ask, many are answered at once."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from bot.answer import Answer
from bot.answerer import Answerer
from facts.library import Library

_MOST_KEPT: Final = 1024
_Key = tuple[str, tuple[str, ...], bool, str | None]


class Remembered:
    """The core is pure, so an answer stays right for as long as the library is the same."""

    def __init__(self, engine: Answerer, kept: int = _MOST_KEPT) -> None:
        self._engine = engine
        self._kept = kept
        self._answers: OrderedDict[_Key, Answer] = OrderedDict()

    @property
    def library(self) -> Library:
        """Give the core's library."""
        return self._engine.library

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer from memory, or ask the core."""
        key = (question, tuple(context), claim, language)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._engine.answer(question, context, claim=claim, language=language)
            self._answers[key] = answer
            if len(self._answers) > self._kept:
                self._answers.popitem(last=False)
        else:
            try:
                self._answers.move_to_end(key)
            except KeyError:  # another thread made room meanwhile
                self._answers[key] = answer
        return answer
