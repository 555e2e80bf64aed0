"""The fake Bot API server, through PTB's own Bot and Application and through bare HTTP."""

import contextlib
from collections.abc import AsyncIterator

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    ReplyParameters,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.fake_telegram import FakeTelegram


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


Context = ContextTypes.DEFAULT_TYPE


async def echo(update: Update, context: Context) -> None:
    message = update.effective_message
    await message.reply_text(
        f"<b>{message.text}</b>",
        parse_mode="HTML",
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
        disable_notification=True,
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="m")]]),
    )


async def press(update: Update, context: Context) -> None:
    await update.callback_query.answer("here")
    await update.callback_query.edit_message_text("more")


async def look_up(update: Update, context: Context) -> None:
    query = update.inline_query
    content = InputTextMessageContent(f"<i>{query.query}</i>", parse_mode="HTML")
    await query.answer([InlineQueryResultArticle("1", query.query, content)], is_personal=True)


@contextlib.asynccontextmanager
async def running(application: Application) -> AsyncIterator[Application]:
    async with application:
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Application]:
    application = tg.application_builder().build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(InlineQueryHandler(look_up))
    async with running(application):
        yield application


async def test_a_conversation(tg: FakeTelegram, bot: Application) -> None:
    alice = tg.user("Alice")
    chat = tg.private(alice)
    asked = await chat.says(alice, "a < b")
    with pytest.raises(AssertionError):
        await chat.reply(timeout=0.3)
    await chat.says(alice, "hello")
    reply = await chat.reply()
    assert (reply.text, reply.html, reply.reply_to, reply.silent) == (
        "hello",
        "<b>hello</b>",
        asked.id + 1,
        True,
    )
    assert reply.buttons == [[("More", "m")]]
    pressed = await chat.presses(alice, reply, "More")
    assert (await chat.edited()).text == "more"
    assert (await pressed.answered()).text == "here"
    assert await chat.silent(bot)


async def test_inline(tg: FakeTelegram, bot: Application) -> None:
    answer = await tg.inline(tg.user("Alice"), "exports")
    assert [(r.id, r.title, r.html) for r in answer.results] == [("1", "exports", "<i>exports</i>")]
