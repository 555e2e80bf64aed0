"""Adding a document in a real Chromium: chosen, dropped, refused; with and without JavaScript."""

import json
from pathlib import Path

import httpx
import pytest

from bot.running.settings import load_settings
from bot.shelf.cache import Cache
from bot.shelf.engines import Engines
from bot.shelf.shelf import Shelf
from bot.web.app import create_app
from bot.web.limits import RateLimit
from bot.web.shelving import Shelving
from bot.web.visitors import Visitors
from tests.reading import read_here
from tests.web.chromium import DESKTOP, PHONE
from tests.web.live import live
from tests.web.test_accessibility import AXE, RUN
from tests.web.test_browser import HEADLINE, ask
from tests.web.test_elements import validate
from tests.web.test_uploads import HARBOUR, LONG

DROP = """(() => {
  const data = new DataTransfer();
  data.items.add(new File([%s], %s, { type: "text/markdown" }));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
})()"""


@pytest.fixture
def server(engine, library, tmp_path):
    shelf = Shelf(tmp_path / "shelf", Cache(None, read_here))
    app = create_app(
        engine,
        library,
        limit=RateLimit(0, 1),
        shelving=Shelving(shelf, Engines(Cache(None, read_here), shelf)),
        visitors=Visitors.of(load_settings({}, env_file=None)),
    )
    with live(app) as address:
        yield address


def choose(page, path: Path) -> None:
    root = page.call("DOM.getDocument")["root"]["nodeId"]
    found = page.call("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
    page.call("DOM.setFileInputFiles", files=[str(path)], nodeId=found)


@pytest.mark.parametrize("script", [True, False])
def test_a_chosen_file_is_asked(tab, server, tmp_path, script):
    (tmp_path / "harbour.md").write_bytes(HARBOUR)
    page = tab(PHONE)
    if not script:
        page.disable_javascript()
    page.open(f"{server}/")
    choose(page, tmp_path / "harbour.md")
    page.click("form.add button")
    page.loaded()
    assert page.js("location.pathname") == "/d/harbour"
    if script:
        ask(page, "How many ships in 2024?")
        assert page.js(HEADLINE) == "4,120 ships"
    assert page.problems == []


def test_a_dropped_file_is_asked(tab, server):
    page = tab(DESKTOP)
    page.open(f"{server}/")
    page.js(DROP % (json.dumps(HARBOUR.decode()), '"harbour.md"'))
    page.loaded()
    assert page.js("location.pathname") == "/d/harbour"
    assert page.problems == []


def test_a_file_that_is_too_large_is_not_sent(tab, server):
    page = tab(PHONE)
    page.open(f"{server}/")
    page.js(DROP % ("new Uint8Array(20 * 1024 * 1024 + 1)", '"x.txt"'))
    assert page.until("document.querySelector('form.add .warning')?.textContent") == (
        "This file is larger than 20 MB: split it, or add it in the terminal (footnote add FILE)."
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_pages_of_a_shelf_are_valid(server, tmp_path, language):
    pages = tmp_path / "pages"
    pages.mkdir()
    with httpx.Client(base_url=server, headers={"Accept-Language": language}) as client:
        for name, data in (("harbour.md", HARBOUR), ("long.md", LONG)):
            client.post("/documents", files={"file": (name, data)})
        paths = {
            "list": "/",
            "document": "/d/harbour",
            "place": "/d/harbour?q=How+much+timber+in+2024%3F&s=s5",
            "long": "/d/long",
            "part": "/d/long/page/2?s=s200",
            "missing": "/d/nothing",
        }
        for name, path in paths.items():
            response = client.get(path)
            (pages / f"{name}.html").write_text(response.text, encoding="utf-8")
        refused = client.post("/documents")
        (pages / "refused.html").write_text(refused.text, encoding="utf-8")
    assert validate(pages) == (0, "")


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "zh")])
def test_the_list_of_documents_is_accessible(tab, server, tmp_path, scheme, language):
    if not AXE.is_file():
        pytest.skip("no axe-core here (npm ci --prefix tests/web)")
    (tmp_path / "harbour.md").write_bytes(HARBOUR)
    page = tab(PHONE, language=language, prefers_color_scheme=scheme)
    page.open(f"{server}/")
    choose(page, tmp_path / "harbour.md")
    page.click("form.add button")
    page.loaded()
    found = {}
    for path in ("/", "/d/harbour", "/d/harbour?q=How+much+timber+in+2024%3F", "/d/harbour?s=s4"):
        page.open(f"{server}{path}")
        page.js(f"{AXE.read_text(encoding='utf-8')}; true")
        found[path], _ = page.js(RUN)
    assert found == {path: [] for path in found}
