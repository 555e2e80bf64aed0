"""The security headers stand on every response, whatever it is."""

import httpx
import pytest

from bot.running.settings import load_settings
from bot.web.app import create_app
from tests.web.conftest import DOCUMENT
from tests.web.initdata import TOKEN

SECRET = "s3cret-s3cret-s3cret"
ROUTES = [
    ("GET", "/", 307),
    ("GET", DOCUMENT, 200),
    ("HEAD", DOCUMENT, 200),
    ("GET", f"{DOCUMENT}?q=hello", 200),
    ("GET", f"{DOCUMENT}/facts", 200),
    ("GET", f"{DOCUMENT}/charts", 200),
    ("GET", "/api/ask?q=hello", 200),
    ("POST", "/api/ask", 415),
    ("PUT", "/api/ask", 405),
    ("GET", "/static/reader.css", 200),
    ("GET", "/static/reader.js", 200),
    ("GET", "/static/icon.svg", 200),
    ("GET", "/static/nothing", 404),
    ("GET", "/static/../reader.py", 404),
    ("GET", "/robots.txt", 200),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/metrics", 200),
    ("POST", "/telegram/webhook", 401),
    ("GET", "/nothing", 404),
    ("POST", DOCUMENT, 405),
]
FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "strict-transport-security": "max-age=31536000",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors "
)


class Intake:
    async def take(self, update):
        return True


def client_of(engine, library, settings=None):
    app = create_app(engine, library, settings, intake=Intake())
    transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 5))
    return httpx.AsyncClient(transport=transport, base_url="http://reader.test")


@pytest.mark.parametrize(("method", "path", "status"), ROUTES)
async def test_beside_a_bot_telegram_web_may_frame_it(engine, library, method, path, status):
    env = {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET}
    async with client_of(engine, library, load_settings(env, env_file=None)) as client:
        response = await client.request(method, path)
        headers = response.headers
        assert response.status_code == status
        assert {name: headers.get_list(name) for name in FIXED} == {
            name: [value] for name, value in FIXED.items()
        }
        assert headers.get_list("content-security-policy") == [
            f"{POLICY}'self' https://web.telegram.org"
        ]
        assert "x-frame-options" not in headers
        assert "server" not in headers


async def test_without_a_bot_nobody_frames_it(engine, library):
    async with client_of(engine, library) as client:
        for path in (DOCUMENT, "/nothing", "/static/reader.js"):
            headers = (await client.get(path)).headers
            assert headers["content-security-policy"] == f"{POLICY}'none'"
            assert headers["x-frame-options"] == "DENY"


async def test_the_pages_need_nothing_that_the_policy_forbids(engine, library):
    async with client_of(engine, library) as client:
        for path in (DOCUMENT, f"{DOCUMENT}/facts", f"{DOCUMENT}/charts", "/nothing"):
            text = (await client.get(path)).text
            assert [
                bad for bad in (" style=", "<style", " onclick", "javascript:") if bad in text
            ] == []
            assert text.count("<script") == text.count("<script src=") == 1
