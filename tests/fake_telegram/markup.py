"""Reply markup: what Telegram accepts, and the form in which it gives it back."""

from typing import Any

from . import limits
from .errors import bad_request
from .params import Params
from .world import Json

_INLINE_ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "pay",
    "callback_game",
)
_OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def read(params: Params, *, private: bool) -> Json | None:
    """The inline keyboard of a call that sends; None for other kinds, which stay unseen."""
    return check(params.value("reply_markup"), private=private)


def read_inline(params: Params, *, private: bool) -> Json | None:
    """The inline keyboard of a call that edits: no other kind may stand there."""
    raw = params.value("reply_markup")
    if isinstance(raw, dict) and raw and "inline_keyboard" not in raw:
        raise bad_request("inline keyboard expected")
    return check(raw, private=private)


def check(raw: Any, *, private: bool) -> Json | None:
    if raw is None or raw == {}:
        return None
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    rows = raw.get("inline_keyboard")
    if rows is None:
        if not any(kind in raw for kind in _OTHER_KINDS):
            raise bad_request("can't parse reply keyboard markup JSON object")
        _check_plain_keyboard(raw, private=private)
        return None
    if not isinstance(rows, list):
        raise bad_request(
            'can\'t parse reply markup: Field "inline_keyboard" must be of type Array'
        )
    checked = [_row(row, private=private) for row in rows]
    if sum(map(len, checked)) > limits.BUTTONS:
        raise bad_request("reply markup is too long")
    kept = [row for row in checked if row]
    return {"inline_keyboard": kept} if kept else None


def _check_plain_keyboard(raw: Json, *, private: bool) -> None:
    for row in raw.get("keyboard", ()):
        for button in row:
            if isinstance(button, dict) and "web_app" in button and not private:
                raise bad_request("BUTTON_TYPE_INVALID")


def _row(row: Any, *, private: bool) -> list[Json]:
    if not isinstance(row, list):
        raise bad_request("can't parse inline keyboard button: expected an Array of Array")
    if len(row) > limits.BUTTONS_A_ROW:
        raise bad_request("reply markup is too long")
    return [_button(button, private=private) for button in row]


def _button(button: Any, *, private: bool) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    actions = [action for action in _INLINE_ACTIONS if action in button]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action is allowed")
    _check_action(button, actions[0], private=private)
    return dict(button)


def _check_action(button: Json, action: str, *, private: bool) -> None:
    value = button[action]
    if action == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= limits.CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= limits.utf16(copied) <= limits.COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif action == "url":
        if not isinstance(value, str) or not value.startswith(("http://", "https://", "tg://")):
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    elif action == "web_app":
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        url = value.get("url", "") if isinstance(value, dict) else ""
        if not url.startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )
