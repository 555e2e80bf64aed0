"""/healthz on a port of its own, by a thread of its own: whether the process is to be restarted.

However busy the loop and the web server are, whoever asks hears at once that the process lives. It
is to be restarted only where the loop has not turned for a minute: then nothing goes on any more.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final

from bot.running.errors import FootnoteError

_STUCK_SECONDS: Final = 60.0  # no budget lets the loop stand still for a hundredth of that
_BEAT_SECONDS: Final = 1.0
_PATIENCE_SECONDS: Final = 2  # one request at a time: who dawdles is hung up on


class Pulse:
    """When the loop turned last."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._at = clock()

    def beat(self) -> None:
        """Hear that it turns."""
        self._at = self._clock()

    def lives(self) -> bool:
        """Whether it turned within a minute."""
        return self._clock() - self._at < _STUCK_SECONDS

    async def keep(self) -> None:
        """Beat for ever, from the loop."""
        while True:
            self.beat()
            await asyncio.sleep(_BEAT_SECONDS)


@contextlib.contextmanager
def answering(pulse: Pulse, host: str, port: int) -> Iterator[int]:
    """Answer in a thread; gives the port. Raises FootnoteError where it can't listen."""

    class Handler(BaseHTTPRequestHandler):
        timeout = _PATIENCE_SECONDS

        def do_GET(self) -> None:
            if self.path != "/healthz":
                self._say(HTTPStatus.NOT_FOUND, b"not found\n")
            elif pulse.lives():
                self._say(HTTPStatus.OK, b"ok\n")
            else:
                self._say(HTTPStatus.SERVICE_UNAVAILABLE, b"the loop stands still\n")

        def _say(self, status: HTTPStatus, text: bytes) -> None:
            self.send_response_only(status)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(text)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Log nothing: it is asked every few seconds."""

    try:
        server = _Quiet((host, port), Handler)
    except OSError as error:
        raise FootnoteError(
            f"HEALTH_PORT={port}: it can't listen there ({error.strerror}); choose another, or stop "
            "the program that has it"
        ) from None
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="health", daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(HTTPServer):
    """Says nothing of a connection that breaks."""

    def handle_error(self, *_: object) -> None:
        """Go on."""
