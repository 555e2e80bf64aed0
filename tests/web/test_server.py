"""Listening, serving and stopping; the web server as a process of its own."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.web.server import WebError, listen, serving

ROOT = Path(__file__).parents[2]


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_taken_port_is_one_sentence(taken):
    with pytest.raises(WebError) as caught:
        listen("127.0.0.1", taken)
    assert str(caught.value) == (
        f"WEB_HOST=127.0.0.1, WEB_PORT={taken}: the web server can't listen there (Address already "
        "in use). Choose another, or stop the program that has it."
    )


def test_an_address_of_somebody_else():
    with pytest.raises(
        WebError, match=r"^WEB_HOST=192\.0\.2\.1, WEB_PORT=8080: the web server can't"
    ):
        listen("192.0.2.1", 8080)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_name_is_its_first_address_without_delay(host):
    with listen(host, 0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.proto == socket.IPPROTO_TCP  # or asyncio would leave Nagle's delay on


class Pages:
    """One page that answers at once, and one that waits to be let go."""

    def __init__(self) -> None:
        self.entered, self.go = asyncio.Event(), asyncio.Event()
        routes = [Route("/fast", self.fast), Route("/slow", self.slow)]
        self.app = Starlette(routes=routes)

    async def fast(self, request) -> PlainTextResponse:
        return PlainTextResponse("fast")

    async def slow(self, request) -> PlainTextResponse:
        self.entered.set()
        await self.go.wait()
        return PlainTextResponse("slow")


async def test_a_stop_finishes_what_is_under_way_and_accepts_no_more():
    pages, listener = Pages(), listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    leave = asyncio.Event()

    async def serve() -> None:
        async with serving(pages.app, listener):
            await leave.wait()

    server = asyncio.create_task(serve())
    async with asyncio.timeout(10), httpx.AsyncClient(base_url=url) as http:
        assert (await http.get("/fast")).text == "fast"
        slow = asyncio.create_task(http.get("/slow"))
        await pages.entered.wait()
        leave.set()
        while True:
            try:
                async with httpx.AsyncClient(base_url=url) as other:
                    await other.get("/fast")
            except httpx.TransportError:
                break
        assert not slow.done()
        pages.go.set()
        assert (await slow).text == "slow"
        await server


def web(port: int, **env: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "web"],
        cwd=ROOT,
        env={**os.environ, "WEB_HOST": "127.0.0.1", "WEB_PORT": str(port), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_command_with_a_taken_port(taken):
    out, err = (process := web(taken)).communicate(timeout=30)
    assert (process.returncode, out) == (3, "")
    assert re.sub(r"^\S+Z ", "", err) == (
        f"ERROR bot.running.process: WEB_HOST=127.0.0.1, WEB_PORT={taken}: the web server can't listen "
        "there (Address already in use). Choose another, or stop the program that has it.\n"
    )


def test_the_command_serves_until_it_is_told_to_stop():
    from tests.telegram.processes import free_port

    process = web(port := free_port())
    line = process.stderr.readline()
    assert line.endswith(f" INFO bot.web.server: web on http://127.0.0.1:{port}\n")
    assert httpx.get(f"http://127.0.0.1:{port}/readyz").json() == {
        "ready": True,
        "checks": {"library": True},
    }
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        (
            "bot.service",
            {"starlette", "uvicorn", "prometheus_client", "bot.web", "bot.running.metrics"},
        ),
        ("bot.web", {"telegram", "httpx", "matplotlib"}),
    ],
)
def test_a_front_end_loads_nothing_of_the_other(module, unwanted):
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert set(done.stdout.split()) & unwanted == set()
