"""What chats have in the store and not in memory: taken up when their turn, or their time, comes."""

import asyncio
import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Protocol

from bot.running.errors import StoreError
from bot.store import PendingUpdate, Store

if TYPE_CHECKING:
    from telegram import Update

MOST_OF_ONE: Final = 8  # updates of a chat in memory: enough that a line doesn't stop for a read


class Timer(Protocol):
    """What `call_later` gives."""

    def cancel(self) -> None:
        """Never call."""


Later = Callable[[float, Callable[[], object]], Timer]


class Behind:
    """Chats of which more waits in the store, and those whose time hasn't come.

    `is_busy` tells whether something of a chat is in memory: its end fetches the rest. `again` puts
    an update into the application's queue, `understand` makes one of its JSON, `later` calls
    something after some seconds.
    """

    def __init__(self, store: Store, is_busy: Callable[[int], bool]) -> None:
        self._store = store
        self._is_busy = is_busy
        self._passed: Counter[int] = Counter()  # chats with more in the store: how often passed by
        self._parked: dict[int, Timer] = {}
        self._queued: set[int] = set()  # in memory, and not yet in their chat's line
        self._tasks: set[asyncio.Task[None]] = set()
        self._held = False
        self.in_hand: set[int] = set()
        self.again: Callable[[Update], None]
        self.understand: Callable[[dict[str, Any]], Update | None]
        self.later: Later = lambda seconds, call: asyncio.get_running_loop().call_later(
            seconds, call
        )

    async def close(self) -> None:
        """Let the waits go; the store has what waits."""
        for timer in self._parked.values():
            timer.cancel()
        self._parked.clear()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def has(self, key: int) -> bool:
        """Whether what comes for a chat is to stay in the store."""
        return key in self._passed or key in self._parked

    def is_parked(self, key: int) -> bool:
        """Whether a chat's time hasn't come."""
        return key in self._parked

    @property
    def parked(self) -> int:
        """How many chats' time hasn't come."""
        return len(self._parked)

    def pass_by(self, keys: Iterable[int]) -> None:
        """Leave updates of chats in the store, where they are."""
        for key in keys:
            self._passed[key] += 1

    def park(self, key: int, seconds: float) -> None:
        """Leave all of a chat in the store for so long."""
        self._passed[key] += 1
        self._parked[key] = self.later(seconds, lambda: self._unpark(key))

    def _unpark(self, key: int) -> None:
        self._parked.pop(key, None)
        self.fetch_soon(key)

    def arrives(self, update_id: int) -> bool:
        """Whether an update comes from `fetch`; asked once."""
        if update_id not in self._queued:
            return False
        self._queued.discard(update_id)
        return True

    @contextlib.contextmanager
    def one_by_one(self) -> Iterator[None]:
        """Take up nothing but what `fetch` is told to."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    async def go_on(self, key: int) -> None:
        """Take up what comes next of a chat, of which nothing is in memory any more."""
        if not self._held:
            await self.fetch(key)

    def fetch_soon(self, key: int) -> None:
        """`fetch`, in a task of its own."""
        task = asyncio.ensure_future(self.fetch(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def fetch(self, key: int, upto: int | None = None) -> None:
        """Queue the first of what waits in the store for a chat's turn, none after `upto`."""
        while key in self._passed and not self._is_busy(key) and key not in self._parked:
            passed = self._passed[key]
            try:
                rows = await self._store.waiting_updates(key, MOST_OF_ONE)
            except StoreError:  # it stops
                return
            wanted = [row for row in rows if upto is None or row.update_id <= upto]
            if len(wanted) == len(rows) < MOST_OF_ONE and self._passed[key] == passed:
                del self._passed[key]
            known = [row for row in wanted if row.update_id in self.in_hand]
            queued = [await self._queue(row) for row in wanted if row not in known]
            if known or any(queued) or len(wanted) < len(rows):
                return

    async def _queue(self, row: PendingUpdate) -> bool:
        update = self.understand(json.loads(row.payload)) if row.payload is not None else None
        if update is None:
            await self._store.finish_update(row.update_id)
            return False
        self.in_hand.add(row.update_id)
        self._queued.add(row.update_id)
        self.again(update)
        return True
