"""Which messages are meant for the bot, and what they ask."""

import re
from dataclasses import dataclass
from typing import Final

from telegram import Bot, Message, Update, User
from telegram.constants import ChatType, MessageEntityType

ANONYMOUS_ADMIN: Final = 1087968824
GENERAL_TOPIC: Final = 1
_PRIVATE = ChatType.PRIVATE
# As Telegram has commands; a Chinese keyboard writes the other slash. "/usr/bin" is none.
_COMMAND: Final = re.compile(
    r"\s*[/／](?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]{3,32}))?(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks: `command` ("" for a plain question) and its text.

    `quoted`: the text is that of the message replied to. `about` is that message's text (what was
    selected of it, if something was) where the message has a text of its own.
    """

    command: str
    text: str
    quoted: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot, as messages refer to it."""

    id: int
    username: str


def me(bot: Bot) -> Me:
    """Give the bot, as messages refer to it."""
    return Me(bot.id, bot.username)


def read(message: Message, me: Me) -> Request | None:
    """Give what a message asks of the bot; None: it is none of its business."""
    if not from_person(message) or (message.via_bot and message.via_bot.id == me.id):
        return None
    if message.forward_origin is not None and message.chat.type != _PRIVATE:
        return None  # its words were said to somebody else, elsewhere
    text = message.text or message.caption or ""
    named = _command(text)
    if named is not None:
        command, bot, arguments = named
        if bot and bot.lower() != me.username.lower():
            return None
        return _with_quoted(message, me, command, arguments)
    if message.chat.type == _PRIVATE:
        return _with_quoted(message, me, "", text.strip())
    rest = _without_mention(message, text, me)
    if rest is not None:
        return _with_quoted(message, me, "", rest)
    answered = message.reply_to_message
    speaks = text or message.photo or message.voice or message.video_note
    if speaks and answered and answered.from_user and answered.from_user.id == me.id:
        return Request("", text.strip())
    return None


def from_person(message: Message) -> bool:
    """Whether a person wrote it: no bot, no channel, no service message."""
    if message.is_automatic_forward or message.from_user is None:
        return False
    if message.sender_chat is not None and message.sender_chat.id != message.chat.id:
        return False
    return not message.from_user.is_bot or message.from_user.id == ANONYMOUS_ADMIN


def is_anonymous_admin(message: Message) -> bool:
    """Whether an administrator wrote it in the group's own name."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def thread_of(message: Message) -> int | None:
    """Give the topic to answer in; None outside of topics and in General."""
    thread = message.message_thread_id if message.is_topic_message else None
    return None if thread == GENERAL_TOPIC else thread


def name_of(user: User | None) -> int:
    """Give the id under which state is kept; 0 where there is no person."""
    return user.id if user else 0


def spender_of(update: Update) -> int:
    """Give the id of whom an update costs: its person, or the group that somebody writes for.

    Telegram gives all who write in a group's name, in whatever group, the same id.
    """
    user, chat = update.effective_user, update.effective_chat
    if chat is not None and (user is None or user.id == ANONYMOUS_ADMIN):
        return chat.id
    return name_of(user)


def _command(text: str) -> tuple[str, str, str] | None:
    """Command, bot named after it ("" for none) and arguments.

    Telegram marks what a person types as a command, under bold or italic type too, but not what is
    pasted as code or as a link; so the words decide.
    """
    found = _COMMAND.match(text)
    if found is None:
        return None
    return found["name"].lower(), found["bot"] or "", text[found.end() :].strip()


def _without_mention(message: Message, text: str, me: Me) -> str | None:
    """Give the text without the first mention of the bot; None where there is none."""
    found = (
        message.parse_entities([MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION])
        if message.text is not None
        else message.parse_caption_entities(
            [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]
        )
    )
    units = text.encode("utf-16-le", "surrogatepass")
    for entity, words in found.items():
        by_name = words.lower() == f"@{me.username.lower()}"
        if by_name or (entity.user is not None and entity.user.id == me.id):
            before = units[: 2 * entity.offset].decode("utf-16-le", "replace")
            after = units[2 * (entity.offset + entity.length) :].decode("utf-16-le", "replace")
            return f"{before.rstrip()} {after.lstrip(' ,:，：')}".strip()
    return None


def _with_quoted(message: Message, me: Me, command: str, text: str) -> Request:
    answered = message.reply_to_message
    if command not in {"", "ask", "check"} or answered is None:
        return Request(command, text)
    if answered.from_user and answered.from_user.id == me.id:
        return Request(command, text)
    quoted = (
        (message.quote.text if message.quote else "") or answered.text or answered.caption or ""
    ).strip()
    if text or not quoted:
        return Request(command, text, about=quoted)
    if message.chat.type == _PRIVATE and not command:
        return Request(command, text)
    return Request(command, quoted, quoted=True)
