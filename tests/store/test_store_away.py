"""A store that can't be written for a while: who is patient waits, who isn't hears so, none is lost."""

import asyncio
import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from bot.running.errors import MigrationError, StoreAwayError, StoreError
from bot.store import Stat, Store, methods
from bot.store.database import cannot_open
from bot.store.migrations import migrate

NOW = 1_767_139_200.0


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """Where nothing is tried again but by a check, and nobody waits for a lock."""
    from bot.store import database, outage

    pragmas = ("PRAGMA busy_timeout = 0", *database._PRAGMAS[1:])
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)
    monkeypatch.setattr(outage, "_AGAIN", (3600.0,))
    return tmp_path / "footnote.db"


@contextlib.contextmanager
def locked(path: Path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


async def begun(store: Store, *writes) -> list[asyncio.Task]:
    """Begin to write; they were tried in vain."""
    tasks = [asyncio.create_task(write) for write in writes]
    async with asyncio.timeout(10):
        while store.away is None:  # noqa: ASYNC110 - what happens in another thread
            await asyncio.sleep(0)
    return tasks


async def away(store: Store) -> str:
    with pytest.raises(StoreAwayError) as caught:
        await store.check()
    return str(caught.value)


async def test_what_waits_is_done_in_its_order(path, caplog) -> None:
    async with Store.open(path) as store:
        await store.check()
        await store.see_chat(7, "private", NOW)
        with locked(path):
            languages = [store.set_language(7, language) for language in ("en", "zh", None, "es")]
            tasks = await begun(store, *languages)
            assert await away(store) == "the store: database is locked"
            assert (str(store.away), store.pauses) == ("database is locked", 1)
            assert (await store.chat(7)).language is None  # reading goes on
            with pytest.raises(StoreAwayError, match=r"^the store: database is locked$"):
                await store.enqueue_now([(1, "{}", 7)], NOW)
            assert not any(task.done() for task in tasks)
        with contextlib.suppress(StoreAwayError):
            await store.check()
        await asyncio.gather(*tasks)
        await store.check()
        assert (store.away, store.pauses, (await store.chat(7)).language) == (None, 1, "es")
        assert await store.pending_updates() == ()
    told = [record.getMessage().partition(" after")[0] for record in caplog.records]
    assert told == [
        "the store is away: database is locked; what comes in waits",
        "the store is back",
    ]


async def test_it_is_tried_again_by_itself(path, monkeypatch) -> None:
    monkeypatch.setattr("bot.store.outage._AGAIN", (0.0,))
    async with Store.open(path) as store:
        with locked(path):
            [task] = await begun(store, store.count("answered", "en", NOW))
            assert not task.done()
        await task
        assert (store.away, store.pauses) == (None, 1)


async def test_a_full_disk(path) -> None:
    """Small writes may find room where larger ones don't: it is away until all are done."""
    async with Store.open(path) as store:
        [(pages,)] = await methods.read(lambda db: db.execute("PRAGMA page_count").fetchall())(
            store
        )
        await methods.read(lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())(
            store
        )
        [task] = await begun(store, store.enqueue_update(1, "x" * 100_000, NOW))
        assert await away(store) == "the store: database or disk is full"
        assert await away(store) == "the store: database or disk is full"
        assert (store.pauses, task.done()) == (1, False)
        await methods.read(lambda db: db.execute("PRAGMA max_page_count = 99999").fetchall())(store)
        with contextlib.suppress(StoreAwayError):
            await store.check()
        assert await task is True
        await store.check()


async def test_a_call_at_fault_waits_for_nothing(path) -> None:
    async with Store.open(path) as store:
        with pytest.raises(StoreError, match="CHECK constraint failed"):
            await methods.write(lambda db: db.execute("INSERT INTO pulse VALUES (2, 0)"))(store)
        assert (store.away, store.pauses) == (None, 0)


async def test_a_file_that_is_gone_is_not_written_to(path) -> None:
    """SQLite would go on in a file that has no name any more."""
    async with Store.open(path) as store:
        kept = path.rename(path.with_name("elsewhere"))
        [task] = await begun(store, store.count("answered", "en", NOW))
        assert await away(store) == f"the file {path} is gone; put it back or restart"
        path.touch()
        assert await away(store) == f"the file {path} was replaced; restart"
        kept.rename(path)
        with contextlib.suppress(StoreAwayError):
            await store.check()
        await task
        assert await store.stats() == (Stat("2025-12-31", "answered", "en", 1),)


async def test_a_file_that_is_overwritten_is_noticed(path) -> None:
    async with Store.open(path) as store:
        content = path.read_bytes()
        path.write_bytes(b"something else" * 1000)
        assert await away(store) == f"the file {path} was overwritten; restore a backup"
        path.write_bytes(content)
        await store.check()


async def test_who_stops_does_not_wait(path) -> None:
    async with Store.open(path) as store:
        with locked(path):
            tasks = await begun(store, store.count("answered", "en", NOW))
            store.hasten()
            [error] = await asyncio.gather(*tasks, return_exceptions=True)
            assert (type(error), str(error)) == (StoreAwayError, "the store: database is locked")
            with pytest.raises(StoreAwayError):
                await store.count("answered", "en", NOW)


async def test_closing_lets_nobody_wait(path) -> None:
    store = await Store.connect(path)
    with locked(path):
        tasks = await begun(store, store.count("answered", "en", NOW))
        await store.close()
        assert [type(one) for one in await asyncio.gather(*tasks, return_exceptions=True)] == [
            StoreAwayError
        ]


def test_what_passes_by_itself_at_the_start() -> None:
    def kind(error: Exception) -> type:
        return type(cannot_open("footnote.db", error))

    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    broken = sqlite3.DatabaseError("file is not a database")
    broken.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    assert kind(full) is kind(OSError(28, os.strerror(28))) is StoreAwayError
    assert kind(broken) is kind(PermissionError(13, os.strerror(13))) is StoreError


async def test_a_migration_waits_for_room_and_fails_for_its_own_fault(path) -> None:
    async with Store.open(path):
        pass
    with (
        contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as db,
        locked(path),
        pytest.raises(sqlite3.OperationalError, match="database is locked"),
    ):
        migrate(db)

    def m99_broken(db):
        db.execute("SELECT * FROM nowhere")

    with (
        contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as db,
        pytest.raises(MigrationError),
    ):
        migrate(db, [m99_broken])
