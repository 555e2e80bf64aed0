"""HTTP to the Bot API: what carries python-telegram-bot's calls.

PTB's own HTTPXRequest goes through httpx's client, which builds a request, a response, a cookie
jar and a redirect history for each call: about half of what sending a message costs this process.
A call without a file needs none of these, so here it goes to httpcore, the connection pool under
httpx, directly. Uploads, and all calls where the environment names a proxy, go PTB's way.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode
from urllib.request import getproxies

import httpcore
import httpx
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

_HEADERS: Final = [
    (b"User-Agent", HTTPXRequest.USER_AGENT.encode("ascii")),
    (b"Content-Type", b"application/x-www-form-urlencoded"),
]
_TIMEOUTS: Final = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 30.0}
_KEEPALIVE_SECONDS: Final = 5.0


class PooledRequest(HTTPXRequest):
    """PTB's seam for HTTP, with a short way for calls that upload nothing."""

    def __init__(self, connections: int) -> None:
        tls = httpx.create_ssl_context()
        super().__init__(
            connection_pool_size=connections,
            pool_timeout=_TIMEOUTS["pool"],
            httpx_kwargs={"verify": tls},
        )
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=_KEEPALIVE_SECONDS,
        )

    async def shutdown(self) -> None:
        """Close all connections; the next call opens new ones."""
        await super().shutdown()
        await self._pool.aclose()

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
        given = {
            "connect": connect_timeout,
            "read": read_timeout,
            "write": write_timeout,
            "pool": pool_timeout,
        }
        body = urlencode(request_data.json_parameters) if request_data is not None else ""
        try:
            response = await self._pool.request(
                method,
                url,
                headers=_HEADERS,
                content=body.encode("ascii"),
                extensions={"timeout": _timeouts(given)},
            )
        except httpcore.PoolTimeout as error:
            raise TimedOut("no connection became free; nothing was sent") from error
        except httpcore.TimeoutException as error:
            raise TimedOut from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        return response.status, response.content


def _timeouts(given: Mapping[str, ODVInput[float]]) -> dict[str, float | None]:
    return {
        name: _TIMEOUTS[name] if isinstance(value, DefaultValue) else value
        for name, value in given.items()
    }


def make_request(connections: int) -> HTTPXRequest:
    """Give what makes calls, at most `connections` at a time."""
    if getproxies():
        return HTTPXRequest(connection_pool_size=connections, pool_timeout=_TIMEOUTS["pool"])
    return PooledRequest(connections)
