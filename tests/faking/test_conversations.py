"""A bot run by python-telegram-bot's Application, in a conversation; the fake server as a process."""

import asyncio
import html
import sys
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import (
    Bot,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyParameters,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.fake_telegram import FakeTelegram
from tests.faking.pieces import MORE, Context


async def echo(update: Update, context: Context) -> None:
    message = update.effective_message
    await message.reply_text(
        f"<b>{html.escape(message.text)}</b>",
        parse_mode="HTML",
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
        disable_notification=True,
        reply_markup=MORE,
    )


async def press(update: Update, context: Context) -> None:
    await update.callback_query.answer("here")
    await update.callback_query.edit_message_text("more", reply_markup=MORE)


async def look_up(update: Update, context: Context) -> None:
    query = update.inline_query
    content = InputTextMessageContent(f"<i>{query.query}</i>", parse_mode="HTML")
    result = InlineQueryResultArticle("1", query.query, content, reply_markup=MORE)
    await query.answer([result], is_personal=True)


@pytest.fixture
async def application(tg: FakeTelegram) -> AsyncIterator[Application]:
    application = tg.application_builder().build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(InlineQueryHandler(look_up))
    async with application:
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_conversation(application, tg, chat, alice):
    asked = await chat.says(alice, "a < b")
    reply = await chat.reply()
    assert (reply.text, reply.html, reply.reply_to, reply.silent, reply.buttons) == (
        "a < b",
        "<b>a &lt; b</b>",
        asked.id,
        True,
        [[("More", "m")]],
    )
    pressed = await chat.presses(alice, reply, "More")
    edited = await chat.edited()
    assert (edited.id, edited.text) == (reply.id, "more")
    answer = await pressed.answered()
    assert (answer.text, answer.alert) == ("here", False)
    assert await chat.silent(application)


async def test_an_edited_question(application, chat, alice):
    asked = await chat.says(alice, "one")
    await chat.reply()
    await chat.edits(alice, asked, "two")
    assert (await chat.reply()).text == "two"


async def test_a_message_not_taken_is_not_silence(application, tg, chat, alice):
    await chat.says(alice, "hello")
    assert not await chat.silent(application)
    assert [message.text for message in tg.unseen] == ["hello"]


async def test_waiting_in_vain_tells_what_was_seen(application, tg, chat, alice):
    await chat.says(alice, "hello")
    await tg.idle(application)
    with pytest.raises(AssertionError, match=r"nothing of edited in \d+ .*hello"):
        await chat.edited(timeout=0.01)


async def test_inline(application, tg, chat, alice):
    answer = await tg.inline(alice, "exports")
    assert [(r.id, r.title, r.html, r.labels) for r in answer.results] == [
        ("1", "exports", "<i>exports</i>", [["More"]])
    ]
    assert (answer.is_personal, answer.cache_time, answer.next_offset) == (True, 300, "")
    sent = await tg.chooses(alice, answer, 0, chat)
    await chat.presses(alice, sent, "More")
    assert (await tg.inline_edited(sent)).text == "more"


async def test_idle_waits_for_slow_handlers(tg, chat, alice):
    released = asyncio.Event()

    async def slow(update: Update, context: Context) -> None:
        await released.wait()
        await update.effective_message.reply_text("late")

    application = tg.application_builder().concurrent_updates(8).build()
    application.add_handler(MessageHandler(filters.TEXT, slow))
    async with application:
        await application.updater.start_polling()
        await application.start()
        for number in range(20):
            await chat.says(alice, str(number))
        idle = asyncio.create_task(tg.idle(application))
        await tg.idle()
        assert not idle.done()
        released.set()
        await idle
        assert len(chat.unseen) == 20
        await application.updater.stop()
        await application.stop()


async def test_as_a_process():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fake_telegram", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    try:
        url, token = (await process.stdout.readline()).decode().split()
        async with (
            httpx.AsyncClient(base_url=url) as client,
            Bot(token, base_url=f"{url}/bot") as bot,
        ):
            user = (await client.post("/control/users", json={"name": "Alice"})).json()
            wanted = {"type": "private", "members": [user["id"]]}
            chat = (await client.post("/control/chats", json=wanted)).json()
            line = {"chat": chat["id"], "user": user["id"], "text": "hello"}
            await client.post("/control/says", json=[line])
            [update] = await bot.get_updates()
            await update.message.reply_text("hi")
            [event] = (await client.get("/control/events", params={"wait": 5})).json()
            assert (event["kind"], event["content"]["text"]) == ("sent", "hi")
            state = (await client.get("/control/state")).json()
            assert (state["pending"], state["events"]) == (1, 1)
    finally:
        process.terminate()
        await process.wait()
