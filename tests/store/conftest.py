"""A store in memory."""

import pytest

from bot.store import (
    Store,
)


@pytest.fixture
async def store():
    async with Store.open(":memory:") as opened:
        yield opened
