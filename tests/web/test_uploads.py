"""Documents on the web: listed, chosen, added and refused; a shelf is seen at its machine only."""

import asyncio
import re
import threading
from collections import Counter

import httpx
import pytest

from bot.answering.engine import open_documents
from bot.running.settings import load_settings
from bot.shelf.cache import Cache
from bot.shelf.engines import Engines
from bot.shelf.shelf import Shelf
from bot.web.app import create_app
from bot.web.limits import RateLimit
from bot.web.multipart import Sent, file_in
from bot.web.shelving import MOST_BYTES, Shelving
from bot.web.visitors import Visitors
from index.readers.sandbox import read_apart
from tests.reading import read_here
from tests.web.conftest import DOCUMENT
from tests.web.test_conversation import headline, text_of

HERE = "http://127.0.0.1:8080"
HARBOUR = b"""# Harbour report

The harbour handled 4,120 ships in 2024. Its crane is called Berta.

| Cargo | 2023 | 2024 |
|---|---|---|
| Timber | 120 tonnes | 140 tonnes |
| Coal | 80 tonnes | 75 tonnes |
"""
ORCHARD = b"# Orchard report\n\nThe orchard sold 912 pears in 2024.\n"
LONG = b"# Long report\n\n" + b"\n\n".join(b"Line %d holds %d stones." % (n, n) for n in range(400))


def settings(**env):
    return load_settings(env, env_file=None)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf", Cache(None, read_here))


@pytest.fixture
def client_at(engine, library, shelf):
    """A client at an address, of a server with some settings, at some address of its own."""
    opened = []

    def client(at="127.0.0.1", url=HERE, visitors=None, **more):
        engines = Engines(Cache(None, read_here), shelf)
        app = create_app(
            engine,
            library,
            limit=RateLimit(0, 1),
            shelving=Shelving(shelf, engines),
            visitors=visitors or Visitors.of(settings()),
            **more,
        )
        transport = httpx.ASGITransport(app=app, client=(at, 1234))
        opened.append(httpx.AsyncClient(transport=transport, base_url=url))
        return opened[-1]

    return client


async def add(client, data=HARBOUR, name="harbour.md", language="en", **headers):
    return await client.post(
        "/documents", files={"file": (name, data)}, headers={"Accept-Language": language, **headers}
    )


def problem(response):
    found = re.search(r'<p class="warning" role="alert">(.*?)</p>', response.text)
    return response.status_code, text_of(found[1]) if found else None


def listed(page):
    rows = re.search(r'<ul class="documents">(.*?)</ul>', page, re.DOTALL)[1]
    return [
        (address, text_of(title), text_of(about))
        for address, title, about in re.findall(r'<li><a href="(.*?)">(.*?)</a>(.*?)</li>', rows)
    ]


# ---------------------------------------------------------------------- adding and asking


async def test_a_file_is_added_listed_and_asked(client_at, library):
    client = client_at()
    assert listed((await client.get("/")).text) == [(DOCUMENT, library.about.title, "")]
    added = await add(client)
    assert (added.status_code, added.headers["location"]) == (303, "/d/harbour")
    assert listed((await client.get("/")).text) == [
        (DOCUMENT, library.about.title, ""),
        ("/d/harbour", "Harbour report", "harbour · Tables: 1 · Figures: 8"),
    ]
    page = (await client.get("/d/harbour", params={"q": "How many ships in 2024?"})).text
    assert headline(page) == "4,120 ships"
    where = re.search(r'<span lang="en">(.*?)</span></p></figcaption>', page)[1]
    assert where == "Harbour report"
    assert '<a href="/">Documents</a>' in page


async def test_a_place_in_a_table_is_marked(client_at):
    client = client_at()
    await add(client)
    page = (await client.get("/d/harbour", params={"q": "How much timber in 2024?"})).text
    address = re.search(r'<a href="([^"]*)" class="place">', page)[1].replace("&amp;", "&")
    place = (await client.get(address)).text
    row = re.search(r'<tr id="s\d+" class="s cited">.*?</tr>', place)[0]
    assert row == (
        f'<tr id="{address.rpartition("#")[2]}" class="s cited"><th scope="row">Timber</th>'
        '<td>120 tonnes</td><td><mark class="n here">140 tonnes</mark></td></tr>'
    )


async def test_the_same_file_again_is_the_same_document(client_at, shelf):
    client = client_at()
    for name in ("harbour.md", "copy.md"):
        assert (await add(client, name=name)).headers["location"] == "/d/harbour"
    assert [entry.name for entry in shelf.entries()] == ["harbour"]


async def test_what_is_removed_is_gone_and_what_comes_after_is_new(client_at, shelf):
    client = client_at()
    await add(client)
    assert "4,120" in (await client.get("/d/harbour")).text
    shelf.remove("harbour")
    gone = await client.get("/d/harbour")
    assert (gone.status_code, "4,120" in gone.text) == (404, False)
    await add(client, ORCHARD, "harbour.md")
    page = (await client.get("/d/harbour")).text
    assert ("912 pears" in page, "4,120" in page) == (True, False)


async def test_a_file_that_is_missing_gets_a_sentence(client_at, shelf):
    client = client_at()
    await add(client)
    for file in (shelf.folder / "harbour" / "source").iterdir():
        file.unlink()
    response = await client.get("/d/harbour")
    assert response.status_code == 404
    assert 'the file of "harbour" is missing from the shelf' in text_of(response.text).replace(
        "&quot;", '"'
    )


async def test_a_long_document_is_shown_a_part_at_a_time(client_at):
    client = client_at()
    assert (await add(client, LONG, "long.md")).status_code == 303
    home = (await client.get("/d/long")).text
    assert re.findall(r'<a href="(/d/long/page/\d)" lang="en">(.*?)</a>', home) == [
        (f"/d/long/page/{number}", f"Part {number}") for number in (1, 2, 3)
    ]
    moved = await client.get("/d/long", params={"s": "s200"})
    assert (moved.status_code, moved.headers["location"]) == (
        307,
        "/d/long/page/2?s=s200#s200",
    )
    pages = [(await client.get(f"/d/long/page/{number}")).text for number in (1, 2, 3)]
    assert [re.findall(r'<form id="ask" method="get" action="(.*?)"', page) for page in pages] == [
        ["/d/long"]
    ] * 3
    ids = [name for page in pages for name in re.findall(r'<span id="(s\d+)"', page)]
    assert ids == [f"s{number}" for number in range(1, 401)]
    for number in (0, 4):
        assert (await client.get(f"/d/long/page/{number}")).status_code == 404


class Slow:
    """A reader that waits to be let go."""

    def __init__(self):
        self.entered, self.go = threading.Event(), threading.Event()

    def __call__(self, data, name, *, report):
        self.entered.set()
        assert self.go.wait(10)
        return read_apart(data, name)


async def test_pages_are_served_while_a_file_is_read(engine, library, tmp_path):
    slow = Slow()
    shelf = Shelf(tmp_path / "shelf", Cache(None, slow))
    app = create_app(
        engine,
        library,
        limit=RateLimit(0, 1),
        shelving=Shelving(shelf, Engines(Cache(None, read_here), shelf)),
        visitors=Visitors.of(settings()),
    )
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
        adding = asyncio.create_task(add(client))
        assert await asyncio.to_thread(slow.entered.wait, 10)
        answer = await client.get(DOCUMENT, params={"q": "How much did Zhejiang trade?"})
        assert (headline(answer.text), adding.done()) == ("5.55 trillion yuan 2025", False)
        slow.go.set()
        assert (await adding).status_code == 303


# ---------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("name", "data", "english", "chinese"),
    [
        (
            "empty.md",
            b"",
            "empty.md: This file is empty.",
            "《empty.md》里没有文字：请换一个有文字的文件。",
        ),
        (
            "photo.png",
            b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
            (
                "photo.png: This is a picture, which can't be read: send PDF, DOCX, ODT, PPTX, XLSX, "
                "CSV, HTML, Markdown, EPUB and plain text."
            ),
            (
                "读不了《photo.png》这样的文件：可以读 PDF、Word、ODT、PowerPoint、Excel、CSV、HTML、EPUB、"
                "Markdown 和纯文本。"
            ),
        ),
    ],
)
async def test_a_file_that_can_not_be_read(client_at, shelf, name, data, english, chinese):
    client = client_at()
    found = [problem(await add(client, data, name, language)) for language in ("en", "zh")]
    assert found == [(422, english), (422, chinese)]
    assert shelf.entries() == []


@pytest.mark.parametrize("extra", [1, 50_000])
async def test_a_file_that_is_too_large(client_at, shelf, extra):
    response = await add(client_at(), b"x" * (MOST_BYTES + extra), "x.txt")
    assert problem(response) == (
        413,
        "This file is larger than 20 MB: split it, or add it in the terminal (footnote add FILE).",
    )
    assert shelf.entries() == []


@pytest.mark.parametrize(
    "body", [{"files": {"file": ("", b"")}}, {"data": {"file": "x"}}, {"content": b"x"}]
)
async def test_a_form_without_a_file(client_at, body):
    response = await client_at().post("/documents", **body)
    assert problem(response) == (422, "Choose a file first, then press Add.")


LOCAL = "Documents are added on the machine that serves this page: open it there, or use footnote add FILE."


@pytest.mark.parametrize(
    ("env", "at", "url", "headers", "sentence"),
    [
        ({}, "192.0.2.7", "http://192.0.2.1:8080", {}, LOCAL),
        ({}, "192.0.2.7", HERE, {}, LOCAL),
        ({}, "127.0.0.1", "http://reader.test", {}, LOCAL),  # a name that leads here
        ({}, "127.0.0.1", HERE, {"X-Forwarded-For": "127.0.0.1"}, LOCAL),  # behind a proxy
        ({"WEB_HOST": "0.0.0.0"}, "127.0.0.1", HERE, {}, LOCAL),
        ({"PUBLIC_URL": "https://a.example"}, "127.0.0.1", HERE, {}, LOCAL),
        (
            {"WEB_DOCUMENTS": "off"},
            "127.0.0.1",
            HERE,
            {},
            "Documents can't be added on this page (WEB_DOCUMENTS=off): use footnote add FILE.",
        ),
    ],
)
async def test_who_may_not_add_sees_nothing_of_the_shelf(
    client_at, shelf, tmp_path, env, at, url, headers, sentence
):
    (tmp_path / "orchard.md").write_bytes(ORCHARD)
    shelf.add(tmp_path / "orchard.md")
    client = client_at(at, url, Visitors.of(settings(**env)))
    assert problem(await add(client, **headers)) == (403, sentence)
    assert [entry.name for entry in shelf.entries()] == ["orchard"]
    home = await client.get("/", headers=headers)
    assert (home.status_code, home.headers["location"]) == (307, DOCUMENT)
    for path in (
        "/d/orchard",
        "/d/orchard?q=How+many+pears%3F",
        "/d/orchard?s=s1",
        "/d/orchard/facts",
    ):
        response = await client.get(path, headers=headers)
        assert response.status_code == 404
        assert re.search("912|pear|Orchard", response.text) is None
    refused = (await add(client, **headers)).text
    assert re.search("912|pear|rchard", refused) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_page_of_somebody_else_adds_nothing(client_at, shelf, headers):
    assert problem(await add(client_at(), **headers)) == (
        403,
        "This file was sent by a page of somebody else: add it on this page.",
    )
    assert shelf.entries() == []


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"])
async def test_the_own_page_adds(client_at, host):
    client = client_at(url=f"http://{host}")
    for headers in (
        {"Origin": f"http://{host}"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    ):
        assert (await add(client, **headers)).status_code == 303


# ---------------------------------------------------------------------- several that were named


async def test_several_documents_are_asked_together_and_one_by_one(library):
    documents = [read_apart(HARBOUR, "harbour.md"), read_apart(ORCHARD, "orchard.md")]
    core = open_documents(documents)
    others = [(name, open_documents([d])) for name, d in zip(("a", "b"), documents, strict=True)]
    app = create_app(core, core.library, limit=RateLimit(0, 1), others=others)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://reader.test") as client:
        assert listed((await client.get("/")).text) == [
            ("/d/%2B", "All these documents", ""),
            ("/d/a", "Harbour report", ""),
            ("/d/b", "Orchard report", ""),
        ]
        page = (await client.get("/d/%2B", params={"q": "How many pears were sold in 2024?"})).text
        assert headline(page) == "912 pears"
        place = re.search(r'<a href="([^"]*)" class="place">', page)[1].replace("&amp;", "&")
        assert place.startswith("/d/b?s=s")
        assert '<mark class="n here">912' in (await client.get(place)).text
        alone = (await client.get("/d/a", params={"q": "How many pears were sold in 2024?"})).text
        assert re.search("912|rchard", alone) is None


# ---------------------------------------------------------------------- the form

FORM = (
    b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n'
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n'
    b"Content-Type: text/plain\r\n\r\n%s\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        (b"a.txt", b"one\r\n\r\ntwo\n--b not here\r\n--", Sent("a.txt", b"one\r\n\r\ntwo\n--b not here\r\n--")),
        ("报告.pdf".encode(), bytes(range(256)), Sent("报告.pdf", bytes(range(256)))),
        (b"../../etc/passwd", b"x", Sent("passwd", b"x")),
        (b"C:\\docs\\a.md", b"x", Sent("a.md", b"x")),
        (b"..", b"x", Sent("document", b"x")),
        (b"a%22b.md", b"", Sent('a"b.md', b"")),
        (b"\xe7\x94\xb5" * 90 + b".md", b"x", Sent("电" * 65 + ".md", b"x")),
        (b"", b"x", None),
    ],
)  # fmt: skip
def test_the_file_of_a_form(name, data, expected):
    body = FORM.replace(b"%s", name, 1).replace(b"%s", data, 1)
    assert file_in(body, "multipart/form-data; boundary=b", "file") == expected


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data; boundary=b"),
        (b"--b--\r\n", "multipart/form-data; boundary=b"),
        (b"--b\r\nno header at all\r\n--b--", "multipart/form-data; boundary=b"),
        (FORM, "multipart/form-data"),
        (FORM, "multipart/form-data; boundary="),
        (FORM, "text/plain; boundary=b"),
        (FORM, ""),
    ],
)
def test_what_is_no_form_with_a_file(body, kind):
    assert file_in(body, kind, "file") is None


def test_no_name_of_a_room_is_told_twice():
    from bot.web.server import told_apart

    names = told_apart(["a", "b", "a", "a-2", "a"])
    assert names == ["a", "b", "a-2", "a-2-2", "a-3"]
    assert Counter(names).most_common(1)[0][1] == 1
