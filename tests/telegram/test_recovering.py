"""After a kill: who was worked on is tried alone, who only waited is blamed for nothing."""

import asyncio
import json
import time

import pytest

from bot.store import Delivery, Store
from bot.telegram.application import lines_of
from bot.telegram.updates import Lines
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.processes import bot_process
from tests.telegram.scripted import NEW_FORMATS

GIVEN_UP = "I failed at this message several times and can’t answer it: please put it another way."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "footnote.db"


def came(tg: FakeTelegram, chat, person, number: int, text: str, **more) -> dict:
    """An update as Telegram gives it."""
    message = tg.world.new_message(chat.chat, person.json, {"text": text, **more})
    return {"update_id": number, "message": message}


async def accepted(path, *updates: dict, kills: int = 0, marked: tuple[int, ...] = ()) -> None:
    """A process took these in, and was killed while it worked on those that are marked."""
    async with Store.open(path) as store:
        rows = [
            (one["update_id"], json.dumps(one), one["message"]["chat"]["id"]) for one in updates
        ]
        await store.enqueue_updates(rows, time.time())
        for _ in range(kills):
            await store.recover_updates(marked)
        for number in marked:  # never taken back
            store.marks.of(number).__enter__()


class Watched:
    """Notes how many other updates are handled when one's turn comes."""

    def __init__(self, monkeypatch) -> None:
        self.others: list[tuple[str, int]] = []
        self._now = 0
        handle = Lines._handle

        async def watched(lines, update, coroutine):
            self.others.append((update.message.text, self._now))
            self._now += 1
            try:
                return await handle(lines, update, coroutine)
            finally:
                self._now -= 1

        monkeypatch.setattr(Lines, "_handle", watched)


async def test_suspects_are_tried_alone_before_the_others(tg, core, path, monkeypatch) -> None:
    people = [tg.user(f"U{number}") for number in range(6)]
    chats = [tg.private(person) for person in people]
    updates = [
        came(tg, chats[number % 6], people[number % 6], 700 + number, f"q{number}")
        for number in range(12)
    ]
    await accepted(path, *updates, marked=(704, 703))
    watched = Watched(monkeypatch)
    async with Store.open(path) as store, running(tg, core, store) as bot:
        await bot.update_queue.join()
        for number in range(12):
            reply = await chats[number % 6].reply()
            assert reply.reply_to == updates[number]["message"]["message_id"]
        assert watched.others[:2] == [("q3", 0), ("q4", 0)]
        assert max(others for _, others in watched.others[2:]) > 0
        assert await store.pending_updates() == ()
        assert store.marks.left == ()


@pytest.mark.parametrize(("kills", "told"), [(0, False), (1, False), (2, True), (4, True)])
async def test_who_ends_three_processes_is_told(tg, core, path, caplog, kills, told) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    first = came(tg, hers, alice, 700, "the one")
    second = came(tg, hers, alice, 701, NEW_FORMATS)
    await accepted(
        path, first, second, came(tg, his, bob, 702, NEW_FORMATS), kills=kills, marked=(700,)
    )
    async with Store.open(path) as store, running(tg, core, store) as bot:
        reply = await hers.reply()
        assert (reply.reply_to, reply.text == GIVEN_UP) == (first["message"]["message_id"], told)
        assert ("the one" in [text for text, _, _ in core.asked]) is not told
        assert (await hers.reply()).text.startswith("Over 900 billion yuan")
        assert (await his.reply()).text.startswith("Over 900 billion yuan")
        await tg.idle(bot)
        assert await store.pending_updates() == ()
    assert (f"update 700 ended {kills + 1} processes; given up" in caplog.text) is told


async def test_what_even_telling_dies_of_is_dropped(tg, core, path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    await accepted(path, came(tg, chat, alice, 700, "the one"), kills=5, marked=(700,))
    async with Store.open(path) as store, running(tg, core, store) as bot:
        assert await chat.silent(bot)
        assert (await store.pending_updates(), core.asked) == ((), [])


async def test_nobody_is_told_who_did_not_ask(tg, core, path) -> None:
    """An ordinary message of a group that a bot without privacy mode hears."""
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    await accepted(path, came(tg, group, alice, 700, "lunch?"), kills=2, marked=(700,))
    async with Store.open(path) as store, running(tg, core, store) as bot:
        assert await group.silent(bot)
        assert await store.pending_updates() == ()


async def test_an_inline_query_that_ends_a_process_is_not_taken_again(tg, core, path) -> None:
    """It is not kept; but Telegram gives it again, since nobody said that it came."""
    alice = tg.user("Alice")
    async with Store.open(path) as store:
        store.marks.of(tg.backend.updates._next_id).__enter__()
    async with Store.open(path) as store, running(tg, core, store) as bot:
        fields = {"from": alice.json, "query": NEW_FORMATS, "offset": "", "chat_type": "sender"}
        tg.backend.updates.put("inline_query", {"id": "1", **fields})
        await tg.idle(bot)
        assert NEW_FORMATS not in [text for text, _, _ in core.asked]
        tg.backend.updates.put("inline_query", {"id": "2", **fields})
        await tg.idle(bot)
        assert NEW_FORMATS in [text for text, _, _ in core.asked]


@pytest.mark.parametrize(
    "broken",
    [
        {"date": 2**62},
        {"date": -(2**62)},
        {"date": 1e400},
        {"date": "yesterday"},
        {"chat": {"id": 2**70, "type": "private"}},
        {"chat": 5},
        {"entities": [{"type": "bold", "offset": 2**80, "length": -1}]},
        {"from": None},
        {
            "reply_to_message": {
                "message_id": 1,
                "date": 2**62,
                "chat": {"id": 1, "type": "private"},
            }
        },
    ],
    ids=str,
)
async def test_numbers_that_are_none_end_no_process(tg, core, path, broken) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    update = came(tg, chat, alice, 700, NEW_FORMATS)
    update["message"] |= broken
    async with Store.open(path) as store:
        await store.enqueue_updates([(700, json.dumps(update), chat.id)], time.time())
    tg.backend.updates.pending.append({**update, "update_id": 701})
    async with Store.open(path) as store, running(tg, core, store) as bot:
        await chat.says(alice, "Guangdong?")
        replies = [await chat.reply()]
        while not replies[-1].text.startswith("9.49 trillion yuan"):
            replies.append(await chat.reply())
        await tg.idle(bot)
        assert len(replies) <= 3
        assert await store.pending_updates() == ()


async def test_what_an_older_version_kept_has_its_turn(tg, core, path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    updates = [came(tg, chat, alice, 700 + n, f"q{n}") for n in range(20)]
    async with Store.open(path) as store:
        rows = [(one["update_id"], json.dumps(one), None) for one in updates]
        await store.enqueue_updates(rows, time.time())
    async with Store.open(path) as store, running(tg, core, store):
        for one in updates:
            assert (await chat.reply()).reply_to == one["message"]["message_id"]


async def test_what_was_sent_for_a_finished_update_is_settled(tg, core, path) -> None:
    """Killed between the commit and the file: nobody would ever settle it."""
    async with Store.open(path) as store:
        await store.enqueue_update(700, "{}", time.time())
        await store.finish_update(700)
        for number in (700, 9):
            store.sent.note(number, Delivery(5, 1))
    sent = path.with_name("footnote.db-sent")
    assert sent.stat().st_size > 0
    async with Store.open(path) as store, running(tg, core, store):
        assert (store.sent.open, sent.read_bytes()) == ((), b"")


async def test_many_chats_are_taken_up_as_there_is_room(tg, core, path, monkeypatch) -> None:
    monkeypatch.setattr("bot.telegram.recovering._AT_ONCE", 5)
    monkeypatch.setattr("bot.telegram.recovering._BREATH_SECONDS", 0.0)
    people = [tg.user(f"U{number}") for number in range(30)]
    chats = [tg.private(person) for person in people]
    updates = [came(tg, chats[n % 30], people[n % 30], 700 + n, f"q{n}") for n in range(90)]
    await accepted(path, *updates)
    async with Store.open(path) as store, running(tg, core, store) as bot:
        late = await chats[29].says(people[29], NEW_FORMATS)
        for round_ in range(3):
            for n, chat in enumerate(chats):
                reply = await chat.reply()
                assert reply.reply_to == updates[30 * round_ + n]["message"]["message_id"]
        assert (await chats[29].reply()).reply_to == late.id
        await tg.idle(bot)
        assert await store.pending_updates() == ()
    assert lines_of(bot).behind.parked == 0


async def test_one_message_kills_the_process_again_and_again(tg, tmp_path) -> None:
    """With others under way: they are answered, and who sent it is told."""
    people = [tg.user(f"U{number}") for number in range(8)]
    chats = [tg.private(person) for person in people]
    async with bot_process(tg, "poisoned", tmp_path) as bot:
        for number, (chat, person) in enumerate(zip(chats, people, strict=True)):
            await chat.says(person, "poison" if number == 4 else NEW_FORMATS)
            await chat.says(person, "Guangdong?")
        ends = 0
        while ends < 3:
            async with asyncio.timeout(20):
                await bot.process.wait()
            ends += 1
            await bot.start()
        for number, chat in enumerate(chats):
            replies = [await chat.reply(20), await chat.reply(20)]
            while replies[-1].reply_to == replies[-2].reply_to:  # it was sent, and nobody knew
                replies.append(await chat.reply(20))
            assert (replies[0].text == GIVEN_UP) is (number == 4)
            assert replies[-1].text.startswith("9.49 trillion yuan")
        assert bot.process.returncode is None
    assert (tmp_path / "footnote.db-sent").exists() is False
