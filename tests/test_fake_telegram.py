"""The fake Bot API server, through PTB's own Bot and Application and through bare HTTP."""

import asyncio
import contextlib
import html
import json
import struct
import sys
import zlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    MenuButtonCommands,
    MessageEntity,
    ReplyParameters,
    TelegramObject,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.fake_telegram import Conversation, FakeTelegram, Message, User, entities, faults, limits
from tests.fake_telegram.errors import NOT_MODIFIED, QUERY_TOO_OLD, ApiError

Context = ContextTypes.DEFAULT_TYPE


def png(width: int = 640, height: int = 400) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([list(buttons)])


MORE = keyboard(InlineKeyboardButton("More", callback_data="m"))


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(tg.token, base_url=tg.base_url, base_file_url=tg.base_file_url) as bot:
        yield bot


@pytest.fixture
async def http(tg: FakeTelegram) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{tg.base_url}{tg.token}/") as client:
        yield client


@pytest.fixture
def alice(tg: FakeTelegram) -> User:
    return tg.user("Alice", username="alice")


@pytest.fixture
def bob(tg: FakeTelegram) -> User:
    return tg.user("Bob", language="zh-hans")


@pytest.fixture
def chat(tg: FakeTelegram, alice: User) -> Conversation:
    return tg.private(alice)


# An echo bot, run by PTB's Application


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


# Errors, by bare HTTP

LONG = "x" * 4097
PRIVATE, GROUP, FORUM = "private", "group", "forum"


def rows(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(**action: Any) -> dict[str, Any]:
    return {"text": "b", **action}


def results(*found: dict[str, Any]) -> dict[str, Any]:
    return {"inline_query_id": "1", "results": list(found)}


def result(result_id: str, text: str = "x", **more: Any) -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    article = {"type": "article", "id": result_id, "title": "t", "input_message_content": content}
    return article | more


BAD_REQUESTS = [
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 1, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": PRIVATE}, "message text is empty"),
    ("sendMessage", {"chat_id": PRIVATE, "text": " \n "}, "message text is empty"),
    ("sendMessage", {"chat_id": PRIVATE, "text": LONG}, "message is too long"),
    ("sendMessage", {"chat_id": PRIVATE, "text": "😀" * 2049}, "message is too long"),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "<b>x", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "x", "reply_parameters": {"message_id": 99}},
        "message to be replied not found",
    ),
    (
        "sendMessage",
        {"chat_id": FORUM, "text": "x", "message_thread_id": 1},
        "message thread not found",
    ),
    (
        "sendMessage",
        {"chat_id": GROUP, "text": "x", "message_thread_id": 7},
        "message thread not found",
    ),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "x", "reply_markup": rows(button(callback_data=""))},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "x", "reply_markup": rows(button(callback_data="é" * 33))},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {
            "chat_id": PRIVATE,
            "text": "x",
            "reply_markup": rows(button(copy_text={"text": "x" * 257})),
        },
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {
            "chat_id": GROUP,
            "text": "x",
            "reply_markup": rows(button(web_app={"url": "https://example.org"})),
        },
        "BUTTON_TYPE_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "x", "reply_markup": rows(button())},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "x", "reply_markup": rows(*[button(callback_data="d")] * 9)},
        "reply markup is too long",
    ),
    (
        "sendMessage",
        {
            "chat_id": PRIVATE,
            "text": "x",
            "reply_markup": {"inline_keyboard": [[button(callback_data="d")]] * 101},
        },
        "reply markup is too long",
    ),
    (
        "sendMessage",
        {"chat_id": PRIVATE, "text": "x", "reply_markup": [1]},
        "object expected as reply markup",
    ),
    ("sendPhoto", {"chat_id": PRIVATE}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": PRIVATE, "photo": "x"}, "wrong file identifier/HTTP URL specified"),
    (
        "sendPhoto",
        {"chat_id": PRIVATE, "photo": "https://example.org/x.png", "caption": "x" * 1025},
        "message caption is too long",
    ),
    (
        "sendChatAction",
        {"chat_id": PRIVATE, "action": "dance"},
        "wrong parameter action in request",
    ),
    (
        "editMessageText",
        {"chat_id": PRIVATE, "message_id": 99, "text": "x"},
        "message to edit not found",
    ),
    (
        "editMessageText",
        {"chat_id": PRIVATE, "message_id": 1, "text": "x"},
        "message can't be edited",
    ),
    ("editMessageText", {"chat_id": PRIVATE, "message_id": 2, "text": "own"}, NOT_MODIFIED),
    ("editMessageText", {"chat_id": PRIVATE, "message_id": 2, "text": LONG}, "message is too long"),
    (
        "editMessageCaption",
        {"chat_id": PRIVATE, "message_id": 2, "caption": "x"},
        "there is no caption in the message to edit",
    ),
    ("editMessageReplyMarkup", {"chat_id": PRIVATE, "message_id": 2}, NOT_MODIFIED),
    (
        "editMessageReplyMarkup",
        {"chat_id": PRIVATE, "message_id": 2, "reply_markup": {"force_reply": True}},
        "inline keyboard expected",
    ),
    ("editMessageText", {"inline_message_id": "x", "text": "x"}, "MESSAGE_ID_INVALID"),
    ("deleteMessage", {"chat_id": PRIVATE, "message_id": 99}, "message to delete not found"),
    ("deleteMessage", {"chat_id": GROUP, "message_id": 1}, "message can't be deleted"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, QUERY_TOO_OLD),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("answerInlineQuery", results(), QUERY_TOO_OLD),
    ("answerInlineQuery", results(*[result(str(n)) for n in range(51)]), "RESULTS_TOO_MUCH"),
    ("answerInlineQuery", results(result("a"), result("a")), "RESULT_ID_DUPLICATE"),
    ("answerInlineQuery", results(result("é" * 33)), "RESULT_ID_INVALID"),
    ("answerInlineQuery", results(result("a", LONG)), "message is too long"),
    (
        "answerInlineQuery",
        results(result("a", "<x>")),
        'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
    ),
    (
        "answerInlineQuery",
        results(result("a", reply_markup=rows(button(callback_data="x" * 65)))),
        "BUTTON_DATA_INVALID",
    ),
    (
        "answerInlineQuery",
        results() | {"button": {"text": "x", "start_parameter": "a b"}},
        "SWITCH_PM_PARAMETER_INVALID",
    ),
    ("setMyCommands", {"commands": [{"command": "A", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x" * 257}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x"}] * 101},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    ("setMyDescription", {"description": "x" * 513}, "description is too long"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "short description is too long"),
    (
        "setWebhook",
        {"url": "http://example.org"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://example.org", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
    ("getChatMember", {"chat_id": GROUP, "user_id": 5}, "PARTICIPANT_ID_INVALID"),
    (
        "getChatAdministrators",
        {"chat_id": PRIVATE},
        "there are no administrators in the private chat",
    ),
    ("getUpdates", {"allowed_updates": "{"}, "can't parse allowed updates JSON object"),
]


@pytest.mark.parametrize(("method", "params", "error"), BAD_REQUESTS)
async def test_bad_requests(tg, http, alice, bob, chat, method, params, error):
    group = tg.group("Desk", [alice, bob])
    forum = tg.supergroup("Forum", [alice], topics=True)
    await chat.says(alice, "hers")
    await group.says(alice, "hers")
    await http.post("sendMessage", json={"chat_id": chat.id, "text": "own"})
    ids = {PRIVATE: chat.id, GROUP: group.id, FORUM: forum.id}
    named = {
        key: ids.get(value, value) if key == "chat_id" else value for key, value in params.items()
    }
    response = await http.post(method, json=named)
    assert (response.status_code, response.json()) == (
        400,
        {"ok": False, "error_code": 400, "description": f"Bad Request: {error}"},
    )


async def test_a_wrong_token_and_an_unknown_method(tg, http):
    wrong = await http.post(f"{tg.base_url}1:A/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    unknown = await http.post("sendHologram")
    assert (unknown.status_code, unknown.json()["description"]) == (404, "Not Found")
    assert (await http.post("GETME")).json()["ok"]
    async with contextlib.AsyncExitStack() as stack:
        with pytest.raises(InvalidToken):
            await stack.enter_async_context(Bot("1:A", base_url=tg.base_url))


@pytest.mark.parametrize(
    "request_of",
    [
        lambda fields: {"data": fields},
        lambda fields: {"json": fields},
        lambda fields: {"params": fields},
        lambda fields: {"data": fields, "files": {"spare": ("spare.bin", b"\r\n--x")}},
    ],
    ids=["urlencoded", "json", "query", "multipart"],
)
async def test_every_encoding_of_a_call(http, chat, request_of):
    fields = {"chat_id": str(chat.id), "text": "é & 数", "disable_notification": "true"}
    response = await http.post("sendMessage", **request_of(fields))
    assert response.json()["result"]["text"] == "é & 数"
    assert (await chat.reply()).silent


# Forbidden, migration, membership


async def test_forbidden(tg, bot, alice, bob, chat):
    stranger = tg.private(bob, started=False)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(stranger.id, "x")
    await chat.blocks_bot(alice)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(chat.id, "x")
    group = tg.group("Desk", [alice, bob])
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "x")
    await group.removes_bot(alice)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was kicked from the group chat$"):
        await bot.send_message(group.id, "x")
    other = tg.supergroup("Other", [alice], bot="left")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(other.id, "x")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.get_chat_member(other.id, alice.id)


async def test_migration(tg, bot, alice):
    group = tg.group("Desk", [alice])
    new = await group.migrates(alice)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == new.id
    await bot.send_message(new.id, "x")
    assert (await new.reply()).text == "x"
    told = [update.message for update in await bot.get_updates()]
    assert [(m.chat_id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in told] == [
        (group.id, new.id, None),
        (new.id, None, group.id),
    ]


async def test_members(tg, bot, alice, bob):
    group = tg.group("Desk", [alice], bot="left")
    await group.adds_bot(alice)
    await group.adds(bob, alice)
    await group.promotes_bot(alice)
    assert (await bot.get_chat_member(group.id, alice.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, bob.id)).status == "member"
    await group.promotes(bob, alice)
    administrators = await bot.get_chat_administrators(group.id)
    assert {member.user.id for member in administrators} == {alice.id, bob.id, tg.bot.id}
    assert await bot.get_chat_member_count(group.id) == 3
    await group.removes(bob, alice)
    assert (await bot.get_chat_member(group.id, bob.id)).status == "kicked"
    assert (await bot.get_chat(group.id)).title == "Desk"
    await bot.leave_chat(group.id)
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    changes = [u.my_chat_member for u in updates if u.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "left"),
    ]
    joined = [u.message.new_chat_members for u in updates if u.message]
    assert [m.id for members in joined for m in members] == [tg.bot.id, bob.id]


# Privacy mode


@pytest.mark.parametrize(
    ("text", "to_bot", "private", "open_group"),
    [
        ("hello", False, False, True),
        ("/ask x", False, True, True),
        ("/ask@footnote_bot x", False, True, True),
        ("/ask@other_bot x", False, False, True),
        ("x /ask", False, False, True),
        ("@footnote_bot x", False, False, True),
        ("hello", True, True, True),
    ],
)
async def test_privacy_mode(tg, bot, alice, bob, text, to_bot, private, open_group):
    closed, admin = tg.group("A", [alice, bob]), tg.group("B", [alice], bot="administrator")
    for group, expected in ((closed, private), (admin, open_group)):
        await bot.send_message(group.id, "mine")
        reply = await group.reply() if to_bot else None
        assert (await group.says(alice, text, reply_to=reply)).delivered is expected
    assert not (await tg.group("C", [alice], bot="left").says(alice, "/ask")).delivered
    assert (await tg.private(alice).says(alice, "hello")).delivered


async def test_other_bots_are_not_heard(tg, alice):
    robot = tg.other_bot("Robot")
    group = tg.group("A", [alice, robot], bot="administrator")
    assert not (await group.says(robot, "/ask@footnote_bot")).delivered


async def test_privacy_off():
    async with FakeTelegram(privacy=False) as tg:
        alice = tg.user("Alice")
        assert (await tg.group("A", [alice]).says(alice, "hello")).delivered


# Topics


async def test_topics(tg, bot, alice):
    forum = tg.group("Forum", [alice], topics=True)
    topic = await forum.opens_topic(alice, "Trade")
    general = await forum.says(alice, "/ask in General")
    asked = await forum.says(alice, "/ask", topic=topic)
    assert (general.topic, asked.topic, asked.reply_to) == (None, topic, topic)
    await bot.send_message(forum.id, "a", message_thread_id=topic)
    assert (await forum.reply()).topic == topic
    await bot.send_message(forum.id, "b", reply_parameters=ReplyParameters(asked.id))
    reply = await forum.reply()
    assert (reply.topic, reply.reply_to) == (topic, asked.id)
    await bot.send_message(forum.id, "c")
    assert (await forum.reply()).topic is None
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(
            forum.id, "d", message_thread_id=topic, reply_parameters=ReplyParameters(general.id)
        )
    await forum.closes_topic(alice, topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "e", message_thread_id=topic)


async def test_replies_in_a_plain_supergroup_carry_a_thread(tg, bot, alice):
    group = tg.supergroup("Desk", [alice])
    first = await group.says(alice, "/ask")
    second = await group.says(alice, "/ask again", reply_to=first)
    assert second.json["message_thread_id"] == first.id
    assert "is_topic_message" not in second.json
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=first.id)


# Updates


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def poll(http: httpx.AsyncClient, **params: Any) -> list[dict[str, Any]]:
    response = await http.post("getUpdates", json=params)
    assert response.status_code == 200, response.text
    return response.json()["result"]


async def test_polling_acknowledges_by_offset(http, chat, alice):
    for text in "abcd":
        await chat.says(alice, text)
    first = await poll(http, limit=2)
    assert texts(first) == ["a", "b"]
    assert texts(await poll(http)) == ["a", "b", "c", "d"]
    assert texts(await poll(http, offset=first[-1]["update_id"] + 1)) == ["c", "d"]
    assert texts(await poll(http, offset=-1)) == ["d"]
    assert texts(await poll(http)) == ["d"]


async def test_long_polling_wakes_at_once(http, chat, alice):
    waiting = asyncio.create_task(poll(http, timeout=50))
    await http.post("getMe")
    await chat.says(alice, "now")
    assert texts(await waiting) == ["now"]


async def test_allowed_updates_are_remembered(tg, http, chat, alice):
    assert await poll(http, allowed_updates=["inline_query"]) == []
    await chat.says(alice, "unseen")
    tg.types_inline(alice, "seen")
    assert [u["inline_query"]["query"] for u in await poll(http)] == ["seen"]
    await http.post("setWebhook", json={"url": ""})
    info = (await http.post("getWebhookInfo")).json()["result"]
    assert info["allowed_updates"] == ["inline_query"]


async def test_two_pollers_conflict(tg, http, bot):
    first = asyncio.create_task(http.post("getUpdates", json={"timeout": 50}))
    while not tg.backend.updates.is_polled:
        await bot.get_me()
    second = asyncio.create_task(bot.get_updates(timeout=50))
    refused = (await first).json()
    assert refused == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; make sure that only one"
        " bot instance is running",
    }
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await second
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()


async def test_a_poller_that_goes_away_loses_nothing(tg, http, bot, chat, alice):
    async with httpx.AsyncClient(base_url=str(http.base_url)) as dying:
        doomed = asyncio.create_task(dying.post("getUpdates", json={"timeout": 50}))
        while not tg.backend.updates.is_polled:
            await bot.get_me()
        doomed.cancel()
        await asyncio.gather(doomed, return_exceptions=True)
    while tg.backend.updates.is_polled:
        await bot.get_me()
    await chat.says(alice, "kept")
    assert texts(await poll(http, timeout=1)) == ["kept"]


async def test_webhook(tg, bot, chat, alice):
    received: list[tuple[str | None, str]] = []
    statuses = [500, 200, 200]
    done = asyncio.Event()

    async def hook(request: Request) -> Response:
        update = Update.de_json(json.loads(await request.body()))
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        received.append((secret, update.message.text))
        if len(received) == 3:
            done.set()
        return Response(status_code=statuses.pop(0))

    tg.server.add_routes([Route("/hook", hook, methods=["POST"])])
    tg.backend.webhook.retry_seconds = 0
    await bot.set_webhook(f"{tg.url}/hook", secret_token="s3cret")
    await chat.says(alice, "a")
    await chat.says(alice, "b")
    await done.wait()
    await tg.idle()
    assert received == [("s3cret", "a"), ("s3cret", "a"), ("s3cret", "b")]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (f"{tg.url}/hook", 0)
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


# Sending, editing, pictures


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


# Faults


@pytest.mark.parametrize(
    ("fault", "raised", "sent"),
    [
        (faults.too_many_requests(7), RetryAfter, 0),
        (faults.blocked(), Forbidden, 0),
        (faults.bad_request("can't parse entities: x"), BadRequest, 0),
        (faults.server_error(), NetworkError, 0),
        (faults.bad_gateway(), NetworkError, 0),
        (faults.hang(), TimedOut, 0),
        (faults.hang(0.01), NetworkError, 0),
        (faults.drop_before(), NetworkError, 0),
        (faults.drop_after(), NetworkError, 1),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_faults(tg, bot, chat, monkeypatch, fault, raised, sent):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    tg.faults.next(fault, method="sendMessage")
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(chat.id, "x", read_timeout=0.2)
    assert type(caught.value) is raised
    await tg.calls.quiet()
    assert len(chat.unseen) == sent
    assert tg.calls.of("sendMessage")[-1].fault == fault.name
    await bot.send_message(chat.id, "y")
    assert tg.faults.waiting == 0


async def test_a_fault_waits_for_its_call(tg, bot, alice, bob):
    hers, his = tg.private(alice), tg.private(bob)
    tg.faults.next(faults.server_error(), chat_id=his.id, times=2)
    await bot.send_message(hers.id, "x")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(his.id, "x")
    await bot.send_message(his.id, "x")


async def test_a_migration_just_before_a_call(tg, bot, alice):
    group = tg.group("Desk", [alice])
    tg.faults.next(faults.migrate(), method="sendMessage")
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert await bot.send_message(caught.value.new_chat_id, "x")


async def test_random_faults_repeat_with_their_seed(tg, bot):
    def struck() -> list[str | None]:
        tg.faults.randomly(0.3, [faults.server_error(), faults.blocked()], seed=5)
        found = [tg.faults.strike("sendMessage", 1) for _ in range(200)]
        assert tg.faults.strike("getUpdates", None) is None
        return [fault and fault.name for fault in found]

    first = struck()
    assert first == struck()
    assert 30 < sum(name is not None for name in first) < 90


async def test_the_log_of_calls(tg, bot, chat):
    await bot.send_message(chat.id, "123", reply_markup=MORE, disable_notification=True)
    with pytest.raises(BadRequest):
        await bot.send_message(chat.id, "<b>", parse_mode="HTML")
    good, bad = tg.calls.of("sendMessage")
    assert good.params == {
        "chat_id": chat.id,
        "text": "123",
        "disable_notification": True,
        "reply_markup": {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]},
    }
    assert good.result["message_id"] == (await chat.reply()).id
    assert bad.error.startswith("400 Bad Request: can't parse entities")
    assert good.at <= bad.at
    assert good.seconds >= 0


# Every object is one that PTB knows


def unknown_fields(thing: object, path: str = "") -> list[str]:
    """Paths of fields for which PTB has no attribute, at any depth."""
    if isinstance(thing, list | tuple):
        return [
            found for n, item in enumerate(thing) for found in unknown_fields(item, f"{path}[{n}]")
        ]
    if not isinstance(thing, TelegramObject):
        return []
    found = [f"{path}.{name}" for name in thing.api_kwargs]
    slots = {name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())}
    for name in sorted(slots - {"api_kwargs"}):
        if not name.startswith("_"):
            found += unknown_fields(getattr(thing, name), f"{path}.{name}")
    return found


def changed_fields(sent: Any, parsed: Any, path: str = "") -> list[str]:
    """Paths at which PTB read something else than was sent; what it adds by itself may stand."""
    if isinstance(sent, dict) and isinstance(parsed, dict):
        return [
            found
            for name, value in sent.items()
            for found in changed_fields(value, parsed.get(name), f"{path}.{name}")
        ]
    if isinstance(sent, list) and isinstance(parsed, list | tuple) and len(sent) == len(parsed):
        pairs = enumerate(zip(sent, parsed, strict=True))
        return [found for n, (a, b) in pairs for found in changed_fields(a, b, f"{path}[{n}]")]
    return [] if sent == parsed else [f"{path}: {sent!r} became {parsed!r}"]


async def test_every_update_is_wholly_known_to_ptb(tg, http, bot, alice, bob):
    await poll(http, allowed_updates=Update.ALL_TYPES)
    chat = tg.private(alice)
    group = tg.group("Desk", [alice, bob], bot="left")
    forum = tg.supergroup("Forum", [alice], topics=True, bot="administrator", username="forum")
    asked = await chat.starts(alice, "payload")
    await chat.edits(alice, asked, "/ask@footnote_bot #tag https://example.org a@b.org @alice")
    await chat.sends_photo(alice, "/check caption")
    await chat.says(alice, "forwarded", forwarded_from=bob)
    await group.adds_bot(alice)
    sent = await bot.send_photo(chat.id, png(), "caption", reply_markup=MORE)
    await bot.send_document(chat.id, b"text", caption="file")
    own = await bot.send_message(forum.id, "<pre>x</pre>", "HTML", reply_markup=MORE)
    await chat.presses(alice, Message(sent.to_dict(), tg.world), "More")
    await forum.says(alice, "reply", reply_to=Message(own.to_dict(), tg.world))
    await own.delete()
    await forum.presses(alice, Message(own.to_dict(), tg.world), data="gone")
    topic = await forum.opens_topic(alice, "Trade")
    await forum.says(alice, "in topic", topic=topic)
    await forum.closes_topic(alice, topic)
    await forum.adds(bob, alice)
    await forum.promotes(bob, alice)
    await forum.removes(bob, alice)
    await group.migrates(alice)
    tg.types_inline(alice, "exports")
    await chat.blocks_bot(alice)
    await chat.unblocks_bot(alice)
    await forum.demotes_bot(alice)
    await forum.removes_bot(alice)
    raw = await poll(http)
    seen = {kind for update in raw for kind in update} - {"update_id"}
    assert seen == {
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "my_chat_member",
        "chat_member",
    }
    for update in raw:
        parsed = Update.de_json(update, bot)
        assert unknown_fields(parsed) == []
        assert changed_fields(update, parsed.to_dict()) == []


async def test_every_result_is_wholly_known_to_ptb(tg, bot, alice, bob):
    forum = tg.supergroup("Forum", [alice, bob], topics=True, bot="administrator")
    forum.chat.members[bob.id] = "restricted"
    chat = tg.private(alice)
    found = [
        await bot.get_me(),
        await bot.get_chat(chat.id),
        await bot.get_chat(forum.id),
        await bot.get_chat_administrators(forum.id),
        *[await bot.get_chat_member(forum.id, user) for user in (alice.id, bob.id, tg.bot.id)],
        await bot.get_chat_member(chat.id, alice.id),
        await bot.get_webhook_info(),
        await bot.get_my_default_administrator_rights(),
        await bot.get_my_name(),
        await bot.get_chat_menu_button(chat.id),
        await bot.send_message(forum.id, "x https://example.org"),
    ]
    assert unknown_fields(found) == []


# Entities


def spans(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(entity.values()) for entity in found]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [("strikethrough", n, 1) for n in range(3)],
        ),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code><pre>b</pre>", "ab", [("code", 0, 1), ("pre", 1, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [("pre", 0, 1, "py")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        (
            '<a href="https://e.org/?a=1&amp;b=2">a</a>',
            "a",
            [("text_link", 0, 1, "https://e.org/?a=1&b=2")],
        ),
        ("<a href='e.org'>a</a>", "a", [("text_link", 0, 1, "http://e.org/")]),
        ("<a>e.org</a>", "e.org", [("text_link", 0, 5, "http://e.org/")]),
        ('<a href="nothing">a</a>', "a", []),
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
        ("&#65;&#x1F600;&nbsp;&copy", "A😀&nbsp;&copy", []),
        ("😀<b>数</b>", "😀数", [("bold", 2, 1)]),
        ("<B>a</b  >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
        ("<b>a<b>b</b></b>", "ab", [("bold", 0, 2)]),
    ],
)
def test_html(source, text, found):
    parsed, parsed_entities = entities.parse_html(source)
    assert (parsed, spans(parsed_entities)) == (text, found)
    rewritten = entities.to_html(parsed, parsed_entities)
    assert entities.parse_html(rewritten) == (parsed, parsed_entities)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("数<", "Unclosed start tag at byte offset 3"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("数<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        (
            "&#xD800;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_html_errors(source, error):
    with pytest.raises(ApiError) as caught:
        entities.parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {error}"


@given(st.text())
def test_escaped_text_comes_through(text):
    assert entities.parse_html(html.escape(text, quote=False)) == (text, [])


@given(st.text(alphabet="<>/b iahref=\"'&;#x1数😀ltspancodeqcx-"))
def test_any_markup_is_parsed_or_refused(source):
    try:
        text, found = entities.parse_html(source)
    except ApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017
    else:
        for entity in found:
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= limits.utf16(text)
        assert entities.parse_html(entities.to_html(text, found)) == (text, found)


_TAGS = ["b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote", "blockquote expandable"]
_MARKUP = st.recursive(
    st.text(alphabet="ab &<数😀\n", max_size=4).map(lambda text: html.escape(text, quote=False)),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(_TAGS),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(st.lists(_MARKUP, max_size=4).map("".join))
def test_markup_survives_being_read_and_written(source):
    text, found = entities.parse_html(source)
    assert entities.parse_html(entities.to_html(text, found)) == (text, found)
    trimmed, moved = entities.trim(text, found)
    assert trimmed == text.strip()
    for entity in moved:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= limits.utf16(trimmed)


async def test_entities_of_a_call(bot, chat):
    await bot.send_message(chat.id, " bold", entities=[MessageEntity("bold", 1, 4)])
    reply = await chat.reply()
    assert (reply.text, reply.html) == ("bold", "<b>bold</b>")


async def test_the_hundredth_entity_is_the_last(bot, chat):
    await bot.send_message(chat.id, "<b>a</b> " * 101, parse_mode="HTML")
    assert len((await chat.reply()).entities) == limits.ENTITIES


# As a process


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
