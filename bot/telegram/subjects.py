"""What a message is about: its own words, the answer it replies to, or somebody's message."""

from dataclasses import dataclass

from telegram import Message

from bot.store import Answered
from bot.telegram.addressing import Request
from bot.telegram.composing import ASK, CHECK, FACT, OPENER
from bot.understanding.checking import is_bare_check


@dataclass(frozen=True, slots=True)
class Subject:
    """A question or claim. `context` are the messages before it, None: the asker's own."""

    text: str
    kind: str
    context: tuple[str, ...] | None = None


def subject_of(message: Message, request: Request, continued: Answered | None) -> Subject:
    """Give what a message asks.

    "Is this true?" in reply to a message checks that message; another question in reply to one
    goes on from it. In reply to an answer of the bot (`continued`) it goes on from that answer,
    whoever asked for it. Under a picture or a voice it goes on from nothing.
    """
    kind = request.command or ASK
    if request.about and kind != CHECK:
        if is_bare_check(request.text):
            return Subject(request.about, CHECK)
        return Subject(request.text, kind, (request.about,))
    if continued is not None:
        return Subject(request.text, kind, _turns(continued))
    if wordless(message):
        return Subject(request.text, kind, ())
    return Subject(request.text, kind)


def answered_to(message: Message, bot_id: int) -> int | None:
    """Give the number of the bot's message that a message replies to."""
    answered = message.reply_to_message
    if answered is None or answered.from_user is None or answered.from_user.id != bot_id:
        return None
    return answered.message_id


def wordless(message: Message) -> str:
    """Give the key of the text that says what to do instead of a picture or a voice, "" for text."""
    if message.photo or message.video or message.animation:
        return "photo"
    if message.voice or message.audio or message.video_note:
        return "voice"
    return "wordless" if message.sticker else ""


def _turns(answered: Answered) -> tuple[str, ...]:
    before = () if answered.kind in {CHECK, FACT, OPENER} else answered.context
    return (*before, answered.question)
