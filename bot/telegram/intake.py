"""Updates come in by long polling. Each is in the store before Telegram is told to forget it."""

import asyncio
import json
import logging
from collections.abc import Sequence
from typing import Any, Final

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.errors import FootnoteError
from bot.store import Store
from bot.telegram.deps import Deps
from bot.telegram.pacing import seconds_of
from bot.telegram.updates import is_kept

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
_MOST_KILLS: Final = 3
_MOST_WAITING: Final = 1000
# A poll costs about as much as an answer. Where more than a few messages are under way, the next
# poll waits a moment, and takes in more at once.
_FEW: Final = 4
_BREATH_SECONDS: Final = 0.005
_BREATHS: Final = 6
Json = dict[str, Any]
Runner = Application[Any, Any, Any, Any, Any, Any]


class PollingError(FootnoteError):
    """Telegram won't let this process poll."""


async def accept(application: Runner, deps: Deps, raw: Sequence[Json]) -> int:
    """Note updates (as Telegram gave them) in the store, and queue those that are new: how many.

    Whatever takes updates in calls this, and tells Telegram to forget them afterwards. One of an
    unknown shape is dropped, or it would come again for ever.
    """
    understood = [
        (update, json_update)
        for json_update in raw
        if (update := _understand(application, json_update)) is not None
    ]
    kept = [
        (update.update_id, json.dumps(json_update))
        for update, json_update in understood
        if is_kept(update)
    ]
    new = set(await deps.store.enqueue_updates(kept, deps.now())) if kept else set()
    queued = [update for update, _ in understood if not is_kept(update) or update.update_id in new]
    for update in queued:
        await application.update_queue.put(update)
    return len(queued)


def _understand(application: Runner, json_update: Json) -> Update | None:
    try:
        return Update.de_json(json_update, application.bot)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        number = json_update.get("update_id")
        _LOG.warning("update %s has an unknown shape (%s); dropped", number, type(error).__name__)
        return None


async def recover(application: Runner, store: Store) -> int:
    """Queue what an earlier process had accepted and not finished; how much that is."""
    waiting = 0
    for pending in await store.recover_updates():
        if pending.payload is None:
            continue
        if pending.kills >= _MOST_KILLS:
            _LOG.error("update %d ended %d processes; skipped", pending.update_id, pending.kills)
            await store.finish_update(pending.update_id)
            continue
        update = Update.de_json(json.loads(pending.payload), application.bot)
        await application.update_queue.put(update)
        waiting += 1
    if waiting:
        _LOG.info("%d updates of an earlier run are handled first", waiting)
    return waiting


class Poller:
    """Polls until it is stopped; `conflict_patience` is for a former process's last poll.

    `connected` tells whether the latest poll was answered.
    """

    def __init__(self, application: Runner, deps: Deps, *, conflict_patience: float = 3.0) -> None:
        self._application = application
        self._deps = deps
        self._conflict_patience = conflict_patience
        self._offset = 0
        self.connected = True

    async def run(self) -> None:
        """Poll for ever. Raises PollingError where another process polls with the token."""
        failures = conflicts = 0
        while True:
            try:
                updates = await self._poll()
            except Conflict:
                conflicts += 1
                if conflicts > 1:
                    raise PollingError(
                        "another program is polling Telegram with this BOT_TOKEN (or a webhook is "
                        "set for it): stop it first, one program a token"
                    ) from None
                await asyncio.sleep(self._conflict_patience)
                continue
            except InvalidToken:
                raise refused() from None
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
                continue
            except (NetworkError, TelegramError) as error:
                delay = _BACKOFF[min(failures, len(_BACKOFF) - 1)]
                failures += 1
                self.connected = False
                self._deps.observer.failed(error)
                _LOG.warning("polling: %s; again in %.1f s", type(error).__name__, delay)
                await asyncio.sleep(delay)
                continue
            failures, self.connected = 0, True
            if updates:
                conflicts = 0
                await self._take(updates)

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
