"""Driving a server that runs as a process of its own, over HTTP under ``/control/``.

Times are the server's monotonic clock, so they compare with each other only.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from . import faults
from .backend import Event
from .driver import FakeTelegram
from .views import User

_KEPT_EVENTS = 100_000
_LONGEST_WAIT = 30.0
_FAULTS: dict[str, Callable[[], faults.Fault]] = {
    "429": faults.too_many_requests,
    "403": faults.blocked,
    "500": faults.server_error,
    "502": faults.bad_gateway,
    "hang": faults.hang,
    "drop_before": faults.drop_before,
    "drop_after": faults.drop_after,
}


class Control:
    """Numbers the bot's doings from 1 and serves the routes."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self.telegram = telegram
        self._events: deque[dict[str, Any]] = deque(maxlen=_KEPT_EVENTS)
        self._count = 0
        self._more = asyncio.Event()
        telegram.on_event(self._note)

    def routes(self) -> list[Route]:
        post = ["POST"]
        return [
            Route("/control/users", self.add_user, methods=post),
            Route("/control/chats", self.add_chat, methods=post),
            Route("/control/says", self.says, methods=post),
            Route("/control/faults", self.set_faults, methods=post),
            Route("/control/events", self.events),
            Route("/control/state", self.state),
        ]

    def _note(self, event: Event) -> None:
        self._count += 1
        noted = {"number": self._count, "at": time.monotonic(), "kind": event.kind}
        self._events.append({**noted, "key": event.key, "content": event.content})
        self._more.set()

    async def add_user(self, request: Request) -> JSONResponse:
        """``{"name": …, "language": …}`` → the user."""
        return JSONResponse(self.telegram.user(**json.loads(await request.body())).json)

    async def add_chat(self, request: Request) -> JSONResponse:
        """``{"type": private|group|supergroup, "title": …, "members": [ids], "topics": …}``."""
        wanted = json.loads(await request.body())
        members = [User(self.telegram.world.users[member]) for member in wanted["members"]]
        if wanted["type"] == "private":
            chat = self.telegram.private(members[0])
        elif wanted["type"] == "group":
            chat = self.telegram.group(wanted["title"], members)
        else:
            topics = bool(wanted.get("topics"))
            chat = self.telegram.supergroup(wanted["title"], members, topics=topics)
        return JSONResponse(chat.chat.brief)

    async def says(self, request: Request) -> JSONResponse:
        """``[{"chat": id, "user": id, "text": …}, …]`` → message ids and times."""
        said = []
        world = self.telegram.world
        for line in json.loads(await request.body()):
            conversation = self.telegram.conversation(world.chats[line["chat"]])
            message = await conversation.says(User(world.users[line["user"]]), line["text"])
            said.append({"message_id": message.id, "at": time.monotonic()})
        return JSONResponse(said)

    async def set_faults(self, request: Request) -> JSONResponse:
        """``{"probability": 0.02, "kinds": ["429", "drop_after"], "seed": 1}``; 0 stops them."""
        wanted = json.loads(await request.body())
        choices = [_FAULTS[kind]() for kind in wanted.get("kinds", _FAULTS)]
        seed = wanted.get("seed", 0)
        self.telegram.faults.randomly(wanted["probability"], choices, seed=seed)
        return JSONResponse({"ok": True})

    async def events(self, request: Request) -> JSONResponse:
        """The bot's doings numbered above ``after``; waits up to ``wait`` seconds for one."""
        after = int(request.query_params.get("after", 0))
        wait = min(float(request.query_params.get("wait", 0)), _LONGEST_WAIT)
        if self._count <= after and wait:
            self._more.clear()
            try:
                async with asyncio.timeout(wait):
                    await self._more.wait()
            except TimeoutError:
                return JSONResponse([])
        return JSONResponse([event for event in self._events if event["number"] > after])

    async def state(self, request: Request) -> JSONResponse:
        backend = self.telegram.backend
        return JSONResponse(
            {
                "pending": len(backend.updates.pending),
                "in_flight": backend.calls.in_flight,
                "calls": backend.calls.total,
                "events": self._count,
            }
        )
