"""How many connections there may be, and for how long: idle ones give way, and none is for ever.

A server has as many sockets as it has file descriptors. Whoever opens thousands and says nothing
must not take them from those who ask.
"""

import asyncio
import ipaddress
import resource
from collections import Counter
from collections.abc import Iterable
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.web.limits import one_client

MOST: Final = 800  # at once; one asks for milliseconds, so that many asking are never there
EACH: Final = 64  # of one address (IPv6: its /64) that is no trusted proxy; a browser opens six
HEAD_SECONDS: Final = 15  # for a request's head; the slowest telephone needs one or two
REQUEST_SECONDS: Final = 300  # for all of a request; reading a file takes up to 240
_DESCRIPTORS: Final = 4096  # for connections, those being accepted, the store and the readers
_BACKLOG: Final = 2048


class Connections:
    """Who is connected. Idle: it waits for the head of a request; the longest idle is first."""

    def __init__(self, most: int = MOST, each: int = EACH, trusted: Iterable[str] = ()) -> None:
        self._most = most
        self._each = each
        self._trusted = [ipaddress.ip_network(one, strict=False) for one in trusted]
        self._open: dict[Guarded, str] = {}
        self._idle: dict[Guarded, None] = {}
        self._of: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._open)

    def enter(self, connection: "Guarded", address: str) -> bool:
        """Let one in, in the place of the longest idle where all are taken; False: it may not."""
        counted = self._counted(address)
        if counted and self._of[counted] >= self._each:
            return False
        if len(self._open) >= self._most:
            longest = next(iter(self._idle), None)
            if longest is None:
                return False
            self.leave(longest)
            longest.end()
        self._open[connection] = counted
        self._of[counted] += 1
        return True

    def leave(self, connection: "Guarded") -> None:
        """Note that one is gone; nothing where it was not there."""
        self._idle.pop(connection, None)
        counted = self._open.pop(connection, None)
        if counted is not None:
            self._of[counted] -= 1
            if not self._of[counted]:
                del self._of[counted]

    def idle(self, connection: "Guarded") -> None:
        """Note that one waits for a request, from now."""
        self._idle.pop(connection, None)
        if connection in self._open:
            self._idle[connection] = None

    def busy(self, connection: "Guarded") -> None:
        """Note that one has asked."""
        self._idle.pop(connection, None)

    def _counted(self, address: str) -> str:
        """Return whom a connection is counted to: "" where many others are behind its address.

        So they are behind a proxy; a socket without an address is a local file.
        """
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return ""
        found = getattr(found, "ipv4_mapped", None) or found
        return "" if any(found in network for network in self._trusted) else one_client(found)


class Guarded(H11Protocol):
    """uvicorn's connection with a place in the `guard` and a deadline for each step."""

    guard: ClassVar[Connections]
    _deadline: asyncio.TimerHandle | None = None
    _asking: bool | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a place, or end."""
        super().connection_made(transport)
        if not self.guard.enter(self, self.client[0] if self.client else ""):
            self.end()
            return
        self._watch(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave the place."""
        self.guard.leave(self)
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; the deadline is another once a head is complete."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._watch()

    def end(self) -> None:
        """End at once, whatever was under way."""
        self.transport.abort()

    def _watch(self, head_seconds: float = 0) -> None:
        asking = self.cycle is not None and not self.cycle.response_complete
        if asking is self._asking or self.transport.is_closing():
            return
        self._asking = asking
        (self.guard.busy if asking else self.guard.idle)(self)
        if self._deadline is not None:
            self._deadline.cancel()
        waits = head_seconds or self.timeout_keep_alive + HEAD_SECONDS
        seconds = REQUEST_SECONDS if asking else waits
        self._deadline = self.loop.call_later(seconds, self.end)


def guarded(connections: Connections) -> type[Guarded]:
    """Return the class of the connections of one server."""
    members: dict[str, Any] = {"guard": connections}
    return type("Connection", (Guarded,), members)


def room() -> tuple[int, int]:
    """Give how many connections there may be and how many may wait to be accepted.

    Raises this process's limit of descriptors first, as far as it may.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    wanted = _DESCRIPTORS if hard == unlimited else min(_DESCRIPTORS, hard)
    if soft != unlimited and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        except (ValueError, OSError):
            pass  # a system that has another limit beside this one
    if soft == unlimited:
        return MOST, _BACKLOG
    return min(MOST, soft // 2), min(_BACKLOG, soft // 4)
