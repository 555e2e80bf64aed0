"""Drafted figures reviewed on the web: a form a decision, by mouse, by keyboard, without JavaScript."""

import re
import shutil

import httpx
import pytest

from bot.running.settings import load_settings
from bot.shelf.cache import Cache
from bot.shelf.engines import Engines
from bot.shelf.entries import entry_of
from bot.shelf.shelf import Shelf
from bot.web.app import create_app
from bot.web.limits import RateLimit
from bot.web.reader import PART
from bot.web.shelving import Shelving
from bot.web.visitors import Visitors
from facts.library import load_library
from tests.reading import read_here
from tests.web.chromium import DESKTOP, PHONE
from tests.web.live import live
from tests.web.test_accessibility import AXE, RUN
from tests.web.test_elements import validate

HARBOUR = b"""# Harbour report

The North employs 5,800 dockers. Exports rose 3% to $5 billion in 2023. It has about 40 cranes.

## Trade by region (in millions of euros)

| Region | 2022 | 2023 |
|---|---|---|
| North | 1,200 | (300) |
| South | 80 | 80 |
"""
REVIEW = "/d/harbour/review"


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf", Cache(None, read_here))


def app_of(engine, library, shelf, **more):
    return create_app(
        engine,
        library,
        limit=RateLimit(0, 1),
        shelving=Shelving(shelf, Engines(Cache(None, read_here), shelf)),
        visitors=Visitors.of(load_settings(more, env_file=None)),
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A shelf with the report, which no test changes: each has a copy."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "harbour.md").write_bytes(HARBOUR)
    Shelf(folder / "shelf", Cache(None, read_here)).add(folder / "harbour.md")
    return folder


@pytest.fixture
def server(engine, library, shelf, kept, tmp_path):
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    with live(app_of(engine, library, shelf)) as address:
        yield address


@pytest.fixture
def client(server):
    with httpx.Client(base_url=server, headers={"Accept-Language": "en"}) as client:
        yield client


def state(html: str) -> tuple[str, str, str]:
    """The figure that is asked about, how far one is, and what is said."""
    figure = re.search(r"<h2><mark[^>]*>([^<]*)", html)
    number = re.search(r'aria-label="([^"]* of [^"]*)"', html)
    said = re.search(r'role="alert">([^<]*)', html)
    return tuple(found[1] if found else "" for found in (figure, number, said))


def sends(client, act: str, **fields):
    """Send the form of the page as it is, with other fields: the page after."""
    html = client.get(REVIEW).text
    form = {
        name: re.search(rf'name="{name}" value="([^"]*)"', html)[1]
        for name in ("label", "unit", "period")
    }
    form["at"] = re.search(r'name="at" value="([^"]*)"', html)[1]
    return client.post(REVIEW, data={**form, **fields, "act": act}, follow_redirects=True)


def test_from_a_table_to_an_answer(client, shelf):
    assert state(client.get(REVIEW).text) == ("1,200", "1 of 8", "")
    page = sends(client, "accept_all").text
    assert state(page) == ("5,800 dockers", "5 of 8", "")
    assert "Accepted: 4 · Rejected: 0 · Skipped: 0" in page
    asked = {"params": {"q": "What is the stevedore headcount?"}, "headers": {PART: "talk"}}
    assert "dockers" not in client.get("/d/harbour", **asked).text
    page = sends(client, "accept", label="Stevedore  headcount", period="2023").text
    assert state(page) == ("about 40 cranes", "6 of 8", "")
    assert "dockers" in client.get("/d/harbour", **asked).text
    facts = load_library(entry_of("harbour", shelf)).facts
    assert [(fact.en, fact.period) for fact in facts][-1] == ("Stevedore headcount", "2023")
    assert len(facts) == 5
    sends(client, "undo")
    sends(client, "undo")
    sends(client, "undo")
    assert state(client.get(REVIEW).text) == ("1,200", "1 of 8", "")
    assert load_library(entry_of("harbour", shelf)).facts == ()


@pytest.mark.parametrize(
    ("act", "fields", "status", "after"),
    [
        ("save", {"unit": "EUR"}, 422,
         ("3%", "7 of 8", "Not changed: the unit isn&#x27;t the one that is printed.")),
        ("accept", {"unit": "EUR"}, 422,
         ("3%", "7 of 8", "Not accepted: the unit isn&#x27;t the one that is printed.")),
        ("accept", {"label": " "}, 422, ("3%", "7 of 8", "A fact needs a label.")),
        ("accept", {"at": "1"}, 422,
         ("3%", "7 of 8", "That figure was decided already; this is the next one.")),
        ("rename", {"label": "Exports"}, 200, ("3%", "7 of 8", "Renamed in 2 facts.")),
        ("save", {"label": "Exports"}, 200, ("3%", "7 of 8", "")),
        ("nonsense", {}, 200, ("3%", "7 of 8", "")),
        ("skip_all", {}, 200, ("", "8 of 8", "")),
    ],
)  # fmt: skip
def test_what_is_said(client, act, fields, status, after):
    sends(client, "skip_all")
    sends(client, "drop")
    sends(client, "skip")
    response = sends(client, act, **fields)
    figure, number, said = state(response.text)
    assert (response.status_code, (figure, number, said.replace("'", "&#x27;"))) == (status, after)


def test_a_value_that_no_scale_applies_to(client, shelf):
    page = client.get(REVIEW).text
    assert 'name="value" value="1,200,000,000"' in page
    assert "Read as 1,200,000,000 (× 1,000,000: “in millions of euros”)" in page
    refused = sends(client, "accept", value="7")
    assert (refused.status_code, state(refused.text)[2]) == (
        422,
        "Not accepted: that isn't the figure that is printed.",
    )
    sends(client, "undo")
    assert state(sends(client, "accept", value="1,200").text) == ("(300)", "2 of 8", "")
    [fact] = load_library(entry_of("harbour", shelf)).facts
    assert (fact.value, fact.row.scale) == (1200, None)


STEVEDORES = {"q": "What is the stevedore headcount?"}


def found(client, path: str) -> bool:
    """Whether words that only a reviewed label has lead to the figure."""
    return "dockers" in client.get(path, params=STEVEDORES, headers={PART: "talk"}).text


def test_documents_that_were_named_answer_anew(shelf, tmp_path):
    """One document, and several at once: the pages and the API."""
    (tmp_path / "harbour.md").write_bytes(HARBOUR)
    (tmp_path / "notes.md").write_text("# Notes\n\nThe café sold 900 cakes.\n")
    for name in ("harbour.md", "notes.md"):
        shelf.add(tmp_path / name)
    engines = Engines(Cache(None, read_here), shelf)
    names = ("harbour", "notes")
    both, *others = (engines.open(one) for one in (names, names[:1], names[1:]))
    app = create_app(
        both,
        both.library,
        limit=RateLimit(0, 1),
        others=list(zip(names, others, strict=True)),
        shelving=Shelving(shelf, engines),
        visitors=Visitors.of(load_settings({}, env_file=None)),
    )
    with live(app) as address, httpx.Client(base_url=address) as client:
        client.headers["Accept-Language"] = "en"
        assert [found(client, path) for path in ("/d/harbour", "/d/+")] == [False, False]
        sends(client, "skip_all")
        sends(client, "accept", label="Stevedore headcount")
        assert [found(client, path) for path in ("/d/harbour", "/d/+")] == [True, True]
        api = client.get("/api/ask", params=STEVEDORES).json()
        assert "dockers" in api["answer"]


def test_a_file_that_is_called_as_another_document_is_not_reviewed(shelf, tmp_path):
    (tmp_path / "harbour.md").write_bytes(HARBOUR)
    shelf.add(tmp_path / "harbour.md")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "harbour.md").write_text("# Other\n\nIt has 7 cranes.\n")
    engines = Engines(Cache(None, read_here), shelf)
    core = engines.open([str(tmp_path / "other" / "harbour.md")])
    app = create_app(
        core,
        core.library,
        limit=RateLimit(0, 1),
        shelving=Shelving(shelf, engines),
        visitors=Visitors.of(load_settings({}, env_file=None)),
    )
    with live(app) as address, httpx.Client(base_url=address) as client:
        assert client.get(REVIEW).status_code == 404
        assert client.post(REVIEW, data={"act": "drop_all", "at": "0"}).status_code == 404
    assert not entry_of("harbour", shelf).exists()


def test_another_process_reviews_too(client, server, engine, library, shelf):
    sends(client, "accept_all")
    with live(app_of(engine, library, shelf)) as other, httpx.Client(base_url=other) as second:
        second.headers["Accept-Language"] = "en"
        assert state(sends(second, "drop").text) == ("about 40 cranes", "6 of 8", "")
    assert state(client.get(REVIEW).text) == ("about 40 cranes", "6 of 8", "")


@pytest.mark.parametrize(
    ("headers", "get", "post"),
    [
        ({}, 200, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 200, 403),
        ({"Origin": "https://evil.test"}, 200, 403),
        ({"X-Forwarded-For": "192.0.2.1"}, 404, 404),
        ({"Host": "evil.test"}, 404, 404),
    ],
)
def test_whose_decision_counts(client, headers, get, post):
    at = re.search(r'name="at" value="([^"]*)"', client.get(REVIEW).text)[1]
    form = {"act": "drop", "at": at}
    assert client.get(REVIEW, headers=headers).status_code == get
    assert client.post(REVIEW, data=form, headers=headers).status_code == post
    number = "2 of 8" if post == 303 else "1 of 8"
    assert state(client.get(REVIEW).text)[1] == number


@pytest.mark.parametrize("env", [{"WEB_DOCUMENTS": "off"}, {"ALLOWED_USERS": "7"}])
async def test_where_nobody_adds_nobody_reviews(engine, library, shelf, tmp_path, env):
    (tmp_path / "harbour.md").write_bytes(HARBOUR)
    shelf.add(tmp_path / "harbour.md")
    transport = httpx.ASGITransport(app=app_of(engine, library, shelf, **env))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        assert (await client.get(REVIEW)).status_code in {403, 404}
        assert (await client.post(REVIEW, data={"act": "drop"})).status_code in {403, 404}


def test_what_is_not_on_the_shelf_is_not_reviewed(client):
    assert client.get("/d/china-trade-2025/review").status_code == 404
    assert client.get("/d/nothing/review").status_code == 404
    assert "/review" not in client.get("/d/china-trade-2025").text
    assert f'href="{REVIEW}"' in client.get("/d/harbour").text


@pytest.mark.parametrize("script", [True, False])
def test_by_keyboard_and_by_mouse(tab, server, script):
    page = tab(DESKTOP)
    if not script:
        page.disable_javascript()
    page.open(server + REVIEW)
    figure = "document.querySelector('.draft h2').textContent"
    assert page.js(figure) == "1,200"
    if script:
        page.press("A")
    else:
        page.click("button[value=accept_all]")
    page.loaded()
    assert page.js(figure) == "5,800 dockers"
    assert page.js("document.querySelector('.cited').textContent") == (
        "The North employs 5,800 dockers."
    )
    if script:
        page.press("e")
        page.type("Stevedores")
        page.key("Enter")
    else:
        page.click("button[value=accept]")
    page.loaded()
    assert page.js(figure) == "about 40 cranes"
    if script:
        page.press("u")
        page.loaded()
        assert page.js(figure) == "5,800 dockers"
        assert page.js("document.activeElement.value") == "accept"
    assert page.problems == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_pages_are_valid(client, tmp_path, language):
    pages = tmp_path / "pages"
    pages.mkdir()
    client.headers["Accept-Language"] = language
    (pages / "table.html").write_text(client.get(REVIEW).text, encoding="utf-8")
    (pages / "said.html").write_text(sends(client, "accept", label="").text, encoding="utf-8")
    (pages / "sentence.html").write_text(sends(client, "skip_all").text, encoding="utf-8")
    for _ in range(3):
        last = sends(client, "skip_all").text
    (pages / "done.html").write_text(last, encoding="utf-8")
    assert validate(pages) == (0, "")


@pytest.mark.parametrize(
    ("size", "scheme", "language"),
    [(PHONE, "light", "en"), (PHONE, "dark", "zh"), (DESKTOP, "dark", "en")],
)
def test_the_page_is_accessible(tab, server, client, size, scheme, language):
    if not AXE.is_file():
        pytest.skip("no axe-core here (npm ci --prefix tests/web)")
    axe = AXE.read_text(encoding="utf-8")
    page = tab(size, language=language, prefers_color_scheme=scheme)
    for act in ("accept_all", "skip", "skip", "skip_all", ""):
        page.open(server + REVIEW)
        page.js(f"{axe}; true")
        violations, passes = page.js(RUN)
        assert passes > 10
        assert violations == []
        if act:
            sends(client, act)
