"""Events waiting for a test to look at them."""

import asyncio
from collections import deque

from .backend import Event, EventKind


class Inbox:
    """One conversation's unseen events, in order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.unseen: deque[Event] = deque()
        self._waiting: list[tuple[tuple[EventKind, ...], asyncio.Future[Event]]] = []

    def add(self, event: Event) -> None:
        for index, (kinds, future) in enumerate(self._waiting):
            if event.kind in kinds and not future.done():
                del self._waiting[index]
                future.set_result(event)
                return
        self.unseen.append(event)

    async def take(self, *kinds: EventKind, timeout: float) -> Event:  # noqa: ASYNC109
        """The first unseen event of these kinds, now or when it comes."""
        for event in self.unseen:
            if event.kind in kinds:
                self.unseen.remove(event)
                return event
        future: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        entry = (kinds, future)
        self._waiting.append(entry)
        try:
            async with asyncio.timeout(timeout):
                return await future
        except TimeoutError:
            seen = [f"{event.kind}: {event.content}" for event in self.unseen]
            wanted = " or ".join(kinds)
            raise AssertionError(
                f"the bot did nothing of {wanted} in {self.name} for {timeout} s; unseen: {seen}"
            ) from None
        finally:
            if entry in self._waiting:
                self._waiting.remove(entry)
