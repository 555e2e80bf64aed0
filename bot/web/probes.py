"""Whether the process lives and can work, and what it counts."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.errors import FootnoteError
from bot.metrics import Metrics
from bot.store import Store
from bot.web.limits import is_private
from bot.web.visitors import host_of, is_forwarded

Check = Callable[[], Awaitable[bool]]
_NO_STORE = {"Cache-Control": "no-store"}


async def healthz(_request: Request) -> Response:
    """Say that the loop turns: the process need not be restarted."""
    return PlainTextResponse("ok\n", headers=_NO_STORE)


class Probes:
    """/readyz and /metrics; `checks` are named, all must hold for the process to be ready.

    `host`: the name by which those outside call this server, None where it has none.
    """

    def __init__(
        self,
        metrics: Metrics,
        store: Store | None,
        checks: Mapping[str, Check],
        host: str | None = None,
    ) -> None:
        self._host = host
        self._metrics = metrics
        self._store = store
        self._checks = dict(checks)

    async def readyz(self, _request: Request) -> Response:
        """200 where every check holds, else 503; the body names each."""
        found = {"library": True}
        if self._store is not None:
            found["store"] = await self._store_answers(self._store)
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
        if self._store is not None and await self._store_answers(self._store):
            self._metrics.store_bytes.set(await self._store.size())
            overview = await self._store.overview()
            self._metrics.pending.set(overview.pending_updates)
        return Response(
            self._metrics.text(),
            headers=_NO_STORE,
            media_type="text/plain; version=0.0.4; charset=utf-8",
        )

    async def _store_answers(self, store: Store) -> bool:
        try:
            await store.size()
        except FootnoteError:
            return False
        return True
