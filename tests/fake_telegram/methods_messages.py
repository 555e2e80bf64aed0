"""Methods that send, edit and delete messages."""

from typing import Any

from . import entities, limits, markup, photos
from .backend import Backend
from .errors import NOT_MODIFIED, bad_request
from .params import Params
from .world import GENERAL_TOPIC, Chat, Json, quoted

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(backend: Backend, params: Params) -> Json:
    chat = backend.world.writable_chat(params.raw.get("chat_id"))
    return _send(backend, params, chat, text_content(params))


def send_photo(backend: Backend, params: Params) -> Json:
    chat = backend.world.writable_chat(params.raw.get("chat_id"))
    content = {"photo": photos.read(backend.world, params, "photo"), **caption_content(params)}
    return _send(backend, params, chat, content)


def send_document(backend: Backend, params: Params) -> Json:
    chat = backend.world.writable_chat(params.raw.get("chat_id"))
    content, file_id = photos.content_of(backend.world, params, "document")
    document = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content or b"")}
    return _send(backend, params, chat, {"document": document, **caption_content(params)})


def send_chat_action(backend: Backend, params: Params) -> bool:
    chat = backend.world.writable_chat(params.raw.get("chat_id"))
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    _thread(chat, params)
    backend.publish("action", chat.id, {"action": params.text("action")}, params.raw)
    return True


def text_content(params: Params) -> Json:
    """The fields that a text message gets from ``text``, ``parse_mode`` and ``entities``."""
    text, found = entities.formatted(
        params.text("text"),
        params.text("parse_mode"),
        params.value("entities"),
        limit=limits.TEXT,
        too_long="message is too long",
    )
    if not text:
        raise bad_request("message text is empty")
    content: Json = {"text": text}
    if found:
        content["entities"] = found
    preview = params.value("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    return content


def caption_content(params: Params) -> Json:
    text, found = entities.formatted(
        params.text("caption"),
        params.text("parse_mode"),
        params.value("caption_entities"),
        limit=limits.CAPTION,
        too_long="message caption is too long",
    )
    content: Json = {}
    if text:
        content["caption"] = text
    if found:
        content["caption_entities"] = found
    if params.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def _send(backend: Backend, params: Params, chat: Chat, content: Json) -> Json:
    keyboard = markup.read(params, private=not chat.is_group)
    fields = _place(chat, params)
    fields |= content
    if keyboard:
        fields["reply_markup"] = keyboard
    if params.flag("protect_content"):
        fields["has_protected_content"] = True
    message = backend.world.new_message(chat, backend.world.bot, fields)
    backend.publish("sent", chat.id, message, params.raw)
    return message


def _place(chat: Chat, params: Params) -> Json:
    """Thread and answered message of a message to be sent."""
    thread = _thread(chat, params)
    answered = _answered(chat, params, thread)
    fields = topic_fields(thread)
    if thread is None and answered and answered.get("is_topic_message"):
        fields = topic_fields(answered["message_thread_id"])
    if answered is not None:
        fields["reply_to_message"] = quoted(answered)
        if chat.type == "supergroup" and not chat.forum:
            fields["message_thread_id"] = thread_root(answered)
    return fields


def topic_fields(thread: int | None) -> Json:
    return {"message_thread_id": thread, "is_topic_message": True} if thread else {}


def thread_root(answered: Json) -> int:
    """Outside forums too, a supergroup's replies carry the id of the first message answered."""
    return int(answered.get("message_thread_id") or answered["message_id"])


def _thread(chat: Chat, params: Params) -> int | None:
    thread = params.integer("message_thread_id")
    if not thread:
        return None
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad_request("message thread not found")
    if thread in chat.closed_topics:
        raise bad_request("TOPIC_CLOSED")
    return thread


def _answered(chat: Chat, params: Params, thread: int | None) -> Json | None:
    reply = params.value("reply_parameters") or {}
    message_id = reply.get("message_id") or params.integer("reply_to_message_id")
    if not message_id:
        return None
    elsewhere = reply.get("chat_id") not in (None, chat.id, str(chat.id))
    answered = None if elsewhere else chat.messages.get(message_id)
    if answered is not None and thread is not None:
        in_thread = answered.get("message_thread_id") == thread or message_id == thread
        answered = answered if in_thread else None
    if answered is not None:
        return answered
    if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def edit_message_text(backend: Backend, params: Params) -> Json | bool:
    return _edit(backend, params, lambda message: _new_text(params, message))


def edit_message_caption(backend: Backend, params: Params) -> Json | bool:
    return _edit(backend, params, lambda message: _new_caption(params, message))


def edit_message_media(backend: Backend, params: Params) -> Json | bool:
    return _edit(backend, params, lambda _: _new_media(backend, params))


def edit_message_reply_markup(backend: Backend, params: Params) -> Json | bool:
    return _edit(backend, params, lambda _: {})


def _new_text(params: Params, message: Json) -> Json:
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    content = text_content(params)
    return {"entities": None, "link_preview_options": None, **content}


def _new_caption(params: Params, message: Json) -> Json:
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    return {"caption": None, "caption_entities": None, **caption_content(params)}


def _new_media(backend: Backend, params: Params) -> Json:
    media = params.value("media")
    if not isinstance(media, dict) or not isinstance(media.get("media"), str):
        raise bad_request("can't parse InputMedia: expected an Object")
    inner = Params(media, params.files)
    content: Json = {
        "text": None,
        "entities": None,
        "caption": None,
        "caption_entities": None,
        "document": None,
        **caption_content(inner),
    }
    if media.get("type") != "photo":
        raise bad_request("can't parse InputMedia: this server knows photos only")
    content["photo"] = photos.read(backend.world, params, "photo", media["media"])
    return content


_COMPARED = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "link_preview_options",
    "reply_markup",
)


def _edit(backend: Backend, params: Params, new_content: Any) -> Json | bool:
    inline_id = params.text("inline_message_id")
    if inline_id:
        return _edit_inline(backend, params, inline_id, new_content)
    chat = backend.world.find_chat(params.raw.get("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    backend.world.require_presence(chat)
    if message.get("from", {}).get("id") != backend.world.bot_id:
        raise bad_request("message can't be edited")
    fields = new_content(message)
    fields["reply_markup"] = markup.read_inline(params, private=not chat.is_group)
    _require_change(message, fields)
    edited = backend.world.replace_message(chat, message, fields)
    backend.publish("edited", chat.id, edited, params.raw)
    return edited


def _edit_inline(backend: Backend, params: Params, inline_id: str, new_content: Any) -> bool:
    inline = backend.world.inline_messages.get(inline_id)
    if inline is None:
        raise bad_request("MESSAGE_ID_INVALID")
    fields = new_content(inline.content)
    fields["reply_markup"] = markup.read_inline(params, private=False)
    _require_change(inline.content, fields)
    merged = {**inline.content, **fields}
    inline.content = {key: value for key, value in merged.items() if value is not None}
    backend.publish("edited", inline_id, inline.content, params.raw)
    return True


def _require_change(message: Json, fields: Json) -> None:
    if all(message.get(key) == fields[key] for key in _COMPARED if key in fields):
        raise bad_request(NOT_MODIFIED)


def delete_message(backend: Backend, params: Params) -> bool:
    chat = backend.world.find_chat(params.raw.get("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    backend.world.require_presence(chat)
    own = message.get("from", {}).get("id") == backend.world.bot_id
    admin = chat.members.get(backend.world.bot_id) == "administrator"
    if chat.is_group and not own and not admin:
        raise bad_request("message can't be deleted")
    _forget(backend, params, chat, message)
    return True


def delete_messages(backend: Backend, params: Params) -> bool:
    chat = backend.world.find_chat(params.raw.get("chat_id"))
    wanted = params.value("message_ids")
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= limits.MESSAGES_A_DELETE:
        raise bad_request("message identifiers are not specified")
    for message_id in wanted:
        message = chat.messages.get(message_id)
        if message is not None:
            _forget(backend, params, chat, message)
    return True


def _forget(backend: Backend, params: Params, chat: Chat, message: Json) -> None:
    del chat.messages[message["message_id"]]
    backend.publish("deleted", chat.id, message, params.raw)


def get_file(backend: Backend, params: Params) -> Json:
    file_id = params.text("file_id")
    content = backend.world.files.get(file_id)
    if content is None:
        raise bad_request("invalid file_id")
    if backend.world.size(file_id) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file_id,
        "file_size": len(content),
        "file_path": f"files/{file_id}",
    }


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "getFile": get_file,
}
