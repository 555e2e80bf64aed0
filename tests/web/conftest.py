"""The application on a loopback port, and a browser."""

from collections.abc import Iterator

import pytest

from bot.entry.library_engine import Engine
from bot.web.app import create_app
from bot.web.limits import RateLimit
from facts.library import Library
from tests.web.chromium import Chromium, find
from tests.web.live import live

DOCUMENT = "/d/china-trade-2025"


@pytest.fixture(scope="session")
def reader(engine: Engine, library: Library) -> Iterator[str]:
    """The address of a reader that any number of questions may be put to."""
    with live(create_app(engine, library, limit=RateLimit(0, 1))) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    program = find()
    if program is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    browser = Chromium(program)
    try:
        yield browser
    finally:
        browser.close()


@pytest.fixture
def tab(chromium: Chromium):
    """Open tabs: `tab(size, prefers_color_scheme=…, language=…)`; they are closed at the end."""
    opened = []

    def open_tab(size, *, language="en", **media):
        page = chromium.page(size, **media)
        page.call("Network.setExtraHTTPHeaders", headers={"Accept-Language": language})
        opened.append(page)
        return page

    yield open_tab
    for page in opened:
        page.close()
