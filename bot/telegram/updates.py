"""Updates: those of one chat in order, chats side by side, and none held in memory that waits long.

All that was accepted is in the store until it is finished. In memory is the head of each chat's line;
what comes after it stays in the store, and so does the line of a chat that Telegram wants to be left
alone. So one chat's thousand messages, or its hour of waiting, take no other chat's place.
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.running.bounded import Bounded
from bot.running.errors import StoreAwayError, StoreError
from bot.running.waits import WORK
from bot.store import Store
from bot.telegram.addressing import spender_of
from bot.telegram.behind import MOST_OF_ONE, Behind
from bot.telegram.ticket import TICKET, PutOffError, Ticket
from bot.telegram.window import SendWindow

_LOG = logging.getLogger(__name__)
_MOST_AT_ONCE: Final = 4096
_REMEMBERED: Final = 4096  # finished ones: an update may be read from the store before it is queued
_MOST_TRIES: Final = 2000  # about a day of trying, as long as Telegram itself keeps an update
Key = int | str


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

    `tell` says to the sender of an update that it is given up.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(_MOST_AT_ONCE)
        self._store = store
        self._window = SendWindow()
        self._lines: dict[Key, _Line] = {}
        self.behind = Behind(store, self._lines.__contains__)
        self._done: Bounded[int, bool] = Bounded(_REMEMBERED)
        self._tries: Counter[int] = Counter()
        self._given_up: set[int] = set()
        self.tell: Callable[[Update], Coroutine[Any, Any, None]]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let the waits go; the store has what waits."""
        await self.behind.close()

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
        number, who = update.update_id, f"telegram:{spender_of(update)}"
        again = number in self._tries
        return Ticket(number, self._store.sent, self._window, who, again)

    async def _in_turn(self, update: Update, coroutine: Awaitable[Any]) -> None:
        key, number, behind = key_of(update), update.update_id, self.behind
        behind.in_hand.add(number)
        try:
            with self._line(key) as line:
                async with line.turn:
                    if line.off or behind.is_parked(key):
                        behind.pass_by([key])
                        _close(coroutine)
                    else:
                        line.off = not await self._handle(update, coroutine)
        except Exception:
            behind.fetch_soon(key)
            raise
        finally:
            behind.in_hand.discard(number)
        await behind.go_on(key)

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
        if self.behind.arrives(number):
            return True
        if number in self.behind.in_hand or number in self._done:
            return False
        line = self._lines.get(key)
        full = line is not None and line.length >= MOST_OF_ONE
        if full or self.behind.has(key):
            self.behind.pass_by([key])
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
            try:
                await store.finish_update(number)
            except StoreAwayError:  # it stops; the next process knows what was sent
                return True
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
        self.behind.park(key, seconds)

    def give_up(self, update_id: int) -> None:
        """Tell an update's sender that it isn't answered, in its turn."""
        self._given_up.add(update_id)

    def ignore(self, update_ids: Iterable[int]) -> None:
        """Don't handle these, should they come again."""
        for update_id in update_ids:
            self._remember(update_id)

    def _remember(self, number: int) -> None:
        self._done.put(number, True)


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
