"""Connections to the Bot API: HTTP/1.1, kept open, one request at a time on each.

A request is one write, and its reply is read as it arrives; nothing is made that it doesn't need.
"""

import asyncio
import socket
import ssl
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from bot.telegram.reply import Reply, ReplyError

_PORTS: Final = {"http": 80, "https": 443}
_OTHER_ADDRESS: Final = 0.25  # seconds until a host's next address is tried too, as RFC 8305 has it


class Timeouts(NamedTuple):
    """Seconds, None: no limit. `read` is for each piece of the reply."""

    pool: float | None
    connect: float | None
    read: float | None


class PoolTimeoutError(Exception):
    """No connection became free in time: nothing was sent."""


class Place(NamedTuple):
    """What an address names: whom to connect to, and what to ask there."""

    tls: bool
    host: str
    port: int
    authority: str
    target: str


@lru_cache(128)  # the methods of one bot
def place_of(url: str) -> Place:
    """Read an address of http or https. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("not an address of http or https")
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode()
    port = parts.port or _PORTS[parts.scheme]
    name = f"[{host}]" if ":" in host else host
    authority = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme == "https", host, port, authority, target)


class Connection(asyncio.Protocol):
    """One connection. `idle_since` is the loop's time when its last reply was whole."""

    def __init__(self) -> None:
        self.idle_since = 0.0
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._reply: Reply | None = None
        self._done: asyncio.Future[Reply] | None = None
        self._seconds: float | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._open = False

    @property
    def is_open(self) -> bool:
        """Whether the other side has not closed it, as far as is known."""
        return self._open

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hear that it is there."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("not a stream")
        self._transport, self._open = transport, True

    async def ask(self, request: bytes, seconds: float | None) -> Reply:
        """Send a request; its reply. Raises TimeoutError, ReplyError or OSError."""
        if self._transport is None or not self._open:
            raise ReplyError("the connection was closed")
        self._reply, self._done = Reply(), self._loop.create_future()
        self._seconds = seconds
        self._watch()
        self._transport.write(request)
        try:
            return await self._done
        finally:
            if self._timer is not None:
                self._timer.cancel()
            self._reply = self._done = None
            self.idle_since = self._loop.time()

    def close(self) -> None:
        """Close it at once."""
        self._open = False
        if self._transport is not None:
            self._transport.abort()

    def _watch(self) -> None:
        """Begin to count the seconds until the next piece anew."""
        if self._timer is not None:
            self._timer.cancel()
        if self._seconds is not None:
            self._timer = self._loop.call_later(self._seconds, self._fail, TimeoutError())

    def data_received(self, data: bytes) -> None:
        """Take in a piece of the reply."""
        if self._reply is None or self._done is None:
            self.close()  # it says something that nobody asked for
            return
        try:
            self._reply.feed(data)
        except ReplyError as error:
            self._fail(error)
            return
        if self._reply.done:
            self._tell()
        else:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Hear that it is closed: that may be the end of the reply."""
        self._open = False
        if self._reply is None:
            return
        try:
            self._reply.end()
        except ReplyError as error:
            self._fail(exc or error)
        else:
            self._tell()

    def _tell(self) -> None:
        if self._reply is not None and self._done is not None and not self._done.done():
            self._done.set_result(self._reply)

    def _fail(self, error: Exception) -> None:
        if self._done is not None and not self._done.done():
            self._done.set_exception(error)
        self.close()


class Pool:
    """At most `connections` at a time; one that is idle for `keep` seconds isn't used again."""

    def __init__(self, tls: ssl.SSLContext, connections: int, keep: float) -> None:
        self._tls = tls
        self._keep = keep
        self._free = asyncio.Semaphore(connections)
        self._idle: dict[tuple[bool, str, int], list[Connection]] = {}

    async def request(
        self, method: str, url: str, headers: bytes, body: bytes, timeouts: Timeouts
    ) -> Reply:
        """Send a request; its whole reply. `headers` are lines that end with CRLF.

        Raises PoolTimeoutError, TimeoutError, ReplyError, OSError or ValueError (the address).
        """
        place = place_of(url)
        head = f"{method} {place.target} HTTP/1.1\r\nHost: {place.authority}\r\n".encode("ascii")
        length = b"Content-Length: %d\r\n\r\n" % len(body)
        await self._turn(timeouts.pool)
        try:
            connection = await self._connection(place, timeouts.connect)
            try:
                reply = await connection.ask(head + headers + length + body, timeouts.read)
            except BaseException:
                connection.close()
                raise
            if reply.reusable and connection.is_open:
                self._idle.setdefault(place[:3], []).append(connection)
            else:
                connection.close()
            return reply
        finally:
            self._free.release()

    async def _turn(self, seconds: float | None) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        try:
            async with asyncio.timeout(seconds):
                await self._free.acquire()
        except TimeoutError:
            raise PoolTimeoutError from None

    async def _connection(self, place: Place, seconds: float | None) -> Connection:
        """Give one that is idle, the latest used first, or a new one."""
        loop = asyncio.get_running_loop()
        idle = self._idle.get(place[:3], [])
        while idle:
            connection = idle.pop()
            if connection.is_open and loop.time() - connection.idle_since < self._keep:
                return connection
            connection.close()
        async with asyncio.timeout(seconds):
            found = await loop.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
            # asyncio's race leaks a socket where it is cancelled: no race where there is no need.
            several = len({family for family, *_ in found}) > 1
            _, made = await loop.create_connection(
                Connection,
                place.host,
                place.port,
                ssl=self._tls if place.tls else None,
                server_hostname=place.host if place.tls else None,
                happy_eyeballs_delay=_OTHER_ADDRESS if several else None,
            )
        return made

    def close(self) -> None:
        """Close what is idle; the next request opens a new connection."""
        for idle in self._idle.values():
            for connection in idle:
                connection.close()
        self._idle.clear()
