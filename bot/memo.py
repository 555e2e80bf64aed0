"""A core that remembers its latest answers: what many ask, many are answered at once."""

from typing import Final

from bot.answer import Answer
from bot.answerer import Answerer, Around, Asked
from bot.running.bounded import Bounded, answer_size, texts_size

_MOST_BYTES: Final = 8 * 1024 * 1024  # about 1,500 answers


class Remembered(Around):
    """The core is pure, so an answer stays right for as long as the library is the same.

    What is refused, nobody asks twice: it is not remembered.
    """

    def __init__(self, core: Answerer, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(core)
        self._answers: Bounded[Asked, Answer] = Bounded(most_bytes, _size)

    def ask(self, asked: Asked) -> Answer:
        """Answer from memory, or ask the core."""
        answer = self._answers.get(asked)
        if answer is None:
            answer = super().ask(asked)
            if answer.status != "error":
                self._answers.put(asked, answer)
        return answer


def _size(asked: Asked, answer: Answer) -> int:
    return answer_size(answer) + texts_size(asked.question, *asked.context)
