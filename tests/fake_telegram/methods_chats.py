"""Methods about chats and their members."""

from .backend import Backend
from .errors import bad_request
from .params import Params
from .world import ADMIN_RIGHTS, Chat, Json

_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_me(backend: Backend, params: Params) -> Json:
    name = backend.profile.names.get("", backend.world.bot["first_name"])
    return {**backend.world.bot, "first_name": name, **backend.world.bot_abilities}


def get_chat(backend: Backend, params: Params) -> Json:
    chat = _present(backend, params)
    full: Json = {
        **chat.brief,
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }
    if chat.description:
        full["description"] = chat.description
    if chat.is_group:
        full["permissions"] = {
            "can_send_messages": True,
            "can_send_photos": True,
            "can_send_other_messages": True,
            "can_add_web_page_previews": True,
        }
    return full


def get_chat_member(backend: Backend, params: Params) -> Json:
    chat = _present(backend, params)
    user_id = params.integer("user_id")
    if user_id not in backend.world.users:
        raise bad_request("invalid user_id specified" if user_id <= 0 else "PARTICIPANT_ID_INVALID")
    if chat.user is not None:
        status = "member" if user_id in (chat.id, backend.world.bot_id) else "left"
        return {"user": backend.world.users[user_id], "status": status}
    return backend.world.member(chat, user_id)


def get_chat_administrators(backend: Backend, params: Params) -> list[Json]:
    chat = _present(backend, params)
    if chat.user is not None:
        raise bad_request("there are no administrators in the private chat")
    return [
        backend.world.member(chat, user_id)
        for user_id, status in chat.members.items()
        if status == "creator"
        or (status == "administrator" and not backend.world.users[user_id]["is_bot"])
        or (status == "administrator" and user_id == backend.world.bot_id)
    ]


def get_chat_member_count(backend: Backend, params: Params) -> int:
    chat = _present(backend, params)
    return 2 if chat.user is not None else sum(1 for _ in backend.world.people(chat))


def leave_chat(backend: Backend, params: Params) -> bool:
    chat = _present(backend, params)
    if chat.user is not None:
        raise bad_request("chat member status can't be changed in private chats")
    set_bot_status(backend, chat, backend.world.bot, "left")
    return True


def set_bot_status(backend: Backend, chat: Chat, actor: Json, status: str) -> None:
    """Change the bot's membership; queue my_chat_member and the service message."""
    world = backend.world
    before = world.member(chat, world.bot_id)
    chat.members[world.bot_id] = status
    after = world.member(chat, world.bot_id)
    update = {
        "chat": chat.brief,
        "from": actor,
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    backend.updates.put("my_chat_member", update)
    was_in, is_in = before["status"] in _IN, status in _IN
    if is_in and not was_in:
        joined = {"new_chat_members": [world.bot]}
        backend.deliver(chat, world.new_message(chat, actor, joined))
    elif was_in and not is_in and actor is not world.bot:
        left = {"left_chat_member": world.bot}
        backend.deliver(chat, world.new_message(chat, actor, left))


_IN = ("creator", "administrator", "member", "restricted")


def _present(backend: Backend, params: Params) -> Chat:
    chat = backend.world.find_chat(params.raw.get("chat_id"))
    backend.world.require_presence(chat)
    return chat


def get_default_administrator_rights(backend: Backend, params: Params) -> Json:
    return dict.fromkeys(ADMIN_RIGHTS, False)


METHODS = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getMyDefaultAdministratorRights": get_default_administrator_rights,
}
