"""A process that is killed while a file is added: what is on disk at every step is started again.

At each step that changes the disk the whole data folder is copied: that is what a kill there leaves.
"""

import asyncio
import shutil
import threading
from pathlib import Path

import pytest

from bot.shelf.keeping import Keeping
from bot.store import Addition, Store
from bot.store.database import Database
from bot.telegram.application import adding_of, deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.reports import OWN, QUESTION, adds, answer, asks, report

LINDEN = report("Linden", 48_213)


class Snapshots:
    """Copies of a folder, one before and one after each call of what is watched."""

    def __init__(self, data: Path, into: Path) -> None:
        self._data = data
        self._into = into
        self._lock = threading.Lock()
        self.names: list[str] = []

    def take(self, name: str) -> None:
        with self._lock:
            folder = self._into / f"{len(self.names):02}"
            shutil.copytree(self._data, folder)
            self.names.append(name)

    def folders(self) -> list[Path]:
        return [self._into / f"{number:02}" for number in range(len(self.names))]

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for owner, name in ((Keeping, "make"), (Keeping, "keep"), (Path, "write_bytes")):
            monkeypatch.setattr(owner, name, self._around(getattr(owner, name), name))
        write = Database._write

        async def written(store, function, *args, **kwargs):
            self.take(f"before {function.__name__}")
            result = await write(store, function, *args, **kwargs)
            self.take(f"after {function.__name__}")
            return result

        monkeypatch.setattr(Database, "_write", written)

    def _around(self, function, name):
        def watched(*args, **kwargs):
            self.take(f"before {name}")
            result = function(*args, **kwargs)
            self.take(f"after {name}")
            return result

        return watched


async def test_a_file_is_added_or_not_there(tg: FakeTelegram, core, tmp_path, monkeypatch) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    data, copies = tmp_path / "data", tmp_path / "copies"
    snapshots = Snapshots(data, copies)
    async with running(tg, core, **OWN, DATA_DIR=str(data)):
        await asks(chat, ada, "/help")
        with monkeypatch.context() as patched:
            snapshots.watch(patched)
            await adds(chat, ada, "linden.md", LINDEN)
            await tg.idle()
    assert {"before keep", "after keep", "before put_document", "after put_document"} <= set(
        snapshots.names
    )
    sent = len(chat.history)
    outcomes = {}
    for name, folder in zip(snapshots.names, snapshots.folders(), strict=True):
        async with running(tg, core, **OWN, DATA_DIR=str(folder)) as bot:
            await bot.update_queue.join()
            await adding_of(bot).idle()
            deps = deps_of(bot)
            kept = deps.desk.catalogue.of(chat.id)
            folders = sorted(path.name for path in (folder / "documents").glob("*"))
            assert folders == [one.document_id for one in kept], name
            assert await deps.store.kept_documents() == kept
            assert await deps.store.additions() == ()
            assert await deps.store.pending_updates() == ()
            if kept:
                assert (await deps.desk.engines.open(kept[0])).title == (
                    "Annual report of the Linden Museum"
                )
            outcomes[name] = len(kept)
        # At most the message that tells of it comes again: where no store knew of the first.
        assert len(chat.history) - sent <= 1, name
        sent = len(chat.history)
    accepted = snapshots.names.index("after enqueue_updates")
    assert [outcomes[name] for name in snapshots.names[accepted:]] == [1] * (
        len(snapshots.names) - accepted
    )


async def test_it_goes_on_in_the_same_message(tg: FakeTelegram, core, tmp_path) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    held, let_go = threading.Event(), threading.Event()
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        keeping = deps_of(bot).desk.keeping

        def waiting(data, name, *, report):
            held.set()
            while not let_go.is_set():
                report(3, 12)
            raise AssertionError("it is stopped before")

        keeping.apart = waiting
        await chat.sends_file(ada, "linden.md", LINDEN)
        reading = await chat.reply()
        await asyncio.to_thread(held.wait)
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        card = await chat.edited()
        assert card.id == reading.id
        assert card.text.startswith("✅ Annual report of the Linden Museum\n")
        assert (await asks(chat, ada, QUESTION)).text == answer("Linden", 48_213)
    let_go.set()


async def test_a_file_that_ends_processes_is_given_up(tg: FakeTelegram, core, tmp_path) -> None:
    ada = tg.user("Ada", language="es")
    chat = tg.private(ada)
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        await asks(chat, ada, "/help")
        told = chat.history[-1]
        store = deps_of(bot).store
        await store.note_addition(Addition(77, chat.id, told.id))
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        given_up = await chat.edited()
        assert given_up.id == told.id
        assert given_up.text == ("This file could not be added: please send it in another format.")
        await tg.idle(bot)
        assert await deps_of(bot).store.additions() == ()


async def test_a_folder_without_a_row_and_a_row_without_a_folder(
    tg: FakeTelegram, core, tmp_path
) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)):
        await adds(chat, ada, "linden.md", LINDEN)
    [folder] = (tmp_path / "documents").iterdir()
    shutil.copytree(folder, folder.with_name("stranger"))
    shutil.copytree(folder, folder.with_name(".half"))
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)):
        assert (await asks(chat, ada, QUESTION)).text == answer("Linden", 48_213)
        assert list((tmp_path / "documents").iterdir()) == [folder]
    shutil.rmtree(folder)
    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)):
        assert (await asks(chat, ada, "/docs")).text.startswith("There are no documents here.")
    async with Store.open(tmp_path / "footnote.db") as store:
        assert await store.kept_documents() == ()
