"""A strict fake of Telegram's Bot API server, and a driver that reads like conversations.

async with FakeTelegram() as tg:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    await chat.says(alice, "hello")
    assert (await chat.reply()).text == "hello"
"""

from . import faults
from .backend import Event
from .conversation import Conversation, Press
from .driver import TOKEN, FakeTelegram
from .keyboard import Button
from .views import CallbackAnswer, InlineAnswer, InlineResult, Message, User

__all__ = [
    "TOKEN",
    "Button",
    "CallbackAnswer",
    "Conversation",
    "Event",
    "FakeTelegram",
    "InlineAnswer",
    "InlineResult",
    "Message",
    "Press",
    "User",
    "faults",
]
