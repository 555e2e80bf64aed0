"""A core that remembers its latest answers: what many ask, many are answered at once."""

from collections.abc import Sequence
from typing import Final

from bot.answer import Answer
from bot.answerer import Answerer
from bot.running.bounded import Bounded, answer_size, texts_size
from facts.library import Library

_MOST_BYTES: Final = 8 * 1024 * 1024  # about 1,500 answers
_Key = tuple[str, tuple[str, ...], bool, str | None]


class Remembered:
    """The core is pure, so an answer stays right for as long as the library is the same.

    What is refused, nobody asks twice: it is not remembered.
    """

    def __init__(self, engine: Answerer, most_bytes: int = _MOST_BYTES) -> None:
        self._engine = engine
        self._answers: Bounded[_Key, Answer] = Bounded(most_bytes, _size)

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
            if answer.status != "error":
                self._answers.put(key, answer)
        return answer


def _size(key: _Key, answer: Answer) -> int:
    return answer_size(answer) + texts_size(key[0], *key[1])
