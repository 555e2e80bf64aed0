"""The short way to the Bot API fails as PTB's own does, and proxies are honoured."""

import asyncio
import contextlib

import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TimedOut
from telegram.request import HTTPXRequest

from bot.telegram.transport import PooledRequest, make_request
from tests.fake_telegram import FakeTelegram, faults


@pytest.fixture
async def tg():
    async with FakeTelegram() as telegram:
        yield telegram


@contextlib.asynccontextmanager
async def bot_for(url, token, connections=2):
    bot = Bot(token, base_url=f"{url}/bot", request=PooledRequest(connections))
    async with bot:
        yield bot


async def test_calls_are_answered(tg):
    ann = tg.user("Ann")
    chat = tg.private(ann)
    await chat.says(ann, "/start")
    async with bot_for(tg.url, tg.token) as bot:
        sent = await bot.send_message(chat.id, "“9,49 трлн” & 万亿 = 100 %")
    assert sent.text == "“9,49 трлн” & 万亿 = 100 %"


async def test_a_picture_goes_the_long_way(tg):
    ann = tg.user("Ann")
    chat = tg.private(ann)
    await chat.says(ann, "/start")
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
    )
    async with bot_for(tg.url, tg.token) as bot:
        sent = await bot.send_photo(chat.id, png, caption="图")
    assert (sent.caption, len(sent.photo) > 0) == ("图", True)


async def test_telegrams_refusals_are_ptbs_errors(tg):
    async with bot_for(tg.url, tg.token) as bot:
        with pytest.raises(BadRequest, match="hat not found"):
            await bot.send_message(4242, "Hello")
    with pytest.raises(InvalidToken):
        async with bot_for(tg.url, "1234567:" + "A" * 35):
            pass


@pytest.mark.parametrize("fault", [faults.drop_before(), faults.drop_after()])
async def test_a_dropped_connection_is_a_network_error(tg, fault):
    async with bot_for(tg.url, tg.token) as bot:
        tg.faults.next(fault, method="getMyName")
        with pytest.raises(NetworkError) as raised:
            await bot.get_my_name()
        assert not isinstance(raised.value, TimedOut)
        assert await bot.get_my_name() is not None  # the next call has a new connection


async def test_an_answer_that_does_not_come_is_timed_out(tg):
    async with bot_for(tg.url, tg.token) as bot:
        tg.faults.next(faults.hang(30.0), method="getMyName")
        with pytest.raises(TimedOut):
            await bot.get_my_name(read_timeout=0.05)


async def test_nobody_listening_is_a_network_error(tg, unused_tcp_port):
    with pytest.raises(NetworkError):
        async with bot_for(f"http://127.0.0.1:{unused_tcp_port}", tg.token):
            pass


async def test_more_calls_than_connections_wait_for_one(tg):
    async with bot_for(tg.url, tg.token, connections=2) as bot:
        names = await asyncio.gather(*(bot.get_my_name() for _ in range(20)))
    assert len(names) == 20


async def test_a_proxy_in_the_environment_goes_the_long_way(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    direct = make_request(4)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    proxied = make_request(4)
    assert (type(direct), type(proxied)) == (PooledRequest, HTTPXRequest)
    await direct.shutdown()
    await proxied.shutdown()
