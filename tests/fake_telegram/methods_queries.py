"""Answers to pressed buttons and to inline queries."""

import re

from . import entities, limits, markup
from .backend import Backend, Query
from .errors import QUERY_TOO_OLD, bad_request
from .methods_messages import text_content
from .params import Params
from .world import Json

_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def _open_query(
    backend: Backend, queries: dict[str, Query], query_id: str, seconds: float
) -> Query:
    query = queries.get(query_id)
    if query is None or query.answered or backend.world.clock() - query.at > seconds:
        raise bad_request(QUERY_TOO_OLD)
    return query


def answer_callback_query(backend: Backend, params: Params) -> bool:
    query_id = params.text("callback_query_id")
    text = params.text("text")
    if limits.utf16(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = _open_query(backend, backend.callback_queries, query_id, limits.CALLBACK_SECONDS)
    query.answered = True
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    backend.publish("callback_answer", query_id, answer, params.raw)
    return True


def answer_inline_query(backend: Backend, params: Params) -> bool:
    query_id = params.text("inline_query_id")
    results = _results(params.value("results"))
    offset = params.text("next_offset")
    if len(offset.encode()) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = params.value("button")
    if button is not None:
        _check_button(button)
    query = _open_query(backend, backend.inline_queries, query_id, limits.INLINE_SECONDS)
    query.answered = True
    answer = {
        "results": results,
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.flag("is_personal"),
        "next_offset": offset,
        "button": button,
    }
    backend.publish("inline_answer", query_id, answer, params.raw)
    return True


def _check_button(button: Json) -> None:
    start = button.get("start_parameter")
    if not button.get("text"):
        raise bad_request("inline query results button text must be non-empty")
    if start is None:
        if "web_app" not in button:
            raise bad_request("inline query results button must have an action")
    elif not _START_PARAMETER.fullmatch(start):
        raise bad_request("SWITCH_PM_PARAMETER_INVALID" if start else "START_PARAM_EMPTY")


def _results(raw: object) -> list[Json]:
    if not isinstance(raw, list):
        raise bad_request("can't parse inline query results: expected an Array")
    if len(raw) > limits.INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    seen: set[str] = set()
    checked = []
    for item in raw:
        result_id = item.get("id") if isinstance(item, dict) else None
        if not isinstance(result_id, str) or not 1 <= len(result_id.encode()) <= (
            limits.RESULT_ID_BYTES
        ):
            raise bad_request("RESULT_ID_INVALID")
        if result_id in seen:
            raise bad_request("RESULT_ID_DUPLICATE")
        seen.add(result_id)
        checked.append(_result(item))
    return checked


def _result(item: Json) -> Json:
    """The result with the message that it would send, parsed, under ``message``."""
    kind = item.get("type")
    if not isinstance(kind, str):
        raise bad_request("can't parse inline query result: Can't find field \"type\"")
    if kind == "article" and not item.get("title"):
        raise bad_request("can't parse inline query result: title must be non-empty")
    message: Json
    content = item.get("input_message_content")
    if content is not None:
        if "message_text" not in content:
            raise bad_request("can't parse inline query result: message content is not specified")
        message = text_content(Params({**content, "text": content["message_text"]}))
    elif kind == "article":
        raise bad_request("can't parse inline query result: message content is not specified")
    else:
        text, found = entities.formatted(
            item.get("caption", ""),
            item.get("parse_mode", ""),
            item.get("caption_entities"),
            limit=limits.CAPTION,
            too_long="message caption is too long",
        )
        message = {"caption": text, "caption_entities": found, "photo": []}
    keyboard = markup.check(item.get("reply_markup"), private=False)
    if keyboard:
        message["reply_markup"] = keyboard
    return {**item, "message": message}


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
