"""Buttons under answers: what they do, after a restart too, and what made-up ones don't."""

from pathlib import Path

from bot.store import Store
from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import ABSENT, AMBIGUOUS, COMPARE, NEW_FORMATS, NEW_FORMATS_ZH

STALE = "This button no longer works. Please ask again."


async def ask(chat, user, text):
    await chat.says(user, text)
    return await chat.reply()


async def test_in_context_and_back(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, NEW_FORMATS)
    pressed = await chat.presses(alice, reply, "In context")
    context = await chat.edited()
    assert context.html == (
        "New business models open up new channels for small and medium-sized enterprises to go "
        "global\n<blockquote>Zhejiang's business innovation is driven by the dual "
        'engines of "digital trade+market procurement". <b>As a leading province in the national '
        "digital economy, Zhejiang will export over 900 billion yuan in new formats such as "
        "market procurement, cross-border e-commerce, and bonded maintenance by 2025, ranking "
        "first in the country.</b></blockquote>"
    )
    assert context.labels == [["◀ Back"]]
    assert (await pressed.answered()).text == ""
    await chat.presses(alice, context, "◀ Back")
    again = await chat.edited()
    assert (again.html, again.labels) == (reply.html, reply.labels)
    assert await chat.silent(bot)


async def test_in_context_in_chinese(tg: FakeTelegram, bot) -> None:
    ming = tg.user("明", language="zh-hans")
    chat = tg.private(ming)
    reply = await ask(chat, ming, NEW_FORMATS_ZH)
    await chat.presses(ming, reply, "看上下文")
    context = await chat.edited()
    assert context.labels == [["◀ 返回"]]
    await chat.presses(ming, context, "◀ 返回")
    assert (await chat.edited()).html == reply.html


async def test_a_related_question(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, NEW_FORMATS)
    await chat.presses(alice, reply, "Zhejiang's rank")
    related = await chat.reply()
    assert related.text.startswith("First in the country\nZhejiang's rank")
    assert related.reply_to == reply.id
    await ask(chat, alice, "and Jiangsu?")
    assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS, "Zhejiang rank?"), False)


async def test_readings_of_an_ambiguous_question_change_the_answer(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, AMBIGUOUS)
    assert (reply.text, reply.labels) == ("Which one?", [["In new formats"], ["Its rank"]])
    await chat.presses(alice, reply, "In new formats")
    chosen = await chat.edited()
    assert chosen.id == reply.id
    assert chosen.text.startswith("Over 900 billion yuan · 2025\n")
    assert await chat.silent(bot)


async def test_thumbs(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, NEW_FORMATS)
    up = await chat.presses(alice, reply, "👍")
    assert (await up.answered()).text == "Thank you!"
    down = await chat.presses(alice, reply, "👎")
    assert (await down.answered()).text == "What is wrong?"
    asked = await chat.edited()
    assert asked.labels == [
        ["Wrong figure", "Wrong sentence"],
        ["Misread me", "Missing"],
        ["◀ Back"],
    ]
    assert asked.html == reply.html
    why = await chat.presses(alice, asked, "Misread me")
    assert (await why.answered()).text == "Thank you!"
    assert (await chat.edited()).labels == reply.labels
    (gap,) = await deps_of(bot).store.gaps()
    assert (gap.question, gap.reasons) == (NEW_FORMATS, (("misread", 1),))


async def test_what_it_covers(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, ABSENT)
    await chat.presses(alice, reply, "What it covers")
    assert (await chat.reply()).text.startswith("What the article gives, for whom\n▪ China\n")


async def test_more_of_a_subject(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, NEW_FORMATS)
    await chat.presses(alice, reply, "Zhejiang: more")
    assert (await chat.reply()).text.startswith("Zhejiang: ")


async def test_a_chart(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, COMPARE)
    assert reply.labels[0] == ["In context", "Copy figure", "Chart"]
    await chat.presses(alice, reply, "Chart")
    picture = await chat.reply(timeout=30)
    assert picture.photo is not None
    assert picture.photo.startswith(b"\x89PNG")
    assert picture.text == (
        "Imports and exports, 2025\n"
        "⚠ The article contradicts itself: Guangdong (9.49 trillion yuan) is a part of China "
        "(4.547 trillion yuan), yet larger.\n"
        "Guangdong: 9.49 trillion yuan\n"
        "Zhejiang: 5.55 trillion yuan"
    )
    assert picture.reply_to == reply.id


async def test_made_up_replayed_and_foreign_data_does_nothing(tg: FakeTelegram, bot) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    hers, his = tg.private(alice), tg.private(bob)
    reply = await ask(hers, alice, NEW_FORMATS)
    other = await ask(hers, alice, COMPARE)
    foreign = await ask(his, bob, NEW_FORMATS)
    genuine = reply.buttons[0][0].value
    for chat, user, message, data in (
        (hers, alice, reply, "made-up"),
        (hers, alice, reply, "x' OR 1=1 --"),
        (hers, alice, other, genuine),
        (his, bob, foreign, genuine),
        (hers, alice, reply, foreign.buttons[0][0].value),
    ):
        pressed = await chat.presses(user, message, data=data)
        assert (await pressed.answered()).text == STALE
    await hers.deletes(reply)
    pressed = await hers.presses(alice, reply, data=genuine)
    assert (await pressed.answered()).text == STALE
    assert await hers.silent(bot)
    assert await his.silent(bot)


async def test_a_double_tap_answers_once(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    reply = await ask(chat, alice, NEW_FORMATS)
    first = await chat.presses(alice, reply, "Zhejiang's rank")
    second = await chat.presses(alice, reply, "Zhejiang's rank")
    await chat.reply()
    assert (await first.answered()).text == (await second.answered()).text == ""
    assert await chat.silent(bot)


async def test_buttons_survive_a_restart(tg: FakeTelegram, core, tmp_path: Path) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with Store.open(tmp_path / "store.db") as store, running(tg, core, store):
        reply = await ask(chat, alice, NEW_FORMATS)
    async with Store.open(tmp_path / "store.db") as store, running(tg, core, store) as bot:
        await chat.presses(alice, reply, "In context")
        assert (await chat.edited()).labels == [["◀ Back"]]
        assert await chat.silent(bot)


async def test_each_footnote_in_context(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat, group = tg.private(alice), tg.group("Team", [alice])
    reply = await ask(chat, alice, COMPARE)
    await chat.presses(alice, reply, "In context")
    first = await chat.edited()
    assert first.labels == [["· 1 ·", "[2]"], ["◀ Back"]]
    await chat.presses(alice, first, "[2]")
    second = await chat.edited()
    assert second.labels == [["[1]", "· 2 ·"], ["◀ Back"]]
    assert ("9.49" in first.text, "5.55" in second.text) == (True, True)
    await chat.presses(alice, second, "◀ Back")
    assert (await chat.edited()).text == reply.text
    answered = await ask(group, alice, f"/ask {COMPARE}")
    await group.presses(alice, answered, "In context")
    context = await group.reply()
    assert (context.text, context.labels) == (first.text, [["· 1 ·", "[2]"]])
    await group.presses(alice, context, "[2]")
    assert (await group.edited()).text == second.text
    assert group.current(answered).text == answered.text
