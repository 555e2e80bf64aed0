"""Places and deadlines of connections; idle and slow ones against those who ask."""

import contextlib
import json
import logging
import resource
import socket

import httpx
import pytest

from bot.running.settings import load_settings
from bot.web import connections
from bot.web.app import create_app
from bot.web.connections import Connections, room
from bot.web.limits import RateLimit
from bot.web.webhook import PATH, SECRET_HEADER
from tests.web.conftest import DOCUMENT
from tests.web.live import live
from tests.web.test_webhook import SECRET, SETTINGS, Kept

IDLE = 2000
ELSEWHERE = "198.51.100.7"


class Held:
    """A connection that notes whether it was ended."""

    def __init__(self) -> None:
        self.ended = False

    def end(self) -> None:
        self.ended = True


def entered(places, address, number):
    held = [Held() for _ in range(number)]
    return held, [places.enter(one, address) for one in held]


def test_one_address_has_so_many_places():
    places = Connections(most=10, each=3)
    held, let_in = entered(places, ELSEWHERE, 5)
    assert let_in == [True, True, True, False, False]
    assert entered(places, "198.51.100.8", 1)[1] == [True]
    places.leave(held[0])
    places.leave(held[4])  # which was never there
    assert (entered(places, ELSEWHERE, 2)[1], len(places)) == ([True, False], 4)


def test_of_ipv6_a_whole_network_is_one_address():
    places = Connections(most=10, each=3)
    let_in = [entered(places, f"2001:db8::{n}", 1)[1] for n in range(4)]
    assert let_in == [[True], [True], [True], [False]]
    assert entered(places, "2001:db8:0:1::1", 1)[1] == [True]


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::ffff:127.0.0.1", "10.1.2.3", "fd00::1", "", "a-socket"]
)
def test_behind_a_trusted_proxy_are_many(address):
    places = Connections(most=10, each=3, trusted=["127.0.0.1", "10.0.0.0/8", "fd00::/8"])
    assert all(entered(places, address, 10)[1])


def test_the_longest_idle_gives_way_and_who_asks_does_not():
    places = Connections(most=3, each=10)
    (first, second, third), _ = entered(places, ELSEWHERE, 3)
    for one in (first, second, third):
        places.idle(one)
    places.busy(first)
    places.idle(second)  # it asked meanwhile, and waits again
    assert entered(places, ELSEWHERE, 2)[1] == [True, True]
    assert [one.ended for one in (first, second, third)] == [False, True, True]
    assert entered(places, ELSEWHERE, 1)[1] == [False]  # those that came haven't said a word yet


def test_there_is_room_for_what_may_come():
    most, backlog = room()
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert most + backlog < soft or soft == resource.RLIM_INFINITY


# ---------------------------------------------------------------------- over sockets


@pytest.fixture
def descriptors():
    """Room for both ends of many sockets in this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    need = 3 * IDLE
    if hard != resource.RLIM_INFINITY and hard < need:
        pytest.skip("this machine allows too few open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, need), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def address_of(url):
    parts = httpx.URL(url)
    return parts.host, parts.port


def test_two_thousand_idle_sockets_keep_nobody_out(engine, library, descriptors):
    settings = load_settings(SETTINGS, env_file=None)
    app = create_app(engine, library, settings, intake=Kept(), limit=RateLimit(0, 1))
    with live(app) as url, contextlib.ExitStack() as stack:
        for number in range(IDLE):
            one = stack.enter_context(socket.create_connection(address_of(url)))
            if number % 2:
                one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")  # and never more
        with httpx.Client(base_url=url, timeout=10) as http:
            for update in range(20):
                told = http.post(PATH, json={"update_id": update}, headers={SECRET_HEADER: SECRET})
                page = http.get(DOCUMENT)
                probe = http.get("/healthz")
                assert (told.status_code, page.status_code, probe.status_code) == (200, 200, 200)


def said(connection):
    """All that comes until the other end closes."""
    pieces = []
    with contextlib.suppress(ConnectionResetError):
        while piece := connection.recv(65_536):
            pieces.append(piece)
    return b"".join(pieces)


@pytest.mark.parametrize("head", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-A: "])
def test_a_head_that_does_not_come_ends_the_connection(engine, library, monkeypatch, head):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.05)
    with (
        live(create_app(engine, library)) as url,
        socket.create_connection(address_of(url), timeout=10) as connection,
    ):
        connection.sendall(head)
        assert said(connection) == b""


def test_a_trickle_does_not_help(engine, library, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.1)
    with (
        live(create_app(engine, library)) as url,
        socket.create_connection(address_of(url), timeout=0.01) as connection,
    ):
        for _ in range(1000):
            try:
                connection.sendall(b"X")
                connection.recv(1)
            except TimeoutError:
                continue
            except OSError:
                return
    pytest.fail("it was let be")


def test_a_body_that_does_not_come_is_not_waited_for(engine, library, monkeypatch):
    monkeypatch.setattr("bot.web.limits._BODY_SECONDS", 0.05)
    with (
        live(create_app(engine, library)) as url,
        socket.create_connection(address_of(url), timeout=10) as connection,
    ):
        connection.sendall(
            b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: 99\r\n\r\n{"
        )
        answer = said(connection)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert json.loads(body)["answer"] == "Request Timeout."


def test_who_leaves_in_the_middle_leaves_no_trace(engine, library, caplog):
    """Not a word at the level of a service, whatever the endpoint was waiting for."""
    caplog.set_level(logging.INFO)
    settings = load_settings(SETTINGS, env_file=None)
    app = create_app(engine, library, settings, intake=Kept())
    with live(app) as url:
        for path in ("/api/ask", PATH):
            for _ in range(50):
                with socket.create_connection(address_of(url)) as connection:
                    connection.sendall(
                        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
                        f"{SECRET_HEADER}: {SECRET}\r\nContent-Type: application/json\r\n\r\n{{".encode()
                    )
        with socket.create_connection(address_of(url)) as connection:
            connection.sendall(b"nonsense\r\n\r\n")
            assert b"400" in said(connection)
        assert httpx.get(f"{url}/healthz").text == "ok\n"
    assert [record.getMessage() for record in caplog.records if record.levelno > 20] == []
