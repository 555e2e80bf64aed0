"""Connections that are kept, against a server that says what a test wants."""

import asyncio
import contextlib
import ssl

import pytest

from bot.telegram.http import Place, Pool, PoolTimeoutError, Timeouts, place_of
from bot.telegram.reply import ReplyError

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
LAST = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
SOON = Timeouts(0.05, 5.0, 0.05)
LATER = Timeouts(5.0, 5.0, 5.0)


class Server:
    """Replies to every request with the next of `replies`; None: nothing, b"": it hangs up."""

    def __init__(self, *replies: bytes | None) -> None:
        self.replies = list(replies)
        self.asked: list[bytes] = []
        self.connections = 0
        self.came = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.tasks.append(asyncio.current_task())
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while self.replies:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                self.asked.append(head + await reader.readexactly(length))
                self.came.set()
                reply = self.replies.pop(0)
                if reply is None:
                    await reader.read()
                elif reply:
                    writer.write(reply)
                    await writer.drain()
                if not reply or reply == LAST:
                    break
            else:
                await reader.read()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


@contextlib.asynccontextmanager
async def talking(*replies: bytes | None, connections: int = 1, keep: float = 5.0):
    server = Server(*replies)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    pool = Pool(ssl.create_default_context(), connections, keep)

    async def ask(body: bytes = b"", timeouts: Timeouts = LATER) -> tuple[int, bytes]:
        reply = await pool.request(
            "POST", f"http://127.0.0.1:{port}/bot/x?y=1", b"A: b\r\n", body, timeouts
        )
        return reply.status, reply.body

    try:
        yield server, ask
    finally:
        pool.close()
        listening.close()
        await listening.wait_closed()
        await asyncio.gather(*server.tasks)


async def test_what_is_sent_and_a_connection_that_is_kept():
    async with talking(OK, OK) as (server, ask):
        assert [await ask(b"a=1"), await ask()] == [(200, b"ok"), (200, b"ok")]
        host = server.asked[0].split(b"Host: ")[1].split(b"\r\n")[0]
    head = b"POST /bot/x?y=1 HTTP/1.1\r\nHost: %s\r\nA: b\r\nContent-Length: " % host
    assert server.asked == [head + b"3\r\n\r\na=1", head + b"0\r\n\r\n"]
    assert server.connections == 1


async def test_a_connection_that_the_other_side_ends():
    async with talking(LAST, OK) as (server, ask):
        assert [await ask(), await ask()] == [(200, b"ok"), (200, b"ok")]
        assert server.connections == 2


async def test_one_that_was_idle_too_long_is_not_used_again():
    async with talking(OK, OK, keep=0.0) as (server, ask):
        assert [await ask(), await ask()] == [(200, b"ok"), (200, b"ok")]
        assert server.connections == 2


async def test_a_hang_up_instead_of_a_reply():
    async with talking(OK, b"", OK) as (server, ask):
        await ask()
        with pytest.raises(ReplyError, match="before the reply was whole"):
            await ask()
        assert await ask() == (200, b"ok")
        assert server.connections == 2


async def test_a_reply_that_does_not_come():
    async with talking(None, OK) as (server, ask):
        with pytest.raises(TimeoutError):
            await ask(timeouts=SOON)
        assert await ask() == (200, b"ok")
        assert server.connections == 2


async def test_no_connection_becomes_free():
    async with talking(None) as (server, ask):
        waiting = asyncio.create_task(ask())
        await server.came.wait()
        with pytest.raises(PoolTimeoutError):
            await ask(timeouts=SOON)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert len(server.asked) == 1


async def test_garbage():
    async with talking(b"SSH-2.0-OpenSSH_9.6\r\n\r\n") as (_, ask):
        with pytest.raises(ReplyError, match=r"not HTTP/1\.1"):
            await ask()


async def test_nobody_there(unused_tcp_port):
    pool = Pool(ssl.create_default_context(), 1, 5.0)
    with pytest.raises(OSError, match=r"refused|Connect call failed"):
        await pool.request("POST", f"http://127.0.0.1:{unused_tcp_port}/", b"", b"", LATER)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        (
            "https://api.telegram.org/bot1:a/getMe",
            Place(True, "api.telegram.org", 443, "api.telegram.org", "/bot1:a/getMe"),
        ),
        ("http://[::1]:8081", Place(False, "::1", 8081, "[::1]:8081", "/")),
        ("https://bücher.test:443/a?b", Place(True, "xn--bcher-kva.test", 443, "xn--bcher-kva.test", "/a?b")),
    ],
)  # fmt: skip
def test_addresses(url, place):
    assert place_of(url) == place


@pytest.mark.parametrize("url", ["ftp://a/b", "a", "http://"])
def test_no_addresses(url):
    with pytest.raises(ValueError, match="not an address"):
        place_of(url)
