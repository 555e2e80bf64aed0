"""The whole bot as it is run: its modes, the web beside it, and what ends it."""

import asyncio
import os
import re
import signal
import socket
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from bot.memo import Remembered
from bot.running.errors import FootnoteError
from bot.running.settings import load_settings
from bot.service import serve, wants_web
from bot.telegram.application import deps_of
from bot.telegram.connect import patiently
from bot.telegram.intake import ALLOWED
from bot.web.webhook import PATH
from tests.fake_telegram import faults
from tests.telegram.conftest import (
    BOTH_MODES,
    ORIGIN,
    SECRET,
    in_mode,
    running,
    serving,
    settings_for,
    web_address,
)
from tests.telegram.processes import free_port
from tests.telegram.scripted import ABSENT_ZH, NEW_FORMATS
from tests.web.test_probes import samples

FIGURE = "Over 900 billion yuan · 2025"


def web(tg) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=web_address(tg))


async def called(tg, method: str) -> None:
    """Wait until the bot has called a method."""
    while not tg.calls.of(method):  # noqa: ASYNC110 - a call tells nobody
        await asyncio.sleep(0)


# ---------------------------------------------------------------- the modes


@in_mode("webhook")
async def test_the_webhook_is_set(tg, bot):
    async with asyncio.timeout(tg.patience):
        await called(tg, "setWebhook")
    [call] = tg.calls.of("setWebhook")
    assert call.params == {
        "url": f"{ORIGIN}/telegram/webhook",
        "secret_token": SECRET,
        "allowed_updates": list(ALLOWED),
        "max_connections": 40,
        "drop_pending_updates": False,
    }
    assert tg.calls.of("getUpdates", "deleteWebhook") == []


async def test_polling_sets_none(tg, bot):
    alice = tg.user("Alice")
    await tg.private(alice).says(alice, NEW_FORMATS)
    await tg.private(alice).reply()
    assert tg.calls.of("setWebhook", "deleteWebhook") == []


@pytest.mark.parametrize("modes", ["polling webhook polling", "webhook polling webhook"])
async def test_the_mode_may_change_from_run_to_run(tg, core, modes):
    alice = tg.user("Alice")
    chat = tg.private(alice)
    for mode in modes.split():
        tg.mode = mode
        await chat.says(alice, NEW_FORMATS)  # waits at Telegram, and must not be dropped
        async with running(tg, core) as bot:
            assert (await chat.reply()).text.startswith(FIGURE)
            assert await chat.silent(bot)
            url = (await bot.bot.get_webhook_info()).url
            assert url == (f"{ORIGIN}{PATH}" if mode == "webhook" else "")


@pytest.mark.parametrize(
    ("env", "wanted"),
    [
        ({}, False),
        ({"TELEGRAM_MODE": "polling", "WEB_PORT": ""}, False),
        ({"WEB_HOST": "127.0.0.1"}, True),
        ({"WEB_PORT": "8080"}, True),
        ({"PUBLIC_URL": "http://localhost:8080"}, True),
        ({"TELEGRAM_MODE": "webhook", "PUBLIC_URL": ORIGIN, "WEBHOOK_SECRET": SECRET}, True),
    ],
)
def test_when_there_is_a_web(env, wanted):
    assert wants_web(load_settings(env, env_file=None)) is wanted


# ---------------------------------------------------------------- what ends it


@in_mode("webhook")
async def test_a_webhook_that_telegram_refuses(tg, core):
    reason = "bad webhook: Failed to resolve host: Name or service not known"
    tg.faults.next(faults.bad_request(reason), method="setWebhook")
    with pytest.raises(FootnoteError) as caught:
        await serve(settings_for(tg, WEB_PORT=str(free_port())), core)
    assert str(caught.value) == (
        f"PUBLIC_URL: Telegram refuses the webhook {ORIGIN}/telegram/webhook: "
        "Bad webhook: failed to resolve host: name or service not known"
    )


@pytest.mark.parametrize("env", [{}, {"WEB_HOST": "127.0.0.1"}], ids=["default", "host"])
async def test_a_taken_port(tg, core, env):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FootnoteError, match=f"^WEB_HOST=127.0.0.1, WEB_PORT={port}: the web s"):
            await serve(settings_for(tg, WEB_PORT=str(port), **env), core)
    assert len(tg.calls) == 0


async def test_a_server_that_is_not_telegram(tg, core):
    tg.faults.next(faults.bad_request("what is that?"), method="getMe")
    settings = settings_for(tg)
    with pytest.raises(FootnoteError) as caught:
        async with serving(tg, core, settings):
            pass
    assert str(caught.value) == (
        f"BOT_API_URL: {tg.url} does not answer as a Bot API server does "
        "(BadRequest: What is that?)"
    )


@BOTH_MODES
async def test_a_stop_before_the_network_is_up(tg, core):
    tg.faults.next(faults.drop_before(), method="getMe", times=1000)
    stop = asyncio.Event()
    port = {"WEB_PORT": str(free_port())} if tg.mode == "webhook" else {}
    task = asyncio.create_task(serve(settings_for(tg, **port), core, stop=stop))
    async with asyncio.timeout(tg.patience):
        await called(tg, "getMe")
        stop.set()
        await task
    assert tg.calls.of("setWebhook", "getUpdates") == []


async def test_a_call_waits_for_the_network(tg, core, monkeypatch, caplog):
    monkeypatch.setattr("bot.telegram.connect._BACKOFF", (0.0,))
    tg.faults.next(faults.drop_before(), method="getChat", times=20)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    monkeypatch.setattr("bot.telegram.pacing._BACKOFF", (0.0,))
    async with running(tg, core) as bot:
        found = await patiently(lambda: bot.bot.get_chat(chat.id))
    assert found.first_name == "Alice"
    assert caplog.messages.count("Telegram: NetworkError; again in 0.0 s") == 10


# ---------------------------------------------------------------- the web beside it


async def test_the_web_beside_polling(tg, core):
    alice = tg.user("Alice")
    async with running(tg, core, WEB_HOST="127.0.0.1"), web(tg) as http:
        assert (await http.get("/d/china-trade-2025")).status_code == 200
        assert (await http.get("/api/ask", params={"q": NEW_FORMATS})).json()["headline"] == FIGURE
        assert (await http.post(PATH, content=b"{}")).status_code == 404
        await tg.private(alice).says(alice, NEW_FORMATS)
        assert (await tg.private(alice).reply()).text.startswith(FIGURE)


async def readiness(http: httpx.AsyncClient) -> tuple[int, bool]:
    response = await http.get("/readyz")
    return response.status_code, response.json()["checks"]["telegram"]


async def until_ready(http: httpx.AsyncClient, state: tuple[int, bool]) -> None:
    async with asyncio.timeout(10):
        while await readiness(http) != state:
            assert (await http.get("/healthz")).text == "ok\n"


@in_mode("webhook")
async def test_the_probes_answer_before_telegram_does(tg, core):
    tg.faults.next(faults.drop_before(), method="getMe", times=1000)
    stack = AsyncExitStack()
    settings = settings_for(tg)
    entering = asyncio.create_task(stack.enter_async_context(serving(tg, core, settings)))
    async with asyncio.timeout(tg.patience):
        await called(tg, "getMe")
    async with web(tg) as http:
        assert await readiness(http) == (503, False)
        assert (await http.get("/healthz")).status_code == 200
        proven = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        early = await http.post(PATH, content=b'{"update_id": 1}', headers=proven)
        assert (early.status_code, early.text) == (503, "try again\n")
        tg.faults.clear()
        await entering
        await until_ready(http, (200, True))
        await stack.aclose()
        with pytest.raises(httpx.ConnectError):
            await http.get("/healthz")


async def test_not_ready_while_polling_fails(tg, core):
    async with running(tg, core, WEB_HOST="127.0.0.1"), web(tg) as http:
        await until_ready(http, (200, True))
        tg.faults.next(faults.server_error(), method="getUpdates", times=2)
        alice = tg.user("Alice")
        await tg.private(alice).says(alice, NEW_FORMATS)  # ends the poll under way
        await until_ready(http, (503, False))
        await until_ready(http, (200, True))
        assert (await tg.private(alice).reply()).text.startswith(FIGURE)


@BOTH_MODES
async def test_what_is_counted(tg, core):
    alice, ming = tg.user("Alice"), tg.user("明", language="zh-hans")
    hers, his = tg.private(alice), tg.private(ming)
    tg.faults.next(faults.server_error(), method="sendMessage", chat_id=hers.id)
    async with running(tg, Remembered(core), WEB_HOST="127.0.0.1") as bot, web(tg) as http:
        for _ in range(3):
            await hers.says(alice, NEW_FORMATS)
            await hers.reply()
        await his.says(ming, ABSENT_ZH)
        await his.reply()
        await tg.inline(alice, NEW_FORMATS)
        await http.get("/api/ask", params={"q": NEW_FORMATS})
        await tg.idle(bot)
        text = (await http.get("/metrics")).text
        size = await deps_of(bot).store.size()
    found = samples(text)
    timed = found.pop(("answer_seconds_count", "telegram"))
    pushed = found.pop(("webhook_updates_total", "accepted"), 0.0)
    assert found == {
        ("questions_total", "telegram", "en", "answered"): 3.0,
        ("questions_total", "telegram", "zh", "not_in_document"): 1.0,
        ("questions_total", "web", "en", "answered"): 1.0,
        ("answer_seconds_count", "web"): 1.0,
        ("telegram_errors_total", "NetworkError"): 1.0,
        ("rate_limited_total",): 0.0,
        ("store_bytes",): float(size),
        ("store_away",): 0.0,
        ("updates_pending",): 0.0,
        ("queue_age_seconds",): 0.0,
        ("chats_halted",): 0.0,
        ("given_up_total",): 0.0,
        ("pauses_total", "store"): 0.0,
    }
    assert timed >= 5.0  # an inline query asks for what is near, too
    assert pushed == (5.0 if tg.mode == "webhook" else 0.0)
    assert len(core.asked) < timed + 1  # some came from memory
    for private in (hers.id, his.id, "Alice", "Zhejiang", tg.token, SECRET):
        assert str(private) not in text


# ---------------------------------------------------------------- as a process


async def test_the_command(tg, engine, tmp_path):
    """`python -m bot telegram`: it answers, stops when told to, and its log holds no secret."""
    alice = tg.user("Alice")
    chat = tg.private(alice)
    env = {
        "BOT_TOKEN": tg.token,
        "BOT_API_URL": tg.url,
        "DATA_DIR": str(tmp_path),
        "LOG_LEVEL": "DEBUG",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "telegram",
        cwd=Path(__file__).parents[2],
        env={**os.environ, **env},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    await chat.says(alice, NEW_FORMATS)
    reply = await chat.reply(timeout=30)
    process.send_signal(signal.SIGTERM)
    out, err = await process.communicate()
    assert (process.returncode, out) == (0, b"")
    log = err.decode()
    expected = engine.answer(NEW_FORMATS)
    assert reply.text.startswith(expected.headline)
    assert re.findall(r"INFO bot\.service: (.+)", log) == [
        "polling as @footnote_bot",
        "stopping: finishing what has come in",
    ]
    for private in (tg.token, tg.token.partition(":")[2], NEW_FORMATS):
        assert private not in log
