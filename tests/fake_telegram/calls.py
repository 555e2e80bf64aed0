"""The log of calls."""

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from typing import Any

from .params import decoded


class Call:
    """One call: ``at`` and ``seconds`` on the monotonic clock, ``result`` or ``error`` once done.

    ``fault`` names an injected fault. A dropped reply still has its result.
    """

    __slots__ = ("_params", "at", "error", "fault", "files", "method", "raw", "result", "seconds")

    def __init__(self, method: str, raw: dict[str, Any], files: dict[str, bytes]) -> None:
        self.method = method
        self.raw = raw
        self.files = files
        self.at = time.monotonic()
        self.seconds: float | None = None
        self.result: Any = None
        self.error: str | None = None
        self.fault: str | None = None
        self._params: dict[str, Any] | None = None

    @property
    def params(self) -> dict[str, Any]:
        if self._params is None:
            self._params = decoded(self.raw)
        return self._params

    def __repr__(self) -> str:
        outcome = self.error or self.fault or self.result
        return f"Call({self.method}, {self.params}, {outcome!r})"


class CallLog:
    """The last ``keep`` calls (all of them for None), and how many are being handled."""

    def __init__(self, keep: int | None = None) -> None:
        self._calls: deque[Call] = deque(maxlen=keep)
        self.in_flight = 0
        self.total = 0
        self._quiet: set[asyncio.Future[None]] = set()

    def begin(self, call: Call) -> None:
        self._calls.append(call)
        self.total += 1
        if call.method != "getUpdates":
            self.in_flight += 1

    def finish(self, call: Call) -> None:
        call.seconds = time.monotonic() - call.at
        if call.method != "getUpdates":
            self.in_flight -= 1
            if not self.in_flight:
                for future in self._quiet:
                    if not future.done():
                        future.set_result(None)
                self._quiet.clear()

    async def quiet(self) -> None:
        """Wait until no call but getUpdates is being handled."""
        while self.in_flight:
            future = asyncio.get_running_loop().create_future()
            self._quiet.add(future)
            await future

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def of(self, *methods: str) -> list[Call]:
        return [call for call in self._calls if call.method in methods]

    def clear(self) -> None:
        self._calls.clear()
