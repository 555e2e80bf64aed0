"""Make the pictures: `python -m tests.pictures [FOLDER]`, by default deploy/pictures."""

import asyncio
import base64
import sys
import tempfile
from pathlib import Path

import httpx

from bot.entry.library_engine import Engine
from bot.running.settings import load_settings
from bot.shelf.cache import Cache
from bot.shelf.engines import Engines
from bot.shelf.shelf import Shelf
from bot.web.app import create_app
from bot.web.shelving import Shelving
from bot.web.visitors import Visitors
from facts.library import load_library
from tests.fake_telegram.views import Message
from tests.pictures.chat import chat_html
from tests.pictures.report import NAME, report
from tests.telegram.conftest import Served, running
from tests.telegram.reports import OWN, asks
from tests.web.chromium import Chromium, Page, find
from tests.web.live import live

FOLDER = Path(__file__).parents[2] / "deploy" / "pictures"
MOST_BYTES = 80_000  # a picture of a README that loads at once
_QUALITY = 82
_PHONE = (390, 844)
_WIDE = (1100, 760)
_QUESTION = "How many visitors did the Old Mill have in 2024?"
_NEXT = "and in 2023?"
_CLAIM = "/check The Glass House had 30,000 visitors in 2024"


async def chats(pdf: bytes, data: Path) -> dict[str, str]:
    """What is said about the report in Telegram, as pages by the names of their pictures."""
    async with Served("polling") as tg:
        engine = Engine(load_library())
        async with running(tg, engine, **OWN, DATA_DIR=str(data)):
            ada = tg.user("Ada")
            chat = tg.private(ada)

            async def sent(first: int) -> list[Message]:
                return [message for message in chat.history if message.id >= first]

            file = await chat.sends_file(ada, NAME, pdf)
            await chat.reply()
            await chat.edited(timeout=60)
            await asks(chat, ada, _QUESTION)
            asked = await sent(file.id)
            checked = (await asks(chat, ada, _NEXT)).id - 1
            await asks(chat, ada, _CLAIM)
            checks = await sent(checked)
            review = await asks(chat, ada, "/review")
            reviewed = [message for message in chat.history if message.id == review.id]
            await chat.presses(ada, review, "✅ Accept all 6 of the table")
            review = await chat.edited()
            await chat.presses(ada, review, next(b for [b] in review.labels[2:3]))
            await chat.edited()
            menu = await asks(chat, ada, "/chart 2024")
            await chat.presses(ada, menu, menu.labels[-1][0])
            await chat.reply(timeout=60)
            drawn = await sent(menu.id)
            return {
                name: chat_html(messages, tg.bot.id)
                for name, messages in (
                    ("answer", asked), ("check", checks), ("review", reviewed), ("chart", drawn),
                )
            }  # fmt: skip


def photographed(page: Page, html: str) -> bytes:
    """A page as long as it is, as WebP."""
    frame = page.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
    page.call("Page.setDocumentContent", frameId=frame, html=html)
    page.until("[...document.images].every((one) => one.complete)")
    return _shot(page, _PHONE[0], page.js("document.body.offsetHeight"))


def _shot(page: Page, width: int, height: int) -> bytes:
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    found = page.call("Page.captureScreenshot", format="webp", quality=_QUALITY, clip=clip,
                      captureBeyondViewport=True)  # fmt: skip
    return base64.b64decode(found["data"])


def pages(browser: Chromium, pdf: bytes, data: Path) -> dict[str, bytes]:
    """The web's pages about the report."""
    shelf = Shelf(data / "shelf", Cache())
    (data / NAME).write_bytes(pdf)
    entry, _ = shelf.add(data / NAME, "linden")
    engines = Engines(Cache(), shelf)
    core = engines.open([entry.name])
    app = create_app(
        core,
        core.library,
        shelving=Shelving(shelf, engines),
        visitors=Visitors.of(load_settings({}, env_file=None)),
    )
    with live(app) as address:
        found = {}
        page = browser.page(_WIDE, prefers_color_scheme="light")
        page.call("Network.setExtraHTTPHeaders", headers={"Accept-Language": "en"})
        question = str(httpx.QueryParams({"q": _QUESTION}))
        page.open(f"{address}/d/linden?{question}")
        place = page.js("document.querySelector('a.place, .where a').href")
        page.open(place)
        page.click(".picture summary")
        page.until("document.querySelector('.picture img').naturalWidth")
        page.js("scrollTo(0, 0)")
        found["source"] = _shot(page, _WIDE[0], min(1560, page.js("document.body.offsetHeight")))
        page.open(f"{address}/d/linden/review")
        found["review-web"] = _shot(page, *_WIDE)
        page.close()
        return found


def main(folder: Path = FOLDER) -> int:
    """Write the pictures; 1 where one is too large."""
    program = find()
    if program is None:
        sys.stderr.write("no Chromium here (Debian: apt-get install chromium)\n")
        return 3
    folder.mkdir(parents=True, exist_ok=True)
    browser = Chromium(program)
    try:
        pdf = report(browser)
        with tempfile.TemporaryDirectory() as data:
            html = asyncio.run(chats(pdf, Path(data) / "chats"))
            page = browser.page(_PHONE, prefers_color_scheme="light")
            made = {name: photographed(page, one) for name, one in html.items()}
            made |= pages(browser, pdf, Path(data))
    finally:
        browser.close()
    for name, picture in made.items():
        (folder / f"{name}.webp").write_bytes(picture)
        sys.stdout.write(f"{name}.webp: {len(picture)} bytes\n")
    return int(any(len(picture) > MOST_BYTES for picture in made.values()))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
