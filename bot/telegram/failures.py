"""What goes wrong while an update is handled: noted under a reference, told in one sentence."""

import logging
import secrets
from typing import Any

from telegram import Bot, Message, Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import CallbackContext

from bot.running.errors import StoreAwayError
from bot.running.work import TooCostlyError
from bot.telegram import sending
from bot.telegram.addressing import me, read
from bot.telegram.deps import Deps
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place
from bot.telegram.ticket import TICKET
from bot.telegram.tongues import tell, tongue_of

_LOG = logging.getLogger(__name__)
_STOPPING = 60.0  # seconds: no store is away for a handler but at a stop, which takes less
_GONE = ("chat not found", "group chat was deactivated", "peer_id_invalid", "kicked")
Context = CallbackContext[Any, Any, Any, Any]


class Failures:
    """The one error handler."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps

    async def on_error(self, update: object, context: Context) -> None:
        """Note the error; tell the person who waits for an answer."""
        error = context.error
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is not None and is_gone(error):
            _LOG.info("a chat is gone: %s", type(error).__name__)
            await self.deps.store.set_gone(chat.id, self.deps.now())
            return
        ticket = TICKET.get()
        if ticket is not None and isinstance(error, StoreAwayError):
            ticket.put_off = _STOPPING  # the next process answers, or notes what was answered
            return
        if isinstance(error, TooCostlyError) and isinstance(update, Update):
            await self._tell(update, context, tell("slow_down", tongue_of(None, update)))
            return
        reference = secrets.token_hex(3)
        # A Telegram error says all in its text; a trace would add the texts of messages.
        trace = None if isinstance(error, TelegramError) else error
        _LOG.error("failed (%s): %s", reference, type(error).__name__, exc_info=trace)
        if isinstance(update, Update):
            text = tell("failed", tongue_of(None, update), reference=reference)
            await self._tell(update, context, text)

    async def give_up(self, update: Update, bot: Bot) -> None:
        """Tell who waits for an answer that none comes: the bot fails at it again and again."""
        message = self._waiting(update, bot)
        if message is None:
            return
        text = tell("cannot", tongue_of(None, update))
        try:
            place = Place.answering(message, silent=True)
            await sending.send(bot, place, parts([Block(text)]))
        except TelegramError as error:
            _LOG.warning("that a message is given up was not told: %s", type(error).__name__)

    async def _tell(self, update: Update, context: Context, text: str) -> None:
        message = self._waiting(update, context.bot)
        if message is None:
            return
        try:
            place = Place.answering(message, silent=True)
            await sending.send(context.bot, place, parts([Block(text)]))
        except TelegramError as error:
            _LOG.warning("a failure was not told: %s", type(error).__name__)

    @staticmethod
    def _waiting(update: Update, bot: Bot) -> Message | None:
        """Give the message that somebody awaits an answer to."""
        if update.callback_query is not None:
            message = update.callback_query.message
            return message if isinstance(message, Message) else None
        message = update.effective_message
        if message is None or read(message, me(bot)) is None:
            return None
        return message


def is_gone(error: BaseException | None) -> bool:
    """Whether an error means that the chat can't be written to any more."""
    if isinstance(error, Forbidden):
        return True
    return isinstance(error, BadRequest) and any(text in error.message.lower() for text in _GONE)
