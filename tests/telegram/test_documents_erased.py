"""What is removed or forgotten is gone: no byte of it is in the store, the folders or memory."""

import gc
from pathlib import Path

import pytest

from bot.telegram.application import adding_of, deps_of
from index.document import Document
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.reports import QUESTION, added, adds, answer, asks, report

LINDEN = report("Linden", 48_213)
WORDS = ("Linden", "48,213", "Lindenbach", "drawings")


pytestmark = pytest.mark.usefixtures("own_documents")


def found_in(folder: Path, words=WORDS) -> set[str]:
    """The words that stand in a file below the folder, or in the name of one."""
    spelled = [(word, word.encode(code)) for word in words for code in ("utf-8", "utf-16-le")]
    seen: set[str] = set()
    for path in folder.rglob("*"):
        content = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        seen |= {word for word, spelling in spelled if spelling.lower() in content.lower()}
    return seen


async def talk(tg: FakeTelegram, chat, person):
    """Everything that leaves traces: a file, questions, tapped questions, thumbs, an edit."""
    card = await adds(chat, person, "Linden.md", LINDEN)
    await chat.presses(person, card, card.labels[2][0])
    await chat.reply()
    asked = await chat.says(person, "How many drawings did the Linden Museum restore?")
    reply = await chat.reply()
    await chat.presses(person, reply, "👎")
    reasons = await chat.edited()
    await chat.presses(person, reasons, "Wrong figure")
    back = await chat.edited()
    await chat.presses(person, back, "In context")
    await chat.edited()
    await chat.edits(person, asked, "How many visitors did the Linden Museum count?")
    assert (await chat.edited()).text.startswith("48,213 visitors\n")
    await asks(chat, person, "Who is Lindenbach's mayor?")
    await asks(chat, person, "/docs")


async def test_removing_leaves_nothing(tg: FakeTelegram, bot, tmp_path) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    await talk(tg, chat, ada)
    assert found_in(tmp_path) >= {"Linden", "drawings"}
    asked = await asks(chat, ada, "/remove")
    await chat.presses(ada, asked, "Remove")
    assert (await chat.edited()).text == "Removed: “Linden.md”. Nothing of it is left here."
    await tg.idle(bot)
    assert found_in(tmp_path) == set()
    assert list((tmp_path / "documents").iterdir()) == []
    assert in_memory() == []


async def test_forgetting_leaves_nothing(tg: FakeTelegram, bot, tmp_path) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    await talk(tg, chat, ada)
    asked = await asks(chat, ada, "/forget")
    assert asked.text.splitlines()[-1] == (
        "The documents of your private chat are erased too; documents in groups stay the groups’."
    )
    await chat.presses(ada, asked, "Yes, erase")
    assert (await chat.edited()).text.startswith("Done: ")
    await tg.idle(bot)
    assert found_in(tmp_path) == set()
    assert list((tmp_path / "documents").iterdir()) == []
    assert in_memory() == []
    assert (await asks(chat, ada, "/docs")).text.startswith("There are no documents here.")


def in_memory() -> list[str]:
    """Titles of the reports that are held by anything."""
    gc.collect()
    documents = [thing for thing in gc.get_objects() if isinstance(thing, Document)]
    return [document.title for document in documents if "Linden" in document.text]


async def test_forgetting_forgets_who_added_to_a_group(tg: FakeTelegram, bot, tmp_path) -> None:
    ada = tg.user("Ada")
    chat, group = tg.private(ada), tg.group("Team", [ada])
    await adds(group, ada, "linden.md", LINDEN, "/add")
    asked = await asks(chat, ada, "/forget")
    await chat.presses(ada, asked, "Yes, erase")
    await chat.edited()
    [kept] = deps_of(bot).desk.catalogue.of(group.id)
    assert (kept.added_by, await deps_of(bot).store.kept_documents()) == (0, (kept,))
    assert (await asks(group, ada, f"/ask {QUESTION}")).text == answer("Linden", 48_213)
    listed = await asks(group, ada, "/docs")
    await group.presses(ada, listed, "Open")
    assert (await group.edited()).text.splitlines()[3].startswith("Added by somebody on ")


async def test_forgetting_while_a_file_is_read(
    tg: FakeTelegram, bot, tmp_path, monkeypatch
) -> None:
    ada = tg.user("Ada")
    chat, keeping = tg.private(ada), deps_of(bot).desk.keeping
    apart = keeping.apart

    def endless(data, name, *, report):
        document = apart(data, name, report=report)
        while True:
            report(1, 2)
        return document

    monkeypatch.setattr(keeping, "apart", endless)
    await chat.sends_file(ada, "Linden.md", LINDEN)
    assert (await chat.reply()).text == "Reading “Linden.md” …"
    asked = await asks(chat, ada, "/forget")
    await chat.presses(ada, asked, "Yes, erase")
    assert (await chat.edited()).text.startswith("Done: ")
    await adding_of(bot).idle()
    assert found_in(tmp_path) == set()
    assert list((tmp_path / "documents").iterdir()) == []
    await tg.idle(bot)
    assert await deps_of(bot).store.pending_updates() == ()


async def test_a_chat_that_is_gone_loses_its_documents_in_time(
    tg: FakeTelegram, bot, tmp_path
) -> None:
    ada = tg.user("Ada")
    chat, group = tg.private(ada), tg.group("Team", [ada])
    await adds(chat, ada, "aster.md", report("Aster", 1_777))
    await adds(group, ada, "linden.md", LINDEN, "/add")
    await group.removes_bot(ada)
    await tg.idle(bot)
    deps = deps_of(bot)
    later = deps.now() + 31 * 86_400
    assert (await deps.store.purge(later, 30)).documents == 1
    await deps.desk.follow_store()
    assert found_in(tmp_path, ("Linden", "48,213")) == set()
    assert [kept.file for kept in deps.desk.catalogue.of(chat.id)] == ["aster.md"]
    assert len(list((tmp_path / "documents").iterdir())) == 1


async def test_nothing_outlives_a_store_in_memory(tg: FakeTelegram, core) -> None:
    ada = tg.user("Ada")
    chat = tg.private(ada)
    async with running(tg, core, VECTORS="off") as bot:
        await chat.sends_file(ada, "linden.md", LINDEN)
        await added(chat, "linden.md")
        root = deps_of(bot).desk.keeping.root
        assert found_in(root) >= {"Linden"}
    assert not root.exists()
