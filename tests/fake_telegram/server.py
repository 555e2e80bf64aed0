"""The HTTP side: a Starlette app run by uvicorn in the caller's event loop."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from . import methods
from .backend import Backend
from .calls import Call
from .errors import ApiError, bad_request, not_found, unauthorized
from .faults import Fault
from .params import Params, parse

_JSON = (b"content-type", b"application/json")
_HTML = (b"content-type", b"text/html")
_BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
_CONTENT_TYPE = b"content-type"


class BotApi:
    """The ASGI endpoint behind ``/bot<token>/<method>``."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.closing = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        path = scope["path_params"]
        content_type = next((v for k, v in scope["headers"] if k == _CONTENT_TYPE), b"").decode()
        name = path["method"]
        lowered = name.lower()
        known = methods.BY_NAME.get(lowered)
        canonical = "getUpdates" if lowered == "getupdates" else known[0] if known else name
        try:
            params = parse(scope["query_string"], content_type, body)
        except ApiError as error:
            await _refuse(send, error)
            return
        call = Call(canonical, params.raw, params.files)
        calls = self.backend.calls
        calls.begin(call)
        try:
            if path["token"] != self.backend.token:
                await self._answer(call, unauthorized(), send)
                return
            await self._handle(call, lowered, params, scope, receive, send)
        finally:
            calls.finish(call)

    async def _handle(
        self,
        call: Call,
        lowered: str,
        params: Params,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        fault = self.backend.faults.strike(lowered, params.raw.get("chat_id"))
        try:
            if fault is not None:
                call.fault = fault.name
                if await self._strike(call, fault, params, scope, receive, send):
                    return
            if lowered == "getupdates":
                result = await self._poll(params, receive)
            else:
                if lowered not in methods.BY_NAME:
                    raise not_found()
                result = methods.BY_NAME[lowered][1](self.backend, params)
        except ApiError as error:
            await self._answer(call, error, send)
            return
        call.result = result
        if fault is not None and fault.kind == "drop_after":
            await _drop(scope, receive)
            return
        await _send_json(send, 200, {"ok": True, "result": result})

    async def _answer(self, call: Call, error: ApiError, send: Send) -> None:
        call.error = f"{error.code} {error.description}"
        await _refuse(send, error)

    async def _strike(
        self, call: Call, fault: Fault, params: Params, scope: Scope, receive: Receive, send: Send
    ) -> bool:
        """Act out a fault; True where the call ends with it."""
        if fault.kind == "error":
            more = {"retry_after": fault.retry_after} if fault.retry_after else None
            await self._answer(call, ApiError(fault.code, fault.description, more), send)
        elif fault.kind == "bad_gateway":
            call.error = "502 Bad Gateway"
            await _send(send, 502, _HTML, _BAD_GATEWAY)
        elif fault.kind == "hang":
            call.error = "hung"
            await self._hang(fault.seconds, receive)
            await _drop(scope, receive)
        elif fault.kind == "drop_before":
            call.error = "dropped"
            await _drop(scope, receive)
        elif fault.kind == "migrate":
            chat = self.backend.world.find_chat(params.raw.get("chat_id"))
            if chat.type != "group":
                raise bad_request("chat not found")
            self.backend.migrate(chat, None)
            return False
        else:
            return False
        return True

    async def _poll(self, params: Params, receive: Receive) -> list[dict[str, Any]]:
        """Poll until there are updates, the time is up, or the client has gone."""
        poll = asyncio.ensure_future(self.backend.updates.poll(params))
        await asyncio.sleep(0)
        if not poll.done():
            gone = asyncio.ensure_future(_disconnected(receive))
            try:
                await asyncio.wait((poll, gone), return_when=asyncio.FIRST_COMPLETED)
            finally:
                gone.cancel()
                if not poll.done():
                    poll.cancel()
        if not poll.done() or poll.cancelled():
            await asyncio.gather(poll, return_exceptions=True)
            return []
        return poll.result()

    async def _hang(self, seconds: float | None, receive: Receive) -> None:
        waits = [
            asyncio.ensure_future(_disconnected(receive)),
            asyncio.ensure_future(self.closing.wait()),
        ]
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()


class FileDownload:
    """The ASGI endpoint behind ``/file/bot<token>/files/<file id>``."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path_params"]
        if path["token"] != self.backend.token:
            await _refuse(send, unauthorized())
            return
        content = self.backend.world.files.get(path["file_id"])
        if content is None:
            await _refuse(send, not_found())
            return
        await _send(send, 200, (b"content-type", b"application/octet-stream"), content)


async def _not_found(scope: Scope, receive: Receive, send: Send) -> None:
    await _refuse(send, not_found())


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    parts = [body]
    while message.get("more_body"):
        message = await receive()
        parts.append(message.get("body", b""))
    return b"".join(parts)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send, error: ApiError) -> None:
    await _send_json(send, error.code, error.payload())


async def _send_json(send: Send, status: int, payload: dict[str, Any]) -> None:
    await _send(send, status, _JSON, json.dumps(payload, separators=(",", ":")).encode())


async def _send(send: Send, status: int, kind: tuple[bytes, bytes], body: bytes) -> None:
    headers = [kind, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _drop(scope: Scope, receive: Receive) -> None:
    """Break the connection without a byte of a reply."""
    scope["state"]["transport"].abort()
    await _disconnected(receive)


class _Protocol(H11Protocol):
    """Hands its transport to the app, which breaks connections on purpose."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


def make_app(backend: Backend, *extra: Route) -> tuple[Starlette, BotApi]:
    api = BotApi(backend)
    post_or_get = ["GET", "POST"]
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", api, methods=post_or_get),
            Route("/file/bot{token}/files/{file_id}", FileDownload(backend), methods=["GET"]),
            *extra,
        ]
    )
    app.router.default = _not_found
    return app, api


class Server:
    """A started server; ``url`` ends without a slash."""

    def __init__(self, backend: Backend, *, port: int = 0, extra: tuple[Route, ...] = ()) -> None:
        self.backend = backend
        app, self._api = make_app(backend, *extra)
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                app,
                http=_Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                date_header=False,
                server_header=False,
                timeout_keep_alive=3600,
                backlog=4096,
            )
        )

    async def start(self) -> None:
        config = self._uvicorn.config
        config.load()
        self._uvicorn.lifespan = config.lifespan_class(config)
        await self._uvicorn.startup(sockets=[self._socket])

    async def stop(self) -> None:
        """End polls and hanging calls, then close every connection."""
        await self.backend.webhook.close()
        self._api.closing.set()
        self.backend.updates.abort_poll()
        await asyncio.sleep(0)
        state = self._uvicorn.server_state
        for connection in list(state.connections):
            with contextlib.suppress(AttributeError):
                connection.transport.abort()  # type: ignore[union-attr]
        await asyncio.gather(*state.tasks, return_exceptions=True)
        await self._uvicorn.shutdown(sockets=[self._socket])
