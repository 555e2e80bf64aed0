"""Settings, initData, sessions, forms and the web's addresses."""

import contextlib
import json
import random
from collections.abc import AsyncIterator
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import httpx

from bot.entry.library_engine import Engine
from bot.running.errors import SettingsError
from bot.running.settings import Settings, load_settings
from bot.web.app import create_app
from bot.web.cookie import opened, sealed
from bot.web.limits import RateLimit
from bot.web.miniapp import verify
from bot.web.multipart import file_in
from bot.web.webhook import SECRET_HEADER, parse_update
from tests import bundled
from tests.fuzz import mutating
from tests.fuzz.targets import Check, Target, plain
from tests.web.initdata import ANN, NOW, TOKEN, signed

VALUES = (
    "1,2,-3", "https://bot.example.org", "127.0.0.1", "private,10.0.0.0/8", "8080", "off", ":memory:",
    TOKEN, "a" * 40, "https://u:p@[::1]:99999/x?y#z", "true", "json", "data",
)  # fmt: skip


def a_setting(rnd: random.Random) -> dict[str, str]:
    names = [name.upper() for name in Settings.model_fields if name != "library"]
    chosen = rnd.sample(names, rnd.choice((1, 1, 2, 5)))
    return {name: mutating.text(rnd, VALUES, 300) for name in chosen}


def settings_hold(env: dict[str, str]) -> None:
    try:
        loaded = load_settings(env, env_file=None)
    except SettingsError as error:
        variable, sentence = error.variable, str(error)
        for name in ("BOT_TOKEN", "WEBHOOK_SECRET"):
            value = env.get(name, "").strip()
            told = Settings.model_fields[variable.lower()].description or ""
            assert len(value) < 8 or value in told or value not in sentence
        return
    for name in ("BOT_TOKEN", "WEBHOOK_SECRET"):
        value = env.get(name, "").strip()
        assert len(value) < 8 or value not in repr(loaded)


# ---------------------------------------------------------------------- Telegram's signature


def init_data(rnd: random.Random) -> str:
    given = signed(user=ANN | {"id": 1 + rnd.randrange(2**40)})
    return mutating.text(rnd, [given], 6000) if rnd.random() < 0.95 else given


def init_data_holds(given: str) -> None:
    visitor = verify(given, TOKEN, NOW)
    if visitor is None:
        return
    fields = dict(parse_qsl(given, keep_blank_values=True))
    assert json.loads(fields["user"])["id"] == visitor.user_id
    fields.pop("hash")
    again = signed(**{"user": fields["user"], "auth_date": fields["auth_date"], **fields})
    assert dict(parse_qsl(again))["hash"] == dict(parse_qsl(given))["hash"].lower()


def a_session(rnd: random.Random) -> str:
    return mutating.text(rnd, [sealed(1, int(NOW) + 9, TOKEN), "1.2.3"], 200)


def session_holds(value: str) -> None:
    person = opened(value, TOKEN, NOW)
    assert person is None or value == sealed(person, int(value.split(".")[1]), TOKEN)


# ---------------------------------------------------------------------- forms


_FORM = (
    b'--xyz\r\nContent-Disposition: form-data; name="other"\r\n\r\n1\r\n--xyz\r\nContent-Disposition: '
    b'form-data; name="file"; filename="..\\a/b%22c.md"\r\nContent-Type: text/plain\r\n\r\nHarbour 5\r\n--xyz--\r\n'
)


def a_form(rnd: random.Random) -> tuple[bytes, str]:
    kind = "multipart/form-data; boundary=xyz"
    if rnd.random() < 0.3:
        kind = mutating.text(rnd, [kind, 'multipart/form-data; boundary="xyz"'], 200)
        kind = kind.encode("latin-1", "replace").decode("latin-1")  # as headers are read
    return mutating.data(rnd, _FORM), kind


def form_holds(form: tuple[bytes, str]) -> None:
    sent = file_in(*form, "file")
    if sent is None:
        return
    assert sent.data in form[0]
    assert sent.name not in {"", ".", ".."}
    assert not set(sent.name) & set("/\\\0\r\n")
    assert len(sent.name.encode()) <= 200


# ---------------------------------------------------------------------- addresses and bodies


class Intake:
    """Takes any update."""

    async def take(self, update: dict[str, Any]) -> bool:
        return bool(update)


_SECRET = "webhook-secret_42"
_UPDATE = {"update_id": 5, "message": {"text": "é", "chat": {"id": 1}, "date": 1, "message_id": 2}}
_PATHS = (
    "/d/china-trade-2025?s=s45&m=1-20", "/d/china-trade-2025?q=How+many&c=x&lang=zh", "/?q=x", "/static/reader.css?v=1",
    "/d/china-trade-2025/facts?subject=china&kind=figures&sort=by_value&find=x", "/d/china-trade-2025/charts",
    "/d/china-trade-2025/page/1", "/d/china-trade-2025/review", "/api/ask?q=BYD", "/d/%2e%2e/facts", "//evil.com/",
)  # fmt: skip


def a_request(rnd: random.Random) -> tuple[str, str, bytes, dict[str, str]]:
    if rnd.random() < 0.3:
        body = json.dumps(mutating.json_value(rnd, _UPDATE)).encode("utf-8", "surrogatepass")
        return "POST", "/telegram/webhook", mutating.data(rnd, body), {SECRET_HEADER: _SECRET}
    if rnd.random() < 0.3:
        asked = {"question": "BYD?", "id": "1", "context": ["a"], "kind": "claim", "language": "en"}
        body = json.dumps(mutating.json_value(rnd, asked)).encode("utf-8", "surrogatepass")
        return "POST", "/api/ask", body, {"Content-Type": "application/json"}
    path = mutating.text(rnd, _PATHS, 500)
    address = "/" + path.encode("utf-8", "replace").decode().lstrip("/")
    headers = {
        "Accept-Language": mutating.text(rnd, ["zh;q=0.9,en"], 60),
        "Host": mutating.text(rnd, ["bot.test", "127.0.0.1:8080"], 40),
        "Authorization": mutating.text(rnd, ["tma user=1&hash=2"], 80),
        "Cookie": mutating.text(rnd, ["footnote=1.2.3"], 80),
    }
    plain_headers = {
        name: value.encode("ascii", "ignore").decode().translate(dict.fromkeys(range(32))).strip()
        for name, value in headers.items()
    }
    return rnd.choice(("GET", "GET", "HEAD", "POST")), address, b"", plain_headers


@contextlib.asynccontextmanager
async def serving() -> AsyncIterator[Check]:
    env = {
        "BOT_TOKEN": TOKEN, "TELEGRAM_MODE": "webhook", "PUBLIC_URL": "https://bot.test",
        "WEBHOOK_SECRET": _SECRET,
    }  # fmt: skip
    settings = load_settings(env, env_file=None)
    app = create_app(
        _engine(),
        _engine().library,
        settings,
        intake=Intake(),
        limit=RateLimit(0, 1),
        now=lambda: NOW,
    )
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.test") as client:

        async def holds(case: tuple[str, str, bytes, dict[str, str]]) -> None:
            method, address, body, headers = case
            try:
                request = client.build_request(method, address, content=body, headers=headers)
            except (httpx.InvalidURL, ValueError):
                return  # no browser sends it
            response = await client.send(request)
            assert response.status_code < 500, response.status_code
            assert response.headers["x-content-type-options"] == "nosniff"
            location = response.headers.get("location", "/")
            assert location.startswith("/")
            assert not location.startswith(("//", "/\\"))
            kept = address == "/telegram/webhook" and response.status_code == 200
            assert not kept or parse_update(body) is not None

        yield holds


@cache
def _engine() -> Engine:
    return bundled.engine()


TARGETS = {
    "settings": Target(a_setting, plain(settings_hold)),
    "initdata": Target(init_data, plain(init_data_holds)),
    "session": Target(a_session, plain(session_holds)),
    "forms": Target(a_form, plain(form_holds)),
    "web": Target(a_request, serving),
}
