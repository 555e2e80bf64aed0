"""The real Application against the fake Bot API server, by polling over loopback."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from bot.settings import Settings, load_settings
from bot.store import Store
from bot.telegram.application import build, deps_of, started
from bot.telegram.intake import Poller
from bot.telegram.pacing import UNPACED, Pace
from facts.library import Library, load_library
from tests.fake_telegram import FakeTelegram
from tests.telegram.scripted import Scripted


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def loud_tg() -> AsyncIterator[FakeTelegram]:
    """A bot with privacy mode off."""
    async with FakeTelegram(privacy=False) as telegram:
        yield telegram


def settings_for(tg: FakeTelegram, **env: str) -> Settings:
    variables = {"BOT_TOKEN": tg.token, "BOT_API_URL": tg.url, "STORE": ":memory:"}
    return load_settings({**variables, **env}, env_file=None)


@contextlib.asynccontextmanager
async def running(
    tg: FakeTelegram, engine, store: Store | None = None, *, pace: Pace = UNPACED, **env: str
):
    """The bot at work; the settings' variables by name."""
    settings = settings_for(tg, **{"USER_RATE": "0", "CHAT_RATE": "0", **env})
    async with contextlib.AsyncExitStack() as stack:
        if store is None:
            store = await stack.enter_async_context(Store.open(settings.store_path))
        application = build(settings, engine, store, pace=pace)
        await stack.enter_async_context(started(application))
        polling = asyncio.create_task(Poller(application, deps_of(application)).run())
        try:
            yield application
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)


Start = Callable[..., AbstractAsyncContextManager]


@pytest.fixture
def core(library: Library) -> Scripted:
    return Scripted(library)


@pytest.fixture
async def bot(tg: FakeTelegram, core: Scripted):
    async with running(tg, core, ADMIN_IDS="999") as application:
        yield application
