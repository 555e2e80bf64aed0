"""Sending, editing, pictures, and the profile."""

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InputMediaPhoto,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
)

from tests.fake_telegram import Message, limits
from tests.faking.pieces import MORE, keyboard, png


async def test_a_message_in_full(tg, bot, chat, alice):
    asked = await chat.says(alice, "question")
    markup = keyboard(
        InlineKeyboardButton("Copy", copy_text=CopyTextButton("900 billion")),
        InlineKeyboardButton("Site", url="https://example.org"),
        InlineKeyboardButton("Ask", switch_inline_query_current_chat="exports"),
    )
    await bot.send_message(
        chat.id,
        "<b>900</b> see https://example.org/x and /help",
        parse_mode="HTML",
        reply_parameters=ReplyParameters(asked.id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=markup,
    )
    reply = await chat.reply()
    assert reply.html == "<b>900</b> see https://example.org/x and /help"
    assert [(e["type"], e["offset"], e["length"]) for e in reply.entities] == [
        ("bold", 0, 3),
        ("url", 8, 21),
        ("bot_command", 34, 5),
    ]
    assert reply.buttons == [
        [("Copy", "900 billion"), ("Site", "https://example.org"), ("Ask", "exports")]
    ]
    assert (reply.reply_to, reply.preview, reply.silent) == (asked.id, False, False)


async def test_a_reply_to_what_is_gone_is_sent_without(tg, bot, chat, alice):
    asked = await chat.says(alice, "question")
    await chat.deletes(asked)
    parameters = ReplyParameters(asked.id, allow_sending_without_reply=True)
    await bot.send_message(chat.id, "x", reply_parameters=parameters)
    assert (await chat.reply()).reply_to is None


async def test_editing(bot, chat):
    sent = await bot.send_message(chat.id, "one", reply_markup=MORE)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("one", reply_markup=MORE)
    await sent.edit_text("<i>one</i>", parse_mode="HTML")
    edited = await chat.edited()
    assert (edited.html, edited.buttons) == ("<i>one</i>", [])
    await sent.edit_reply_markup(MORE)
    assert (await chat.edited()).labels == [["More"]]
    await sent.delete()
    assert (await chat.deleted()).id == sent.message_id


async def test_pictures(tg, bot, chat):
    sent = await bot.send_photo(chat.id, png(2000, 1000), "<b>Exports</b>", parse_mode="HTML")
    photo = await chat.reply()
    assert (photo.photo, photo.html) == (png(2000, 1000), "<b>Exports</b>")
    assert [(s.width, s.height) for s in sent.photo] == [(320, 160), (1280, 640), (2000, 1000)]
    again = await bot.send_photo(chat.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    await sent.edit_media(InputMediaPhoto(png(64, 64), caption="small"))
    edited = await chat.edited()
    assert (edited.photo, edited.text) == (png(64, 64), "small")
    file = await bot.get_file(edited.json["photo"][-1]["file_id"])
    assert bytes(await file.download_as_bytearray()) == png(64, 64)
    await bot.edit_message_caption(chat.id, sent.message_id, caption="new")
    assert (await chat.edited()).text == "new"
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await sent.edit_text("x")
    for wrong, error in (
        (b"GIF89a", "Image_process_failed"),
        (png(9000, 1001), "Photo_invalid_dimensions"),
        (png(2100, 100), "Photo_invalid_dimensions"),
    ):
        with pytest.raises(BadRequest, match=error):
            await bot.send_photo(chat.id, wrong)


async def test_queries_grow_old(tg, bot, chat, alice):
    sent = await bot.send_message(chat.id, "x", reply_markup=MORE)
    await chat.reply()
    message = Message(sent.to_dict(), tg.world)
    pressed = await chat.presses(alice, message, "More")
    assert await bot.answer_callback_query(pressed.id)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(pressed.id)
    pressed = await chat.presses(alice, message, "More")
    query = tg.types_inline(alice, "x")
    tg.advance(limits.CALLBACK_SECONDS + 1)
    for answering in (bot.answer_callback_query(pressed.id), bot.answer_inline_query(query, [])):
        with pytest.raises(BadRequest, match="Query is too old"):
            await answering


async def test_profile(bot, chat):
    everyone = [BotCommand("ask", "Ask"), BotCommand("help", "Help")]
    chinese = [BotCommand("ask", "提问")]
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(everyone)
    await bot.set_my_commands(chinese, scope=private, language_code="zh")
    await bot.set_my_commands(chinese, scope=BotCommandScopeChat(chat.id))
    assert list(await bot.get_my_commands()) == everyone
    assert list(await bot.get_my_commands(private, "zh")) == chinese
    assert list(await bot.get_my_commands(private)) == []
    await bot.delete_my_commands()
    assert list(await bot.get_my_commands()) == []
    await bot.set_my_name("Footnote")
    await bot.set_my_description("Long", "zh")
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_name()).name == "Footnote"
    assert (await bot.get_my_description("zh")).description == "Long"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description("zh")).short_description == "Short"
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"
