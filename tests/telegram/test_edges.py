"""Hostile and long texts end to end, edits in private, and the real core."""

import random

import pytest

from bot.answer import Answer, Suggestion
from tests.fake_telegram import FakeTelegram
from tests.telegram.conftest import running
from tests.telegram.scripted import ABSENT, NEW_FORMATS, Scripted, absent

_PIECES = (
    "<b>",
    "</b>",
    "&amp;",
    "<a href=x>",
    "</blockquote>",
    "`",
    "*",
    "_",
    "[x](y)",
    "😀",
    "说",
)


class Parrot(Scripted):
    """Says back what it was asked, in every part of the answer."""

    def answer(self, question, context=(), *, claim=False, language=None) -> Answer:
        self.asked.append((question, tuple(context), claim))
        return absent(question).model_copy(
            update={
                "headline": question,
                "details": (question,),
                "suggestions": (Suggestion(label=question[:60] or "x", question=question),),
            }
        )


async def test_what_people_write_stays_text(tg: FakeTelegram, library) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    chance = random.Random(7)
    async with running(tg, Parrot(library)) as bot:
        for _ in range(60):
            text = " ".join(chance.choice(_PIECES) for _ in range(chance.randint(1, 12)))
            await chat.says(alice, text)
            reply = await chat.reply()
            assert reply.text == f"{text}\n{text}"
            assert reply.raw["parse_mode"] == "HTML"
            assert {e["type"] for e in reply.entities} <= {"url", "mention", "hashtag"}
        assert await chat.silent(bot)


async def test_a_long_answer_takes_several_messages(tg: FakeTelegram, library) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, Parrot(library)) as bot:
        text = "A sentence of the user. " * 150
        asked = await chat.says(alice, text)
        first, second = await chat.reply(), await chat.reply()
        assert (first.reply_to, second.reply_to) == (asked.id, None)
        assert (len(first.labels), len(second.labels)) == (0, 2)
        await chat.edits(alice, asked, "short")
        assert (await chat.edited()).text == "short\nShort"
        assert (await chat.deleted()).id == second.id
        await chat.edits(alice, asked, text)
        assert (await chat.edited()).id == first.id
        assert (await chat.reply()).labels
        assert await chat.silent(bot)


async def test_an_edited_question_keeps_its_context(tg: FakeTelegram, bot, core) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    await chat.says(alice, NEW_FORMATS)
    await chat.reply()
    follow = await chat.says(alice, "and Jiangsu?")
    reply = await chat.reply()
    await chat.says(alice, "more?")
    await chat.reply()
    await chat.edits(alice, follow, ABSENT)
    edited = await chat.edited()
    assert (edited.id, edited.text.partition("\n")[0]) == (
        reply.id,
        "Not in the article: Guangdong's total for 2024.",
    )
    assert core.asked[-1] == (ABSENT, (NEW_FORMATS,), False)


async def test_an_answer_that_was_deleted_is_sent_anew(tg: FakeTelegram, bot) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    asked = await chat.says(alice, ABSENT)
    reply = await chat.reply()
    await chat.deletes(reply)
    await chat.edits(alice, asked, NEW_FORMATS)
    assert (await chat.reply()).reply_to == asked.id


@pytest.mark.parametrize(
    ("question", "start", "quoted"),
    [
        (NEW_FORMATS, "Over 900 billion yuan", "over 900 billion yuan"),
        ("浙江新业态出口多少？", "超过9", "over 900 billion yuan"),
        ("How many cars did BYD ship to Argentina?", "Over 5800", "over 5800"),
    ],
)
async def test_the_real_core(tg: FakeTelegram, engine, question, start, quoted) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    group = tg.group("Team", [alice])
    async with running(tg, engine):
        await chat.says(alice, question)
        reply = await chat.reply()
        assert reply.text.startswith(start)
        assert f"<b>{quoted}" in reply.html
        await group.says(alice, f"/ask {question}")
        assert (await group.reply()).html == reply.html


@pytest.mark.parametrize(
    "text",
    [
        "Zhejiang exported over 900 billion yuan in new formats",
        "Guangdong's imports and exports reached 9.49 trillion yuan",
        "I paid 20 yuan for lunch",
        "see you at 5",
        "浙江外贸5.55万亿元",
        "the meeting is on 12 May 2025, 30 people",
    ],
)
async def test_watching_raises_no_false_alarm(loud_tg: FakeTelegram, engine, text) -> None:
    alice = loud_tg.user("Alice")
    group = loud_tg.group("Team", [alice])
    async with running(loud_tg, engine) as bot:
        await group.says(alice, "/watch on")
        await group.reply()
        await group.says(alice, text)
        assert await group.silent(bot)


async def test_watching_speaks_against_a_wrong_figure(loud_tg: FakeTelegram, engine) -> None:
    alice = loud_tg.user("Alice")
    group = loud_tg.group("Team", [alice])
    async with running(loud_tg, engine):
        await group.says(alice, "/watch on")
        await group.reply()
        await group.says(alice, "Zhejiang's trade with ASEAN grew 12%")
        reply = await group.reply()
        assert reply.text.startswith("A note on that figure:\n")
        assert "16.5%" in reply.text


@pytest.mark.parametrize(
    ("question", "nothing", "said", "gist", "first"),
    [
        (
            "How many cars did BYD ship to Argentina?",
            "lol",
            "You're welcome.",
            "give me a summary",
            "Resilience and Vitality from the Perspective of a Trillion Dollar Foreign Trade Province",
        ),
        (
            "四川外贸多少",
            "哈哈",
            "文章没有提到。",
            "总结一下这篇文章",
            "文章《Resilience and Vitality from the Perspective of a Trillion Dollar Foreign Trade Province》",
        ),
    ],
)
async def test_what_doesnt_follow_up(
    tg: FakeTelegram, engine, question, nothing, said, gist, first
) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    async with running(tg, engine):
        await chat.says(alice, question)
        await chat.reply()
        await chat.says(alice, nothing)
        assert (await chat.reply()).text == said
        await chat.says(alice, gist)
        assert (await chat.reply()).text.partition("\n")[0] == first
