"""The real bot against the fake Bot API server over loopback.

Updates come in by polling; `in_mode("webhook")` marks a test of the webhook, `BOTH_MODES` one of
what happens on the way from Telegram to the bot and back. What the bot says to an update that came
in is the same in both, and tried once.
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.running.settings import Settings, load_settings
from bot.service import serve, wants_web
from bot.shelf import keeping
from bot.store import Store
from bot.telegram.pacing import UNPACED, Pace
from bot.web.server import listen
from facts.library import Library
from tests.fake_telegram import FakeTelegram
from tests.reading import read_here
from tests.telegram.reports import OWN
from tests.telegram.scripted import Scripted

ORIGIN = "https://bot.test"
SECRET = "webhook-secret_42"


class Served(FakeTelegram):
    """A fake server whose bots take updates in by one mode."""

    def __init__(self, mode: str, *, privacy: bool = True) -> None:
        super().__init__(privacy=privacy, patience=20.0)
        self.mode = mode


def in_mode(*modes: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("mode", modes, indirect=True)


BOTH_MODES = in_mode("polling", "webhook")


@pytest.fixture
def mode(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "polling")


@pytest.fixture
async def tg(mode: str) -> AsyncIterator[Served]:
    async with Served(mode) as telegram:
        yield telegram


@pytest.fixture
async def loud_tg(mode: str) -> AsyncIterator[Served]:
    """A bot with privacy mode off."""
    async with Served(mode, privacy=False) as telegram:
        yield telegram


def settings_for(tg: Served, **env: str) -> Settings:
    variables = {"BOT_TOKEN": tg.token, "BOT_API_URL": tg.url, "STORE": ":memory:"}
    if tg.mode == "webhook":
        hook = {"PUBLIC_URL": ORIGIN, "WEBHOOK_SECRET": SECRET}
        variables |= {"TELEGRAM_MODE": "webhook", **hook}
    return load_settings({**variables, **env}, env_file=None)


def web_address(tg: FakeTelegram) -> str:
    """Where the bot's web server is."""
    return tg.backend.webhook.proxies[ORIGIN]


def listener_for(tg: FakeTelegram) -> socket.socket:
    """A free port for the bot's web server, which the fake server reaches as PUBLIC_URL."""
    listener = listen("127.0.0.1", 0)
    tg.backend.webhook.proxies[ORIGIN] = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return listener


@contextlib.asynccontextmanager
async def serving(tg: Served, engine, settings: Settings, store: Store | None = None, **more):
    """The whole bot as `bot.service` runs it; its Application, once it handles updates."""
    stop, up = asyncio.Event(), asyncio.get_running_loop().create_future()
    listener = listener_for(tg) if wants_web(settings) else None
    task = asyncio.create_task(
        serve(settings, engine, stop=stop, store=store, listener=listener, up=up.set_result, **more)
    )
    try:
        await asyncio.wait({task, up}, return_when=asyncio.FIRST_COMPLETED)
        if up.done():
            yield up.result()
    finally:
        stop.set()
        async with asyncio.timeout(30):
            await task


@contextlib.asynccontextmanager
async def running(
    tg: Served, engine, store: Store | None = None, *, pace: Pace = UNPACED, **env: str
):
    """The bot at work without limits; the settings' variables by name."""
    settings = settings_for(tg, **{"USER_RATE": "0", "CHAT_RATE": "0", **env})
    async with serving(tg, engine, settings, store, pace=pace) as application:
        yield application


@pytest.fixture
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of chats are read in this process, each once for all tests."""
    monkeypatch.setattr(keeping, "read_apart", read_here)


@pytest.fixture
def core(library: Library) -> Scripted:
    return Scripted(library)


@pytest.fixture
def own_documents(tmp_path: Path) -> dict[str, str]:
    """What a bot needs to keep the documents of chats; a test that uses it has `bot` keep them."""
    return {**OWN, "DATA_DIR": str(tmp_path)}


@pytest.fixture
async def bot(tg: Served, core: Scripted, request: pytest.FixtureRequest):
    own = "own_documents" in request.fixturenames
    env = request.getfixturevalue("own_documents") if own else {"ADMIN_IDS": "999"}
    async with running(tg, core, **env) as application:
        yield application
