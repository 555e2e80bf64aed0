"""Updates: those of one chat in order, chats side by side, and none held in memory that waits long.

All that was accepted is in the store until it is finished. In memory is the head of each chat's line;
what comes after it stays in the store, and so does the line of a chat that Telegram wants to be left
alone. So one chat's thousand messages, or its hour of waiting, take no other chat's place.
"""

import asyncio
import contextlib
import json
import logging
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.errors import StoreError
from bot.store import PendingUpdate, Store
from bot.telegram.addressing import name_of
from bot.telegram.ticket import TICKET, PutOffError, Ticket
from bot.telegram.window import SendWindow
from bot.waits import WORK

_LOG = logging.getLogger(__name__)
_MOST_AT_ONCE: Final = 4096
_MOST_OF_ONE: Final = 8  # updates of a chat in memory: enough that a line doesn't stop for a read
_REMEMBERED: Final = 4096  # finished ones: an update may be read from the store before it is queued
_MOST_TRIES: Final = 2000  # about a day of trying, as long as Telegram itself keeps an update
Key = int | str


class Timer(Protocol):
    """What `call_later` gives."""

    def cancel(self) -> None:
        """Never call."""


Later = Callable[[float, Callable[[], object]], Timer]


@dataclass(slots=True)
class _Line:
    """A chat's updates in memory: one is handled, the others wait for the turn.

    `off`: its head was put off, and so are the others.
    """

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0
    off: bool = False


class Lines(BaseUpdateProcessor):
    """Handles at most one update of a chat (or of an inline user) at a time, in order.

    `again` puts an update into the application's queue, `understand` makes one of its JSON, `tell`
    says to its sender that it is given up. `later` calls something after some seconds.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(_MOST_AT_ONCE)
        self._store = store
        self._window = SendWindow()
        self._lines: dict[Key, _Line] = {}
        self._behind: Counter[int] = Counter()  # chats with more in the store: how often passed by
        self._parked: dict[int, Timer] = {}
        self._in_hand: set[int] = set()
        self._fetched: set[int] = set()
        self._done: OrderedDict[int, None] = OrderedDict()
        self._tries: Counter[int] = Counter()
        self._given_up: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._held = False
        self.again: Callable[[Update], None]
        self.understand: Callable[[dict[str, Any]], Update | None]
        self.tell: Callable[[Update], Coroutine[Any, Any, None]]
        self.later: Later = lambda seconds, call: asyncio.get_running_loop().call_later(
            seconds, call
        )

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let the waits go; the store has what waits."""
        for timer in self._parked.values():
            timer.cancel()
        self._parked.clear()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates, then handle this one and finish it."""
        if not isinstance(update, Update):
            await coroutine
        elif not is_kept(update):
            await self._pass(update, coroutine)
        elif self._takes(update):
            await self._in_turn(update, coroutine)
        else:
            _close(coroutine)

    async def _pass(self, update: Update, coroutine: Awaitable[Any]) -> None:
        """Handle what isn't kept: it isn't worth to be handled again."""
        if update.update_id in self._done:
            _close(coroutine)
            return
        with self._line(f"inline {key_of(update)}") as line:
            async with line.turn:
                ticket = self._ticket(update)
                with (
                    self._store.marks.of(update.update_id) as mark,
                    _set(WORK, mark),
                    _set(TICKET, ticket),
                    contextlib.suppress(PutOffError),
                ):
                    await coroutine

    def _ticket(self, update: Update) -> Ticket:
        number, who = update.update_id, f"telegram:{name_of(update.effective_user)}"
        again = number in self._tries
        return Ticket(number, self._store.sent, self._window, who, again)

    async def _in_turn(self, update: Update, coroutine: Awaitable[Any]) -> None:
        key, number = key_of(update), update.update_id
        self._in_hand.add(number)
        try:
            with self._line(key) as line:
                async with line.turn:
                    if line.off:
                        self._behind[key] += 1
                        _close(coroutine)
                    else:
                        line.off = not await self._handle(update, coroutine)
        except Exception:
            self._fetch_soon(key)
            raise
        finally:
            self._in_hand.discard(number)
        if not self._held:
            await self.fetch(key)

    @contextlib.contextmanager
    def _line(self, key: Key) -> Iterator[_Line]:
        line = self._lines.setdefault(key, _Line())
        line.length += 1
        try:
            yield line
        finally:
            line.length -= 1
            if not line.length:
                del self._lines[key]

    def _takes(self, update: Update) -> bool:
        """Whether to handle an update now; else it stays in the store, or is known."""
        key, number = key_of(update), update.update_id
        if number in self._fetched:
            self._fetched.discard(number)
            return True
        if number in self._in_hand or number in self._done:
            return False
        line = self._lines.get(key)
        full = line is not None and line.length >= _MOST_OF_ONE
        if full or key in self._behind or key in self._parked:
            self._behind[key] += 1
            return False
        return True

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> bool:
        """Handle an update; False: it is put off."""
        store, number = self._store, update.update_id
        ticket = self._ticket(update)
        if number in self._given_up:
            _close(coroutine)
            coroutine = self.tell(update)
        try:
            with store.marks.of(number) as mark, _set(WORK, mark), _set(TICKET, ticket):
                await coroutine
        except PutOffError as wait:
            ticket.put_off = wait.seconds
            self._tries[number] += 0 if wait.asked else 1
        if ticket.put_off is not None and not ticket.finished:
            await self._put_off(update, ticket.put_off)
            return False
        if not ticket.finished:
            await store.finish_update(number)
        store.sent.settle(number)
        self._tries.pop(number, None)
        self._given_up.discard(number)
        self._remember(number)
        return True

    async def _put_off(self, update: Update, seconds: float) -> None:
        """Leave an update, and all of its chat that comes after it, to the store for a while."""
        key, number = key_of(update), update.update_id
        if self._tries[number] > _MOST_TRIES:
            _LOG.error("update %d could not be answered for a day; it is given up", number)
            self.give_up(number)
        with contextlib.suppress(StoreError):  # a process that stops; the next one gives it back
            await self._store.release_update(number)
        self._behind[key] += 1
        self._parked[key] = self.later(seconds, lambda: self._unpark(key))

    def _unpark(self, key: int) -> None:
        self._parked.pop(key, None)
        self._fetch_soon(key)

    def _fetch_soon(self, key: int) -> None:
        task = asyncio.ensure_future(self.fetch(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def fetch(self, key: int, upto: int | None = None) -> None:
        """Queue the first of what waits in the store for a chat's turn, none after `upto`.

        Where something of the chat is in memory already, its end does so.
        """
        while key in self._behind and key not in self._lines and key not in self._parked:
            passed = self._behind[key]
            try:
                rows = await self._store.waiting_updates(key, _MOST_OF_ONE)
            except StoreError:  # it stops
                return
            wanted = [row for row in rows if upto is None or row.update_id <= upto]
            if len(wanted) == len(rows) < _MOST_OF_ONE and self._behind[key] == passed:
                del self._behind[key]
            known = [row for row in wanted if row.update_id in self._in_hand]
            queued = [await self._queue(row) for row in wanted if row not in known]
            if known or any(queued) or len(wanted) < len(rows):
                return

    async def _queue(self, row: PendingUpdate) -> bool:
        update = self.understand(json.loads(row.payload)) if row.payload is not None else None
        if update is None:
            await self._store.finish_update(row.update_id)
            return False
        self._in_hand.add(row.update_id)
        self._fetched.add(row.update_id)
        self.again(update)
        return True

    def leave(self, keys: Iterable[int]) -> None:
        """Hear of chats that have updates in the store from before."""
        for key in keys:
            self._behind[key] += 1

    @contextlib.contextmanager
    def one_by_one(self) -> Iterator[None]:
        """Take up nothing but what `fetch` is told to."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def give_up(self, update_id: int) -> None:
        """Tell an update's sender that it isn't answered, in its turn."""
        self._given_up.add(update_id)

    def ignore(self, update_ids: Iterable[int]) -> None:
        """Don't handle these, should they come again."""
        for update_id in update_ids:
            self._remember(update_id)

    def _remember(self, number: int) -> None:
        self._done[number] = None
        if len(self._done) > _REMEMBERED:
            self._done.popitem(last=False)

    @property
    def parked(self) -> int:
        """How many chats wait for their time."""
        return len(self._parked)


@contextlib.contextmanager
def _set(variable: Any, value: object) -> Iterator[None]:
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def _close(coroutine: Awaitable[Any]) -> None:
    """Let a coroutine go that nobody will await."""
    if isinstance(coroutine, Coroutine):
        coroutine.close()


def key_of(update: Update) -> int:
    """Give what orders an update: its chat; for inline queries their user."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0


def is_kept(update: Update) -> bool:
    """Whether an update is worth keeping until it is handled: an inline query grows old."""
    return update.inline_query is None and update.chosen_inline_result is None
