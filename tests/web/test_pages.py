"""A page of a PDF as it looks, and what of a page is printed."""

from urllib.parse import quote

import httpx
import pytest

from bot.shelf.cache import Cache
from bot.shelf.shelf import Shelf
from tests.index.pdf_samples import Put, pdf
from tests.reading import read_here
from tests.web.chromium import DESKTOP, PHONE
from tests.web.live import live
from tests.web.pages import PAGES, asking
from tests.web.test_accessibility import AXE, RUN
from tests.web.test_elements import validate
from tests.web.test_review import app_of

REPORT = pdf(*([Put(f"The harbour handled {n},120 ships in 202{n}.", 50, 60)] for n in (3, 4)))
PAGE = "/d/report/page/2"
PICTURE = "/d/report/picture/2"


@pytest.fixture(scope="module")
def server(engine, library, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    shelf = Shelf(folder / "shelf", Cache(None, read_here))
    (folder / "report.pdf").write_bytes(REPORT)
    (folder / "notes.md").write_text("# Notes\n\nIt has 40 cranes.\n")
    for name in ("report.pdf", "notes.md"):
        shelf.add(folder / name)
    with live(app_of(engine, library, shelf)) as address:
        yield address


def test_a_page_has_its_picture(server):
    with httpx.Client(base_url=server, headers={"Accept-Language": "en"}) as client:
        html = client.get(PAGE).text
        assert f'<img src="{PICTURE}" alt="Page 2 as it looks" loading="lazy">' in html
        response = client.get(PICTURE)
        assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
        assert response.headers["cache-control"] == "private, max-age=3600"
        assert response.content.startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/d/report/picture/3", {}),
        ("/d/report/picture/0", {}),
        ("/d/report/picture/x", {}),
        ("/d/notes/picture/1", {}),
        ("/d/china-trade-2025/picture/1", {}),
        (PICTURE, {"Host": "evil.test"}),
        (PICTURE, {"X-Forwarded-For": "192.0.2.1"}),
    ],
)
def test_there_is_no_other_picture(server, path, headers):
    assert httpx.get(server + path, headers=headers).status_code == 404


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_valid(server, tmp_path, language):
    pages = tmp_path / "pages"
    pages.mkdir()
    html = httpx.get(server + PAGE, headers={"Accept-Language": language}).text
    (pages / "page.html").write_text(html, encoding="utf-8")
    assert validate(pages) == (0, "")


def test_the_picture_is_shown_once_it_is_wanted(tab, server):
    page = tab(PHONE)
    page.open(server + PAGE)
    assert [url for url in page.requests if url.endswith(PICTURE)] == []
    page.click(".picture summary")
    assert page.until("document.querySelector('.picture img').naturalWidth") == 1000
    if AXE.is_file():
        page.js(f"{AXE.read_text(encoding='utf-8')}; true")
        assert page.js(RUN)[0] == []
    assert page.problems == []


ASKED = f"{asking('How fast did it grow?')}&c={quote('How much did Zhejiang trade with ASEAN?')}"
SHOWN = "[...document.querySelectorAll(%r)].some((it) => it.getClientRects().length)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_answer_has_its_question_and_nothing_to_press(tab, reader, scheme):
    page = tab(DESKTOP, prefers_color_scheme=scheme)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.open(f"{reader}{ASKED}")
    page.js("document.documentElement.style.setProperty('--ink', '#eeeeee')")  # Telegram's theme
    page.call("Emulation.setEmulatedMedia", media="print", features=features)
    shown = {
        selector: page.js(SHOWN % selector)
        for selector in (".question", ".turns", ".headline", "blockquote", ".top", ".ask",
                         ".chips", ".text", ".contents", ".copy")
    }  # fmt: skip
    assert shown == {
        ".question": True, ".turns": True, ".headline": True, "blockquote": True, ".top": False,
        ".ask": False, ".chips": False, ".text": False, ".contents": False, ".copy": False,
    }  # fmt: skip
    colour = "getComputedStyle(document.querySelector(%r)).%s"
    assert page.js(colour % (".headline", "color")) == "rgb(0, 0, 0)"
    assert page.js(colour % (".card", "backgroundColor")) == "rgb(255, 255, 255)"
    page.open(reader + PAGES["article"])
    assert page.js(SHOWN % ".text") is True
