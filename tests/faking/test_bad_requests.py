"""Calls that the Bot API refuses, by bare HTTP."""

import contextlib
from typing import Any

import pytest
from telegram import (
    Bot,
)
from telegram.error import (
    InvalidToken,
)

from tests.fake_telegram.errors import NOT_MODIFIED, QUERY_TOO_OLD

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
