"""How many messages may be under way to Telegram that no file knows of."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.running.waits import waiting

_SLOW: Final = 0.03  # seconds; the pace allows about as many messages a second


class SendWindow:
    """Keeps the messages under way to Telegram, and not yet noted as sent, to one at a time.

    A process that is killed meanwhile answers again after its restart; so at most one answer
    comes twice. A slow send lets the next one go, so that no chat waits for another's network.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Enter when no other message is between the two."""
        with waiting():
            await self._lock.acquire()
        held = True

        def release() -> None:
            nonlocal held
            if held:
                held = False
                self._lock.release()

        timer = asyncio.get_running_loop().call_later(_SLOW, release)
        try:
            yield
        finally:
            timer.cancel()
            release()
