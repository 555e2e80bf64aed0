"""What an earlier process accepted and did not finish: first what it may have died of, alone."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from typing import Final

from bot.store import PendingUpdate
from bot.telegram.deps import Deps
from bot.telegram.intake import Runner, understand
from bot.telegram.updates import Lines, key_of

_LOG = logging.getLogger(__name__)
# A process is killed for many reasons; that it is for the third time just while it works on the same
# update, twice of it on nothing else, is no chance.
_MOST_KILLS: Final = 3
_MOST_TELLS: Final = 6  # where telling that it is given up ends processes too
_ALONE_SECONDS: Final = 20.0  # for one that waits for the network, say; it ended no process so far
_AT_ONCE: Final = 200  # chats whose lines are taken up at the start, and while so many are left
_BREATH_SECONDS: Final = 0.05


class Recovery:
    """Takes up what the store has, in the order: suspects one by one, then chat by chat."""

    def __init__(self, application: Runner, deps: Deps, lines: Lines) -> None:
        self._application = application
        self._deps = deps
        self._lines = lines
        self._suspects: list[tuple[int, int]] = []
        self._chats: tuple[int, ...] = ()

    async def load(self) -> None:
        """Give back what a killed process had in hand; before anything is handled."""
        store = self._deps.store
        marked = store.marks.left
        blamed = await store.recover_updates(marked)
        store.marks.clear()
        self._lines.ignore(frozenset(marked) - {one.update_id for one in blamed})
        await self._settle()
        await self._place()
        additions = {addition.update_id for addition in await store.additions()}
        for one in blamed:
            key = self._key(one)
            if one.payload is None:  # Telegram sends it again
                continue
            if key is None or one.kills >= _MOST_TELLS:
                await store.finish_update(one.update_id)
                continue
            if one.kills >= _MOST_KILLS:
                _LOG.error("update %d ended %d processes; given up", one.update_id, one.kills)
                self._deps.observer.gave_up()
                if one.update_id in additions:  # its message is edited, by who takes files in
                    await store.finish_update(one.update_id)
                    continue
                self._lines.give_up(one.update_id)
            self._suspects.append((key, one.update_id))
        self._chats = await store.waiting_chats()
        self._lines.behind.pass_by(self._chats)

    async def _settle(self) -> None:
        """Forget what was sent for updates that are finished: the kill came right between."""
        log = self._deps.store.sent
        pending = await self._deps.store.are_pending(log.open)
        for update_id in set(log.open) - pending:
            log.settle(update_id)

    async def _place(self) -> None:
        """Give those that an older version kept their chat."""
        store = self._deps.store
        for one in await store.waiting_updates(None):
            key = self._key(one)
            if key is None:
                await store.finish_update(one.update_id)
            else:
                await store.place_update(one.update_id, key)

    def _key(self, one: PendingUpdate) -> int | None:
        if one.payload is None:
            return None
        update = understand(self._application, json.loads(one.payload))
        return key_of(update) if update is not None else None

    async def retry_suspects(self, idle: Callable[[], Awaitable[None]]) -> None:
        """Handle what the process may have died of, one by one; `idle` waits for the last of it."""
        if not self._suspects:
            return
        _LOG.warning(
            "%d updates that may have ended a process are tried alone", len(self._suspects)
        )
        with self._lines.behind.one_by_one():
            for key, update_id in self._suspects:
                await self._lines.behind.fetch(key, update_id)
                try:
                    async with asyncio.timeout(_ALONE_SECONDS):
                        await self._application.update_queue.join()
                        await idle()
                except TimeoutError:
                    _LOG.info("update %d takes its time; the others go on", update_id)

    async def take_up(self) -> Iterable[int]:
        """Take up the first chats' lines; give the chats that are left."""
        left = iter(self._chats)
        if self._chats:
            _LOG.info("updates of %d chats from an earlier run are handled first", len(self._chats))
        for key in islice(left, _AT_ONCE):
            await self._lines.behind.fetch(key)
        return left

    async def take_up_rest(self, left: Iterable[int]) -> None:
        """Take up the other chats, as the process has room."""
        for key in left:
            while self._lines.current_concurrent_updates > _AT_ONCE:  # noqa: ASYNC110
                await asyncio.sleep(_BREATH_SECONDS)
            await self._lines.behind.fetch(key)
