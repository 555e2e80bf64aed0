"""uvicorn around the application: no logging of its own, so that logs stay as configured."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from itertools import count

import uvicorn
from starlette.types import ASGIApp

from bot.answerer import Answerer
from bot.memo import Remembered
from bot.running import process
from bot.running.errors import FootnoteError
from bot.running.settings import TRUSTED_PROXIES, Settings
from bot.shelf.engines import Engines
from bot.warm import warm
from bot.web.app import create_app
from bot.web.connections import Connections, guarded, room
from bot.web.shelving import Shelving
from bot.web.visitors import Visitors

_LOG = logging.getLogger(__name__)
_BACKLOG = 2048


class WebError(FootnoteError):
    """The web server can't listen."""


def config(
    app: ASGIApp, host: str, port: int, trusted: Sequence[str] = TRUSTED_PROXIES
) -> uvicorn.Config:
    """How the application is served; `trusted` are the proxies whose X-Forwarded-For counts."""
    most, backlog = room()
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        # At WARNING it has a line for each request that is none, as many as somebody sends.
        log_level=max(logging.ERROR, logging.getLogger().level),
        access_log=False,
        server_header=False,
        http=guarded(Connections(most, trusted=trusted)),
        backlog=backlog,
        forwarded_allow_ips=list(trusted),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
        h11_max_incomplete_event_size=65_536,
        lifespan="off",
        ws="none",
    )


def listen(host: str, port: int) -> socket.socket:
    """Take the port; of a name with several addresses the first, IPv4 before IPv6."""
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )
        family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        # Without its protocol asyncio leaves Nagle's algorithm on: 40 ms a response.
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(_BACKLOG)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise WebError(
            f"WEB_HOST={host}, WEB_PORT={port}: the web server can't listen there "
            f"({error.strerror}). Choose another, or stop the program that has it."
        ) from None
    return listener


class _Server(uvicorn.Server):
    """uvicorn in a loop whose signals somebody else handles."""

    def __init__(self, settings: uvicorn.Config) -> None:
        super().__init__(settings)
        self.up = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.up.set()


@contextlib.asynccontextmanager
async def serving(
    app: ASGIApp, listener: socket.socket, trusted: Sequence[str] = TRUSTED_PROXIES
) -> AsyncIterator[None]:
    """Serve; at the end stop accepting, and finish the requests under way."""
    host, port = listener.getsockname()[:2]
    server = _Server(config(app, host, port, trusted))
    task = asyncio.create_task(server.serve([listener]), name="web")
    try:
        up = asyncio.create_task(server.up.wait())
        await asyncio.wait({task, up}, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if task.done():
            await task
        _LOG.info("web on http://%s:%d", host, port)
        yield
    finally:
        server.should_exit = True
        await asyncio.gather(task, return_exceptions=True)


def told_apart(names: Iterable[str]) -> list[str]:
    """Return the names, a number added to one that was there before."""
    found: list[str] = []
    for name in names:
        same = (name if n == 1 else f"{name}-{n}" for n in count(1))
        found.append(next(one for one in same if one not in found))
    return found


def serve(
    core: Answerer,
    host: str = "127.0.0.1",
    port: int = 8080,
    others: Sequence[Answerer] = (),
    engines: Engines | None = None,
    settings: Settings | None = None,
) -> int:
    """Serve the reader of what `core` answers from until SIGTERM or SIGINT; the exit code.

    `others` answer from one document each, where `core` answers from several; `engines` open those
    on the shelf, for whom the settings allow. Needs no token.
    """
    shelf = engines.shelf if engines is not None else None
    shelving = Shelving(shelf, engines) if shelf is not None and engines is not None else None
    names = told_apart(other.library.document.id for other in others)

    async def until_told(stop: asyncio.Event) -> None:
        listener = listen(host, port)  # first: where it can't, there is nothing to warm up for
        engine = Remembered(core)
        warm(engine)
        app = create_app(
            engine,
            core.library,
            others=[(name, Remembered(other)) for name, other in zip(names, others, strict=True)],
            shelving=shelving,
            visitors=Visitors.of(settings) if settings is not None else None,
        )
        trusted = settings.trusted_proxies if settings is not None else TRUSTED_PROXIES
        async with serving(app, listener, trusted):
            await stop.wait()

    return process.run(until_told)
