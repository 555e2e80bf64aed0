"""Which messages hand a file to the bot, and what the file is."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from telegram import Message
from telegram.constants import ChatType

from bot.telegram.addressing import Request

ADD: Final = "add"
_LONGEST_NAME: Final = 80  # characters: what a line of a message holds, and a file system
_ASKED: Final = frozenset({"", "ask", "check", ADD})


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as Telegram has it. `size` in bytes, 0 where Telegram doesn't say."""

    file_id: str
    file_key: str
    name: str
    size: int


def handed_over(message: Message, request: Request) -> Sent | None:
    """Give the file that a message wants to be added; None: it is about something else.

    In private every file is meant. In a group the message addresses the bot (`request` says how):
    by its caption, or as an answer to a file, /add or nothing but a mention.
    """
    if request.command not in _ASKED and message.chat.type != ChatType.PRIVATE:
        return None
    own = sent_file(message)
    if own is not None:
        return own
    bare = request.command in {"", ADD} and not request.text
    answered = message.reply_to_message
    if answered is None or not (bare or request.command == ADD):
        return None
    return sent_file(answered)


def question_with(message: Message, request: Request) -> str:
    """Give the question that the caption of a file asks, "" for none."""
    if message.document is None or request.command not in {"", "ask"}:
        return ""
    return request.text


def sent_file(message: Message) -> Sent | None:
    """Give the file in a message. A GIF is one too, but nobody means it to be read."""
    document = message.document
    if document is None or message.animation is not None:
        return None
    return Sent(
        document.file_id,
        document.file_unique_id,
        clean_name(document.file_name or ""),
        document.file_size or 0,
    )


def clean_name(name: str) -> str:
    """Give a file's name in one line, without what turns text around, its ending kept."""
    shown = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in name)
    shown = " ".join(PurePath(shown.replace("\\", "/")).name.split())
    if len(shown) > _LONGEST_NAME:
        ending = PurePath(shown).suffix[:10]
        shown = shown[: _LONGEST_NAME - len(ending) - 1].rstrip() + "…" + ending
    return shown or "file"
