"""Faults, restarts, order, the token, the profile."""

import asyncio
import io
import logging
import sys
import threading
import traceback

import pytest
from telegram.error import RetryAfter

from bot.running.errors import FootnoteError
from bot.running.logs import configure
from bot.store import Store
from bot.telegram.application import build, deps_of
from bot.telegram.intake import Poller
from bot.telegram.pacing import UNPACED, Pace, Pacer
from bot.telegram.profile import set_profile
from tests.fake_telegram import FakeTelegram, faults
from tests.telegram.conftest import BOTH_MODES, SECRET, running, serving, settings_for
from tests.telegram.scripted import NEW_FORMATS, Scripted

FIGURE = "Over 900 billion yuan · 2025\n"


class Rests:
    """How a bot's short waits pass: not before the test says so."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.begun, self.over = asyncio.Event(), asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self.begun.set()
        await self.over.wait()


@pytest.mark.parametrize(
    "fault",
    [
        faults.too_many_requests(1),
        faults.server_error(),
        faults.bad_gateway(),
        faults.drop_before(),
        faults.hang(0.05),
    ],
    ids=lambda fault: fault.name,
)
async def test_a_fault_is_tried_again(tg: FakeTelegram, bot, fault) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    tg.faults.next(fault, method="sendMessage")
    await chat.says(alice, NEW_FORMATS)
    assert (await chat.reply()).text.startswith(FIGURE)
    assert await chat.silent(bot)


async def test_a_flood_wait_halts_one_chat_only(tg: FakeTelegram, bot) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    tg.faults.next(faults.too_many_requests(2), method="sendMessage", chat_id=hers.id)
    rests = Rests()
    bot.bot.rate_limiter.sleep = rests
    await hers.says(alice, NEW_FORMATS)
    await his.says(bob, NEW_FORMATS)
    await his.reply()
    await asyncio.wait_for(rests.begun.wait(), tg.patience)
    assert (hers.unseen, rests.seconds) == ([], [2.0])
    rests.over.set()
    await hers.reply()


async def test_refused_html_is_sent_plain(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    tg.faults.next(faults.bad_request("can't parse entities: oops"), method="sendMessage")
    await chat.says(alice, NEW_FORMATS)
    reply = await chat.reply()
    assert reply.text.startswith(FIGURE)
    assert reply.entities == []
    assert reply.labels[0] == ["In context", "Copy figure"]


async def test_a_blocked_bot_marks_the_chat_gone(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat, store = tg.private(alice), deps_of(bot).store
    tg.faults.next(faults.blocked(), method="sendMessage")
    await chat.says(alice, NEW_FORMATS)
    assert await chat.silent(bot)
    assert (await store.chat(chat.id)).gone
    await chat.blocks_bot(alice)
    await chat.unblocks_bot(alice)
    await chat.says(alice, NEW_FORMATS)
    await chat.reply()
    assert not (await store.chat(chat.id)).gone


async def test_a_group_that_moves_while_it_is_answered(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    await group.says(alice, "/help")
    await group.reply()
    tg.faults.next(faults.migrate(), method="sendMessage")
    await group.says(alice, f"/ask {NEW_FORMATS}")
    await tg.idle(bot)
    moved = next(c for c in tg.world.chats.values() if c.type == "supergroup")
    new = tg.conversation(moved)
    reply = await new.reply()
    assert reply.text.startswith(FIGURE)
    await new.presses(alice, reply, "In context")
    assert "over 900 billion yuan" in (await new.reply()).text


class Broken(Scripted):
    def answer(self, question, context=(), **more):
        if question == "break":
            raise ValueError("secret words of the user")
        return super().answer(question, context, **more)


async def test_a_failure_is_one_sentence(tg: FakeTelegram, library, caplog) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, Broken(library)) as bot:
        await chat.says(alice, "break")
        reply = await chat.reply()
        reference = reply.text.partition("noted as ")[2][:6]
        assert reply.text == (
            f"Something went wrong here; it is noted as {reference}. Please ask again."
        )
        assert f"failed ({reference}): ValueError" in caplog.text
        await chat.says(alice, NEW_FORMATS)
        assert (await chat.reply()).text.startswith(FIGURE)
        assert await chat.silent(bot)


@BOTH_MODES
async def test_order_in_a_chat(tg: FakeTelegram, bot) -> None:
    people = [tg.user(f"U{number}") for number in range(5)]
    chats = [tg.private(person) for person in people]
    for number in range(20):
        for chat, person in zip(chats, people, strict=True):
            await chat.says(person, f"question {number}")
    for chat, person in zip(chats, people, strict=True):
        asked = [m.id for m in chat.history if m.sender.id == person.id]
        replies = [await chat.reply() for _ in range(20)]
        assert [reply.reply_to for reply in replies] == asked


async def test_what_was_accepted_is_answered_after_a_restart(
    tg: FakeTelegram, core, tmp_path
) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    path = tmp_path / "store.db"
    async with Store.open(path) as store:
        application = build(settings_for(tg), core, store, pace=UNPACED)
        async with application:
            await chat.says(alice, NEW_FORMATS)
            poller = Poller(application, deps_of(application))
            task = asyncio.create_task(poller.run())
            while tg.backend.updates.pending:
                await tg.backend.updates.changed()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    async with Store.open(path) as store, running(tg, core, store) as bot:
        assert (await chat.reply()).text.startswith(FIGURE)
        assert await chat.silent(bot)
    async with Store.open(path) as store, running(tg, core, store) as bot:
        assert await chat.silent(bot)


@BOTH_MODES
async def test_a_graceful_stop_finishes_what_came_in(tg: FakeTelegram, core, tmp_path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    settings = settings_for(tg, STORE="file", DATA_DIR=str(tmp_path), USER_RATE="0", CHAT_RATE="0")
    async with serving(tg, core, settings, pace=UNPACED):
        for number in range(50):
            await chat.says(alice, f"question {number}")
        while tg.backend.updates.pending:
            await tg.backend.updates.changed()
    async with Store.open(settings.store_path) as store:
        assert await store.pending_updates() == ()
    assert [await chat.reply() for _ in range(50)]


@BOTH_MODES
async def test_a_start_before_the_network_is_up(tg: FakeTelegram, core) -> None:
    tg.faults.next(faults.drop_before(), method="getMe", times=4)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, core):
        await chat.says(alice, NEW_FORMATS)
        assert (await chat.reply()).text.startswith(FIGURE)


@pytest.fixture
def logged():
    """All that is logged, set up as `python -m bot` does it, at every level."""
    names = ("", "telegram", "httpx", "httpcore", "uvicorn.error")
    loggers = [logging.getLogger(name) for name in names]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    stream = io.StringIO()
    yield stream
    logging.captureWarnings(False)
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


@BOTH_MODES
@pytest.mark.parametrize("level", ["DEBUG", "INFO", "ERROR"])
async def test_the_token_appears_nowhere(tg: FakeTelegram, library, logged, level) -> None:
    configure(settings_for(tg, LOG_LEVEL=level), logged)
    alice = tg.user("Alice")
    chat = tg.private(alice)
    for fault in (faults.server_error(), faults.drop_before()):
        tg.faults.next(fault, method="sendMessage")
    async with running(tg, Broken(library)):
        await chat.says(alice, NEW_FORMATS)
        await chat.reply()
        await chat.says(alice, "break")
        await chat.reply()
    wrong = "7000000002:" + "A" * 35
    with pytest.raises(FootnoteError) as caught:
        async with serving(tg, Broken(library), settings_for(tg, BOT_TOKEN=wrong)):
            pass
    assert str(caught.value).startswith("BOT_TOKEN: Telegram does not accept this token")
    told = logged.getvalue() + "".join(traceback.format_exception(caught.value))
    assert "failed (" in told
    for secret in (tg.token, tg.token.partition(":")[2], "A" * 35, SECRET, NEW_FORMATS):
        assert secret not in told


async def test_profile_is_set_when_it_changed(tg: FakeTelegram, core) -> None:
    async with Store.open(":memory:") as store:
        application = build(settings_for(tg), core, store)
        async with application:
            assert (
                await set_profile(application.bot, deps_of(application)) == 30
            )  # five in six languages
            assert await set_profile(application.bot, deps_of(application)) == 0
    profile = tg.backend.profile
    french = {
        c["command"]: c["description"]
        for c in profile.commands["all_private_chats", None, None, "fr"]
    }
    assert french["ask"] == "Poser une question"
    assert (
        profile.short_descriptions["fr"] == "Répond par le chiffre exact et la phrase qui le dit."
    )
    names = {key: [c["command"] for c in value] for key, value in profile.commands.items()}
    assert names["all_private_chats", None, None, ""][:2] == ["ask", "check"]
    assert names["all_chat_administrators", None, None, "zh"][-1] == "watch"


async def test_pacing_spaces_a_chat(tg: FakeTelegram, core) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    rests = Rests()
    pace = Pace(overall=0, private=1 / 8, burst=1)
    async with running(tg, core, pace=pace) as bot:
        bot.bot.rate_limiter.sleep = rests
        await hers.says(alice, NEW_FORMATS)
        await hers.reply()
        await hers.says(alice, NEW_FORMATS)
        await asyncio.wait_for(rests.begun.wait(), tg.patience)
        await his.says(bob, NEW_FORMATS)
        await his.reply()
        assert hers.unseen == []
        rests.over.set()
        await hers.reply()
    assert [0 < seconds <= 8 for seconds in rests.seconds] == [True]


async def test_waits_of_any_length_are_kept(monkeypatch) -> None:
    pacer, waits, calls = Pacer(UNPACED), [], []

    async def rest(seconds: float) -> None:
        waits.append(seconds)

    async def call() -> bool:
        calls.append(1)
        if len(calls) < 4:
            raise RetryAfter(10 ** len(calls))
        return True

    monkeypatch.setattr(pacer, "_rest", rest)
    answer = await pacer.process_request(call, (), {}, "sendMessage", {"chat_id": 0}, None)
    assert (answer, waits) == (True, [10, 100, 1000])
    calls.clear()
    with pytest.raises(RetryAfter):
        await pacer.process_request(call, (), {}, "answerInlineQuery", {}, None)
