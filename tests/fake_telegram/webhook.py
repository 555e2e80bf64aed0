"""Pushing updates to the bot's webhook: the secret header, retries until a 2xx."""

import asyncio
import re
import time
from collections import deque
from urllib.parse import urlsplit

import httpx

from . import limits
from .errors import bad_request, conflict
from .params import Params
from .updates import UpdateQueue
from .world import Json

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_GONE = 410


class Webhook:
    """Chats side by side over ``max_connections``, the updates of a chat one by one, in order.

    What gets no 2xx, or no connection, is pushed again after ``retry_seconds`` (Telegram waits
    longer each time, up to a minute) until it does. ``proxies`` stands for what ends TLS in front
    of the bot: it maps an https origin to the address on loopback that is behind it.
    """

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self._task: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self.proxies: dict[str, str] = {}
        self.retry_seconds = 0.05
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.last_error_at: int | None = None
        self.last_error = ""
        self.attempts = 0

    def set(self, params: Params) -> bool:
        url = params.text("url")
        secret = params.text("secret_token")
        if len(secret) > limits.SECRET_TOKEN:
            raise bad_request("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if not url:
            return self.delete(params)
        _check_url(url)
        if params.has("allowed_updates"):
            self._updates.remember_allowed(params.value("allowed_updates"))
        if params.flag("drop_pending_updates"):
            self._updates.clear()
        self._updates.abort_poll(conflict("terminated by setWebhook request"))
        self._stop()
        self.url, self.secret = url, secret
        self.max_connections = params.integer("max_connections", 40)
        self.last_error_at, self.last_error = None, ""
        self._updates.webhook_active = True
        self._task = asyncio.create_task(self._push_forever())
        return True

    def delete(self, params: Params) -> bool:
        if params.flag("drop_pending_updates"):
            self._updates.clear()
        self._stop()
        self.url = self.secret = ""
        self._updates.webhook_active = False
        return True

    def info(self) -> Json:
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            info["max_connections"] = self.max_connections
            info["ip_address"] = "127.0.0.1"
        if self.last_error_at is not None:
            info["last_error_date"] = self.last_error_at
            info["last_error_message"] = self.last_error
        if self._updates.allowed:
            info["allowed_updates"] = list(self._updates.allowed)
        return info

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    async def close(self) -> None:
        self._stop()
        await asyncio.gather(*self._ending, return_exceptions=True)

    async def _push_forever(self) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        free = asyncio.Semaphore(self.max_connections)
        queues: dict[int, deque[Json]] = {}
        last = 0
        async with (
            httpx.AsyncClient(headers=headers, timeout=60, trust_env=False) as client,
            asyncio.TaskGroup() as pushing,
        ):
            while True:
                for update in self._updates.since(last):
                    last = update["update_id"]
                    key = _whose(update)
                    if key in queues:
                        queues[key].append(update)
                    else:
                        queues[key] = deque([update])
                        pushing.create_task(self._push_queue(client, free, queues, key))
                await self._updates.changed()

    async def _push_queue(
        self,
        client: httpx.AsyncClient,
        free: asyncio.Semaphore,
        queues: dict[int, deque[Json]],
        key: int,
    ) -> None:
        queue = queues[key]
        while queue:
            async with free:
                done = await self._push(client, queue[0])
            if done:
                self._updates.remove(queue.popleft()["update_id"])
            else:
                await asyncio.sleep(self.retry_seconds)
        del queues[key]

    async def _push(self, client: httpx.AsyncClient, update: Json) -> bool:
        address = self._address()
        if address is None:
            self._note("Connection timed out")
            return False
        self.attempts += 1
        try:
            response = await client.post(address, json=update)
        except httpx.HTTPError as error:
            self._note(f"Connection failed: {type(error).__name__}")
            return False
        if response.is_success:
            return True
        self._note(
            f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
        )
        return response.status_code == _GONE

    def _address(self) -> str | None:
        """Where the URL leads; https leads nowhere without a proxy: nothing leaves the machine."""
        for origin, address in self.proxies.items():
            if self.url.startswith(f"{origin}/"):
                return address + self.url.removeprefix(origin)
        return self.url if self.url.startswith("http://") else None

    def _note(self, error: str) -> None:
        self.last_error_at, self.last_error = int(time.time()), error
        self._updates.notify()


def _whose(update: Json) -> int:
    """The chat of an update, or the person who types an inline query or presses a button of one."""
    kind = next(key for key in update if key != "update_id")
    content = update[kind]
    chat = content.get("chat") or content.get("message", {}).get("chat") or content["from"]
    found: int = chat["id"]
    return found


def _check_url(url: str) -> None:
    """Plain http only on loopback, as a Bot API server in local mode allows."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
