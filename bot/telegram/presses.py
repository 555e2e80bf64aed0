"""Pressed buttons. Always acknowledged; one that was made up, replayed or moved does nothing."""

import time
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackContext

from bot.running.bounded import Bounded
from bot.store import Payload
from bot.telegram import sending
from bot.telegram.deps import Deps, language_of
from bot.telegram.keyboards import Keyboard, stands_under
from bot.telegram.press import Action, Press, acknowledge
from bot.telegram.ticket import TICKET
from bot.telegram.tongues import tell, tongue_of

_DAY = 86_400.0
_TWICE = 2.0
_MOST_KEPT = 1000
_OF_BUNDLED = frozenset({"subjects", "facts", "fact", "coverage", "chart"})
Context = CallbackContext[Any, Any, Any, Any]


class Presses:
    """Finds what a button stands for, and does it: each part of the bot adds its own `actions`."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        self.actions: dict[str, Action] = {}
        self._lately: Bounded[tuple[int, str], float] = Bounded(_MOST_KEPT)

    async def on_press(self, update: Update, context: Context) -> None:
        """Handle a callback query."""
        query = update.callback_query
        if query is None:
            return
        message = query.message if isinstance(query.message, Message) else None
        chat = await self.deps.store.chat(message.chat.id) if message else None
        language = language_of(chat, update)
        payload = await self._payload(query, message)
        if message is None or payload is None:
            text = tell("stale", tongue_of(chat, update))
            if message is not None and await self.deps.store.is_anothers(
                query.data or "", message.chat.id, query.from_user.id
            ):
                text = tell("not_your_button", tongue_of(chat, update))
            await acknowledge(query, text)
            return
        action = self.actions.get(str(payload.get("do")))
        if payload.get("do") in _OF_BUNDLED and not self.deps.settings.bundled:
            await acknowledge(query, tell("stale", tongue_of(chat, update)))
            return
        press = Press(
            update, context.bot, query, message, payload, language, tongue_of(chat, update)
        )
        if action is None or self._is_double(press):
            await press.toast()
            return
        try:
            await action(press)
        finally:
            await press.toast()

    async def _payload(self, query: CallbackQuery, message: Message | None) -> Payload | None:
        """Give what the button stands for, where it stands under this message in this chat."""
        if message is None or not query.data or not stands_under(query.data, message.reply_markup):
            return None
        since = self.deps.now() - self.deps.settings.retention_days * _DAY
        return await self.deps.store.get_button(
            query.data, message.chat.id, query.from_user.id, since
        )

    def _is_double(self, press: Press) -> bool:
        """Whether the same person pressed the same button just now."""
        key, now = (press.query.from_user.id, str(press.query.data)), time.monotonic()
        before = self._lately.get(key)
        double = before is not None and now - before < _TWICE
        ticket = TICKET.get()
        if ticket is not None and ticket.again:
            return False
        self._lately.put(key, now)
        return double

    async def show(self, press: Press, keyboard: Keyboard, part: Any) -> None:
        """Turn the message into something else."""
        message = press.message
        markup = await keyboard.saved(
            self.deps.store, message.chat.id, self.deps.now(), message.message_id
        )
        await sending.edit(press.bot, message.chat.id, message.message_id, part, markup)
