"""The web application in process: pages, probes, the ask API and its refusals."""

import httpx
import pytest

from bot.engine import Engine
from bot.web.app import create_app
from facts.library import load_library


@pytest.fixture(scope="module")
def app():
    library = load_library()
    return create_app(Engine(library), library)


@pytest.fixture
async def client(app):
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://reader.test") as client:
        yield client


async def test_the_root_leads_to_the_document(client):
    response = await client.get("/")
    assert (response.status_code, response.headers["location"]) == (307, "/d/china-trade-2025")


async def test_a_cited_sentence_is_marked_on_the_page(client):
    response = await client.get("/d/china-trade-2025", params={"s": "s45"})
    assert response.status_code == 200
    assert response.text.count('id="s45"') == 1
    assert len(response.content) <= 150_000


async def test_pages_forbid_everything_from_elsewhere(client):
    response = await client.get("/d/china-trade-2025")
    assert response.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


async def test_probes(client):
    health, ready = await client.get("/healthz"), await client.get("/readyz")
    assert (health.status_code, health.text) == (200, "ok\n")
    assert ready.json() == {"ready": True, "checks": {"library": True}}


async def test_the_api_answers_by_the_contract(client):
    question = "What did Zhejiang export via new formats?"
    response = await client.post("/api/ask", json={"question": question})
    answer = response.json()
    assert response.status_code == 200
    assert answer["status"] == "answered"
    assert [(f["value"], f["unit"], f["text"]) for f in answer["figures"]] == [
        ("900000000000", "CNY", "over 900 billion yuan")
    ]
    assert [c["sentence_id"] for c in answer["citations"]] == ["s45"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "text"),
    [
        (
            b"{",
            "text/plain",
            415,
            "Send the question as JSON, with Content-Type: application/json.",
        ),
        (b"x" * 100_000, "application/json", 413, "The body is too large: at most 16384 bytes."),
    ],
)
async def test_a_bad_body_gets_a_sentence(client, body, kind, status, text):
    response = await client.post("/api/ask", content=body, headers={"content-type": kind})
    assert (response.status_code, response.json()["answer"]) == (status, text)


async def test_an_unknown_page(client):
    assert (await client.get("/nope")).status_code == 404
