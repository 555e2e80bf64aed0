"""The answering core, as far as a front end knows it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from bot.answer import Answer
from facts.library import Library


class Asked(NamedTuple):
    """A message with all that its answer depends on, but for the library."""

    question: str
    context: tuple[str, ...] = ()
    claim: bool = False
    language: str | None = None


class Answerer(Protocol):
    """`bot.entry.library_engine.Engine`, `bot.answering.engine.Engine`, or what is around one.

    Both engines are pure and synchronous.
    """

    @property
    def library(self) -> Library:
        """What it answers from."""

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


class Around:
    """A core around another one: it answers as that does, but for what it makes of `ask`."""

    def __init__(self, core: Answerer) -> None:
        self._core = core

    @property
    def library(self) -> Library:
        """What it answers from."""
        return self._core.library

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer a question, or check a claim."""
        return self.ask(Asked(question, tuple(context), claim, language))

    def ask(self, asked: Asked) -> Answer:
        """Answer with the other core."""
        question, context, claim, language = asked
        return self._core.answer(question, context, claim=claim, language=language)
