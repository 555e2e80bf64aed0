"""Every call to the Bot API goes through here: its pace, and what is tried again.

Only the chat concerned waits, for its own turn or for Telegram's `retry_after`. A wait that is long,
or whose end nobody knows, puts the update in hand off: the store keeps it meanwhile.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import BaseRateLimiter

from bot.running.observer import Observer
from bot.running.waits import waiting
from bot.telegram.halts import Halts
from bot.telegram.ticket import TICKET, PutOffError

_LOG = logging.getLogger(__name__)
_QUEUED = frozenset({"sendMessage", "sendPhoto", "sendChatAction", "sendDocument"})
_EDITS: Final = "editMessage"
_BACKOFF = (0.1, 0.5, 1.0, 2.0, 4.0, 8.0)
_HASTY = frozenset({"answerInlineQuery", "answerCallbackQuery", "getMe"})
_CHATS_KEPT = 4096
_SHORT: Final = 10.0  # seconds of a wait that a stop waits for, and that are worth no other run
_AWAY: Final = 30.0  # seconds until an update is tried again that Telegram could not be reached for

Moved = Callable[[int, int], Awaitable[None]]
Json = dict[str, Any]
Callback = Callable[..., Coroutine[Any, Any, bool | Json | list[Json]]]


@dataclass(frozen=True, slots=True)
class Pace:
    """Calls a second, overall and in a private chat; a minute in a group. 0: no limit.

    `burst` calls may go at once. What Telegram's `retry_after` asks for is kept, however long.
    """

    overall: float = 29.0
    private: float = 1.0
    group_minute: float = 19.0
    burst: float = 5.0


UNPACED: Final = Pace(overall=0, private=0, group_minute=0)


@dataclass(slots=True)
class _Bucket:
    """A token bucket that lends: `take` says how long to wait, in the order of the callers."""

    rate: float
    size: float
    tokens: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.tokens = self.size

    def take(self, now: float) -> float:
        if self.rate <= 0:
            return 0.0
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.tokens / self.rate)


class Pacer(BaseRateLimiter[None]):
    """PTB's seam for pacing. `moved(old, new)` is told of a group that became a supergroup.

    `sleep` is how a short wait passes.
    """

    def __init__(
        self,
        pace: Pace,
        moved: Moved | None = None,
        observer: Observer | None = None,
        halts: Halts | None = None,
        *,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._pace = pace
        self._moved = moved
        self._observer = observer or Observer()
        self._halts = halts or Halts()
        self._overall = _Bucket(pace.overall, max(pace.overall, 1.0))
        self._chats: MutableMapping[int, _Bucket] = {}
        self._stopping = asyncio.Event()
        self.sleep = sleep

    def stop(self) -> None:
        """End long waits: what waits is left to the next process, as what a killed one had in hand."""
        self._stopping.set()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callback,
        args: Any,
        kwargs: Json,
        endpoint: str,
        data: Json,
        rate_limit_args: None,  # noqa: ARG002
    ) -> bool | Json | list[Json]:
        """Make the call in its turn, and again where that is right; raise what is left."""
        with waiting():
            return await self._process(callback, args, kwargs, endpoint, data)

    async def _process(
        self, callback: Callback, args: Any, kwargs: Json, endpoint: str, data: Json
    ) -> bool | Json | list[Json]:
        delays = list(_BACKOFF[:2] if endpoint in _HASTY else _BACKOFF)
        while True:
            if endpoint in _QUEUED or endpoint.startswith(_EDITS):
                await self._turn(_chat(data))
            try:
                return await self._call(callback, args, kwargs)
            except RetryAfter as error:
                if endpoint in _HASTY:
                    raise
                await self._halt(_chat(data), seconds_of(error))
            except ChatMigrated as error:
                await self._follow(data, error)
            except BadRequest:
                raise
            except InvalidToken:
                self._leave(endpoint)  # the poller says so
                raise
            except NetworkError as error:
                if not delays:
                    self._leave(endpoint)
                    raise
                _LOG.info("%s: %s; again", endpoint, type(error).__name__)
                delay = delays.pop(0)
                await self.sleep(0 if isinstance(error, TimedOut) else delay)

    async def _call(self, callback: Callback, args: Any, kwargs: Json) -> bool | Json | list[Json]:
        try:
            return await callback(*args, **kwargs)
        except TelegramError as error:
            self._observer.failed(error)
            raise

    @staticmethod
    def _leave(endpoint: str) -> None:
        """Put the update in hand off, if there is one, where Telegram can't be reached."""
        if TICKET.get() is not None and endpoint not in _HASTY:
            raise PutOffError(_AWAY)

    async def _halt(self, chat: int, seconds: float) -> None:
        """Let a chat rest as long as Telegram wants."""
        _LOG.info("told to wait %.0f s", seconds)
        await self._halts.put(chat, seconds)
        await self._rest(seconds)

    async def _rest(self, seconds: float) -> None:
        """Wait; where an update is in hand not long, and at a stop neither."""
        if seconds <= _SHORT:
            await self.sleep(seconds)
            return
        if TICKET.get() is not None:
            raise PutOffError(seconds, asked=True)
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return
        raise asyncio.CancelledError

    async def _follow(self, data: Json, error: ChatMigrated) -> None:
        """Address the call to the supergroup that the group became."""
        chat = _chat(data)
        if not chat or chat == error.new_chat_id:
            raise error
        data["chat_id"] = error.new_chat_id
        data.pop("message_thread_id", None)
        if self._moved is not None:
            await self._moved(chat, error.new_chat_id)

    async def _turn(self, chat: int) -> None:
        now = asyncio.get_running_loop().time()
        wait = 0.0
        if chat:
            halted = self._halts.left(chat)
            if halted > _SHORT and TICKET.get() is not None:
                raise PutOffError(halted, asked=True)
            wait = max(self._bucket(chat).take(now), halted)
        wait = max(wait, self._overall.take(now))
        if wait > 0:
            await self._rest(wait)

    def _bucket(self, chat: int) -> _Bucket:
        found = self._chats.get(chat)
        if found is None:
            if len(self._chats) >= _CHATS_KEPT:
                self._chats.clear()
            pace = self._pace
            found = (
                _Bucket(pace.private, pace.burst)
                if chat > 0
                else _Bucket(pace.group_minute / 60, max(pace.group_minute, 1.0))
            )
            self._chats[chat] = found
        return found


def _chat(data: Json) -> int:
    try:
        return int(data.get("chat_id") or 0)
    except (TypeError, ValueError):
        return 0


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left alone."""
    value = error.retry_after
    return float(value) if isinstance(value, int) else value.total_seconds()
