"""The web's doors: every page and the API for every person under every list; names and sessions."""

import httpx
import pytest

from bot.access import NOBODY, Door
from bot.running.settings import load_settings
from bot.web.app import create_app
from bot.web.cookie import SECONDS, opened, sealed
from bot.web.limits import RateLimit
from tests.doors import ADMINS, CELLS, PEOPLE, SETTINGS, STRANGER, USER, USERS
from tests.web.conftest import DOCUMENT
from tests.web.initdata import NOW, TOKEN, signed
from tests.web.test_webhook import SETTINGS as SETTINGS_OF_A_WEBHOOK
from tests.web.test_webhook import Kept as Intake

PAGES = (
    "/",
    DOCUMENT,
    f"{DOCUMENT}?q=hello",
    f"{DOCUMENT}?s=s45",
    f"{DOCUMENT}/page/1",
    f"{DOCUMENT}/facts",
    f"{DOCUMENT}/charts",
)
MEMBERS = "This bot answers its members only: open this page from your chat with it in Telegram."
NOT_YOU = "This bot is not open to your account."


@pytest.fixture
def client_of(engine, library):
    def client(now=NOW, url="https://bot.test", **env):
        settings = load_settings({"BOT_TOKEN": TOKEN, "ADMIN_IDS": ADMINS, **env}, env_file=None)
        app = create_app(engine, library, settings, limit=RateLimit(0, 1), now=lambda: now)
        return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=url)

    return client


def signed_by(person):
    return {"Authorization": f"tma {signed(user={'id': person})}"} if person != NOBODY else {}


@pytest.mark.parametrize(("setting", "who", "own"), [cell[:3] for cell in CELLS])
async def test_every_path_for_everybody(client_of, setting, who, own):
    person, is_open = PEOPLE[who], own is Door.OPEN
    reason = MEMBERS if person == NOBODY else NOT_YOU
    async with client_of(**SETTINGS[setting]) as http:
        for path in PAGES:
            page = await http.get(path, headers=signed_by(person))
            assert (page.status_code != 403, path) == (is_open, path)
            if not is_open:
                assert (page.status_code, reason in page.text) == (403, True)
                assert "Trillion Dollar" not in page.text  # nothing of the document, nor its name
        missing = await http.get("/nothing", headers=signed_by(person))
        assert ("Trillion Dollar" in missing.text, missing.status_code) == (is_open, 404)
        asked = await http.post("/api/ask", json={"question": "hi"}, headers=signed_by(person))
        assert (asked.status_code < 400, asked.status_code) in {(is_open, 200), (is_open, 403)}
        if not is_open:
            assert asked.json()["answer"] == reason
        session = await http.post("/session", headers=signed_by(person))
        assert session.status_code == (204 if is_open else 403)
        assert ("set-cookie" in session.headers) is (is_open and person != NOBODY)
        again = await http.get(DOCUMENT)  # with the cookie alone
        assert (again.status_code == 200) is is_open
        # What stays outside the door.
        for path in ("/healthz", "/robots.txt", "/static/reader.css"):
            assert (await http.get(path)).status_code == 200


# What is for everybody: it holds nothing of a document, or is proven otherwise.
OUTSIDE_THE_DOOR = {
    "/healthz", "/metrics", "/readyz", "/robots.txt", "/static/{name}", "/telegram/webhook",
}  # fmt: skip


async def test_no_route_is_forgotten(engine, library):
    """Whatever is added later stands behind the door, or in the list above."""
    settings = load_settings(SETTINGS_OF_A_WEBHOOK | USERS, env_file=None)
    app = create_app(engine, library, settings, intake=Intake(), limit=RateLimit(0, 1))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="https://bot.test"
    ) as http:
        open_paths = set()
        for route in app.routes:
            path = route.path.replace("{number:int}", "1")
            path = path.format(document="china-trade-2025", name="reader.css")
            for method in sorted(route.methods):
                response = await http.request(method, path)
                if response.status_code != 403:
                    open_paths.add(route.path)
    assert open_paths == OUTSIDE_THE_DOOR


async def test_a_page_for_members_is_kept_by_nobody_else(client_of):
    async with client_of(**USERS) as http:
        page = await http.get(DOCUMENT, headers=signed_by(USER))
    assert page.headers["cache-control"] == "private, no-store"
    assert page.headers["vary"].startswith("Accept-Language, Authorization, Cookie")


async def test_the_cookie_is_the_browsers_and_no_page_of_somebody_elses(client_of):
    async with client_of(**USERS) as http:
        cookie = (await http.post("/session", headers=signed_by(USER))).headers["set-cookie"]
    name, _, flags = cookie.partition("; ")
    assert name == f"footnote={sealed(USER, int(NOW) + SECONDS, TOKEN)}"
    assert sorted(flags.split("; ")) == [
        "HttpOnly", f"Max-Age={SECONDS}", "Partitioned", "Path=/", "SameSite=none", "Secure",
    ]  # fmt: skip


async def test_members_add_in_the_chat_and_not_on_the_web(client_of):
    async with client_of(**USERS) as http:
        sent = await http.post("/documents", files={"file": ("a.txt", b"x")})
        assert (sent.status_code, MEMBERS in sent.text) == (403, True)
        sent = await http.post(
            "/documents", files={"file": ("a.txt", b"x")}, headers=signed_by(USER)
        )
        told = "for its members only, so documents"
        assert (sent.status_code, told in sent.text) == (403, True)


GOOD = sealed(USER, 2000, TOKEN)


@pytest.mark.parametrize(
    ("value", "now", "person"),
    [
        (GOOD, 1999, USER),
        (GOOD, 2000, USER),
        (GOOD, 2001, None),
        (GOOD.replace("2000", "9000"), 1999, None),
        (GOOD.replace(str(USER), str(STRANGER), 1), 1999, None),
        (sealed(USER, 2000, "1:" + "B" * 35), 1999, None),
        ("", 0, None),
        ("1.2.3", 0, None),
        (f"{'9' * 30}.2000.{'0' * 64}", 0, None),
        (GOOD + "\n", 0, None),
        ("0" + GOOD, 1999, None),
        (GOOD.replace("2000", "02000"), 1999, None),
    ],
)
def test_a_session_is_whose_it_says_until_it_is_over(value, now, person):
    assert opened(value, TOKEN, now) == person


async def test_a_session_of_somebody_who_was_taken_off_the_list(client_of):
    async with client_of(**USERS) as http:
        http.cookies.set("footnote", sealed(STRANGER, int(NOW) + 1, TOKEN))
        assert (await http.get(DOCUMENT)).status_code == 403


async def test_a_door_without_a_token_stays_shut(engine, library):
    settings = load_settings(USERS, env_file=None)
    app = create_app(engine, library, settings, now=lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as http:
        assert (await http.get(DOCUMENT, headers=signed_by(USER))).status_code == 403


# ---------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("bot.test", 200),
        ("BOT.test:443", 200),
        ("localhost:8080", 200),
        ("127.0.0.1", 200),
        ("[::1]:8080", 200),
        ("evil.com", 421),
        ("bot.test.evil.com", 421),
        ("10.0.0.1", 421),
        ("[", 421),
        ("", 421),
    ],
)
async def test_a_server_with_a_name_answers_to_no_other(client_of, host, status):
    async with client_of(PUBLIC_URL="https://bot.test") as http:
        page = await http.get(DOCUMENT, headers={"Host": host})
        asked = await http.get("/api/ask?q=hi", headers={"Host": host})
        probe = await http.get("/healthz", headers={"Host": host})
    assert (page.status_code, asked.status_code, probe.status_code) == (status, status, 200)
    if status == 421:
        told = "This server answers under its own address only: open the one that you were given."
        assert asked.json()["answer"] == told
        assert told in page.text


async def test_no_redirect_leads_where_the_request_says(client_of):
    async with client_of() as http:
        for path in ("/api/ask/", f"{DOCUMENT}/", "/?q=hi", "/"):
            response = await http.get(path, headers={"Host": "evil.com"})
            assert "evil.com" not in str(response.headers)
            assert response.headers.get("location", "/").startswith("/")
