"""HTTP to the Bot API: what carries python-telegram-bot's calls.

PTB's own HTTPXRequest goes through httpx, httpcore, h11 and anyio: two thirds of what answering a
message costs this process. A call without a file needs none of these, so here it goes straight to
a connection (see `http`). Uploads, and all calls where the environment names a proxy, go PTB's way.
"""

import ssl
from functools import cache
from typing import Final
from urllib.parse import urlencode
from urllib.request import getproxies

import httpx
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.telegram.http import Pool, PoolTimeoutError, Timeouts
from bot.telegram.reply import ReplyError

_HEADERS: Final = (
    f"User-Agent: {HTTPXRequest.USER_AGENT}\r\n"
    "Accept: */*\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n"
).encode("ascii")
_POOL_SECONDS: Final = 30.0
_SECONDS: Final = 5.0  # to connect, and to the next piece of a reply
_KEEPALIVE_SECONDS: Final = 5.0


@cache
def tls() -> ssl.SSLContext:
    """Give how connections are encrypted; reading the authorities takes a fiftieth of a second."""
    return httpx.create_ssl_context()


class PooledRequest(HTTPXRequest):
    """PTB's seam for HTTP, with a short way for calls that upload nothing."""

    def __init__(self, connections: int) -> None:
        super().__init__(
            connection_pool_size=connections,
            pool_timeout=_POOL_SECONDS,
            httpx_kwargs={"verify": tls()},
        )
        self._pool = Pool(tls(), connections, _KEEPALIVE_SECONDS)

    async def shutdown(self) -> None:
        """Close all connections; the next call opens new ones."""
        await super().shutdown()
        self._pool.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make the call; status and body. Raises TimedOut or another NetworkError."""
        if request_data is not None and request_data.contains_files:
            return await super().do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
            )  # fmt: skip
        timeouts = Timeouts(
            _seconds(pool_timeout, _POOL_SECONDS),
            _seconds(connect_timeout, _SECONDS),
            _seconds(read_timeout, _SECONDS),
        )
        body = urlencode(request_data.json_parameters) if request_data is not None else ""
        try:
            reply = await self._pool.request(method, url, _HEADERS, body.encode("ascii"), timeouts)
        except PoolTimeoutError as error:
            raise TimedOut("no connection became free; nothing was sent") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (OSError, ReplyError) as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        return reply.status, reply.body


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return default if isinstance(given, DefaultValue) else given


def make_request(connections: int) -> HTTPXRequest:
    """Give what makes calls, at most `connections` at a time."""
    if getproxies():
        return HTTPXRequest(connection_pool_size=connections, pool_timeout=_POOL_SECONDS)
    return PooledRequest(connections)
