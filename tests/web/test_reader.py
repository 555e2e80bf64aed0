"""The pages over HTTP: languages, what is kept, and that whatever is asked stays text."""

import hashlib
import re

import httpx
import pytest

from bot.web.app import create_app
from bot.web.limits import RateLimit
from bot.web.site import TYPES, static
from tests.web.conftest import DOCUMENT

PAGES = [DOCUMENT, f"{DOCUMENT}?s=s45", f"{DOCUMENT}/facts", f"{DOCUMENT}/charts"]


@pytest.fixture
async def client(engine, library):
    app = create_app(engine, library, limit=RateLimit(0, 1))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://reader.test") as client:
        yield client


async def test_the_root_leads_to_the_document(client):
    response = await client.get("/")
    assert (response.status_code, response.headers["location"]) == (307, DOCUMENT)


async def test_a_question_at_the_root_is_asked_of_the_document(client):
    response = await client.get("/?q=Why%3F&lang=zh")
    assert response.status_code == 307
    assert response.headers["location"] == f"{DOCUMENT}?q=Why%3F&lang=zh"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("zh", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.5,zh-TW", "zh-hant"),
        ("de,fr;q=0.9", "en"),
        ("de,zh;q=0.9,en;q=0.8", "zh"),
        ("zh;q=x,en", "en"),
        ("zh;q=0,en;q=0.1", "en"),
        ("," * 5000, "en"),
    ],
)
async def test_the_language_of_the_pages(client, accepted, language):
    headers = {} if accepted is None else {"Accept-Language": accepted}
    for path in (*PAGES, "/nothing"):
        response = await client.get(path, headers=headers)
        assert re.search(r'<html lang="([\w-]+)">', response.text)[1] == language
        assert "Accept-Language" in response.headers["vary"]


@pytest.mark.parametrize(("language", "title"), [("en", "Nothing here"), ("zh", "这里没有内容")])
@pytest.mark.parametrize("path", ["/nothing", "/d/other", "/d/other/facts", f"{DOCUMENT}/"])
async def test_an_address_that_there_is_not(client, language, title, path):
    response = await client.get(path, headers={"Accept-Language": language})
    assert response.status_code == 404
    assert f"<h1>{title}</h1>" in response.text
    assert f'href="{DOCUMENT}"' in response.text
    assert '<meta name="robots" content="noindex">' in response.text
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_that_is_known_is_not_sent_again(client, path):
    first = await client.get(path)
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-cache")
    etag = first.headers["etag"]
    assert etag == f'W/"{hashlib.sha256(first.content).hexdigest()[:20]}"'
    again = await client.get(path, headers={"If-None-Match": f'"x", {etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    chinese = {"If-None-Match": etag, "Accept-Language": "zh"}
    assert (await client.get(path, headers=chinese)).status_code == 200


async def test_an_answer_has_no_etag(client):
    response = await client.get(DOCUMENT, params={"q": "hello"})
    assert "etag" not in response.headers


@pytest.mark.parametrize("path", [*PAGES, "/robots.txt", "/static/reader.css", "/healthz"])
async def test_head_is_get_without_the_body(client, path):
    plain = {"Accept-Encoding": "identity"}
    got, head = await client.get(path, headers=plain), await client.head(path, headers=plain)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == got.headers


async def test_robots(client):
    response = await client.get("/robots.txt")
    assert response.text == "User-agent: *\nDisallow: /api/\n"


@pytest.mark.parametrize("name", TYPES)
async def test_a_static_file_is_kept_as_long_as_it_is_the_same(client, library, name):
    address = static(name)
    current = await client.get(address)
    assert current.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert current.headers["content-type"] == TYPES[name]
    for other in (f"/static/{name}", f"/static/{name}?v=000000000000"):
        response = await client.get(other)
        assert (response.content, response.headers["cache-control"]) == (
            current.content,
            "no-cache",
        )


async def test_pages_are_compressed(client):
    response = await client.get(DOCUMENT, headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) < 20_000


EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;"
SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;lt;"


@pytest.mark.parametrize(
    ("path", "params", "shown"),
    [
        (DOCUMENT, {"q": EVIL}, f'value="{SAFE}"'),
        (DOCUMENT, {"q": "hello", "c": EVIL}, f'name="c" value="{SAFE}"'),
        (f"{DOCUMENT}/facts", {"find": EVIL}, f'value="{SAFE}"'),
        (DOCUMENT, {"s": EVIL}, ""),
        (f"{DOCUMENT}/facts", {"kind": EVIL, "sort": EVIL, "subject": EVIL}, ""),
    ],
)
async def test_what_an_address_says_stays_text(client, path, params, shown):
    text = (await client.get(path, params=params)).text
    assert shown in text
    assert "<img" not in text
    assert "alert(1)</script>" not in text


async def test_a_question_without_an_answer_has_its_status(client):
    response = await client.get(DOCUMENT, params={"q": "x" * 1001})
    assert response.status_code == 422
    assert "That is too long for a question (1001 characters; at most 1000)." in response.text


async def test_every_sentence_is_a_target_once(client, library):
    text = (await client.get(DOCUMENT)).text
    ids = re.findall(r'<span id="(s\d+)" class="s">', text)
    headings = {s.id for s in library.document.sentences} - set(ids)
    assert len(ids) == len(set(ids))
    assert [i for i in sorted(headings) if f'id="{i}"' not in text and i != "s1"] == []


async def test_a_contradiction_links_the_sentences_that_make_it(client):
    text = (await client.get(f"{DOCUMENT}/charts")).text
    warning = re.search(r'<div class="warning">.*?</div>', text, re.DOTALL)[0]
    figures = re.findall(r'<a href="[^"]*#(s\d+)"><b lang="en">([^<]*)</b></a>', warning)
    assert [figure for _, figure in figures] == [
        "4.547 trillion yuan",
        "9.49 trillion yuan",
        "5.55 trillion yuan",
        "34.11 trillion yuan",
    ]
