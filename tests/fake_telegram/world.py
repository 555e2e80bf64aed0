"""Users, chats, members and messages, in the Bot API's own shapes (plain dicts)."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .errors import bad_request, forbidden, migrated

Json = dict[str, Any]

ADMIN_RIGHTS = {
    "can_manage_chat": True,
    "can_change_info": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "is_anonymous": False,
}
RESTRICTED_RIGHTS = dict.fromkeys(
    (
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_send_messages",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_manage_topics",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_edit_tag",
        "can_react_to_messages",
    ),
    False,
)
PRESENT = ("creator", "administrator", "member", "restricted")
GENERAL_TOPIC = 1


@dataclass(slots=True)
class Chat:
    """``members`` maps user ids to statuses; in a private chat, ``members`` holds the user."""

    id: int
    type: str
    title: str = ""
    user: Json | None = None
    username: str = ""
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    migrated_to: int | None = None
    started: bool = True
    blocked: bool = False
    description: str = ""
    last_message_id: int = 0
    brief: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        brief: Json = {"id": self.id, "type": self.type}
        if self.user is not None:
            names = ("first_name", "last_name", "username")
            brief |= {key: self.user[key] for key in names if key in self.user}
        else:
            brief["title"] = self.title
            if self.username:
                brief["username"] = self.username
            if self.forum:
                brief["is_forum"] = True
        self.brief = brief
        if self.forum:
            self.last_message_id = GENERAL_TOPIC

    @property
    def is_group(self) -> bool:
        return self.type != "private"


@dataclass(slots=True)
class InlineMessage:
    """A message sent through inline mode; the bot knows it by ``inline_message_id`` only."""

    id: str
    chat_instance: str
    content: Json


class World:
    def __init__(self, *, username: str, name: str, privacy: bool, inline: bool) -> None:
        self._user_ids = itertools.count(100_001)
        self._chat_ids = itertools.count(1_001)
        self._query_ids = itertools.count(70_000_000_001)
        self._file_ids = itertools.count(1)
        self.skew = 0.0
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, bytes] = {}
        self.sizes: dict[str, int] = {}
        self.inline_messages: dict[str, InlineMessage] = {}
        self.privacy = privacy
        self.bot: Json = {
            "id": 7_000_000_001,
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        self.bot_id: int = self.bot["id"]
        self.users[self.bot_id] = self.bot
        self.bot_abilities: Json = {
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy,
            "supports_inline_queries": inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def now(self) -> int:
        return int(self.clock())

    def clock(self) -> float:
        return time.time() + self.skew

    def query_id(self) -> str:
        return str(next(self._query_ids))

    def add_user(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language: str = "",
        is_bot: bool = False,
    ) -> Json:
        user: Json = {"id": next(self._user_ids), "is_bot": is_bot, "first_name": first_name}
        if last_name:
            user["last_name"] = last_name
        if username:
            user["username"] = username
        if language:
            user["language_code"] = language
        self.users[user["id"]] = user
        return user

    def add_private(self, user: Json, *, started: bool = True) -> Chat:
        chat = Chat(user["id"], "private", user=user, started=started)
        self.chats[chat.id] = chat
        return chat

    def add_group(self, title: str) -> Chat:
        chat = Chat(-next(self._chat_ids), "group", title=title)
        self.chats[chat.id] = chat
        return chat

    def add_supergroup(self, title: str, *, forum: bool = False, username: str = "") -> Chat:
        number = next(self._chat_ids)
        chat = Chat(
            -1_000_000_000_000 - number, "supergroup", title=title, forum=forum, username=username
        )
        self.chats[chat.id] = chat
        return chat

    def migrate(self, chat: Chat) -> Chat:
        """Make a supergroup of a basic group: same members, no messages, the old id refused."""
        new = self.add_supergroup(chat.title)
        new.members = dict(chat.members)
        chat.migrated_to = new.id
        return new

    def find_chat(self, chat_id: Any) -> Chat:
        """The chat that a call names by number or @username."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        chat: Chat | None = None
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            name = chat_id[1:].lower()
            chat = next((c for c in self.chats.values() if c.username.lower() == name), None)
        else:
            try:
                chat = self.chats.get(int(chat_id))
            except ValueError:
                chat = None
        if chat is None or not chat.started:
            if self._has_met(chat_id):
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise migrated(chat.migrated_to)
        return chat

    def _has_met(self, user_id: Any) -> bool:
        """Whether bot and user are in a group together."""
        return any(
            int(user_id) in chat.members and chat.members.get(self.bot_id) in PRESENT
            for chat in self.chats.values()
            if str(user_id).isdigit()
        )

    def writable_chat(self, chat_id: Any) -> Chat:
        """A chat that the bot may write to."""
        chat = self.find_chat(chat_id)
        if chat.user is not None:
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            if chat.user["is_bot"]:
                raise forbidden("bot can't send messages to bots")
            return chat
        self.require_presence(chat)
        if chat.members.get(self.bot_id) == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def require_presence(self, chat: Chat) -> None:
        status = chat.members.get(self.bot_id, "left")
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if chat.is_group and status not in PRESENT:
            raise forbidden(f"bot is not a member of the {chat.type} chat")

    def member(self, chat: Chat, user_id: int) -> Json:
        """ChatMember, in the shape of its status."""
        status = chat.members.get(user_id, "left")
        found: Json = {"user": self.users[user_id], "status": status}
        if status == "creator":
            found["is_anonymous"] = False
        elif status == "administrator":
            found |= ADMIN_RIGHTS
            found["can_be_edited"] = False
            if chat.type == "supergroup":
                found["can_manage_topics"] = chat.forum
        elif status == "restricted":
            found |= RESTRICTED_RIGHTS
            found |= {"is_member": True, "until_date": 0}
        elif status == "kicked":
            found["until_date"] = 0
        return found

    def new_message(self, chat: Chat, sender: Json | None, fields: Json) -> Json:
        """Store a message; an update or an answer holds the very dict, so it is never changed."""
        chat.last_message_id += 1
        message: Json = {"message_id": chat.last_message_id}
        if sender is not None:
            message["from"] = sender
        message["chat"] = chat.brief
        message["date"] = self.now()
        message |= fields
        chat.messages[chat.last_message_id] = message
        return message

    def replace_message(self, chat: Chat, message: Json, fields: Json) -> Json:
        """Store an edited version; a field of None is left out."""
        edited = {**message, **fields, "edit_date": self.now()}
        edited = {key: value for key, value in edited.items() if value is not None}
        chat.messages[message["message_id"]] = edited
        return edited

    def keep_file(self, content: bytes) -> str:
        file_id = f"AgACFAKE{next(self._file_ids):08}"
        self.files[file_id] = content
        return file_id

    def keep_document(
        self, name: str, content: bytes, *, size: int | None, file_key: str | None
    ) -> Json:
        """Keep a file that a person sends: its Document."""
        file_id = self.keep_file(content)
        if size is not None:
            self.sizes[file_id] = size
        return {
            "file_id": file_id,
            "file_unique_id": file_key or f"AgAD{file_id}",
            "file_name": name,
            "mime_type": "application/octet-stream",
            "file_size": self.size(file_id),
        }

    def size(self, file_id: str) -> int:
        return self.sizes.get(file_id, len(self.files[file_id]))

    def people(self, chat: Chat) -> Iterator[tuple[int, str]]:
        return ((user, status) for user, status in chat.members.items() if status in PRESENT)


def quoted(message: Json) -> Json:
    """A message as it stands in another's ``reply_to_message``: without its own."""
    if "reply_to_message" in message:
        return {key: value for key, value in message.items() if key != "reply_to_message"}
    return message
