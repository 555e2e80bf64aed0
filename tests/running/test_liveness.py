"""/healthz by a thread of its own: it hears nothing of a busy loop, and notices one that stands."""

import asyncio
import contextlib
import http.client
import socket
import threading

import pytest

from bot.running import liveness
from bot.running.errors import FootnoteError
from bot.running.liveness import Pulse, answering


def asked(port: int, path: str = "/healthz") -> tuple[int, str]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as client:
        client.request("GET", path)
        response = client.getresponse()
        return response.status, response.read().decode()


def test_it_lives_until_the_loop_stands_still_for_a_minute():
    clock = [1000.0]
    pulse = Pulse(lambda: clock[0])
    with answering(pulse, "127.0.0.1", 0) as port:
        assert asked(port) == (200, "ok\n")
        clock[0] += 59
        assert asked(port) == (200, "ok\n")
        clock[0] += 1
        assert asked(port) == (503, "the loop stands still\n")
        pulse.beat()
        assert asked(port) == (200, "ok\n")
        assert asked(port, "/") == (404, "not found\n")
        assert asked(port, "/metrics") == (404, "not found\n")


async def test_a_busy_loop_delays_no_answer():
    heard = []
    with answering(Pulse(), "127.0.0.1", 0) as port:
        who = threading.Thread(target=lambda: heard.append(asked(port)))
        who.start()
        who.join(10)  # the loop doesn't turn
    assert heard == [(200, "ok\n")]


async def test_the_loop_beats():
    clock = [0.0]
    pulse = Pulse(lambda: clock[0])
    clock[0] = 100.0
    assert pulse.lives() is False
    task = asyncio.create_task(pulse.keep())
    await asyncio.sleep(0)
    assert pulse.lives() is True
    task.cancel()


def test_who_says_nothing_or_hangs_up_is_nobodys_trouble(capfd):
    with answering(Pulse(), "127.0.0.1", 0) as port:
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(b"GET /healthz HT")
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(b"\x00" * 1000 + b"\r\n\r\n")
        assert asked(port) == (200, "ok\n")
    assert capfd.readouterr() == ("", "")


def test_thousands_that_say_nothing_or_dawdle_keep_nobody_waiting(monkeypatch):
    """Without their deadline too: the first of them gives way."""
    monkeypatch.setattr(liveness, "_PATIENCE_SECONDS", 3600.0)
    with answering(Pulse(), "127.0.0.1", 0) as port, contextlib.ExitStack() as stack:
        for number in range(300):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
            with contextlib.suppress(OSError):
                one.sendall(b"GET /healthz HTTP/1.1\r\nX: "[:number])
            if number % 50 == 0:
                assert asked(port) == (200, "ok\n")
        assert asked(port) == (200, "ok\n")


@pytest.mark.parametrize("sent", [b"", b"GET /healthz HTTP/1.1\r\n", b"x" * 9000])
def test_a_head_that_does_not_end_ends_the_connection(monkeypatch, sent):
    monkeypatch.setattr(liveness, "_PATIENCE_SECONDS", 0.05)
    with (
        answering(Pulse(), "127.0.0.1", 0) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as client,
    ):
        client.sendall(sent)
        with contextlib.suppress(ConnectionResetError):
            assert client.recv(100) == b""


def test_a_head_may_come_in_pieces():
    with (
        answering(Pulse(), "127.0.0.1", 0) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as client,
    ):
        client.sendall(b"GET /healthz HT")
        assert asked(port) == (200, "ok\n")
        client.sendall(b"TP/1.0\r\n\r\n")
        assert client.makefile("rb").read() == (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n"
            b"Cache-Control: no-store\r\nConnection: close\r\n\r\nok\n"
        )


def test_a_port_that_is_taken_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(FootnoteError) as caught,
            answering(Pulse(), "127.0.0.1", port),
        ):
            pass
    assert str(caught.value) == (
        f"HEALTH_PORT={port}: it can't listen there (Address already in use); choose another, or "
        "stop the program that has it"
    )
