"""Whether the process lives and can work, and what it counts."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.running.errors import FootnoteError
from bot.running.metrics import Metrics
from bot.store import Store
from bot.web.limits import is_private
from bot.web.visitors import host_of, is_forwarded

Check = Callable[[], Awaitable[bool]]
_FRESH_SECONDS: Final = 1.0
_PATIENCE_SECONDS: Final = 2.0  # less than whoever probes waits
_NO_STORE = {"Cache-Control": "no-store"}


async def healthz(_request: Request) -> Response:
    """Say that the loop turns: the process need not be restarted."""
    return PlainTextResponse("ok\n", headers=_NO_STORE)


class Probes:
    """/readyz and /metrics; `checks` are named, all must hold for the process to be ready.

    `host`: the name by which those outside call this server, None where it has none. `refusals` by
    front end are counted elsewhere.
    """

    def __init__(
        self,
        metrics: Metrics,
        store: Store | None,
        checks: Mapping[str, Check],
        host: str | None = None,
        *,
        refusals: Mapping[str, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._host = host
        self._metrics = metrics
        self._store = store
        self._checks = dict(checks)
        self._refusals = refusals or {}
        self._clock = clock
        self._now = now
        self._known = (-_FRESH_SECONDS, False)
        self._asking = asyncio.Lock()
        self._counted: Counter[str] = Counter()

    async def readyz(self, _request: Request) -> Response:
        """200 where every check holds, else 503; the body names each."""
        found = {"library": True}
        if self._store is not None:
            found["store"] = await self._store_works(self._store)
        for name, check in self._checks.items():
            found[name] = await check()
        ready = all(found.values())
        return JSONResponse(
            {"ready": ready, "checks": found}, 200 if ready else 503, headers=_NO_STORE
        )

    async def metrics(self, request: Request) -> Response:
        """Prometheus's text, for this machine and its private network only: not by a proxy."""
        if not is_private(request) or is_forwarded(request) or host_of(request) == self._host:
            return PlainTextResponse("not found\n", 404, headers=_NO_STORE)
        for front_end, count in self._refusals.items():
            self._metrics.refusals.labels(front_end).inc(self._more(f"by {front_end}", count))
        if self._store is not None:
            await self._look(self._store)
        return Response(
            self._metrics.text(),
            headers=_NO_STORE,
            media_type="text/plain; version=0.0.4; charset=utf-8",
        )

    async def _store_works(self, store: Store) -> bool:
        """Whether the store was written a moment ago, or can be now: anybody may ask often."""
        async with self._asking:
            at, works = self._known
            if self._clock() - at >= _FRESH_SECONDS:
                try:
                    async with asyncio.timeout(_PATIENCE_SECONDS):
                        await store.check()
                    works = True
                except (FootnoteError, TimeoutError):
                    works = False
                self._known = (self._clock(), works)
        return works

    async def _look(self, store: Store) -> None:
        """Set what is counted in the store, as far as it can be read."""
        metrics = self._metrics
        metrics.store_away.set(store.away is not None)
        metrics.pauses.labels("store").inc(self._more("pauses", store.pauses))
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                metrics.store_bytes.set(await store.size())
                backlog = await store.backlog(self._now())
        except (FootnoteError, TimeoutError):
            return
        metrics.pending.set(backlog.updates)
        metrics.queue_age.set(backlog.age)
        metrics.halted.set(backlog.halted)

    def _more(self, what: str, count: int) -> int:
        """Give by how much a count has grown since it was asked for."""
        more, self._counted[what] = count - self._counted[what], count
        return more
