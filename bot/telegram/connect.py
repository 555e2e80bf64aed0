"""Calls that a start can't do without: they wait for a network that isn't up yet."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.telegram.intake import refused
from bot.telegram.pacing import seconds_of

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_BACKOFF: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call until Telegram answers.

    Raises PollingError for a token that it refuses, and its other refusals as they are.
    """
    attempt = 0
    while True:
        try:
            return await call()
        except InvalidToken:
            raise refused() from None
        except BadRequest:
            raise
        except (NetworkError, RetryAfter) as error:
            delay = _BACKOFF[min(attempt, len(_BACKOFF) - 1)]
            if isinstance(error, RetryAfter):
                delay = seconds_of(error)
            attempt += 1
            _LOG.warning("Telegram: %s; again in %.1f s", type(error).__name__, delay)
            await asyncio.sleep(delay)
