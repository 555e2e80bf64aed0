"""Files are read beside everything else: few at once, one of a chat at a time, with progress."""

import asyncio
import threading
from collections import Counter

import pytest

from bot.telegram.application import adding_of, deps_of
from bot.telegram.documents import adding
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.reports import OWN, QUESTION, added, answer, asks, report

pytestmark = pytest.mark.usefixtures("own_documents")


async def test_progress_is_told_in_the_same_message(tg: FakeTelegram, bot, monkeypatch) -> None:
    monkeypatch.setattr(adding, "_EVERY", 0.01)
    alice = tg.user("Alice", language="pt")
    chat, keeping = tg.private(alice), deps_of(bot).desk.keeping
    apart, told = keeping.apart, [threading.Event(), threading.Event()]

    def slow(data, name, *, report):
        for number, event in enumerate(told, 1):
            report(10 * number, 20)
            assert event.wait(10)
        return apart(data, name, report=report)

    monkeypatch.setattr(keeping, "apart", slow)
    await chat.sends_file(alice, "linden.md", report("Linden", 48_213))
    messages = [await chat.reply()]
    for event in told:
        messages.append(await chat.edited())
        event.set()
    monkeypatch.setattr(adding, "_EVERY", 10.0)
    messages.append(await chat.edited())
    while not messages[-1].text.startswith("✅"):
        messages.append(await chat.edited())
    assert {message.id for message in messages} == {messages[0].id}
    assert [message.text for message in messages[:3]] == [
        "Lendo “linden.md” …",
        "Lendo “linden.md” … 10 de 20",
        "Lendo “linden.md” … 20 de 20",
    ]


async def test_few_at_once_and_one_of_a_chat(tg: FakeTelegram, bot, monkeypatch) -> None:
    people = [tg.user(f"P{number}") for number in range(4)]
    chats = [tg.private(person) for person in people]
    keeping = deps_of(bot).desk.keeping
    apart, lock = keeping.apart, threading.Lock()
    active: Counter[str] = Counter()
    most = {"all": 0, "chat": 0}

    def counted(data, name, *, report):
        chat = name.partition("-")[0]
        with lock:
            active[chat] += 1
            most["all"] = max(most["all"], active.total())
            most["chat"] = max(most["chat"], active[chat])
        try:
            return apart(data, name, report=report)
        finally:
            with lock:
                active[chat] -= 1

    monkeypatch.setattr(keeping, "apart", counted)
    for number, (chat, person) in enumerate(zip(chats, people, strict=True)):
        for part in range(3):
            content = report(f"House{number}x{part}", 1000 + 10 * number + part)
            await chat.sends_file(person, f"{number}-{part}.md", content)
    await tg.idle(bot)
    await adding_of(bot).idle()
    assert most == {"all": 2, "chat": 1}
    kept = {chat.id: len(deps_of(bot).desk.catalogue.of(chat.id)) for chat in chats}
    assert kept == {chat.id: 3 for chat in chats}


async def test_who_sends_files_to_many_chats_takes_one_reader(tg, bot, monkeypatch) -> None:
    alice, ben = tg.user("Alice"), tg.user("Ben")
    groups = [tg.group(f"Team {number}", [alice]) for number in range(3)]
    keeping = deps_of(bot).desk.keeping
    apart, lock, bens = keeping.apart, threading.Lock(), threading.Event()
    reading, most = set(), 0

    def counted(data, name, *, report):
        nonlocal most
        if name.startswith("ben"):
            bens.set()
            return apart(data, name, report=report)
        assert bens.wait(10)  # Ben's is read while Alice's first one is
        with lock:
            reading.add(name)
            most = max(most, len(reading))
        try:
            return apart(data, name, report=report)
        finally:
            with lock:
                reading.discard(name)

    monkeypatch.setattr(keeping, "apart", counted)
    for number, chat in enumerate([*groups, tg.private(alice)]):
        content = report(f"House{number}", 1000 + number)
        await chat.sends_file(alice, f"alice-{number}.md", content, "/add")
    await tg.private(ben).sends_file(ben, "ben.md", report("Linden", 48_213))
    await tg.idle(bot)
    await adding_of(bot).idle()
    assert (most, bens.is_set()) == (1, True)
    catalogue = deps_of(bot).desk.catalogue
    ids = [*(group.id for group in groups), alice.id, ben.id]
    assert [len(catalogue.of(one)) for one in ids] == [1] * 5


async def test_a_stop_does_not_wait_for_a_reader(tg: FakeTelegram, core, tmp_path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    begun, ended = threading.Event(), threading.Event()

    def endless(data, name, *, report):
        begun.set()
        try:
            while True:
                report(0, 0)
        finally:
            ended.set()

    async with running(tg, core, **OWN, DATA_DIR=str(tmp_path)) as bot:
        deps_of(bot).desk.keeping.apart = endless
        await chat.sends_file(alice, "linden.md", report("Linden", 48_213))
        await chat.reply()
        await asyncio.to_thread(begun.wait)
    assert ended.is_set()
    assert list((tmp_path / "documents").iterdir()) == []


async def test_a_group_that_moves_while_its_file_is_read(
    tg: FakeTelegram, bot, monkeypatch
) -> None:
    alice = tg.user("Alice")
    group, keeping = tg.group("Team", [alice]), deps_of(bot).desk.keeping
    apart, begun, go_on = keeping.apart, threading.Event(), threading.Event()

    def slow(data, name, *, report):
        begun.set()
        assert go_on.wait(10)
        return apart(data, name, report=report)

    monkeypatch.setattr(keeping, "apart", slow)
    await group.sends_file(alice, "linden.md", report("Linden", 48_213), "/add")
    await group.reply()
    await asyncio.to_thread(begun.wait)
    new = await group.migrates(alice)
    await tg.idle(bot)
    go_on.set()
    await adding_of(bot).idle()
    assert (await new.reply()).text.startswith("✅ Annual report of the Linden Museum\n")
    assert (await asks(new, alice, f"/ask {QUESTION}")).text == answer("Linden", 48_213)
    assert [kept.chat_id for kept in deps_of(bot).desk.catalogue.of(new.id)] == [new.id]


async def test_a_file_in_a_topic_is_told_there(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice], topics=True)
    topic = await group.opens_topic(alice, "Reports")
    await group.sends_file(alice, "linden.md", report("Linden", 48_213), "/add", topic=topic)
    card = await added(group, "linden.md")
    assert card.topic == topic
    assert (await asks(group, alice, f"/ask {QUESTION}")).text == answer("Linden", 48_213)
