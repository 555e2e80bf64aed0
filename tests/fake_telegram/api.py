"""The endpoint behind ``/bot<token>/<method>``: token, faults, method, log."""

import asyncio
from typing import Any

from starlette.types import Receive, Scope, Send

from . import methods
from .backend import Backend
from .calls import Call
from .errors import ApiError, bad_request, not_found, unauthorized
from .faults import Fault
from .params import Params, parse
from .wire import Wire

_BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


class BotApi:
    """An ASGI app; Starlette calls it with the path's parts in ``path_params``."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.closing = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire = Wire(scope, receive, send)
        body = await wire.body()
        path = scope["path_params"]
        try:
            params = parse(scope["query_string"], wire.content_type, body)
        except ApiError as error:
            await wire.refuse(error)
            return
        call = Call(methods.canonical(path["method"]), params.raw, params.files)
        self.backend.calls.begin(call)
        try:
            await self._handle(call, path["token"], params, wire)
        except ApiError as error:
            call.error = f"{error.code} {error.description}"
            await wire.refuse(error)
        finally:
            self.backend.calls.finish(call)

    async def _handle(self, call: Call, token: str, params: Params, wire: Wire) -> None:
        if token != self.backend.token:
            raise unauthorized()
        fault = self.backend.faults.strike(call.method, params.raw.get("chat_id"))
        if fault is not None:
            call.fault = fault.name
            if await self._ends(call, fault, params, wire):
                return
        if call.method == "getUpdates":
            call.result = await self._poll(params, wire)
        else:
            method = methods.BY_NAME.get(call.method)
            if method is None:
                raise not_found()
            call.result = method(self.backend, params)
        if fault is not None and fault.kind == "drop_after":
            await wire.drop()
        else:
            await wire.send_json({"ok": True, "result": call.result})

    async def _ends(self, call: Call, fault: Fault, params: Params, wire: Wire) -> bool:
        """Act a fault out; True where the call ends with it."""
        match fault.kind:
            case "error":
                more = {"retry_after": fault.retry_after} if fault.retry_after else None
                raise ApiError(fault.code, fault.description, more)
            case "bad_gateway":
                await wire.send(502, b"text/html", _BAD_GATEWAY)
            case "hang":
                await self._hang(fault.seconds, wire)
                await wire.drop()
            case "drop_before":
                await wire.drop()
            case "migrate":
                chat = self.backend.world.find_chat(params.raw.get("chat_id"))
                if chat.type != "group":
                    raise bad_request("method is available only for basic group chats")
                self.backend.migrate(chat, None)
                return False
            case "drop_after":
                return False
        call.error = fault.name
        return True

    async def _poll(self, params: Params, wire: Wire) -> list[dict[str, Any]]:
        """Poll until there are updates, the time is up, or the client has gone."""
        poll = asyncio.ensure_future(self.backend.updates.poll(params))
        await asyncio.sleep(0)
        if poll.done():
            return poll.result()
        gone = asyncio.ensure_future(wire.disconnected())
        try:
            await asyncio.wait((poll, gone), return_when=asyncio.FIRST_COMPLETED)
            return poll.result() if poll.done() else []
        finally:
            gone.cancel()
            poll.cancel()
            await asyncio.gather(poll, gone, return_exceptions=True)

    async def _hang(self, seconds: float | None, wire: Wire) -> None:
        waits = {
            asyncio.ensure_future(wire.disconnected()),
            asyncio.ensure_future(self.closing.wait()),
        }
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)
