"""Whether an update has the types that the Bot API says: the library takes anything for anything."""

from collections.abc import Mapping
from typing import Any, Final

_DEEPEST: Final = 20  # a reply in a message in a press has six
# By name. What isn't named here, and all that is in it, is nobody's business: it may be new.
_TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    **dict.fromkeys(
        (
            "message", "edited_message", "callback_query", "inline_query", "my_chat_member", "chat", "from",
            "user", "sender_chat", "reply_to_message", "old_chat_member", "new_chat_member", "document",
            "forward_origin", "quote", "via_bot", "voice", "video_note", "animation",
        ),
        dict,
    ),
    **dict.fromkeys(
        (
            "text", "caption", "query", "data", "title", "first_name", "last_name", "username",
            "language_code", "type", "status", "file_id", "file_unique_id", "file_name", "mime_type",
            "inline_message_id", "chat_instance", "url",
        ),
        str,
    ),
    **dict.fromkeys(("entities", "caption_entities", "photo"), list),
    **dict.fromkeys(
        ("update_id", "message_id", "message_thread_id", "date", "edit_date", "file_size", "length",
         "migrate_to_chat_id", "migrate_from_chat_id"),
        int,
    ),
    **dict.fromkeys(("id", "offset"), (int, str)),
    **dict.fromkeys(("is_bot", "is_topic_message", "is_automatic_forward"), bool),
}  # fmt: skip

# What each of these has always; the library makes nothing of one that is empty.
_PERSON: Final = ("id", "first_name")
_MESSAGE: Final = ("message_id", "date", "chat")
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "chat": ("id", "type"), "from": _PERSON, "user": _PERSON, "via_bot": _PERSON,
    "message": _MESSAGE, "edited_message": _MESSAGE, "reply_to_message": _MESSAGE,
}  # fmt: skip


def is_shaped(value: Any, depth: int = 0) -> bool:
    """Tell whether every part has its type, and what it always has."""
    if depth > _DEEPEST:
        return False
    if isinstance(value, list):
        return all(is_shaped(part, depth + 1) for part in value)
    if not isinstance(value, dict):
        return True
    return all(
        _is(part, _TYPES[name])
        and all(needed in part for needed in _NEEDED.get(name, ()))
        and is_shaped(part, depth + 1)
        for name, part in value.items()
        if name in _TYPES
    )


def _is(part: Any, wanted: type | tuple[type, ...]) -> bool:
    if isinstance(part, bool) and wanted is not bool:
        return False
    return isinstance(part, wanted)
