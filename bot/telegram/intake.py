"""Updates come in by long polling. Each is in the store before Telegram is told to forget it."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application

from bot.running.errors import FootnoteError
from bot.telegram.deps import Deps
from bot.telegram.pacing import seconds_of
from bot.telegram.shapes import is_shaped
from bot.telegram.updates import is_kept, key_of

_LOG = logging.getLogger(__name__)
ALLOWED: Final = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
_POLL_SECONDS: Final = 30
_GRACE: Final = 5
_BACKOFF: Final = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
# A former process's last poll ends within seconds; a program that polls on may be stopped any time.
_CONFLICTS: Final = (3.0, 5.0, 10.0, 30.0)
_CONFLICT: Final = (
    "another program is polling Telegram with this BOT_TOKEN (or a webhook is set for it): stop it, "
    "one program a token"
)
_LARGEST: Final = 2**63  # SQLite's integers are less
_MOST_WAITING: Final = 1000
# A poll costs about as much as an answer. Where more than a few messages are under way, the next
# poll waits a moment, and takes in more at once.
_FEW: Final = 4
_BREATH_SECONDS: Final = 0.005
_BREATHS: Final = 6
Json = dict[str, Any]
Sleep = Callable[[float], Awaitable[None]]
Runner = Application[Any, Any, Any, Any, Any, Any]


class PollingError(FootnoteError):
    """Telegram won't let this process poll."""


async def accept(
    application: Runner, deps: Deps, raw: Sequence[Json], *, patient: bool = True
) -> int:
    """Note updates (as Telegram gave them) in the store, and queue those that are new: how many.

    Whatever takes updates in calls this, and tells Telegram to forget them afterwards. One of an
    unknown shape is dropped, or it would come again for ever. While the store is away it waits, or
    raises StoreAwayError where the caller isn't patient.
    """
    understood = [
        (update, json_update)
        for json_update in raw
        if (update := understand(application, json_update)) is not None
    ]
    kept = [
        (update.update_id, json.dumps(json_update), key_of(update))
        for update, json_update in understood
        if is_kept(update)
    ]
    keep = deps.store.enqueue_updates if patient else deps.store.enqueue_now
    new = set(await keep(kept, deps.now())) if kept else set()
    queued = [update for update, _ in understood if not is_kept(update) or update.update_id in new]
    for update in queued:
        await application.update_queue.put(update)
    return len(queued)


def understand(application: Runner, json_update: Json) -> Update | None:
    """Give the update that Telegram's JSON is, None where it is none that could be handled."""
    number = json_update.get("update_id")
    try:
        if not is_shaped(json_update):
            raise TypeError  # noqa: TRY301 - one line for all that Telegram doesn't send
        update = Update.de_json(json_update, application.bot)
        numbers = (update.update_id, key_of(update))
    except Exception as error:  # noqa: BLE001 - whatever it holds, it must not end the process
        _LOG.warning("update %s has an unknown shape (%s); dropped", number, type(error).__name__)
        return None
    if not all(type(one) is int and -_LARGEST <= one < _LARGEST for one in numbers):
        _LOG.warning("update %s has numbers that are no ids; dropped", number)
        return None
    return update


class Poller:
    """Polls until it is stopped.

    `connected` tells whether the latest poll was answered.
    """

    def __init__(self, application: Runner, deps: Deps, *, sleep: Sleep = asyncio.sleep) -> None:
        self._application = application
        self._deps = deps
        self._sleep = sleep
        self._offset = 0
        self._failures = 0
        self._told = ""
        self.connected = True

    async def run(self) -> None:
        """Poll for ever. Raises PollingError where Telegram doesn't know the token (any more)."""
        while True:
            try:
                updates = await self._poll()
            except Conflict:
                await self._wait("conflict", _CONFLICT, _CONFLICTS)
            except InvalidToken:
                raise refused() from None
            except RetryAfter as error:
                await self._sleep(seconds_of(error))
            except TelegramError as error:
                self._deps.observer.failed(error)
                await self._wait("network", f"polling: {type(error).__name__}", _BACKOFF)
            else:
                self._work_again()
                if updates:
                    await self._take(updates)

    async def _wait(self, why: str, text: str, delays: Sequence[float]) -> None:
        """Wait until the next try; what is in the way is told once, and may go by itself."""
        delay = delays[min(self._failures, len(delays) - 1)]
        self._failures += 1
        self.connected = False
        if self._told != text:
            _LOG.warning("%s; again in %.1f s", text, delay)
            self._deps.observer.paused(why)
        self._told = text
        await self._sleep(delay)

    def _work_again(self) -> None:
        if self._told:
            _LOG.warning("polling goes on")
        self._failures, self._told, self.connected = 0, "", True

    async def _poll(self) -> Sequence[Json]:
        """Ask for updates as they are: they go into the store as they came."""
        # After a failure there is an answer at once where Telegram is back.
        seconds = _POLL_SECONDS if self.connected else 0
        wanted = {"timeout": seconds, "allowed_updates": list(ALLOWED)}
        if self._offset:
            wanted["offset"] = self._offset
        raw: list[Json] = await self._application.bot._post(  # noqa: SLF001 - the typed method forgets the JSON
            "getUpdates", wanted, read_timeout=_POLL_SECONDS + _GRACE
        )
        return raw

    async def _take(self, updates: Sequence[Json]) -> None:
        await accept(self._application, self._deps, updates)
        self._offset = int(updates[-1]["update_id"]) + 1
        for _ in range(_BREATHS):
            if self._under_way() <= _FEW:
                return
            await asyncio.sleep(_BREATH_SECONDS)
        while self._under_way() > _MOST_WAITING:  # noqa: ASYNC110
            await asyncio.sleep(_BREATH_SECONDS)

    def _under_way(self) -> int:
        """Give how many updates wait or are being handled."""
        queued = self._application.update_queue.qsize()
        return queued + self._application.update_processor.current_concurrent_updates


def refused() -> PollingError:
    """Telegram doesn't know the token."""
    return PollingError("BOT_TOKEN: Telegram does not accept this token; ask @BotFather for it")
