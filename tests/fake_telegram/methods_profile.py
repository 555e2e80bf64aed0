"""Methods that set and tell what a bot says about itself."""

import re
from collections.abc import Callable, Hashable
from typing import Any

from . import limits
from .backend import Backend
from .errors import bad_request
from .params import Params
from .world import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_WIDE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("language code must be a two-letter ISO 639-1 code")
    return code


def _commands_key(backend: Backend, params: Params) -> tuple[Hashable, ...]:
    scope = params.value("scope") or {"type": "default"}
    kind = scope.get("type")
    language = _language(params)
    if kind in _WIDE_SCOPES:
        return (kind, None, None, language)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = backend.world.find_chat(scope.get("chat_id"))
    if kind != "chat" and not chat.is_group:
        raise bad_request("can't parse BotCommandScope: the chat is private")
    return (kind, chat.id, scope.get("user_id"), language)


def set_my_commands(backend: Backend, params: Params) -> bool:
    commands = params.value("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands list: expected an Array of BotCommand")
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(item) for item in commands]
    key = _commands_key(backend, params)
    if checked:
        backend.profile.commands[key] = checked
    else:
        backend.profile.commands.pop(key, None)
    return True


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(item.get("command", "")).removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= limits.utf16(description) <= limits.COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def get_my_commands(backend: Backend, params: Params) -> list[Json]:
    return backend.profile.commands.get(_commands_key(backend, params), [])


def delete_my_commands(backend: Backend, params: Params) -> bool:
    backend.profile.commands.pop(_commands_key(backend, params), None)
    return True


def _setter(
    attribute: str, parameter: str, limit: int, error: str
) -> Callable[[Backend, Params], bool]:
    def set_text(backend: Backend, params: Params) -> bool:
        text = params.text(parameter)
        if limits.utf16(text) > limit:
            raise bad_request(error)
        texts: dict[str, str] = getattr(backend.profile, attribute)
        language = _language(params)
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        return True

    return set_text


def _getter(attribute: str, parameter: str) -> Callable[[Backend, Params], Json]:
    def get_text(backend: Backend, params: Params) -> Json:
        texts: dict[str, str] = getattr(backend.profile, attribute)
        default = backend.world.bot["first_name"] if parameter == "name" else ""
        language = _language(params)
        return {parameter: texts.get(language) or texts.get("", default)}

    return get_text


def set_chat_menu_button(backend: Backend, params: Params) -> bool:
    button = params.value("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: Unsupported type specified")
    backend.profile.menu_buttons[_menu_chat(backend, params)] = button
    return True


def get_chat_menu_button(backend: Backend, params: Params) -> Json:
    buttons = backend.profile.menu_buttons
    return buttons.get(_menu_chat(backend, params)) or buttons.get(0) or {"type": "commands"}


def _menu_chat(backend: Backend, params: Params) -> int:
    if not params.raw.get("chat_id"):
        return 0
    chat = backend.world.find_chat(params.raw["chat_id"])
    if chat.is_group:
        raise bad_request("chat not found")
    return chat.id


METHODS: dict[str, Callable[[Backend, Params], Any]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("names", "name", limits.NAME, "BOT_TITLE_INVALID"),
    "getMyName": _getter("names", "name"),
    "setMyDescription": _setter(
        "descriptions", "description", limits.DESCRIPTION, "description is too long"
    ),
    "getMyDescription": _getter("descriptions", "description"),
    "setMyShortDescription": _setter(
        "short_descriptions",
        "short_description",
        limits.SHORT_DESCRIPTION,
        "short description is too long",
    ),
    "getMyShortDescription": _getter("short_descriptions", "short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
