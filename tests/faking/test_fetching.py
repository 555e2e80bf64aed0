"""How updates get to a bot: polling and webhook."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import (
    Update,
)
from telegram.error import (
    Conflict,
)

from tests.faking.pieces import poll


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_polling_acknowledges_by_offset(http, chat, alice):
    for text in "abcd":
        await chat.says(alice, text)
    first = await poll(http, limit=2)
    assert texts(first) == ["a", "b"]
    assert texts(await poll(http)) == ["a", "b", "c", "d"]
    assert texts(await poll(http, offset=first[-1]["update_id"] + 1)) == ["c", "d"]
    assert texts(await poll(http, offset=-1)) == ["d"]
    assert texts(await poll(http)) == ["d"]


async def test_long_polling_wakes_at_once(http, chat, alice):
    waiting = asyncio.create_task(poll(http, timeout=50))
    await http.post("getMe")
    await chat.says(alice, "now")
    assert texts(await waiting) == ["now"]


async def test_allowed_updates_are_remembered(tg, http, chat, alice):
    assert await poll(http, allowed_updates=["inline_query"]) == []
    await chat.says(alice, "unseen")
    tg.types_inline(alice, "seen")
    assert [u["inline_query"]["query"] for u in await poll(http)] == ["seen"]
    await http.post("setWebhook", json={"url": ""})
    info = (await http.post("getWebhookInfo")).json()["result"]
    assert info["allowed_updates"] == ["inline_query"]


async def test_two_pollers_conflict(tg, http, bot):
    first = asyncio.create_task(http.post("getUpdates", json={"timeout": 50}))
    while not tg.backend.updates.is_polled:
        await bot.get_me()
    second = asyncio.create_task(bot.get_updates(timeout=50))
    refused = (await first).json()
    assert refused == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; make sure that only one"
        " bot instance is running",
    }
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await second
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()


async def test_a_poller_that_goes_away_loses_nothing(tg, http, bot, chat, alice):
    async with httpx.AsyncClient(base_url=str(http.base_url)) as dying:
        doomed = asyncio.create_task(dying.post("getUpdates", json={"timeout": 50}))
        while not tg.backend.updates.is_polled:
            await bot.get_me()
        doomed.cancel()
        await asyncio.gather(doomed, return_exceptions=True)
    while tg.backend.updates.is_polled:
        await bot.get_me()
    await chat.says(alice, "kept")
    assert texts(await poll(http, timeout=1)) == ["kept"]


async def test_webhook(tg, bot, chat, alice):
    received: list[tuple[str | None, str]] = []
    statuses = [500, 200, 200]
    done = asyncio.Event()

    async def hook(request: Request) -> Response:
        update = Update.de_json(json.loads(await request.body()))
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        received.append((secret, update.message.text))
        if len(received) == 3:
            done.set()
        return Response(status_code=statuses.pop(0))

    tg.server.add_routes([Route("/hook", hook, methods=["POST"])])
    tg.backend.webhook.retry_seconds = 0
    await bot.set_webhook(f"{tg.url}/hook", secret_token="s3cret")
    await chat.says(alice, "a")
    await chat.says(alice, "b")
    await done.wait()
    await tg.idle()
    assert received == [("s3cret", "a"), ("s3cret", "a"), ("s3cret", "b")]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (f"{tg.url}/hook", 0)
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
