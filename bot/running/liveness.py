"""/healthz on a port of its own, by a thread of its own: whether the process is to be restarted.

However busy the loop and the web server are, whoever asks hears at once that the process lives. It
is to be restarted only where the loop has not turned for a minute: then nothing goes on any more.
Who says nothing, or a letter a second, keeps nobody else waiting.
"""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Final

from bot.running.errors import FootnoteError

_STUCK_SECONDS: Final = 60.0  # no budget lets the loop stand still for a hundredth of that
_BEAT_SECONDS: Final = 1.0
_PATIENCE_SECONDS: Final = 2.0  # from connecting to the end of the head; a probe takes milliseconds
_MOST: Final = 64  # connections; the first of them gives way
_MOST_HEAD: Final = 8192  # bytes
_ENDS: Final = (b"\r\n\r\n", b"\n\n")


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
    try:
        listener = _listening(host, port)
    except OSError as error:
        raise FootnoteError(
            f"HEALTH_PORT={port}: it can't listen there ({error.strerror}); choose another, or stop "
            "the program that has it"
        ) from None
    answers = _Answers(pulse, listener)
    thread = threading.Thread(target=answers.run, name="health", daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        answers.end()
        thread.join()


def _listening(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_MOST)
    except OSError:
        listener.close()
        raise
    return listener


class _Answers:
    """A loop of its own for one thread: all connections side by side, each for a moment."""

    def __init__(self, pulse: Pulse, listener: socket.socket) -> None:
        self._pulse = pulse
        self._listener = listener
        self._loop = asyncio.new_event_loop()
        self._open: dict[asyncio.BaseTransport, None] = {}

    def run(self) -> None:
        """Answer until `end`."""
        loop = self._loop
        server = loop.run_until_complete(
            loop.create_server(lambda: _Asked(self), sock=self._listener)
        )
        loop.run_forever()
        server.close()
        for transport in [*self._open]:
            self.drop(transport)
        loop.run_until_complete(server.wait_closed())
        loop.run_until_complete(asyncio.sleep(0))  # what was dropped closes in the next turn
        loop.close()

    def end(self) -> None:
        """Stop, from another thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    def enter(self, transport: asyncio.BaseTransport) -> None:
        """Let one in, for a moment."""
        if len(self._open) >= _MOST:
            self.drop(next(iter(self._open)))
        self._open[transport] = None
        self._loop.call_later(_PATIENCE_SECONDS, self.drop, transport)

    def drop(self, transport: asyncio.BaseTransport) -> None:
        """Hang up; nothing where that was done."""
        if transport in self._open:
            del self._open[transport]
            if isinstance(transport, asyncio.WriteTransport):
                transport.abort()

    def to(self, head: bytes) -> bytes:
        """Return the response to a request's head."""
        if not head.startswith((b"GET /healthz ", b"GET /healthz?")):
            return _response(HTTPStatus.NOT_FOUND, "not found\n")
        if self._pulse.lives():
            return _response(HTTPStatus.OK, "ok\n")
        return _response(HTTPStatus.SERVICE_UNAVAILABLE, "the loop stands still\n")


class _Asked(asyncio.Protocol):
    """One connection: a request, a response, no more."""

    def __init__(self, answers: _Answers) -> None:
        self._answers = answers
        self._head = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Enter."""
        if isinstance(transport, asyncio.WriteTransport):
            self._transport = transport
        self._answers.enter(transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's name
        """Leave."""
        if self._transport is not None:
            self._answers.drop(self._transport)

    def data_received(self, data: bytes) -> None:
        """Answer once the head is there."""
        if self._transport is None or self._transport.is_closing():
            return
        self._head += data[:_MOST_HEAD]
        if len(self._head) >= _MOST_HEAD:
            self._transport.abort()
        elif any(end in self._head for end in _ENDS):
            self._transport.write(self._answers.to(self._head))
            self._transport.close()


def _response(status: HTTPStatus, text: str) -> bytes:
    return (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Length: {len(text)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{text}"
    ).encode("ascii")
