"""The HTTP side: a Starlette app run by uvicorn in the caller's event loop."""

import asyncio
import socket
from collections.abc import Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .api import BotApi
from .backend import Backend
from .errors import not_found, unauthorized
from .wire import Wire

_KEEP_ALIVE_SECONDS = 3600
_BACKLOG = 4096


class FileDownload:
    """The ASGI endpoint behind ``/file/bot<token>/files/<file id>``."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire = Wire(scope, receive, send)
        path = scope["path_params"]
        content = self.backend.world.files.get(path["file_id"])
        if path["token"] != self.backend.token:
            await wire.refuse(unauthorized())
        elif content is None:
            await wire.refuse(not_found())
        else:
            await wire.send(200, b"application/octet-stream", content)


async def _not_found(scope: Scope, receive: Receive, send: Send) -> None:
    await Wire(scope, receive, send).refuse(not_found())


class _Protocol(H11Protocol):
    """Hands its transport to the app, which breaks connections on purpose."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class Server:
    """The server; ``url`` is known before the start and ends without a slash."""

    def __init__(self, backend: Backend, *, port: int = 0) -> None:
        self.backend = backend
        self._api = BotApi(backend)
        self._socket = socket.socket(proto=socket.IPPROTO_TCP)  # else asyncio leaves Nagle on
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._app = self._make_app()
        self._uvicorn = uvicorn.Server(_config(self._app))

    def _make_app(self) -> Starlette:
        app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._api, methods=["GET", "POST"]),
                Route("/file/bot{token}/files/{file_id}", FileDownload(self.backend)),
            ]
        )
        app.router.default = _not_found
        return app

    def add_routes(self, routes: Sequence[Route]) -> None:
        self._app.router.routes.extend(routes)

    async def start(self) -> None:
        config = self._uvicorn.config
        config.load()
        self._uvicorn.lifespan = config.lifespan_class(config)
        await self._uvicorn.startup(sockets=[self._socket])

    async def stop(self) -> None:
        """Break every connection, so that polls and hanging calls end, and close the port."""
        await self.backend.webhook.close()
        self._api.closing.set()
        for listener in self._uvicorn.servers:
            listener.close()
        self._socket.close()
        state = self._uvicorn.server_state
        for connection in list(state.connections):
            connection.transport.abort()
        # Aborted, they end within a few turns; uvicorn's own shutdown takes a tenth of a second.
        while state.connections or state.tasks:  # noqa: ASYNC110
            await asyncio.sleep(0)


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        backlog=_BACKLOG,
    )
