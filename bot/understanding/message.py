"""What a message is: a statement to check, a wish for a summary, small talk, or questions."""

from dataclasses import dataclass

from bot.understanding.checking import is_request_to_check
from bot.understanding.small_talk import talk
from bot.understanding.splitting import questions
from bot.understanding.summarising import SummaryRequest, summary_request


@dataclass(frozen=True, slots=True)
class Message:
    """A message read as far as it can be without a document.

    `statement` is what it asks to check, `summary` what it wants summed up, `courtesy` the kind of
    small talk that it is; `parts` are its questions, itself where it is one. A document that has
    nothing to sum up leaves its questions to be answered.
    """

    text: str
    language: str
    parts: tuple[str, ...]
    statement: str | None = None
    summary: SummaryRequest | None = None
    courtesy: str | None = None


def read_message(text: str, language: str, *, claim: bool = False) -> Message:
    """Return what a message is; with `claim`, all of it is a statement to check."""
    statement = text if claim else is_request_to_check(text, language)
    if statement is not None:
        return Message(text, language, (text,), statement)
    return Message(
        text,
        language,
        tuple(questions(text, language)),
        summary=summary_request(text, language),
        courtesy=talk(text),
    )
