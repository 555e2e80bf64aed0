"""A button that was pressed: who pressed it, under which message, what it stands for."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot.store import Asker, Payload
from bot.telegram.deps import asker_of
from bot.telegram.notices import Language
from bot.telegram.tongues import Tongue

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Press:
    """A button that was pressed under a message of the bot."""

    update: Update
    bot: Bot
    query: CallbackQuery
    message: Message
    payload: Payload
    language: Language
    tongue: Tongue
    acknowledged: bool = field(default=False)

    @property
    def asker(self) -> Asker:
        """Give the key of the state of who pressed."""
        return asker_of(self.message, self.query.from_user.id)

    def text(self, key: str) -> str:
        """Give an argument of the payload, "" where it has none."""
        value = self.payload.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int:
        """Give a number of the payload, 0 where it has none."""
        value = self.payload.get(key)
        return value if isinstance(value, int) else 0

    async def toast(self, text: str = "", *, alert: bool = False) -> None:
        """Acknowledge the press, once; an alert stays until it is read."""
        if not self.acknowledged:
            self.acknowledged = True
            await acknowledge(self.query, text, alert=alert)


Action = Callable[[Press], Awaitable[None]]


async def acknowledge(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Answer a callback query; one that grew old is past answering, and no call is worth a wait."""
    try:
        await query.answer(text or None, show_alert=alert or None)
    except TelegramError as error:
        _LOG.info("a button's press was not acknowledged: %s", error.message)
