"""The webhook's endpoint: proof, size and shape of a request, and what Telegram is told."""

import hmac
import json

import httpx
import pytest

from bot.entry.library_engine import Engine
from bot.running.errors import StoreError
from bot.running.metrics import Metrics
from bot.running.settings import load_settings
from bot.web.app import create_app
from bot.web.webhook import MOST_BYTES, PATH, SECRET_HEADER
from facts.library import load_library

ORIGIN, SECRET = "https://bot.test", "webhook-secret_42"
PROVEN = {SECRET_HEADER: SECRET}
SETTINGS = {
    "BOT_TOKEN": "7000000001:" + "A" * 35,
    "TELEGRAM_MODE": "webhook",
    "PUBLIC_URL": ORIGIN,
    "WEBHOOK_SECRET": SECRET,
}


class Kept:
    """An intake that notes what it is given; `error` is raised once."""

    def __init__(self, error: Exception | None = None) -> None:
        self.updates: list[dict] = []
        self.error = error

    async def take(self, update: dict) -> bool:
        if self.error is not None:
            error, self.error = self.error, None
            raise error
        new = update not in self.updates
        self.updates.append(update)
        return new


class Hook:
    """The endpoint alone, without a bot behind it."""

    def __init__(self, error: Exception | None = None) -> None:
        bundled = load_library()
        self.intake = Kept(error)
        self.metrics = Metrics()
        settings = load_settings(SETTINGS, env_file=None)
        self.app = create_app(
            Engine(bundled), bundled, settings, intake=self.intake, metrics=self.metrics
        )

    async def post(self, content, headers=PROVEN) -> tuple[int, str]:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            response = await client.post(PATH, content=content, headers=headers)
            return response.status_code, response.text

    def counted(self, result: str) -> float:
        name = "footnote_webhook_updates_total"
        return self.metrics.registry.get_sample_value(name, {"result": result}) or 0.0


async def test_an_update_is_kept_and_known_when_it_comes_again():
    hook, update = Hook(), {"update_id": 0, "message": {"text": "é"}}
    assert await hook.post(json.dumps(update)) == (200, "ok\n")
    assert await hook.post(json.dumps(update)) == (200, "ok\n")
    assert hook.intake.updates == [update, update]
    assert (hook.counted("accepted"), hook.counted("repeated")) == (1.0, 1.0)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET_HEADER: ""},
        {SECRET_HEADER: SECRET[:-1]},
        {SECRET_HEADER: f"{SECRET}x"},
        {SECRET_HEADER: SECRET.upper()},
        {SECRET_HEADER: "sécret".encode()},
    ],
    ids=["none", "empty", "shorter", "longer", "capitals", "not ascii"],
)
async def test_without_the_secret_nothing_is_read(headers):
    hook = Hook()
    assert await hook.post(b'{"update_id": 1}', headers) == (401, "wrong secret token\n")
    assert (hook.intake.updates, hook.counted("refused")) == ([], 1.0)


async def test_the_secret_is_compared_in_constant_time(monkeypatch):
    compared = []

    def spy(given, right):
        compared.append((given, right))
        return hmac_compare(given, right)

    hmac_compare = hmac.compare_digest
    monkeypatch.setattr("bot.web.webhook.hmac.compare_digest", spy)
    assert (await Hook().post(b"{}", {SECRET_HEADER: "wrong"}))[0] == 401
    assert compared == [(b"wrong", SECRET.encode())]


def update_of(size: int) -> bytes:
    """An update of so many bytes."""
    frame = b'{"update_id": 1, "x": ""}'
    return frame[:-2] + b"x" * (size - len(frame)) + frame[-2:]


async def test_a_body_of_the_greatest_size_is_read():
    hook = Hook()
    assert await hook.post(update_of(MOST_BYTES)) == (200, "ok\n")
    assert len(hook.intake.updates) == 1


@pytest.mark.parametrize("announced", [True, False], ids=["by its length", "in chunks"])
async def test_a_larger_body_is_refused(announced):
    async def chunks():
        body = update_of(MOST_BYTES + 1)
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    hook = Hook()
    content = update_of(MOST_BYTES + 1) if announced else chunks()
    assert await hook.post(content) == (413, f"at most {MOST_BYTES} bytes\n")
    assert (hook.intake.updates, hook.counted("refused")) == ([], 1.0)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"update"',
        b"\xff\xfe",
        b"{}",
        b'{"update_id": null}',
        b'{"update_id": true}',
        b'{"update_id": "1"}',
        b'{"update_id": 1.0}',
        b'{"update_id": NaN}',
        b'{"update_id": -1}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"update_id": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=range(17),
)
async def test_what_is_no_update_is_refused(body):
    hook = Hook()
    assert await hook.post(body) == (400, "not an update\n")
    assert (hook.intake.updates, hook.counted("refused")) == ([], 1.0)


async def test_what_could_not_be_kept_is_to_come_again(caplog):
    hook = Hook(StoreError("the store: disk I/O error"))
    assert await hook.post(b'{"update_id": 7}') == (503, "try again\n")
    assert await hook.post(b'{"update_id": 7}') == (200, "ok\n")
    assert (hook.counted("failed"), hook.counted("accepted")) == (1.0, 1.0)
    assert caplog.messages == [
        "an update was not kept, Telegram sends it again: the store: disk I/O error"
    ]


async def test_only_post_and_only_with_an_intake():
    transport = httpx.ASGITransport(app=Hook().app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        assert (await client.get(PATH)).status_code == 405
    bundled = load_library()
    without = create_app(Engine(bundled), bundled, load_settings(SETTINGS, env_file=None))
    transport = httpx.ASGITransport(app=without)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        assert (await client.post(PATH, headers=PROVEN)).status_code == 404
