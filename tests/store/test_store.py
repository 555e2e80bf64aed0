"""The database itself."""

import asyncio
import sqlite3
import threading

import pytest

from bot.running.errors import StoreError
from bot.store import (
    Delivery,
    Stat,
    Store,
    methods,
)
from tests.store.pieces import ANN, ANSWERED, BOB, GROUP, NOW, python, rows


async def test_a_store_is_as_it_was_after_a_restart(tmp_path):
    path = tmp_path / "new" / "store.db"
    async with Store.open(path) as store:
        await store.record_answer(ANSWERED, NOW)
        button = await store.put_button(GROUP, {"n": 1}, NOW)
    async with Store.open(path) as store:
        assert await store.answer_to(GROUP, 10) == ANSWERED
        assert await store.get_button(button, GROUP) == {"n": 1}


async def test_only_the_owner_can_read_it(tmp_path):
    path = tmp_path / "new" / "store.db"
    async with Store.open(path) as store:
        await store.see_chat(1, "private", NOW)
        assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}
    assert path.parent.stat().st_mode & 0o077 == 0


async def test_how_the_connection_is_set(tmp_path):
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")

    def pragmas(db):
        return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    async with Store.open(tmp_path / "store.db") as store:
        assert await methods.read(pragmas)(store) == {
            "journal_mode": "wal",
            "synchronous": 1,
            "foreign_keys": 1,
            "busy_timeout": 500,
            "secure_delete": 1,
        }


async def test_many_tasks_at_once_lose_nothing(tmp_path):
    async with Store.open(tmp_path / "store.db") as store:
        await asyncio.gather(*(store.count("answered", "en", NOW) for _ in range(200)))
        assert await store.stats() == (Stat("2025-12-31", "answered", "en", 200),)


async def test_a_cancelled_task_leaves_a_whole_write_or_none(store):
    tasks = [asyncio.create_task(store.record_answer(ANSWERED, NOW)) for _ in range(20)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await store.count("after", "en", NOW)
    counted = {stat.status: stat.count for stat in await store.stats()}
    assert counted == {"answered": 20, "after": 1}


async def test_an_error_in_a_transaction_undoes_it(store):
    await store.record_answer(ANSWERED, NOW)
    with pytest.raises(StoreError, match="the store: CHECK constraint failed"):
        await store.put_feedback(GROUP, 11, ANN, "sideways", now=NOW)
    assert await rows(store, "feedback") == []
    assert await store.put_feedback(GROUP, 11, ANN, "up", now=NOW) is True


async def test_a_backup_is_a_store(tmp_path):
    copy = tmp_path / "backup.db"
    copy.write_text("an older one", encoding="utf-8")
    async with Store.open(tmp_path / "store.db") as store:
        await store.record_answer(ANSWERED, NOW)
        await store.backup(copy)
        await store.forget(ANN)
    async with Store.open(copy) as restored:
        assert await restored.answer_to(GROUP, 10) == ANSWERED
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.db", "store.db"]


async def test_what_names_a_person_is_in_no_file_after_they_are_forgotten(tmp_path):
    """The press that wants it and what was sent for it go herewith; others' stays."""
    async with Store.open(tmp_path / "store.db") as store:
        await store.see_chat(4_242_424_242, "private", NOW)
        await store.enqueue_update(1, '{"first_name": "Ann-Sophie"}', NOW, 4_242_424_242)
        await store.enqueue_update(2, '{"first_name": "Bob"}', NOW, BOB)
        await store.halt_chat(4_242_424_242, NOW + 3600, 3600)
        for update, chat in ((1, 4_242_424_242), (2, BOB), (3, 4_242_424_242)):
            store.sent.note(update, Delivery(chat, 9))
        store.sent.settle(3)
        await store.forget(4_242_424_242, 1)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        spelled = (b"Ann-Sophie", b"4242424242", (4_242_424_242).to_bytes(6, "big"))
        assert [one for one in spelled for file in files.values() if one in file] == []
        assert files["store.db-sent"] == b"[2,%d,[9],[]]\n" % BOB
        assert b"Bob" in files["store.db"] + files["store.db-wal"]


async def test_a_backup_of_a_store_in_memory(store, tmp_path):
    await store.record_answer(ANSWERED, NOW)
    await store.backup(tmp_path / "backup.db")
    async with Store.open(tmp_path / "backup.db") as restored:
        assert await restored.answer_to(GROUP, 10) == ANSWERED


async def test_a_backup_that_cannot_be_written(store, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"the backup .*backup.db can't be written: "):
        await store.backup(tmp_path / "file" / "backup.db")


async def test_the_size_is_the_files(tmp_path):
    path = tmp_path / "store.db"
    async with Store.open(path) as store:
        size = await store.size()
    assert size == path.stat().st_size > 0


async def test_a_file_that_is_no_store_is_named(tmp_path):
    path = tmp_path / "store.db"
    path.write_text("not a database at all, but text" * 100, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        await Store.connect(path)
    assert str(caught.value) == f"the store {path} can't be opened: file is not a database"


async def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"the store .*store.db can't be opened: "):
        await Store.connect(tmp_path / "file" / "store.db")


async def test_a_store_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "store.db"
    async with Store.open(path):
        pass
    db = sqlite3.connect(path)
    with db:
        db.execute("INSERT INTO migrations (name) VALUES ('m99_future')")
    db.close()
    with pytest.raises(StoreError, match="unknown migration m99_future"):
        await Store.connect(path)


async def test_a_closed_store_says_so():
    store = await Store.connect(":memory:")
    await store.close()
    await store.close()
    with pytest.raises(StoreError, match=r"^the store is closed$"):
        await store.chat(1)


async def test_a_forgotten_close_is_a_warning():
    before = set(threading.enumerate())
    store = await Store.connect(":memory:")
    (thread,) = set(threading.enumerate()) - before
    forgotten = [store]
    del store
    with pytest.warns(ResourceWarning, match="was deleted before being closed"):
        forgotten.clear()
    await asyncio.to_thread(thread.join)


def test_a_forgotten_close_does_not_hang_the_exit(tmp_path):
    code = (
        "import asyncio, sys\nfrom bot.store import Store\n"
        "store = asyncio.run(Store.connect(sys.argv[1]))\n"
    )
    ended = python(code, str(tmp_path / "store.db"))
    assert ended.returncode == 0
    assert "ResourceWarning" in ended.stderr
