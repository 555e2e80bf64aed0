"""Waits of any length: kept in the store, told to nobody, and no other chat's business."""

import asyncio

import pytest
from telegram.error import NetworkError

from bot.store import Store, methods
from bot.telegram.application import deps_of, halts_of, lines_of
from bot.telegram.halts import Halts
from bot.telegram.pacing import UNPACED, Pacer
from bot.telegram.throttle import Throttle, Verdict
from bot.telegram.ticket import TICKET, PutOffError, Ticket
from bot.telegram.window import SendWindow
from tests.fake_telegram import FakeTelegram, faults
from tests.telegram.conftest import BOTH_MODES, running
from tests.telegram.scripted import NEW_FORMATS, Scripted, absent
from tests.telegram.waits import Waits

FIGURE = "Over 900 billion yuan · 2025\n"
HOUR = 3600.0
WAIT = faults.too_many_requests(3600)


async def told_to_wait(tg: FakeTelegram, bot) -> None:
    """Until a chat waits, and nothing else is to be done."""
    async with asyncio.timeout(tg.patience):
        while not lines_of(bot).behind.parked:  # noqa: ASYNC110
            await asyncio.sleep(0)
    await tg.idle(bot)


@BOTH_MODES
@pytest.mark.parametrize("count", [1, 30])
async def test_an_hour_is_waited_for_and_others_go_on(tg: FakeTelegram, bot, count) -> None:
    waits, store = Waits(bot), deps_of(bot).store
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    tg.faults.next(WAIT, method="sendMessage", chat_id=hers.id)
    asked = [await hers.says(alice, f"question {number}") for number in range(count)]
    await told_to_wait(tg, bot)
    for _ in range(3):
        await his.says(bob, NEW_FORMATS)
        assert (await his.reply()).text.startswith(FIGURE)
    await tg.idle(bot)
    assert (hers.unseen, waits.seconds, list(tg.backend.updates.pending)) == ([], [HOUR], [])
    assert len(await store.pending_updates()) == count
    assert bot.update_processor.current_concurrent_updates == 0
    assert len(tg.calls.of("sendMessage")) == 1 + 3
    waits.pass_by()
    replies = [await hers.reply() for _ in asked]
    assert [reply.reply_to for reply in replies] == [message.id for message in asked]
    assert {reply.text for reply in replies} == {"The article does not say."}
    assert await hers.silent(bot)
    assert await store.pending_updates() == ()
    assert (store.sent.open, halts_of(bot).count()) == ((), 0)


@BOTH_MODES
async def test_it_waits_on_after_a_restart(tg: FakeTelegram, core, tmp_path) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    path = tmp_path / "store.db"
    tg.faults.next(WAIT, method="sendMessage", chat_id=hers.id)
    async with Store.open(path) as store, running(tg, core, store) as bot:
        await hers.says(alice, NEW_FORMATS)
        await told_to_wait(tg, bot)
        await hers.says(alice, "Guangdong?")
    assert [call.raw["chat_id"] for call in tg.calls.of("sendMessage")] == [str(hers.id)]
    async with Store.open(path) as store, running(tg, core, store) as bot:
        await told_to_wait(tg, bot)
        assert 3500 < halts_of(bot).left(hers.id) <= HOUR
        await his.says(bob, NEW_FORMATS)
        await his.reply()
        assert len(tg.calls.of("sendMessage")) == 2  # none to her
        assert [one.kills for one in await store.pending_updates()] == [0, 0]
    later = Store.open(path)
    async with later as store:
        await methods.write(lambda db: db.execute("UPDATE halts SET until = until - 3600"))(store)
        async with running(tg, core, store) as bot:
            assert (await hers.reply()).text.startswith(FIGURE)
            assert (await hers.reply()).text.startswith("9.49 trillion yuan")
            assert await hers.silent(bot)


LONG = "long"
TEXT = "The article says a lot about this, and here is all of it. " * 120


async def test_what_was_sent_before_the_wait_is_not_sent_again(tg: FakeTelegram, library) -> None:
    answer = absent(LONG).model_copy(update={"headline": TEXT, "answer": TEXT})
    core = Scripted(library, {LONG: answer})
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core) as bot:
        waits = Waits(bot)
        once = iter([WAIT])

        def after_the_first(event) -> None:
            for fault in once:
                tg.faults.next(fault, method="sendMessage")

        tg.on_event(after_the_first)
        said = await chat.says(alice, LONG)
        first = await chat.reply()
        await told_to_wait(tg, bot)
        assert (first.reply_to, chat.unseen) == (said.id, [])
        waits.pass_by()
        second = await chat.reply()
        assert second.reply_to is None
        assert await chat.silent(bot)
        answered = await deps_of(bot).store.answer_to(chat.id, said.id)
        assert answered.message_ids == (first.id, second.id)
        assert deps_of(bot).store.sent.open == ()


@pytest.mark.parametrize("told", ["/help", "/id", "/forget", "/start"])
async def test_commands_wait_too(tg: FakeTelegram, bot, told) -> None:
    waits = Waits(bot)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    tg.faults.next(WAIT, method="sendMessage")
    await chat.says(alice, told)
    await told_to_wait(tg, bot)
    waits.pass_by()
    assert "went wrong" not in (await chat.reply()).text
    assert await chat.silent(bot)


async def test_a_pressed_button_waits_too(tg: FakeTelegram, bot) -> None:
    waits = Waits(bot)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    await chat.says(alice, NEW_FORMATS)
    reply = await chat.reply()
    tg.faults.next(WAIT, method="answerCallbackQuery")
    tg.faults.next(WAIT, method="editMessageText")
    await chat.presses(alice, reply, "In context")
    await told_to_wait(tg, bot)
    waits.pass_by()
    assert "over 900 billion yuan" in (await chat.edited()).text
    assert await chat.silent(bot)


async def test_telegram_that_is_away_is_waited_for(tg: FakeTelegram, bot, monkeypatch) -> None:
    """Five minutes and more: each try puts the message off again, the process lives."""
    monkeypatch.setattr("bot.telegram.pacing._BACKOFF", (0.0, 0.0))
    waits = Waits(bot)
    people = [tg.user(f"U{number}") for number in range(3)]
    chats = [tg.private(person) for person in people]
    tg.faults.next(faults.drop_before(), method="sendMessage", times=3 * 3 * 10)
    for chat, person in zip(chats, people, strict=True):
        await chat.says(person, NEW_FORMATS)
        await chat.says(person, "Guangdong?")
    for _ in range(10):
        async with asyncio.timeout(tg.patience):
            while len(waits.seconds) < 3:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert waits.seconds == [30.0] * 3
        waits.pass_by()
    for chat in chats:
        assert (await chat.reply()).text.startswith(FIGURE)
        assert (await chat.reply()).text.startswith("9.49 trillion yuan")
        assert await chat.silent(bot)
    assert tg.faults.waiting == 0


async def test_what_fails_for_a_day_is_given_up_and_told(tg, bot, monkeypatch, caplog) -> None:
    monkeypatch.setattr("bot.telegram.pacing._BACKOFF", ())
    monkeypatch.setattr("bot.telegram.updates._MOST_TRIES", 2)
    waits = Waits(bot)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    tg.faults.next(faults.server_error(), method="sendMessage", times=3)
    said = await chat.says(alice, NEW_FORMATS)
    for _ in range(3):
        await told_to_wait(tg, bot)
        waits.pass_by()
    reply = await chat.reply()
    assert (reply.reply_to, reply.text) == (
        said.id,
        "I failed at this message several times and can’t answer it: please put it another way.",
    )
    assert await chat.silent(bot)
    assert "could not be answered for a day; it is given up" in caplog.text
    assert await deps_of(bot).store.pending_updates() == ()


async def test_one_chat_s_many_messages_take_no_other_s_place(tg, core, monkeypatch) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    let_go, begin = asyncio.Event(), Store.begin_update

    async def begin_update(store, number, asker, *more, **named):
        if asker.chat_id == hers.id:
            await let_go.wait()
        return await begin(store, number, asker, *more, **named)

    monkeypatch.setattr(Store, "begin_update", begin_update)
    async with running(tg, core) as bot:
        asked = [await hers.says(alice, f"question {number}") for number in range(100)]
        async with asyncio.timeout(tg.patience):
            while tg.backend.updates.pending:
                await tg.backend.updates.changed()
        await his.says(bob, NEW_FORMATS)
        assert (await his.reply()).text.startswith(FIGURE)
        assert bot.update_processor.current_concurrent_updates <= 9
        assert len(await deps_of(bot).store.pending_updates()) >= 100
        let_go.set()
        replies = [await hers.reply() for _ in asked]
        assert [reply.reply_to for reply in replies] == [message.id for message in asked]


async def test_who_waited_an_hour_is_not_too_fast(tg: FakeTelegram, core) -> None:
    """Thirty questions of an hour come at once; twenty a minute are answered."""
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core, USER_RATE="20", CHAT_RATE="20") as bot:
        waits, deps = Waits(bot), deps_of(bot)
        tg.faults.next(WAIT, method="sendMessage")
        asked = []
        for number in range(30):
            asked.append(await chat.says(alice, f"question {number}"))
            tg.advance(120)
        deps.now = lambda: tg.world.now() + 120.0
        await told_to_wait(tg, bot)
        waits.pass_by()
        replies = [await chat.reply() for _ in asked]
        assert [reply.reply_to for reply in replies] == [message.id for message in asked]
        assert {reply.text for reply in replies} == {"The article does not say."}


async def test_the_order_is_telegram_s_when_the_clock_steps_back(tg, core, tmp_path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    path = tmp_path / "store.db"
    tg.faults.next(WAIT, method="sendMessage")
    async with Store.open(path) as store, running(tg, core, store) as bot:
        clock = iter(range(2_000_000_000, 0, -1000))
        deps_of(bot).now = lambda: next(clock)
        asked = [await chat.says(alice, f"question {number}") for number in range(20)]
        await told_to_wait(tg, bot)
        await methods.write(lambda db: db.execute("DELETE FROM halts"))(store)
    async with Store.open(path) as store, running(tg, core, store):
        replies = [await chat.reply() for _ in asked]
    assert [reply.reply_to for reply in replies] == [message.id for message in asked]


# the parts


def test_a_throttle_counts_by_when_a_message_was_sent() -> None:
    throttle = Throttle(2, 0, clock=lambda: 10_000.0)
    ages = [3600, 3599, 3598, 3597, 3500, 0, 0, 0, 0]
    verdicts = [throttle.take(5, 5, age) for age in ages]
    answer, notice, silence = Verdict.ANSWER, Verdict.NOTICE, Verdict.SILENCE
    assert verdicts == [
        answer, answer, notice, silence, answer, answer, answer, notice, silence
    ]  # fmt: skip


async def test_a_ticket_sends_each_message_once(tmp_path) -> None:
    from bot.store import Delivery
    from bot.store.sent import SentLog

    sent = []

    async def post(number: int) -> Delivery:
        sent.append(number)
        return Delivery(5, number)

    async def handle(log: SentLog, most: int) -> list[Delivery]:
        ticket = Ticket(1, log, SendWindow())
        return [await ticket.once(lambda n=n: post(n)) for n in range(most)]

    log = SentLog(tmp_path / "sent")
    assert await handle(log, 2) == await handle(log, 2) == [Delivery(5, 0), Delivery(5, 1)]
    log = SentLog(tmp_path / "sent")  # after a kill
    assert await handle(log, 3) == [Delivery(5, 0), Delivery(5, 1), Delivery(5, 2)]
    assert sent == [0, 1, 2]
    log.close()


async def test_without_an_update_in_hand_a_failure_is_the_caller_s(monkeypatch) -> None:
    monkeypatch.setattr("bot.telegram.pacing._BACKOFF", (0.0,))
    pacer, calls = Pacer(UNPACED), []

    async def call() -> bool:
        calls.append(1)
        raise NetworkError("away")

    arguments = (call, (), {}, "sendMessage", {"chat_id": 5}, None)
    with pytest.raises(NetworkError):
        await pacer.process_request(*arguments)
    assert len(calls) == 2
    token = TICKET.set(Ticket(1, None, None))
    with pytest.raises(PutOffError) as caught:
        await pacer.process_request(*arguments)
    assert (caught.value.seconds, caught.value.asked) == (30.0, False)
    with pytest.raises(NetworkError):
        await pacer.process_request(call, (), {}, "answerInlineQuery", {}, None)
    TICKET.reset(token)


async def test_halts_know_their_time() -> None:
    clock = [0.0]
    async with Store.open(":memory:") as store:
        halts = Halts(store, clock=lambda: clock[0], now=lambda: 1000 + clock[0])
        await halts.put(5, 3600)
        await halts.put(6, 2)  # not worth a row
        assert (halts.left(5), halts.left(6), halts.left(7), halts.count()) == (3600, 2, 0, 2)
        clock[0] = 600.0
        assert (halts.left(5), halts.left(6), halts.count()) == (3000, 0, 1)
        for step, left in ((0, 3000), (-86_400, 3600), (2000, 1000), (3001, 0)):
            other = Halts(store, clock=lambda: 7.0, now=lambda step=step: 1600.0 + step)
            await other.load()
            assert other.left(5) == left
