"""One HTTP exchange: its body in, its answer or its breaking off."""

import json
from typing import TYPE_CHECKING, Any

from starlette.types import Receive, Scope, Send

from .errors import ApiError

if TYPE_CHECKING:
    import asyncio

_JSON = b"application/json"


class Wire:
    __slots__ = ("_receive", "_send", "scope")

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self._receive = receive
        self._send = send

    @property
    def content_type(self) -> str:
        for name, value in self.scope["headers"]:
            if name == b"content-type":
                return str(value, "latin-1")
        return ""

    async def body(self) -> bytes:
        message = await self._receive()
        body: bytes = message.get("body", b"")
        if not message.get("more_body"):
            return body
        parts = [body]
        while message.get("more_body"):
            message = await self._receive()
            parts.append(message.get("body", b""))
        return b"".join(parts)

    async def send(self, status: int, content_type: bytes, body: bytes) -> None:
        headers = [(b"content-type", content_type), (b"content-length", b"%d" % len(body))]
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    async def send_json(self, payload: Any, status: int = 200) -> None:
        await self.send(status, _JSON, json.dumps(payload, separators=(",", ":")).encode())

    async def refuse(self, error: ApiError) -> None:
        await self.send_json(error.payload(), error.code)

    async def disconnected(self) -> None:
        """Wait until the client has gone; only after ``body``."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def drop(self) -> None:
        """Break the connection without a byte of an answer."""
        transport: asyncio.Transport = self.scope["state"]["transport"]
        transport.abort()
        await self.disconnected()
