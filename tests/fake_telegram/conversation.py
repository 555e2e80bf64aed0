"""A chat as tests drive it: people speak, press and edit; the bot's doings are awaited."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from . import entities, keyboard, limits
from .backend import Backend, Event, Query
from .inbox import Inbox
from .methods_chats import set_bot_status
from .methods_messages import thread_root, topic_fields
from .views import CallbackAnswer, Message, User
from .world import Chat, Json, quoted

if TYPE_CHECKING:
    from .driver import FakeTelegram


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button; the bot owes it an answer."""

    id: str
    inbox: Inbox
    patience: float

    async def answered(self, timeout: float | None = None) -> CallbackAnswer:  # noqa: ASYNC109
        event = await self.inbox.take("callback_answer", timeout=timeout or self.patience)
        answer = event.content
        return CallbackAnswer(answer["text"], answer["show_alert"], answer["url"])


class Conversation:
    """What happens in one chat. Events that no test has taken yet are ``unseen``."""

    def __init__(self, telegram: "FakeTelegram", chat: Chat) -> None:
        self.telegram = telegram
        self.chat = chat
        self.inbox = telegram.inbox(chat.id)

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def _backend(self) -> Backend:
        return self.telegram.backend

    # People

    async def says(
        self,
        user: User,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
        forwarded_from: User | None = None,
        quote: str = "",
        looks: Json | None = None,
    ) -> Message:
        """Send a text message; ``delivered`` tells whether privacy mode lets the bot see it.

        ``quote`` is what was selected of the message replied to; ``looks`` an entity that the
        whole text has, such as bold type. What is code or a link holds no command.
        """
        fields = self._placed(reply_to, topic)
        if quote and reply_to is not None:
            position = reply_to.text.index(quote)
            fields["quote"] = {"text": quote, "position": position, "is_manual": True}
        if forwarded_from is not None:
            origin = {"type": "user", "date": self._backend.world.now()}
            fields["forward_origin"] = {**origin, "sender_user": forwarded_from.json}
        return self._post(user, fields | _text_fields(text, looks))

    async def starts(self, user: User, payload: str = "") -> Message:
        """Open the chat with the Start button, or by a deep link with a payload."""
        self.chat.started, self.chat.blocked = True, False
        return await self.says(user, f"/start {payload}".strip())

    async def sends_photo(
        self, user: User, caption: str = "", *, reply_to: Message | None = None
    ) -> Message:
        file_id = self._backend.world.keep_file(b"")
        size = {"file_id": file_id, "file_unique_id": file_id, "width": 640, "height": 480}
        fields = {**self._placed(reply_to, None), "photo": [size]}
        text = _text_fields(caption)
        if caption:
            fields["caption"] = text["text"]
        if "entities" in text:
            fields["caption_entities"] = text["entities"]
        return self._post(user, fields)

    async def sends_file(
        self,
        user: User,
        name: str,
        content: bytes,
        caption: str = "",
        *,
        reply_to: Message | None = None,
        size: int | None = None,
        file_key: str | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a file. Telegram names the same upload alike (`file_key`), another one otherwise.

        `size`: what Telegram says of it; above 20 MB a bot doesn't get it.
        """
        world = self._backend.world
        document = world.keep_document(name, content, size=size, file_key=file_key)
        fields = {**self._placed(reply_to, topic), "document": document}
        text = _text_fields(caption)
        if caption:
            fields["caption"] = text["text"]
        if "entities" in text:
            fields["caption_entities"] = text["entities"]
        return self._post(user, fields)

    async def sends(self, user: User, **content: Json) -> Message:
        """Send a message of any other kind: `voice={...}`, `sticker={...}`."""
        return self._post(user, {**self._placed(None, None), **content})

    async def edits(self, user: User, message: Message, text: str) -> Message:
        """Change one's own message; a message of the same content makes no update."""
        stored = self.chat.messages[message.id]
        if stored["from"]["id"] != user.id:
            raise AssertionError(f"{user.name} can't edit somebody else's message")
        world = self._backend.world
        fields = {"entities": None, **_text_fields(text)}
        edited = world.replace_message(self.chat, stored, fields)
        delivered = self._backend.deliver(self.chat, edited, "edited_message") is not None
        return Message(edited, world, delivered=delivered)

    async def deletes(self, message: Message) -> None:
        """Delete a message; Telegram tells bots nothing of it."""
        self.chat.messages.pop(message.id, None)

    async def presses(
        self, user: User, message: Message, label: str = "", *, data: str | None = None
    ) -> Press:
        """Press a callback button by its label, or send made-up ``data`` for the message."""
        backend = self._backend
        if message.inline_id:
            inline = backend.world.inline_messages[message.inline_id]
            markup = inline.content.get("reply_markup")
            place: Json = {"inline_message_id": inline.id, "chat_instance": inline.chat_instance}
        else:
            shown = self.chat.messages.get(message.id)
            markup = (shown or message.json).get("reply_markup")
            gone = {"chat": self.chat.brief, "message_id": message.id, "date": 0}
            place = {"message": shown or gone, "chat_instance": chat_instance(self.id)}
        if data is None:
            data = keyboard.find_data(markup, label)
        query_id = backend.world.query_id()
        backend.callback_queries[query_id] = Query(user.json, backend.world.clock())
        query = {"id": query_id, "from": user.json, **place, "data": data}
        backend.updates.put("callback_query", query)
        return Press(query_id, self.telegram.inbox(query_id), self.telegram.patience)

    def _post(self, user: User, fields: Json) -> Message:
        world = self._backend.world
        message = world.new_message(self.chat, user.json, fields)
        delivered = self._backend.deliver(self.chat, message) is not None
        return Message(message, world, delivered=delivered)

    def _placed(self, reply_to: Message | None, topic: int | None) -> Json:
        answered = reply_to and self.chat.messages[reply_to.id]
        if topic is None and answered and answered.get("is_topic_message"):
            topic = answered["message_thread_id"]
        fields = topic_fields(topic)
        if answered:
            fields["reply_to_message"] = quoted(answered)
            if self.chat.type == "supergroup" and not self.chat.forum:
                fields["message_thread_id"] = thread_root(answered)
        elif topic:  # as Telegram has it: the topic's first message counts as answered
            fields["reply_to_message"] = self.chat.messages[topic]
        return fields

    # The bot

    async def reply(self, timeout: float | None = None) -> Message:  # noqa: ASYNC109
        """The bot's next new message here."""
        return await self._taken("sent", timeout)

    async def edited(self, timeout: float | None = None) -> Message:  # noqa: ASYNC109
        """The bot's next edit of a message here."""
        return await self._taken("edited", timeout)

    async def deleted(self, timeout: float | None = None) -> Message:  # noqa: ASYNC109
        """The next message that the bot deletes here, as it was."""
        return await self._taken("deleted", timeout)

    async def action(self, timeout: float | None = None) -> str:  # noqa: ASYNC109
        """The bot's next chat action, as "typing"."""
        event = await self.inbox.take("action", timeout=timeout or self.telegram.patience)
        return str(event.content["action"])

    async def _taken(self, kind: Any, timeout: float | None) -> Message:  # noqa: ASYNC109
        event = await self.inbox.take(kind, timeout=timeout or self.telegram.patience)
        return self._view(event)

    def _view(self, event: Event) -> Message:
        return Message(event.content, self._backend.world, event.raw)

    @property
    def unseen(self) -> list[Message]:
        """Messages and edits of the bot that no test has taken."""
        return [self._view(e) for e in self.inbox.unseen if e.kind in ("sent", "edited")]

    async def silent(self, application: Any = None) -> bool:
        """Whether the bot, having handled everything, has nothing unseen here."""
        await self.telegram.idle(application)
        return not self.unseen

    def current(self, message: Message) -> Message:
        """The message as it stands now."""
        return Message(self.chat.messages[message.id], self._backend.world, message.raw)

    @property
    def history(self) -> list[Message]:
        world = self._backend.world
        return [Message(message, world) for message in self.chat.messages.values()]

    # Members, topics, migration

    async def adds_bot(self, by: User) -> None:
        set_bot_status(self._backend, self.chat, by.json, "member")

    async def removes_bot(self, by: User) -> None:
        set_bot_status(self._backend, self.chat, by.json, "kicked")

    async def promotes_bot(self, by: User) -> None:
        set_bot_status(self._backend, self.chat, by.json, "administrator")

    async def demotes_bot(self, by: User) -> None:
        set_bot_status(self._backend, self.chat, by.json, "member")

    async def blocks_bot(self, user: User) -> None:
        self._private_status(user, "member", "kicked")
        self.chat.blocked = True

    async def unblocks_bot(self, user: User) -> None:
        self._private_status(user, "kicked", "member")
        self.chat.blocked = False

    def _private_status(self, user: User, before: str, after: str) -> None:
        world = self._backend.world
        bot = world.bot
        states = {
            "member": {"user": bot, "status": "member"},
            "kicked": {"user": bot, "status": "kicked", "until_date": 0},
        }
        update = {"chat": self.chat.brief, "from": user.json, "date": world.now()}
        update |= {"old_chat_member": states[before], "new_chat_member": states[after]}
        self._backend.updates.put("my_chat_member", update)

    async def adds(self, user: User, by: User) -> None:
        """A new member, with the service message."""
        self._set_status(user, by, "member")
        self._post(by, {"new_chat_members": [user.json]})

    async def removes(self, user: User, by: User) -> None:
        self._set_status(user, by, "kicked" if user.id != by.id else "left")
        self._post(by, {"left_chat_member": user.json})

    async def promotes(self, user: User, by: User) -> None:
        self._set_status(user, by, "administrator")

    async def demotes(self, user: User, by: User) -> None:
        self._set_status(user, by, "member")

    def _set_status(self, user: User, by: User, status: str) -> None:
        world = self._backend.world
        before = world.member(self.chat, user.id)
        self.chat.members[user.id] = status
        if self.chat.members.get(world.bot_id) == "administrator":
            update = {
                "chat": self.chat.brief,
                "from": by.json,
                "date": world.now(),
                "old_chat_member": before,
                "new_chat_member": world.member(self.chat, user.id),
            }
            self._backend.updates.put("chat_member", update)

    async def opens_topic(self, user: User, name: str) -> int:
        """A new forum topic; returns its message_thread_id. General has none."""
        if not self.chat.forum:
            raise AssertionError(f"{self.chat.title} has no topics")
        topic = self.chat.last_message_id + 1
        self.chat.topics[topic] = name
        created = {"name": name, "icon_color": 7322096}
        self._post(user, {**topic_fields(topic), "forum_topic_created": created})
        return topic

    async def closes_topic(self, user: User, topic: int) -> None:
        self.chat.closed_topics.add(topic)
        self._post(user, {**topic_fields(topic), "forum_topic_closed": {}})

    async def migrates(self, by: User) -> "Conversation":
        """Upgrade the group to a supergroup: the conversation that goes on there."""
        return self.telegram.conversation(self._backend.migrate(self.chat, by.json))


def chat_instance(chat_id: int) -> str:
    return str(int.from_bytes(sha256(str(chat_id).encode()).digest()[:7], "big"))


def _text_fields(text: str, looks: Json | None = None) -> Json:
    text = text.strip()
    if limits.utf16(text) > limits.TEXT:
        raise AssertionError("a user's client splits a message of more than 4096 units")
    given = [{**looks, "offset": 0, "length": limits.utf16(text)}] if looks else []
    plain = looks is not None and looks["type"] in {"code", "pre", "text_link"}
    found = given if plain else [*given, *entities.find_automatic(text, [])]
    return {"text": text, "entities": found} if found else {"text": text}
