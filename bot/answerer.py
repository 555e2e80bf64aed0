"""The answering core, as far as a front end knows it."""

from collections.abc import Sequence
from typing import Protocol

from bot.answer import Answer
from facts.library import Library


class Answerer(Protocol):
    """`bot.entry.engine.Engine`, or what wraps it."""

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
        """Answer a question, or check a claim."""
