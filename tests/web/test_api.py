"""/api/ask: the contract of `ask --json` over HTTP, and a sentence for all that is refused."""

import json

import httpx
import pytest

from bot.batch import to_json
from bot.running.metrics import Metrics
from bot.running.settings import load_settings
from bot.web.app import create_app
from bot.web.limits import RateLimit
from tests.web.initdata import NOW, TOKEN, signed

NEW_FORMATS = "What did Zhejiang export via new formats?"
JSON = {"Content-Type": "application/json"}
KEYS = [
    "id", "question", "language", "status", "answer", "figures", "citations", "reading",
    "calculation", "warnings", "suggestions", "headline", "details", "chart",
]  # fmt: skip


def client_of(engine, library, *, limit=None, **more):
    app = create_app(engine, library, limit=limit or RateLimit(0, 1), **more)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://reader.test")


@pytest.fixture
async def client(engine, library):
    async with client_of(engine, library) as client:
        yield client


def refusal(response):
    """The status and the sentence, where the body has the whole shape of an answer."""
    body = response.json()
    assert list(body) == KEYS
    assert (body["status"], body["headline"]) == ("error", body["answer"])
    assert response.headers["content-type"] == "application/json"
    return response.status_code, body["answer"]


# ---------------------------------------------------------------------- the contract


@pytest.mark.parametrize(
    "question",
    [
        NEW_FORMATS,
        "浙江新业态出口多少？",
        "How much bigger was Guangdong's trade than Zhejiang's?",
        "What did Guangdong trade in 2024?",
        "¿Cuánto exportó Zhejiang?",
        "hello",
    ],
)
async def test_an_answer_is_the_bytes_of_ask_json(client, engine, question):
    expected = to_json(engine.answer(question))
    for _ in range(2):  # made, and remembered
        posted = await client.post("/api/ask", json={"question": question})
        assert (posted.status_code, posted.text) == (200, expected)
    got = await client.get("/api/ask", params={"q": question})
    assert (got.status_code, got.text) == (200, expected)
    assert got.headers["content-type"] == "application/json"
    assert got.headers["cache-control"] == "no-store"


async def test_the_context_completes_a_question(client, engine):
    context = ["How much did Zhejiang trade?"]
    body = {"question": "and Guangdong?", "context": context}
    response = await client.post("/api/ask", json=body)
    assert response.text == to_json(engine.answer("and Guangdong?", context))
    assert [f["text"] for f in response.json()["figures"]] == ["9.49 trillion yuan"]


async def test_only_the_latest_turns_count(client, engine):
    context = ["How much did Zhejiang trade?", *["hello"] * 99]
    response = await client.post(
        "/api/ask", json={"question": "and Guangdong?", "context": context}
    )
    assert response.text == to_json(engine.answer("and Guangdong?", ["hello"] * 6))


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("Zhejiang's trade with ASEAN grew by 16.5%", "supported"),
        ("Shanghai ranks second in service trade", "contradicted"),
    ],
)
async def test_a_claim_is_checked(client, engine, claim, status):
    response = await client.post("/api/ask", json={"question": claim, "kind": "claim"})
    assert response.text == to_json(engine.answer(claim, claim=True))
    assert response.json()["status"] == status


async def test_an_id_comes_back(client, engine):
    name = 'a"\\é\n浙'
    response = await client.post("/api/ask", json={"question": NEW_FORMATS, "id": name})
    assert response.json() == json.loads(to_json(engine.answer(NEW_FORMATS))) | {"id": name}
    again = await client.post("/api/ask", json={"question": NEW_FORMATS})
    assert again.json()["id"] is None


async def test_unknown_keys_are_ignored(client, engine):
    response = await client.post("/api/ask", json={"question": NEW_FORMATS, "mood": [1, {}]})
    assert (response.status_code, response.text) == (200, to_json(engine.answer(NEW_FORMATS)))


async def test_a_charset_is_no_other_type(client):
    kind = {"Content-Type": "Application/JSON; charset=utf-8"}
    response = await client.post("/api/ask", content=b'{"question": "hello"}', headers=kind)
    assert response.status_code == 200


async def test_head_and_options(client):
    head = await client.head("/api/ask", params={"q": NEW_FORMATS})
    assert (head.status_code, head.content) == (200, b"")
    assert refusal(await client.options("/api/ask")) == (405, "Method Not Allowed.")


# ---------------------------------------------------------------------- refusals

EXPECTED = 'Expected an object such as {"question": "…"}. '


@pytest.mark.parametrize(
    ("body", "status", "text"),
    [
        (b"", 400, "The body is not valid JSON."),
        (b"{", 400, "The body is not valid JSON."),
        (b"\xff\xfe", 400, "The body is not valid JSON."),
        (b'{"question": "\\ud800"}', 400, "The body is not valid JSON."),
        (b"[" * 16_000, 400, "The body is not valid JSON."),
        (b'{"question":' * 1_300, 400, "The body is not valid JSON."),
        (b'{"question": NaN}', 422, f"{EXPECTED}question: Input should be a valid string."),
        (b"[]", 422, f"{EXPECTED}Input should be an object."),
        (b"null", 422, f"{EXPECTED}Input should be an object."),
        (b"{}", 422, f"{EXPECTED}question: Field required."),
        (b'{"question": 5}', 422, f"{EXPECTED}question: Input should be a valid string."),
        (b'{"question": null}', 422, f"{EXPECTED}question: Input should be a valid string."),
        (
            b'{"question": "x", "context": "y"}',
            422,
            f"{EXPECTED}context: Input should be a valid array.",
        ),
        (
            b'{"question": "x", "context": [1]}',
            422,
            f"{EXPECTED}context.0: Input should be a valid string.",
        ),
        (
            b'{"question": "x", "kind": "joke"}',
            422,
            f"{EXPECTED}kind: Input should be 'question' or 'claim'.",
        ),
        (
            b'{"question": "x", "language": "de"}',
            422,
            f"{EXPECTED}language: Input should be 'en', 'zh', 'zh-hant', 'es', 'pt' or 'ru'.",
        ),
        (b'{"question": "x", "id": 7}', 422, f"{EXPECTED}id: Input should be a valid string."),
    ],
)
async def test_what_can_not_be_read(client, body, status, text):
    response = await client.post("/api/ask", content=body, headers=JSON)
    assert refusal(response) == (status, text)


@pytest.mark.parametrize("size", [16_385, 100_000])
async def test_a_large_body(client, size):
    body = json.dumps({"question": "x" * (size - 16)}).encode()
    response = await client.post("/api/ask", content=body, headers=JSON)
    assert refusal(response) == (413, "The body is too large: at most 16384 bytes.")


async def test_a_large_body_of_unknown_length(client):
    async def chunks():
        for _ in range(100):
            yield b"x" * 1000

    response = await client.post("/api/ask", content=chunks(), headers=JSON)
    assert refusal(response) == (413, "The body is too large: at most 16384 bytes.")


@pytest.mark.parametrize("length", ["99999999999999999999999999", "100000"])
async def test_a_length_that_is_claimed(client, length):
    headers = {**JSON, "Content-Length": length}
    response = await client.post("/api/ask", content=b"{}", headers=headers)
    assert refusal(response)[0] == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_another_type(client, kind):
    response = await client.post("/api/ask", content=b"{}", headers={"Content-Type": kind})
    text = "Send the question as JSON, with Content-Type: application/json."
    assert refusal(response) == (415, text)


@pytest.mark.parametrize("question", ["", "   ", "\0\0", "?!", "x" * 1001])
async def test_what_is_no_question(client, engine, question):
    response = await client.post("/api/ask", json={"question": question})
    assert (response.status_code, response.json()["status"]) == (422, "error")
    assert response.json()["answer"] == engine.answer(question).answer


async def test_without_a_question(client):
    response = await client.get("/api/ask")
    assert (response.status_code, response.json()["answer"]) == (422, "Please ask a question.")


async def test_zeros_between_the_words(client, engine):
    question = "Zhejiang\0 exports\0?"
    response = await client.post("/api/ask", json={"question": question})
    assert (response.status_code, response.text) == (200, to_json(engine.answer(question)))


async def test_a_refusal_follows_the_reader_s_language(client):
    response = await client.get("/api/ask", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert response.json()["answer"] == "请输入问题。"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_other_methods(client, method):
    response = await client.request(method, "/api/ask")
    assert refusal(response) == (405, "Method Not Allowed.")
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


async def test_nothing_else_is_there(client):
    assert refusal(await client.get("/api/answer")) == (404, "Not Found.")


class Broken:
    def __init__(self, library):
        self.library = library

    def answer(self, question, context=(), *, claim=False, language=None):
        raise RuntimeError("broken")


async def test_a_failure_is_a_sentence_without_its_reason(library):
    async with client_of(Broken(library), library) as client:
        response = await client.post("/api/ask", json={"question": "x"})
        assert refusal(response) == (500, "Footnote failed to answer this request; it is logged.")
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]
        page = await client.get("/d/china-trade-2025?q=x")
        assert (page.status_code, "broken" in page.text) == (500, False)


# ---------------------------------------------------------------------- limits


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


async def test_too_many_questions(engine, library):
    clock, metrics = Clock(), Metrics()
    limit = RateLimit(60, 2, clock)
    async with client_of(engine, library, limit=limit, metrics=metrics) as client:
        codes = [(await client.get("/api/ask?q=hello")).status_code for _ in range(2)]
        refused = await client.get("/api/ask?q=hello")
        assert (codes, refused.headers["retry-after"]) == ([200, 200], "1")
        text = "Too many questions from your address: try again in 1 seconds."
        assert refusal(refused) == (429, text)
        page = await client.get("/d/china-trade-2025?q=hello", headers={"Accept-Language": "zh"})
        assert (page.status_code, page.headers["retry-after"]) == (429, "1")
        assert "提问太频繁：请在 1 秒后再试。" in page.text
        assert (await client.get("/d/china-trade-2025")).status_code == 200
        assert b"footnote_rate_limited_total 2.0" in metrics.text()
        clock.now += 1
        assert (await client.get("/api/ask?q=hello")).status_code == 200
        assert (await client.get("/api/ask?q=hello")).status_code == 429


# ---------------------------------------------------------------------- the Mini App


def bot_settings(**env):
    return load_settings({"BOT_TOKEN": TOKEN, **env}, env_file=None)


def mini_app(engine, library, *, limit=None, **env):
    settings = bot_settings(**env)
    return client_of(engine, library, settings=settings, limit=limit, now=lambda: NOW)


def as_visitor(number, **more):
    return {"Authorization": f"tma {signed(user={'id': number}, **more)}"}


async def test_visitors_are_counted_one_by_one(engine, library):
    limit = RateLimit(1, 1, Clock())
    async with mini_app(engine, library, limit=limit) as client:
        codes = [
            (await client.get("/api/ask?q=hello", headers=headers)).status_code
            for headers in (as_visitor(1), as_visitor(2), as_visitor(1), {}, {})
        ]
        assert codes == [200, 200, 429, 200, 429]


async def test_a_forged_visitor_is_refused(engine, library):
    async with mini_app(engine, library) as client:
        forged = {"Authorization": f"tma {signed(token='1:' + 'B' * 35)}"}
        response = await client.get("/api/ask?q=hello", headers=forged)
        assert refusal(response) == (
            401,
            "Telegram's signature is not valid or too old: open this page again from the chat.",
        )


async def test_a_closed_circle_on_the_web(engine, library):
    async with mini_app(engine, library, ALLOWED_USERS="1, 3") as client:
        welcome = await client.get("/api/ask?q=hello", headers=as_visitor(1))
        assert welcome.status_code == 200
        stranger = await client.get("/api/ask?q=hello", headers=as_visitor(2))
        assert refusal(stranger) == (403, "This bot is not open to your account.")
        nobody = (
            "This bot answers its members only: open this page from your chat with it in Telegram."
        )
        assert refusal(await client.get("/api/ask?q=hello")) == (403, nobody)
        page = await client.get("/d/china-trade-2025?q=hello")
        assert (page.status_code, nobody in page.text) == (403, True)
        assert (await client.get("/d/china-trade-2025?s=s45")).status_code == 403


async def test_without_a_token_nobody_is_verified(client):
    response = await client.get("/api/ask?q=hello", headers={"Authorization": "tma nonsense"})
    assert response.status_code == 200
