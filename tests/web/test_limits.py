"""How much one client may send, and who a client is."""

import httpx
import pytest
from starlette.requests import Request

from bot.running.settings import TRUSTED_PROXIES
from bot.web.app import create_app
from bot.web.limits import RateLimit, address_of, is_private
from tests.web.live import live


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_burst_then_one_at_a_time():
    clock = Clock()
    limit = RateLimit(30, 3, clock)
    assert [limit.wait("a") for _ in range(5)] == [0, 0, 0, 2, 2]
    clock.now = 1.5
    assert limit.wait("a") == 0.5
    clock.now = 2
    assert [limit.wait("a") for _ in range(2)] == [0, 2]
    clock.now = 1000
    assert [limit.wait("a") for _ in range(4)] == [0, 0, 0, 2]


def test_clients_do_not_share():
    limit = RateLimit(60, 1, Clock())
    assert [limit.wait(name) for name in "abab"] == [0, 0, 1, 1]


def test_no_limit():
    limit = RateLimit(0, 0, Clock())
    assert [limit.wait("a") for _ in range(1000)] == [0] * 1000


def test_ten_thousand_clients_are_remembered_and_no_more():
    limit = RateLimit(60, 1, Clock())
    for number in range(10_001):
        limit.wait(str(number))
    assert (limit.wait("10000"), limit.wait("1")) == (1, 1)
    assert limit.wait("0") == 0


def request(host):
    return Request({"type": "http", "headers": [], "client": (host, 1) if host else None})


@pytest.mark.parametrize(
    ("host", "address", "private"),
    [
        ("203.0.113.5", "203.0.113.5", True),
        ("8.8.8.8", "8.8.8.8", False),
        ("10.1.2.3", "10.1.2.3", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("::1", "::/64", True),
        ("2a00:1:2:3:4:5:6:7", "2a00:1:2:3::/64", False),
        ("2a00:1:2:3::1", "2a00:1:2:3::/64", False),
        ("::ffff:8.8.8.8", "8.8.8.8", False),
        ("::ffff:127.0.0.1", "127.0.0.1", True),
        ("a-socket", "a-socket", False),
        ("", "", False),
    ],
)
def test_who_a_client_is(host, address, private):
    assert (address_of(request(host)), is_private(request(host))) == (address, private)


@pytest.mark.parametrize(
    ("trusted", "codes"),
    [
        (TRUSTED_PROXIES, [200, 200, 429]),  # a proxy on this machine
        (("127.0.0.0/8",), [200, 200, 429]),
        (("192.0.2.1",), [200, 429, 429]),
    ],
)
def test_a_proxy_is_believed_where_it_is_trusted(engine, library, trusted, codes):
    app = create_app(engine, library, limit=RateLimit(60, 1, Clock()))
    with live(app, trusted) as address, httpx.Client(base_url=address) as client:
        found = [
            client.get("/api/ask?q=hello", headers={"X-Forwarded-For": who}).status_code
            for who in ("198.51.100.1", "198.51.100.2", "6.6.6.6, 198.51.100.1")
        ]
    assert found == codes
