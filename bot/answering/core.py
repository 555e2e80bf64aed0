"""What both engines are from outside: a message in any script in, an answer in the same out."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from bot.answer import Answer
from bot.answering.scripts import in_script


class Core(ABC):
    """Answers messages. Pure and synchronous."""

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer `question`; `context` are the user's earlier messages, oldest first.

        With `claim`, the text is a statement to check. `language` is that of the texts where the
        message's own can't be told (an empty or unreadable one, a name, another language).
        """

        def ask(message: str, turns: Sequence[str], spoken: str | None) -> Answer:
            return self.message(message, turns, spoken, claim=claim)

        return in_script(question, context, language, ask, self.is_printed)

    @abstractmethod
    def message(
        self, question: str, context: Sequence[str], language: str | None, *, claim: bool
    ) -> Answer:
        """Answer a message in simplified characters, if in Chinese at all."""

    @abstractmethod
    def is_printed(self, words: str) -> bool:
        """Tell whether words stand in a document that is asked: they stay as they are."""
