"""How much one client may send: bytes a body, questions a minute."""

import asyncio
import ipaddress
import time
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.running.buckets import Buckets, Clock

_BODY_SECONDS: Final = 60  # 20 MB at 3 Mbit/s


class TooLarge(Exception):  # noqa: N818 - it reads as what is wrong
    """The body is larger than allowed."""


async def read_body(request: Request, most: int) -> bytes:
    """Give the body, up to `most` bytes. Raises TooLarge without reading further.

    Raises HTTPException(408) where it doesn't come in time.
    """
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdecimal() and int(length[:20]) > most:
        raise TooLarge
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                size += len(chunk)
                if size > most:
                    raise TooLarge
                parts.append(chunk)
    except TimeoutError:
        raise HTTPException(408, headers={"Connection": "close"}) from None
    return b"".join(parts)


class RateLimit:
    """A token bucket a client: `burst` at once, refilled by `a_minute`. 0 a minute: no limit."""

    def __init__(self, a_minute: int, burst: int, now: Clock = time.monotonic) -> None:
        self._clients = Buckets(burst, a_minute / 60, now) if a_minute else None

    def wait(self, client: str) -> float:
        """Take one; 0, or how many seconds the client has to wait for the next."""
        if self._clients is None:
            return 0.0
        wait = self._clients.wait(client, wanted=1)
        if not wait:
            self._clients.spend(client, 1)
        return wait


def address_of(request: Request) -> str:
    """Whom to count a request to: the peer.

    X-Forwarded-For counts only from the proxies that TRUSTED_PROXIES names.
    """
    address = _address(request)
    if address is None:
        return request.client.host if request.client else ""
    return one_client(address)


def one_client(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    """Name whoever has an address; of IPv6 its /64, which a single home has all of."""
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def is_private(request: Request) -> bool:
    """Whether a request comes from this machine or its private network."""
    address = _address(request)
    return address is not None and (address.is_private or address.is_loopback)


def _address(request: Request) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Give the client's address; an IPv4 one in an IPv6 socket as what it is."""
    try:
        address = ipaddress.ip_address(request.client.host if request.client else "")
    except ValueError:
        return None
    mapped = address.ipv4_mapped if address.version == 6 else None
    return mapped or address
