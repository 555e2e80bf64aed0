"""Updates as a webhook gets them, pressed buttons among them, against the whole bot."""

import contextlib
import copy
import json
import logging
import random
from collections.abc import AsyncIterator
from typing import Any

from bot.telegram.application import deps_of
from bot.telegram.intake import accept
from bot.web.webhook import parse_update
from tests import bundled
from tests.fuzz import mutating
from tests.fuzz.targets import Check, Target
from tests.telegram.conftest import Served, running
from tests.telegram.scripted import NEW_FORMATS, Scripted

_USER = {"id": 501, "is_bot": False, "first_name": "Ann", "language_code": "en"}
_PRIVATE = {"id": 501, "type": "private", "first_name": "Ann"}
_MESSAGE = {"message_id": 7, "date": 1_790_000_000, "chat": _PRIVATE, "from": _USER}
_COMMAND = [{"type": "bot_command", "offset": 0, "length": 4}]
_FILE = {
    "file_id": "x",
    "file_unique_id": "y",
    "file_name": "a.md",
    "file_size": 9,
    "mime_type": "text/plain",
}
UPDATES: tuple[dict[str, Any], ...] = (
    {"message": _MESSAGE | {"text": NEW_FORMATS}},
    {"message": _MESSAGE | {"text": "/ask x", "entities": _COMMAND}},
    {"message": _MESSAGE | {"text": "/start f_zhejiang-trade", "entities": _COMMAND}},
    {"message": _MESSAGE | {"text": "/docs"}},
    {"message": _MESSAGE | {"text": "/remove 1"}},
    {"message": _MESSAGE | {"text": "/lang zh"}},
    {"message": _MESSAGE | {"text": "why?", "reply_to_message": _MESSAGE | {"text": "old"}}},
    {"message": _MESSAGE | {"text": "x", "quote": {"text": "y", "position": 0}}},
    {"message": _MESSAGE | {"document": _FILE, "caption": "How many?"}},
    {"message": _MESSAGE | {"photo": [{"file_id": "p", "file_unique_id": "q", "width": 1, "height": 1}]}},
    {"edited_message": _MESSAGE | {"text": NEW_FORMATS, "edit_date": 1_790_000_001}},
    {
        "callback_query": {
            "id": "1", "from": _USER, "chat_instance": "c", "data": "0123456789abcdef",
            "message": _MESSAGE | {"text": "answer"},
        }
    },
    {"callback_query": {"id": "1", "from": _USER, "chat_instance": "c", "inline_message_id": "i", "data": "x"}},
    {"inline_query": {"id": "1", "from": _USER, "query": NEW_FORMATS, "offset": ""}},
    {
        "my_chat_member": {
            "chat": {"id": -100, "type": "group", "title": "g"}, "from": _USER, "date": 1_790_000_000,
            "old_chat_member": {"user": _USER, "status": "left"},
            "new_chat_member": {"user": _USER, "status": "member"},
        }
    },
)  # fmt: skip


def an_update(rnd: random.Random) -> tuple[bytes, bool]:
    """An update, and whether it has the shape that Telegram gives it."""
    update = copy.deepcopy(rnd.choice(UPDATES))
    if rnd.random() < 0.3 and "message" in update:
        update["message"]["chat"] = {"id": -100, "type": "supergroup", "title": "g"}
    shaped = rnd.random() < 0.4
    if shaped:
        for part in update.values():
            for key in ("text", "data", "query"):
                if isinstance(part.get(key), str):
                    part[key] = mutating.text(rnd, [part[key], NEW_FORMATS, "/check 5%"], 1000)
    else:
        update = mutating.json_value(rnd, update)
    body = json.dumps(update).encode("utf-8", "surrogatepass")
    if not shaped and rnd.random() < 0.1:
        body = mutating.data(rnd, body)
    return body, shaped


class Errors(logging.Handler):
    """Keeps what is logged as an error: a handler that failed says so there."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = self.format(record) if record.exc_info else record.getMessage()
        self.lines.append(trace)


@contextlib.asynccontextmanager
async def bot() -> AsyncIterator[Check]:
    errors = Errors()
    logging.getLogger().addHandler(errors)
    number = 0
    async with Served("polling") as tg, running(tg, Scripted(bundled.library())) as application:

        async def holds(case: tuple[bytes, bool]) -> None:
            nonlocal number
            body, shaped = case
            try:
                update = json.loads(body)
            except (ValueError, RecursionError):
                assert parse_update(body) is None
                return
            if not isinstance(update, dict):
                assert parse_update(body) is None
                return
            number += 1
            update["update_id"] = 1_000_000 + number
            await accept(application, deps_of(application), [update])
            await tg.idle(application)
            failed = errors.lines[:]
            errors.lines.clear()
            # What isn't as Telegram says is dropped or, at worst, told to have failed.
            worse = [line for line in failed if shaped or not line.startswith("failed (")]
            assert not worse, "\n".join(worse)

        try:
            yield holds
        finally:
            logging.getLogger().removeHandler(errors)


TARGETS = {"updates": Target(an_update, bot, 10.0)}
