"""Manners in groups."""

import pytest

from bot.telegram.application import deps_of
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import ABSENT, ABSENT_ZH, CLAIM, CLAIM_ZH, NEW_FORMATS, NEW_FORMATS_ZH
from tests.telegram.unaddressed import KINDS, Circle, said_by_bot

FIGURE = "Over 900 billion yuan · 2025\n"


@pytest.fixture
async def loud(loud_tg: FakeTelegram, core):
    async with running(loud_tg, core) as application:
        yield application


async def test_ask(tg: FakeTelegram, bot) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    group = tg.group("Team", [alice, bob])
    asked = await group.says(alice, f"/ask {NEW_FORMATS}")
    reply = await group.reply()
    assert reply.text.startswith(FIGURE)
    assert (reply.reply_to, reply.silent) == (asked.id, False)
    await group.says(bob, f"/ask@footnote_bot {NEW_FORMATS_ZH}")
    assert (await group.reply()).text.startswith("超过9,000亿元 · 2025年\n")
    await group.says(bob, f"/ask@other_bot {NEW_FORMATS}")
    assert await group.silent(bot)


async def test_ask_in_reply_to_a_message(tg: FakeTelegram, bot, core) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    group = tg.group("Team", [alice, bob])
    said = await group.says(alice, NEW_FORMATS)
    await group.says(bob, "/ask", reply_to=said)
    assert (await group.reply()).text.startswith(FIGURE)
    claim = await group.says(alice, CLAIM)
    await group.says(bob, "/check", reply_to=claim)
    assert (await group.reply()).text.startswith("❌ Contradicted\nThe article says: 16.5%\n")
    assert core.asked[-1] == (CLAIM, (), True)
    await group.says(bob, f"/check {CLAIM_ZH}")
    assert (await group.reply()).text.startswith("❌ 与原文不符\n")
    assert await group.silent(bot)


async def test_ask_without_a_question(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    await group.says(alice, "/ask")
    assert (await group.reply()).text == (
        "Send /ask and a question, or /ask in reply to a message. For example: "
        "/ask What did Zhejiang export via new formats?"
    )


async def test_abstaining_takes_one_silent_line(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    await group.says(alice, f"/ask {ABSENT}")
    reply = await group.reply()
    assert reply.text == "Not in the article: Guangdong's total for 2024."
    assert (reply.silent, reply.labels) == (True, [["Guangdong 2025"], ["What it covers"]])
    await group.says(alice, f"/ask {ABSENT_ZH}")
    reply = await group.reply()
    assert (reply.text, reply.silent) == ("文章没有提到：广东2024年的总额。", True)


async def test_replies_to_the_bot_and_mentions(loud_tg: FakeTelegram, loud, core) -> None:
    tg, bot = loud_tg, loud
    alice, bob = tg.user("Alice"), tg.user("Bob")
    group = tg.group("Team", [alice, bob])
    await group.says(alice, f"@footnote_bot {NEW_FORMATS}")
    reply = await group.reply()
    assert reply.text.startswith(FIGURE)
    await group.says(alice, "and Jiangsu?", reply_to=reply)
    await group.reply()
    assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS,), False)
    await group.says(bob, "and Jiangsu?", reply_to=reply)
    await group.reply()
    assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS,), False)
    said = await group.says(alice, NEW_FORMATS_ZH)
    await group.says(bob, "😀 @footnote_bot", reply_to=said)
    await group.reply()
    assert core.asked[-1][0] == "😀"
    await group.says(bob, "@footnote_bot", reply_to=said)
    assert (await group.reply()).text.startswith("超过9,000亿元")
    assert await group.silent(bot)


@pytest.mark.parametrize("kind", KINDS)
async def test_people_among_themselves(loud_tg: FakeTelegram, loud, core, kind) -> None:
    circle = await Circle.of(loud_tg)
    await KINDS[kind](circle)
    assert await circle.group.silent(loud)
    assert (core.asked, [*said_by_bot(loud_tg)]) == ([], [])
    await circle.text(f"/ask {NEW_FORMATS}")  # it was there, and heard
    assert (await circle.group.reply()).text.startswith(FIGURE)


async def test_topics(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    forum = tg.group("Team", [alice], topics=True)
    trade = await forum.opens_topic(alice, "Trade")
    other = await forum.opens_topic(alice, "Other")
    await forum.says(alice, f"/ask {NEW_FORMATS}", topic=trade)
    assert (await forum.reply()).topic == trade
    await forum.says(alice, "/ask and Jiangsu?", topic=other)
    assert (await forum.reply()).topic == other
    assert core.asked[-1] == ("and Jiangsu?", (), False)
    await forum.says(alice, "/ask and Jiangsu?")
    general = await forum.reply()
    assert (general.topic, "message_thread_id" in general.params) == (None, False)
    assert core.asked[-1] == ("and Jiangsu?", (), False)


async def test_an_edited_question_edits_the_answer(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    asked = await group.says(alice, f"/ask {ABSENT}")
    reply = await group.reply()
    await group.edits(alice, asked, f"/ask {NEW_FORMATS}")
    edited = await group.edited()
    assert edited.id == reply.id
    assert edited.text.startswith(FIGURE)
    await group.edits(alice, asked, f"/ask  {NEW_FORMATS}")
    assert await group.silent(bot)


async def test_an_edit_of_long_ago_asks_nothing(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    asked = await group.says(alice, "hello everybody")
    tg.advance(3 * 24 * 3600)
    await group.edits(alice, asked, f"/ask {NEW_FORMATS}")
    assert await group.silent(bot)
    assert core.asked == []


async def test_what_is_forwarded_into_a_group_is_not_said_to_the_bot(
    loud_tg: FakeTelegram, core
) -> None:
    alice, ben = loud_tg.user("Alice"), loud_tg.user("Ben")
    group = loud_tg.group("Team", [alice])
    async with running(loud_tg, core) as bot:
        for text in (f"/ask {NEW_FORMATS}", f"@{loud_tg.bot.username} {NEW_FORMATS}"):
            await group.says(alice, text, forwarded_from=ben)
            assert await group.silent(bot)
            await group.says(alice, text)
            assert (await group.reply()).text.startswith(FIGURE)


async def test_greeting_once(tg: FakeTelegram, bot) -> None:
    alice, ming = tg.user("Alice"), tg.user("明", language="zh-hans")
    group = tg.group("Team", [alice], bot="left")
    await group.adds_bot(alice)
    assert (await group.reply()).text == (
        "Hello! I answer questions about the article “Resilience and Vitality from the "
        "Perspective of a Trillion Dollar Foreign Trade Province”, with the sentence that says "
        "so. Ask with /ask and your question, or reply to me; otherwise I stay silent. Stored: "
        "the questions put to me, for 30 days, to answer follow-ups (/privacy)."
    )
    await group.removes_bot(alice)
    await group.adds_bot(alice)
    assert await group.silent(bot)
    other = tg.supergroup("队", [ming], bot="left")
    await other.adds_bot(ming)
    assert (await other.reply()).text.startswith("大家好！我回答关于文章《")


async def test_closed_circle(tg: FakeTelegram, core) -> None:
    alice, bob = tg.user("Alice"), tg.user("Bob")
    ours, theirs = tg.group("Ours", [alice, bob]), tg.group("Theirs", [bob], bot="left")
    lists = {"ALLOWED_CHATS": str(ours.id), "ALLOWED_USERS": str(alice.id)}
    async with running(tg, core, **lists) as bot:
        await ours.says(alice, f"/ask {NEW_FORMATS}")
        reply = await ours.reply()
        await ours.says(bob, f"/ask {NEW_FORMATS}")
        pressed = await ours.presses(bob, reply, "In context")
        told = f"This bot serves a closed circle. Its owner can add you: your id is {bob.id}."
        assert (await pressed.answered()).text == told
        assert await ours.silent(bot)
        await theirs.adds_bot(bob)
        assert (await theirs.reply()).text == (
            "This bot serves other chats only, so I leave again. Goodbye!"
        )
        await tg.idle(bot)
        assert theirs.chat.members[tg.bot.id] == "left"
        private = tg.private(bob)
        await private.says(bob, NEW_FORMATS)
        assert (await private.reply()).text == told
        await private.says(bob, NEW_FORMATS)
        assert await private.silent(bot)
        assert len(await tg.inline(bob, NEW_FORMATS)) == 0
        assert len(await tg.inline(alice, NEW_FORMATS)) > 0
        await tg.private(alice).says(alice, NEW_FORMATS)
        assert (await tg.private(alice).reply()).text.startswith(FIGURE)


async def test_throttle(tg: FakeTelegram, core) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    async with running(tg, core, USER_RATE="2", CHAT_RATE="3") as bot:
        for _ in range(5):
            await group.says(alice, f"/ask {NEW_FORMATS}")
        texts = [(await group.reply()).text for _ in range(3)]
        assert texts[2] == "That is a lot at once: I answer again in a minute."
        assert await group.silent(bot)


async def test_migration_keeps_the_conversation(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    await group.says(alice, f"/ask {NEW_FORMATS}")
    reply = await group.reply()
    assert reply.labels
    new = await group.migrates(alice)
    await new.says(alice, "/ask and Jiangsu?")
    assert (await new.reply()).text == "The article does not say."
    assert core.asked[-1] == ("and Jiangsu?", (NEW_FORMATS,), False)
    chat = await deps_of(bot).store.chat(new.id)
    assert chat is not None
    assert chat.migrated_from == group.id


async def test_nothing_private_shows_in_a_group(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    group = tg.group("Team", [alice])
    private = tg.private(alice)
    await private.says(alice, NEW_FORMATS)
    await private.reply()
    await group.says(alice, "/ask and Jiangsu?")
    await group.reply()
    assert core.asked[-1] == ("and Jiangsu?", (), False)
