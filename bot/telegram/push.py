"""Updates come in by Telegram's pushes to a webhook. Each is in the store before it gets a 200."""

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any, Final

from telegram.error import BadRequest, TelegramError

from bot.running.errors import FootnoteError
from bot.telegram.application import Runner, deps_of
from bot.telegram.connect import patiently
from bot.telegram.intake import ALLOWED, accept

_LOG = logging.getLogger(__name__)
_RECENT: Final = 1000
_AT_ONCE: Final = 40
_MOST_WAITING: Final = 1000
_LOOK_SECONDS: Final = 300.0


class WebhookError(FootnoteError):
    """Telegram won't push to this address."""


class NotNowError(FootnoteError):
    """The process takes no updates in: it starts, stops or has its hands full.

    Telegram sends them again.
    """


class Pushes:
    """The bot's side of a webhook: it takes updates in while `run` runs."""

    def __init__(self, application: Runner, url: str, secret: str) -> None:
        self._application = application
        self._deps = deps_of(application)
        self._url = url
        self._secret = secret
        self._recent: dict[int, None] = {}
        self._open = False
        self._taking = 0
        self._taken = asyncio.Condition()

    @property
    def connected(self) -> bool:
        """Whether updates are taken in."""
        return self._open

    async def take(self, update: dict[str, Any]) -> bool:
        """Keep and queue an update; False for one that is known. Raises FootnoteError.

        The store knows those of two days; it doesn't keep inline queries, of which the latest
        are remembered here.
        """
        if not self._open:
            raise NotNowError("the bot takes no updates in at the moment")
        if self._application.update_processor.current_concurrent_updates > _MOST_WAITING:
            raise NotNowError(f"more than {_MOST_WAITING} updates are in hand")
        number = int(update["update_id"])
        if number in self._recent:
            return False
        self._recent[number] = None
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]
        self._taking += 1
        try:
            return bool(await accept(self._application, self._deps, [update], patient=False))
        except BaseException:
            self._recent.pop(number, None)
            raise
        finally:
            self._taking -= 1
            if not self._taking:
                async with self._taken:
                    self._taken.notify_all()

    async def run(self) -> None:
        """Tell Telegram where to push, and take in until cancelled; then finish taking.

        Raises WebhookError with Telegram's reason, where it refuses the address.
        """
        self._open = True
        try:
            await set_webhook(self._application, self._url, self._secret)
            await self._watch()
        finally:
            self._open = False
            async with self._taken:
                await self._taken.wait_for(lambda: not self._taking)

    async def _watch(self) -> None:
        """Look from time to time whether Telegram can push: it tells nobody of its own accord."""
        seen = datetime.now(UTC)
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                info = await self._application.bot.get_webhook_info()
            except TelegramError as error:
                _LOG.info("Telegram was not asked for the webhook: %s", type(error).__name__)
                continue
            if info.url != self._url:
                _LOG.warning("somebody else changed the webhook of this BOT_TOKEN; set again")
                await set_webhook(self._application, self._url, self._secret)
            elif info.last_error_date is not None and info.last_error_date > seen:
                seen = info.last_error_date
                _LOG.warning(
                    "PUBLIC_URL: Telegram could not push to %s: %s; %d updates wait there",
                    self._url,
                    info.last_error_message,
                    info.pending_update_count,
                )


async def set_webhook(application: Runner, url: str, secret: str) -> None:
    """Tell Telegram where to push updates; what waits there is kept."""
    try:
        await patiently(
            lambda: application.bot.set_webhook(
                url=url,
                secret_token=secret,
                allowed_updates=ALLOWED,
                drop_pending_updates=False,
                max_connections=_AT_ONCE,
            )
        )
    except BadRequest as error:
        raise WebhookError(f"PUBLIC_URL: Telegram refuses the webhook {url}: {error}") from None
    _LOG.info("webhook set as @%s", application.bot.username)


async def remove_webhook(application: Runner) -> None:
    """Remove the webhook that an earlier run may have left; what waits for it is kept."""
    info = await patiently(application.bot.get_webhook_info)
    if info.url:
        _LOG.warning("a webhook was set for this BOT_TOKEN; polling removes it")
        await patiently(lambda: application.bot.delete_webhook(drop_pending_updates=False))
