"""Chats that Telegram wants to be left alone for a while; the store keeps it over a restart."""

import contextlib
import time
from collections.abc import Callable
from typing import Final

from bot.running.errors import StoreError
from bot.store import Store

_WORTH_KEEPING: Final = 10.0  # seconds; a restart takes a few, and a shorter wait is over by then


class Halts:
    """How long each chat is to be left alone still. `clock` never steps, `now` is the date's."""

    def __init__(
        self,
        store: Store | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self.clock = clock
        self._now = now
        self._until: dict[int, float] = {}

    async def load(self) -> None:
        """Take up what an earlier process was told."""
        if self._store is None:
            return
        begun = self.clock()
        for chat, seconds in (await self._store.halts(self._now())).items():
            self._until[chat] = begun + seconds

    async def put(self, chat: int, seconds: float) -> None:
        """Leave a chat alone from now on, for so long."""
        self._until[chat] = self.clock() + seconds
        if self._store is not None and seconds > _WORTH_KEEPING:
            with contextlib.suppress(StoreError):  # then a restarted process is told again
                await self._store.halt_chat(chat, self._now() + seconds, seconds)

    def left(self, chat: int) -> float:
        """Give for how many seconds a chat is still to be left alone; 0: it may be written to."""
        until = self._until.get(chat)
        if until is None:
            return 0.0
        left = until - self.clock()
        if left <= 0:
            del self._until[chat]
            return 0.0
        return left

    def count(self) -> int:
        """Give how many chats are left alone."""
        return sum(self.left(chat) > 0 for chat in tuple(self._until))
