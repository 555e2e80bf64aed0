"""Backup and restore by the real command line: what was written comes back, or nothing changes."""

import asyncio
import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.cli import main
from bot.store import Answered, Asker, Store
from bot.store.migrations import MIGRATIONS, migrate

NOW = 1_767_139_200.0
ANN = Asker(7, 0, 7)
NEWEST = MIGRATIONS[-1].__name__


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """A folder with nothing but DATA_DIR, and no settings of whoever runs the tests."""
    for name in ("BOT_TOKEN", "LIBRARY", "STORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", "data")
    return tmp_path


@pytest.fixture
def footnote(capfd):
    def run(*argv):
        code = main(argv)
        return code, *capfd.readouterr()

    return run


def answered(number):
    return Answered(
        asker=ANN,
        question_id=number,
        message_ids=(10_000 + number,),
        question=f"question {number}",
        status="answered",
        language="en",
        context=(),
    )


async def write(path, numbers):
    async with Store.open(path) as store:
        for number in numbers:
            await store.record_answer(answered(number), NOW)


def dump(path):
    """All that a store holds, as SQL."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def questions(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return [n for (n,) in db.execute("SELECT question_id FROM answers ORDER BY question_id")]


def names(folder):
    return sorted(path.name for path in Path(folder).iterdir())


async def test_a_backup_while_the_bot_writes_comes_back_as_it_was(footnote, folder):
    store, copies = folder / "data" / "footnote.db", [folder / f"copy{n}.db" for n in range(5)]
    going = True

    async def writing(opened):
        number = 0
        while going or number < 50:
            number += 1
            await opened.record_answer(answered(number), NOW)

    async with Store.open(store) as opened:
        writer = asyncio.create_task(writing(opened))
        least = []
        for copy in copies:
            before = len(questions(store))
            code = await asyncio.to_thread(main, ["backup", str(copy)])
            least.append((code, before))
        going = False
        await writer
    total = len(questions(store))
    found = [questions(copy) for copy in copies]
    assert [code for code, _ in least] == [0] * 5
    for (_, before), numbers in zip(least, found, strict=True):
        assert numbers == list(range(1, len(numbers) + 1))
        assert before <= len(numbers) <= total
    assert names(folder) == sorted([copy.name for copy in copies] + ["data"])

    wanted = dump(copies[-1])
    shutil.rmtree(folder / "data")
    assert footnote("restore", "copy4.db")[0] == 0
    assert (dump(store), names("data")) == (wanted, ["footnote.db"])
    async with Store.open(store) as opened:
        assert await opened.answer_to(7, 1) == answered(1)
        await opened.record_answer(answered(total + 1), NOW)


async def test_what_the_commands_say_and_leave(footnote, folder):
    store = folder / "data" / "footnote.db"
    await write(store, [1])
    code, out, err = footnote("backup", "deep/er/copy.db")
    size = (folder / "deep/er/copy.db").stat().st_size
    said = f"data/footnote.db: copied to deep/er/copy.db ({size} bytes)\n"
    assert (code, out, err) == (0, said, "")
    await write(store, [2])
    later = dump(store)
    assert footnote("restore", "deep/er/copy.db") == (
        0,
        (
            "data/footnote.db: restored from deep/er/copy.db; "
            "the former one is kept as data/footnote.db.before-restore\n"
        ),
        "",
    )
    assert questions(store) == [1]
    assert dump("data/footnote.db.before-restore") == later
    assert names("data") == ["footnote.db", "footnote.db.before-restore"]
    assert names("deep/er") == ["copy.db"]
    assert {oct(path.stat().st_mode & 0o777) for path in (folder / "data").iterdir()} == {"0o600"}
    assert (folder / "deep/er/copy.db").stat().st_mode & 0o777 == 0o600

    assert footnote("restore", "data/footnote.db.before-restore")[0] == 0
    assert dump(store) == later
    assert questions("data/footnote.db.before-restore") == [1]


async def test_what_is_still_in_the_log_of_the_copy_comes_too(footnote, folder):
    await write(folder / "elsewhere" / "footnote.db", [1])
    async with Store.open(folder / "elsewhere" / "footnote.db") as opened:
        await opened.record_answer(answered(2), NOW)
        shutil.copytree("elsewhere", "killed")
    assert "footnote.db-wal" in names("killed")
    assert footnote("restore", "killed/footnote.db")[0] == 0
    assert questions("data/footnote.db") == [1, 2]


async def test_a_store_in_use_is_not_replaced(footnote, folder, monkeypatch):
    monkeypatch.setattr("bot.store.backup._BUSY_SECONDS", 0.01)
    store = folder / "data" / "footnote.db"
    await write(store, [1])
    assert footnote("backup", "copy.db")[0] == 0
    async with Store.open(store) as opened:
        assert footnote("restore", "copy.db") == (
            3,
            "",
            "footnote: the store data/footnote.db is in use; stop the bot, then restore\n",
        )
        await opened.record_answer(answered(2), NOW)
    assert (questions(store), names("data")) == ([1, 2], ["footnote.db"])


async def test_a_damaged_store_is_replaced_and_kept(footnote, folder):
    store = folder / "data" / "footnote.db"
    await write(store, [1])
    assert footnote("backup", "copy.db")[0] == 0
    store.write_bytes(b"no longer a store" * 100)
    code, out, err = footnote("backup", "second.db")
    assert (code, out) == (3, "")
    assert err == "footnote: the store data/footnote.db can't be read: file is not a database\n"
    assert footnote("restore", "copy.db")[0] == 0
    assert questions(store) == [1]
    assert (folder / "data/footnote.db.before-restore").read_bytes() == b"no longer a store" * 100
    assert names(folder) == ["copy.db", "data"]


async def test_a_log_without_its_store_does_not_get_into_the_new_one(footnote, folder):
    store, log = folder / "data" / "footnote.db", folder / "data" / "footnote.db-wal"
    await write(store, [1])
    assert footnote("backup", "copy.db")[0] == 0
    async with Store.open(store) as opened:
        await opened.record_answer(answered(2), NOW)
        stale = log.read_bytes()
    store.unlink()
    log.write_bytes(stale)
    assert footnote("restore", "copy.db") == (
        0,
        "data/footnote.db: restored from copy.db\n",
        "",
    )
    assert questions(store) == [1]
    assert (folder / "data" / "footnote.db.before-restore-wal").read_bytes() == stale


def break_page(path):
    """Overwrite the last page of the answers' table."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        query = "SELECT max(pageno) FROM dbstat WHERE name = 'answers'"
        try:
            [page] = db.execute(query).fetchone()
        except sqlite3.OperationalError:
            query = "SELECT rootpage FROM sqlite_schema WHERE name = 'answers'"
            [page] = db.execute(query).fetchone()
        [size] = db.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


async def test_a_damaged_store_does_not_replace_a_good_backup(footnote, folder):
    store = folder / "data" / "footnote.db"
    await write(store, [1])
    assert footnote("backup", "copy.db")[0] == 0
    good = dump("copy.db")
    break_page(store)
    code, out, err = footnote("backup", "copy.db")
    assert (code, out, err.startswith("footnote: the store is damaged: ")) == (3, "", True)
    assert (dump("copy.db"), names(folder)) == (good, ["copy.db", "data"])


def empty(path):
    path.touch()


def text(path):
    path.write_text("not a database\n" * 100)


def other(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE songs (title TEXT)")


def newer(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db)
        db.execute("INSERT INTO migrations VALUES ('m99_of_tomorrow')")


def gap(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db)
        db.execute("DELETE FROM migrations WHERE name <> ?", [NEWEST])


def damaged(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db)
    break_page(path)


def dangling(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db)
        db.execute("INSERT INTO messages VALUES (1, 2, 3)")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda _path: None, "there is no file copy.db"),
        (Path.mkdir, "there is no file copy.db"),
        (empty, "copy.db is not a store of Footnote"),
        (text, "copy.db is not a sound store: file is not a database"),
        (other, "copy.db is not a store of Footnote"),
        (
            newer,
            (
                "copy.db has the unknown migration m99_of_tomorrow: it was made by a newer version; "
                "use that version"
            ),
        ),
        (gap, "copy.db is not a store of Footnote: its migrations are incomplete"),
        (damaged, "copy.db is damaged: "),
        (dangling, "copy.db is damaged: a row refers to one that is not there"),
    ],
    ids=["missing", "folder", "empty", "text", "other", "newer", "gap", "damaged", "dangling"],
)
async def test_what_is_no_backup_is_refused(footnote, folder, make, error):
    await write(folder / "data" / "footnote.db", [1])
    before = dump("data/footnote.db")
    make(folder / "copy.db")
    code, out, err = footnote("restore", "copy.db")
    if error.endswith(": "):
        err = err[: len(error) + len("footnote: ")] + "\n"
    assert (code, out, err) == (3, "", f"footnote: {error}\n")
    assert (dump("data/footnote.db"), names("data")) == (before, ["footnote.db"])


async def test_an_older_store_is_copied_and_restored_as_it_is(footnote, folder):
    (folder / "data").mkdir()
    with contextlib.closing(sqlite3.connect("data/footnote.db", isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:2])
    old = dump("data/footnote.db")
    assert footnote("backup", "copy.db")[0] == 0
    assert footnote("restore", "copy.db")[0] == 0
    assert dump("data/footnote.db") == old
    await write(folder / "data" / "footnote.db", [1])
    assert questions("data/footnote.db") == [1]


async def test_a_backup_in_a_folder_that_cannot_be_written(footnote, folder):
    await write(folder / "data" / "footnote.db", [1])
    (folder / "usb").mkdir()
    assert footnote("backup", "usb/copy.db")[0] == 0
    (folder / "usb").chmod(0o500)
    try:
        assert footnote("restore", "usb/copy.db")[0] == 0
        assert names("usb") == ["copy.db"]
    finally:
        (folder / "usb").chmod(0o700)
    assert questions("data/footnote.db") == [1]


async def test_a_file_system_without_links(footnote, folder, monkeypatch):
    def refuse(*_):
        raise OSError(95, os.strerror(95))

    await write(folder / "data" / "footnote.db", [1])
    footnote("backup", "copy.db")
    monkeypatch.setattr(os, "link", refuse)
    assert footnote("restore", "copy.db")[0] == 0
    assert questions("data/footnote.db.before-restore") == [1]


@pytest.mark.parametrize(
    ("argv", "error"),
    [
        (
            ("backup", "copy.db"),
            "there is no store data/footnote.db; DATA_DIR names its folder",
        ),
        (("restore", "copy.db"), "there is no file copy.db"),
    ],
)
def test_nothing_there(footnote, folder, argv, error):
    assert footnote(*argv) == (3, "", f"footnote: {error}\n")
    assert names(folder) == []


async def test_the_store_itself_is_no_backup(footnote, folder):
    store = folder / "data" / "footnote.db"
    await write(store, [1])
    assert footnote("backup", "data/footnote.db") == (
        3,
        "",
        "footnote: data/footnote.db is the store itself; give another file\n",
    )
    assert footnote("restore", str(store)) == (
        3,
        "",
        f"footnote: {store} is the store itself; give a backup of it\n",
    )
    assert questions(store) == [1]


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_store_in_memory(footnote, monkeypatch, command):
    monkeypatch.setenv("STORE", ":memory:")
    assert footnote(command, "copy.db") == (
        3,
        "",
        "footnote: STORE: is :memory:, so there is nothing to back up or restore\n",
    )


async def test_a_backup_that_cannot_be_written(footnote, folder):
    await write(folder / "data" / "footnote.db", [1])
    (folder / "file").touch()
    code, out, err = footnote("backup", "file/copy.db")
    assert (code, out) == (3, "")
    assert (
        err
        == "footnote: the backup file/copy.db can't be written: [Errno 17] File exists: 'file'\n"
    )
