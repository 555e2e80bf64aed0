"""Updates of one chat in order, chats side by side; each update is finished in the store."""

import asyncio
from collections.abc import Awaitable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.store import Store
from bot.telegram.addressing import name_of

_MOST_AT_ONCE = 4096


@dataclass(slots=True)
class Ticket:
    """The update in hand: at whose cost, and whether a handler has finished it in the store."""

    update_id: int
    who: str = ""
    finished: bool = False


TICKET: ContextVar[Ticket | None] = ContextVar("ticket", default=None)


def payer() -> str:
    """Give at whose cost the update in hand is: the person's, as the web names them too."""
    ticket = TICKET.get()
    return ticket.who if ticket is not None else ""


class PerChat(BaseUpdateProcessor):
    """Handles at most one update of a chat (or of an inline user) at a time, in order."""

    def __init__(self, store: Store) -> None:
        super().__init__(_MOST_AT_ONCE)
        self._store = store
        self._queues: dict[int, tuple[asyncio.Lock, int]] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates, then handle this one and finish it."""
        if not isinstance(update, Update):
            await coroutine
            return
        key = key_of(update)
        lock, waiting = self._queues.get(key, (asyncio.Lock(), 0))
        self._queues[key] = (lock, waiting + 1)
        try:
            async with lock:
                await self._handle(update, coroutine)
        finally:
            lock, waiting = self._queues[key]
            if waiting == 1:
                del self._queues[key]
            else:
                self._queues[key] = (lock, waiting - 1)

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> None:
        ticket = Ticket(update.update_id, f"telegram:{name_of(update.effective_user)}")
        token = TICKET.set(ticket)
        try:
            await coroutine
        finally:
            TICKET.reset(token)
        if not ticket.finished and is_kept(update):
            await self._store.finish_update(update.update_id)
        self._store.sent.settle(update.update_id)


def key_of(update: Update) -> int:
    """Give what orders an update: its chat; for inline queries their user."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0


def is_kept(update: Update) -> bool:
    """Whether an update is worth keeping until it is handled: an inline query grows old."""
    return update.inline_query is None and update.chosen_inline_result is None
