"""What mends itself is waited for: the process lives, readiness tells, all is answered after."""

import asyncio
import contextlib
import sqlite3

import httpx
import pytest

from bot.running.errors import StoreError
from bot.service import serve
from bot.store import Store
from bot.telegram.application import deps_of
from bot.telegram.intake import Poller
from tests.fake_telegram import FakeTelegram
from tests.fake_telegram.faults import Fault
from tests.telegram.conftest import BOTH_MODES, listener_for, running, settings_for, web_address
from tests.telegram.scripted import NEW_FORMATS

FIGURE = "Over 900 billion yuan · 2025\n"
CONFLICT = Fault("error", 409, "Conflict: terminated by other getUpdates request", name="409")


@pytest.fixture(autouse=True)
def hasty_sqlite(monkeypatch) -> None:
    """SQLite's own waits take no time, and the store is tried again at once."""
    from bot.store import database, outage
    from bot.web import probes

    pragmas = ("PRAGMA busy_timeout = 0", *database._PRAGMAS[1:])
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)
    monkeypatch.setattr(outage, "_AGAIN", (0.001,))
    monkeypatch.setattr(probes, "_FRESH_SECONDS", 0.0)


class Lock:
    """Another program that has the store locked; it may be closed from anywhere."""

    def __init__(self, path) -> None:
        self._other = sqlite3.connect(path, isolation_level=None, timeout=5)

    def take(self) -> None:
        self._other.execute("BEGIN IMMEDIATE")

    def let_go(self) -> None:
        self._other.execute("ROLLBACK")

    def close(self) -> None:
        self._other.close()


async def until(tg: FakeTelegram, holds) -> None:
    async with asyncio.timeout(tg.patience):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0)


def web(tg, **more) -> dict[str, str]:
    """Settings that have the probes."""
    return {"STORE": "file", **({"WEB_HOST": "127.0.0.1"} if tg.mode == "polling" else {}), **more}


async def readiness(tg) -> dict:
    async with httpx.AsyncClient() as http:
        response = await http.get(f"{web_address(tg)}/readyz")
        alive = await http.get(f"{web_address(tg)}/healthz")
    assert (response.status_code, alive.status_code) == (
        200 if response.json()["ready"] else 503,
        200,
    )
    return response.json()["checks"]


@BOTH_MODES
async def test_a_store_that_is_locked(tg: FakeTelegram, core, tmp_path) -> None:
    people = [tg.user(f"U{number}") for number in range(3)]
    chats = [tg.private(person) for person in people]
    async with running(tg, core, **web(tg, DATA_DIR=str(tmp_path))) as bot:
        tg.backend.webhook.retry_seconds = 0.01
        store = deps_of(bot).store
        await chats[0].says(people[0], NEW_FORMATS)
        await chats[0].reply()
        await tg.idle(bot)
        lock = Lock(tmp_path / "footnote.db")
        with contextlib.closing(lock):
            lock.take()
            for chat, person in zip(chats, people, strict=True):
                await chat.says(person, NEW_FORMATS)
                await chat.says(person, "Guangdong?")
            assert await readiness(tg) == {"library": True, "store": False, "telegram": True}
            await until(tg, lambda: store.away is not None)
            assert [chat.unseen for chat in chats] == [[], [], []]
            lock.let_go()
        for chat in chats:
            assert (await chat.reply()).text.startswith(FIGURE)
            assert (await chat.reply()).text.startswith("9.49 trillion yuan")
            assert await chat.silent(bot)
        await tg.idle(bot)
        assert await readiness(tg) == {"library": True, "store": True, "telegram": True}
        assert await store.pending_updates() == ()


@BOTH_MODES
@pytest.mark.parametrize("text", [NEW_FORMATS, "/help"])
async def test_what_can_not_be_recorded_was_answered(tg, core, tmp_path, text) -> None:
    """The disk fills between the answer and its record: answered once, recorded after."""
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core, STORE="file", DATA_DIR=str(tmp_path)) as bot:
        lock, store = Lock(tmp_path / "footnote.db"), deps_of(bot).store
        tg.on_event(lambda event: lock.take() if event.kind == "sent" else None)
        with contextlib.closing(lock):
            said = await chat.says(alice, text)
            reply = await chat.reply()
            assert reply.reply_to == said.id
            await until(tg, lambda: store.away is not None)
            assert store.sent.open != ()
            lock.let_go()
            await tg.idle(bot)
            assert await chat.silent(bot)
        answered = await store.answer_to(chat.id, said.id)
        assert (answered is not None) is (text == NEW_FORMATS)
        assert (await store.pending_updates(), store.sent.open) == ((), ())


@BOTH_MODES
@pytest.mark.parametrize("text", [NEW_FORMATS, "/help"])
async def test_what_was_answered_and_not_recorded_at_a_stop_is_recorded_after(
    tg, core, tmp_path, text, caplog
) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    lock = None
    async with running(tg, core, STORE="file", DATA_DIR=str(tmp_path)) as bot:
        lock, store = Lock(tmp_path / "footnote.db"), deps_of(bot).store
        tg.on_event(lambda event: lock.take() if event.kind == "sent" else None)
        said = await chat.says(alice, text)
        await chat.reply()
        await until(tg, lambda: store.away is not None)
    tg.backend.listeners.pop()
    lock.close()
    async with running(tg, core, STORE="file", DATA_DIR=str(tmp_path)) as bot:
        await bot.update_queue.join()
        assert await chat.silent(bot)
        answered = await deps_of(bot).store.answer_to(chat.id, said.id)
        assert (answered is not None) is (text == NEW_FORMATS)
        assert await deps_of(bot).store.pending_updates() == ()
    assert "failed (" not in caplog.text
    assert "went wrong" not in "".join(message.text for message in chat.history)
    assert not (tmp_path / "footnote.db-sent").exists()


async def test_another_program_that_polls_is_waited_for(tg, core, caplog, monkeypatch) -> None:
    """More than three minutes of 409; it is told once, and readiness tells."""
    waits: list[float] = []
    pollers: list[Poller] = []
    make = Poller.__init__

    async def sleep(seconds: float) -> None:
        assert pollers[0].connected is False
        if len(waits) == 4:
            assert (await readiness(tg))["telegram"] is False
        waits.append(seconds)

    def made(self, *args, **named):
        make(self, *args, sleep=sleep, **named)
        pollers.append(self)

    monkeypatch.setattr(Poller, "__init__", made)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    tg.faults.next(CONFLICT, method="getUpdates", times=9)
    async with running(tg, core, **web(tg, STORE=":memory:")) as bot:
        await chat.says(alice, NEW_FORMATS)
        assert (await chat.reply()).text.startswith(FIGURE)
        assert waits == [3.0, 5.0, 10.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0]
        assert (await readiness(tg))["telegram"] is True
        assert await chat.silent(bot)
    told = [record.getMessage() for record in caplog.records if record.name.endswith("intake")]
    conflict = (
        "another program is polling Telegram with this BOT_TOKEN (or a webhook is set for it): "
        "stop it, one program a token; again in 3.0 s"
    )
    assert told == [conflict, "polling goes on"]


async def test_the_second_process_with_a_folder_is_told(tg, core, tmp_path) -> None:
    settings = {"STORE": "file", "DATA_DIR": str(tmp_path)}
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core, **settings) as bot:
        with pytest.raises(StoreError, match="another Footnote is at work in this folder"):
            await serve(settings_for(tg, **settings), core)
        await chat.says(alice, NEW_FORMATS)
        assert (await chat.reply()).text.startswith(FIGURE)
        assert await chat.silent(bot)


@BOTH_MODES
async def test_a_store_that_is_locked_at_the_start(tg, core, tmp_path, monkeypatch, caplog) -> None:
    monkeypatch.setattr("bot.service._AGAIN", (0.001,))
    async with Store.open(tmp_path / "footnote.db"):
        pass
    alice = tg.user("Alice")
    chat = tg.private(alice)
    lock = Lock(tmp_path / "footnote.db")
    lock.take()
    await chat.says(alice, NEW_FORMATS)
    task = asyncio.create_task(
        until(tg, lambda: "can't be opened: database is locked; again in" in caplog.text)
    )
    task.add_done_callback(lambda _: lock.close())
    async with running(tg, core, STORE="file", DATA_DIR=str(tmp_path)):
        assert (await chat.reply()).text.startswith(FIGURE)
    await task


async def test_a_stop_while_the_store_can_not_be_opened(tg, core, tmp_path, caplog) -> None:
    lock = Lock(tmp_path / "footnote.db")
    lock.take()
    stop = asyncio.Event()
    settings = settings_for(tg, STORE="file", DATA_DIR=str(tmp_path))
    listener = listener_for(tg)
    with contextlib.closing(lock), contextlib.closing(listener):
        task = asyncio.create_task(serve(settings, core, stop=stop, listener=listener))
        await until(tg, lambda: "database is locked; again in" in caplog.text)
        stop.set()
        await task
