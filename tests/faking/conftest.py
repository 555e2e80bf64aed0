"""A fake server, a bot of python-telegram-bot's on it, and people."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import (
    Bot,
)

from tests.fake_telegram import Conversation, FakeTelegram, User


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(tg.token, base_url=tg.base_url, base_file_url=tg.base_file_url) as bot:
        yield bot


@pytest.fixture
async def http(tg: FakeTelegram) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{tg.base_url}{tg.token}/") as client:
        yield client


@pytest.fixture
def alice(tg: FakeTelegram) -> User:
    return tg.user("Alice", username="alice")


@pytest.fixture
def bob(tg: FakeTelegram) -> User:
    return tg.user("Bob", language="zh-hans")


@pytest.fixture
def chat(tg: FakeTelegram, alice: User) -> Conversation:
    return tg.private(alice)
