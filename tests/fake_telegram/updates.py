"""The bot's queue of updates: long polling with acknowledgement by ``offset``."""

import asyncio
from collections import deque
from itertools import takewhile
from typing import Any

from . import limits
from .errors import ApiError, bad_request, conflict
from .params import Params
from .world import Json

KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "message_reaction_count",
    }
)
_BY_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FIRST_ID = 500_001
TERMINATED_BY_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class UpdateQueue:
    """Updates wait here until a poll's offset, or a webhook's 2xx, acknowledges them."""

    def __init__(self) -> None:
        self._next_id = _FIRST_ID
        self.pending: deque[Json] = deque()
        self.allowed: tuple[str, ...] = ()
        self.webhook_active = False
        self._waiter: asyncio.Future[None] | None = None
        self._changed: set[asyncio.Future[None]] = set()

    def put(self, kind: str, payload: Json) -> int | None:
        """Queue an update; None where ``allowed_updates`` leaves its kind out."""
        if self.allowed:
            if kind not in self.allowed:
                return None
        elif kind in _BY_REQUEST_ONLY:
            return None
        update_id = self._next_id
        self._next_id += 1
        self.pending.append({"update_id": update_id, kind: payload})
        self._wake()
        return update_id

    @property
    def is_polled(self) -> bool:
        """Whether a long poll is waiting."""
        return self._waiter is not None

    def _wake(self, error: ApiError | None = None) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            if error is None:
                waiter.set_result(None)
            else:
                waiter.set_exception(error)
        self.notify()

    def notify(self) -> None:
        for future in self._changed:
            if not future.done():
                future.set_result(None)
        self._changed.clear()

    async def changed(self) -> None:
        """Wait until an update is queued or acknowledged."""
        future = asyncio.get_running_loop().create_future()
        self._changed.add(future)
        await future

    def acknowledge(self, offset: int) -> None:
        """Forget the updates before ``offset``; a negative one counts from the end."""
        pending = self.pending
        if offset < 0:
            offset = self._next_id + offset
        while pending and pending[0]["update_id"] < offset:
            pending.popleft()
        self.notify()

    def remove(self, update_id: int) -> None:
        """Forget one update, wherever it stands."""
        for index, update in enumerate(self.pending):
            if update["update_id"] == update_id:
                del self.pending[index]
                break
        self.notify()

    def since(self, update_id: int) -> list[Json]:
        """The updates queued after this one, in order."""
        newer = takewhile(lambda update: update["update_id"] > update_id, reversed(self.pending))
        return list(newer)[::-1]

    def clear(self) -> None:
        self.pending.clear()
        self.notify()

    def remember_allowed(self, raw: Any) -> None:
        """Take over ``allowed_updates``; an empty list restores Telegram's default."""
        if not isinstance(raw, list):
            raise bad_request("can't parse allowed updates list: expected an Array of String")
        self.allowed = tuple(kind for kind in raw if kind in KINDS)

    def abort_poll(self, error: ApiError | None = None) -> None:
        self._wake(error)

    async def poll(self, params: Params) -> list[Json]:
        """The getUpdates method. A newer poll or setWebhook ends this one with 409."""
        if self.webhook_active:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                " the webhook first"
            )
        limit = params.integer("limit", limits.UPDATES_A_POLL)
        limit = limit if 0 < limit <= limits.UPDATES_A_POLL else limits.UPDATES_A_POLL
        if params.raw.get("allowed_updates"):
            self.remember_allowed(params.value("allowed_updates"))
        if self._waiter is not None:
            self._wake(conflict(TERMINATED_BY_POLL))
        if offset := params.integer("offset"):
            self.acknowledge(offset)
        timeout = min(max(params.integer("timeout"), 0), 50)
        if not self.pending and timeout:
            await self._wait(timeout)
        return [update for update, _ in zip(self.pending, range(limit), strict=False)]

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        waiter = self._waiter = loop.create_future()
        timer = loop.call_later(seconds, _finish, waiter)
        try:
            await waiter
        finally:
            timer.cancel()
            if self._waiter is waiter:
                self._waiter = None


def _finish(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
