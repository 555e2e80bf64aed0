"""The Telegram webhook: a request is proven, read, kept in the store, and only then acknowledged.

What takes updates in is an `Intake`; the bot's is `bot.telegram.push.Pushes`. Telegram sends an
update again until it gets a 2xx, so every other status means "keep it".
"""

import hmac
import json
import logging
from typing import Any, Final, Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.running.errors import FootnoteError
from bot.running.metrics import Metrics
from bot.web.limits import TooLarge, read_body

PATH: Final = "/telegram/webhook"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
MOST_BYTES: Final = 1_048_576
_LARGEST: Final = 2**63 - 1
_LOG = logging.getLogger(__name__)


class Intake(Protocol):
    """Takes an update in. When it returns, the update is safe: a kill does not lose it."""

    async def take(self, update: dict[str, Any]) -> bool:
        """Keep the update and queue it; False: it is known already. Raises FootnoteError."""


class Webhook:
    """The endpoint."""

    def __init__(self, secret: str, intake: Intake, metrics: Metrics) -> None:
        self._secret = secret.encode()
        self._intake = intake
        self._metrics = metrics
        self._failing = False

    async def endpoint(self, request: Request) -> Response:
        """POST: 200 for what is kept or known, 4xx for what Telegram never sends, 503: again."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return self._done("refused", 401, "wrong secret token")
        try:
            body = await read_body(request, MOST_BYTES)
        except TooLarge:
            return self._done("refused", 413, f"at most {MOST_BYTES} bytes")
        update = parse_update(body)
        if update is None:
            return self._done("refused", 400, "not an update")
        try:
            new = await self._intake.take(update)
        except FootnoteError as error:
            if not self._failing:  # one line however many come
                _LOG.warning("an update was not kept, Telegram sends it again: %s", error)
            self._failing = True
            return self._done("failed", 503, "try again")
        self._failing = False
        return self._done("accepted" if new else "repeated", 200, "ok")

    def _done(self, result: str, status: int, text: str) -> Response:
        self._metrics.updates.labels(result).inc()
        return PlainTextResponse(f"{text}\n", status, headers={"Cache-Control": "no-store"})


def parse_update(body: bytes) -> dict[str, Any] | None:
    """Give the update as an object with a whole `update_id`, or None."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict):
        return None
    number = update.get("update_id")
    if type(number) is not int or not 0 <= number <= _LARGEST:
        return None
    return update
