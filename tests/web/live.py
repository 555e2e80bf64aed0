"""An application on a free loopback port, in a thread of its own."""

import contextlib
import socket
import threading
from collections.abc import Iterator, Sequence

import uvicorn
from starlette.types import ASGIApp

from bot.running.settings import TRUSTED_PROXIES
from bot.web.server import config


class _Server(uvicorn.Server):
    def __init__(self, settings: uvicorn.Config) -> None:
        super().__init__(settings)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


@contextlib.contextmanager
def live(app: ASGIApp, trusted: Sequence[str] = TRUSTED_PROXIES) -> Iterator[str]:
    """The address of the running application."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        server = _Server(config(app, "127.0.0.1", 0, trusted))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            if not server.up.wait(10):
                raise RuntimeError("the server does not start")
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(15)
