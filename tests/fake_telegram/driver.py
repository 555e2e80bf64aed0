"""The test's side of the fake: people, chats, inline queries, and waiting without sleeping."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Any, Self

from . import limits
from .backend import Backend, Event, Query
from .conversation import Conversation, chat_instance
from .inbox import Inbox
from .server import Server
from .views import InlineAnswer, InlineResult, Message, User
from .world import Chat, InlineMessage, World

TOKEN = "7000000001:AAFakeFakeFakeFakeFakeFakeFakeFake-"


class FakeTelegram:
    """A Bot API server on loopback with one bot. ``patience`` bounds every wait, in seconds."""

    def __init__(
        self,
        *,
        username: str = "footnote_bot",
        name: str = "Footnote",
        token: str = TOKEN,
        privacy: bool = True,
        inline: bool = True,
        inline_feedback: bool = False,
        port: int = 0,
        patience: float = 5.0,
        keep_calls: int | None = None,
    ) -> None:
        self.world = World(username=username, name=name, privacy=privacy, inline=inline)
        self.backend = Backend(self.world, token, keep_calls=keep_calls)
        self.server = Server(self.backend, port=port)
        self.inline_feedback = inline_feedback
        self.patience = patience
        self._inboxes: dict[int | str, Inbox] = {}
        self._conversations: dict[int, Conversation] = {}
        self.backend.listeners.append(self._sort_event)

    async def __aenter__(self) -> Self:
        await self.server.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.server.stop()

    # The bot's side

    @property
    def token(self) -> str:
        return self.backend.token

    @property
    def url(self) -> str:
        """The server's address, what ``BOT_API_URL`` is to hold."""
        return self.server.url

    @property
    def base_url(self) -> str:
        """PTB's ``base_url``, to which it appends the token."""
        return f"{self.server.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.server.url}/file/bot"

    @property
    def bot(self) -> User:
        return User(self.world.bot)

    @property
    def faults(self) -> Any:
        return self.backend.faults

    @property
    def calls(self) -> Any:
        return self.backend.calls

    def application_builder(self) -> Any:
        """PTB's ApplicationBuilder, pointed here."""
        from telegram.ext import Application

        return (
            Application.builder()
            .token(self.token)
            .base_url(self.base_url)
            .base_file_url(self.base_file_url)
        )

    # People and chats

    def user(
        self, name: str, *, language: str = "en", username: str = "", last_name: str = ""
    ) -> User:
        return User(
            self.world.add_user(name, language=language, username=username, last_name=last_name)
        )

    def other_bot(self, name: str, *, username: str = "other_bot") -> User:
        return User(self.world.add_user(name, username=username, is_bot=True))

    def private(self, user: User, *, started: bool = True) -> Conversation:
        """The user's chat with the bot; before ``started`` the bot can't write there."""
        known = self._conversations.get(user.id)
        if known is not None:
            return known
        return self.conversation(self.world.add_private(user.json, started=started))

    def group(
        self, title: str, members: Sequence[User], *, topics: bool = False, bot: str = "member"
    ) -> Conversation:
        """A basic group (a supergroup if with topics); the first member is its creator."""
        if topics:
            return self.supergroup(title, members, topics=True, bot=bot)
        return self._peopled(self.world.add_group(title), members, bot)

    def supergroup(
        self,
        title: str,
        members: Sequence[User],
        *,
        topics: bool = False,
        bot: str = "member",
        username: str = "",
    ) -> Conversation:
        """``bot`` is the bot's status: member, administrator, left, kicked."""
        chat = self.world.add_supergroup(title, forum=topics, username=username)
        return self._peopled(chat, members, bot)

    def _peopled(self, chat: Chat, members: Sequence[User], bot: str) -> Conversation:
        for number, member in enumerate(members):
            chat.members[member.id] = "member" if number else "creator"
        chat.members[self.world.bot_id] = bot
        return self.conversation(chat)

    def conversation(self, chat: Chat) -> Conversation:
        if chat.id not in self._conversations:
            self._conversations[chat.id] = Conversation(self, chat)
        return self._conversations[chat.id]

    # Inline mode

    async def inline(
        self,
        user: User,
        query: str,
        *,
        offset: str = "",
        chat_type: str = "sender",
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> InlineAnswer:
        """Type ``@bot query`` somewhere and wait for the results."""
        query_id = self.types_inline(user, query, offset=offset, chat_type=chat_type)
        begun = time.monotonic()
        inbox = self.inbox(query_id)
        event = await inbox.take("inline_answer", timeout=timeout or self.patience)
        answer = event.content
        return InlineAnswer(
            query=query,
            results=[InlineResult(raw) for raw in answer["results"]],
            cache_time=answer["cache_time"],
            is_personal=answer["is_personal"],
            next_offset=answer["next_offset"],
            button=answer["button"],
            seconds=time.monotonic() - begun,
        )

    def types_inline(
        self, user: User, query: str, *, offset: str = "", chat_type: str = "sender"
    ) -> str:
        """Queue an inline query without waiting; returns its id."""
        query_id = self.world.query_id()
        self.backend.inline_queries[query_id] = Query(user.json, self.world.clock())
        payload = {
            "id": query_id,
            "from": user.json,
            "query": query[: limits.INLINE_QUERY],
            "offset": offset,
            "chat_type": chat_type,
        }
        self.backend.updates.put("inline_query", payload)
        return query_id

    async def chooses(
        self, user: User, answer: InlineAnswer, index: int, conversation: Conversation
    ) -> Message:
        """Send a result into a chat, as the user's message via the bot."""
        result = answer[index]
        fields = {key: value for key, value in result.json.items() if value}
        message = self.world.new_message(
            conversation.chat, user.json, {**fields, "via_bot": self.world.bot}
        )
        chosen = {"result_id": result.id, "from": user.json, "query": answer.query}
        inline_id = ""
        if result.buttons:
            inline_id = f"inline-{self.world.query_id()}"
            instance = chat_instance(conversation.id)
            kept = InlineMessage(inline_id, instance, dict(fields))
            self.world.inline_messages[inline_id] = kept
            chosen["inline_message_id"] = inline_id
        self.backend.deliver(conversation.chat, message)
        if self.inline_feedback:
            self.backend.updates.put("chosen_inline_result", chosen)
        return Message(message, self.world, inline_id=inline_id)

    async def inline_edited(
        self,
        message: Message,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> Message:
        """The bot's next edit of a message sent through inline mode."""
        inbox = self.inbox(message.inline_id)
        event = await inbox.take("edited", timeout=timeout or self.patience)
        json = {**message.json, "reply_markup": None, **event.content}
        return Message(json, self.world, event.raw, inline_id=message.inline_id)

    # Waiting and looking

    def inbox(self, key: int | str) -> Inbox:
        if key not in self._inboxes:
            self._inboxes[key] = Inbox(str(key))
        return self._inboxes[key]

    def _sort_event(self, event: Event) -> None:
        self.inbox(event.key).add(event)

    def on_event(self, listener: Callable[[Event], None]) -> None:
        """Call ``listener`` at everything the bot does, as it does it (for benchmarks)."""
        self.backend.listeners.append(listener)

    def forget_events(self) -> None:
        """Stop sorting events for tests to await, which a long benchmark doesn't need."""
        self.backend.listeners.remove(self._sort_event)

    async def idle(
        self,
        application: Any = None,
        until: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        """Wait until the bot has handled everything.

        That is: every update acknowledged; with PTB's ``application``, its queue worked off
        (PTB acknowledges before it handles); ``until`` done, for what else the bot waits on;
        no call under way. A bot in another process is known by its acknowledgements only.
        """
        updates, calls = self.backend.updates, self.calls
        async with asyncio.timeout(self.patience):
            while True:
                while updates.pending:
                    await updates.changed()
                if application is not None:
                    await application.update_queue.join()
                if until is not None:
                    await until()
                await calls.quiet()
                if not updates.pending and not calls.in_flight:
                    return

    def advance(self, seconds: float) -> None:
        """Move the server's clock, so that queries grow old."""
        self.world.skew += seconds

    @property
    def unseen(self) -> list[Message]:
        """All the bot's messages and edits that no test has taken, in all chats."""
        found = [conversation.unseen for conversation in self._conversations.values()]
        return [message for messages in found for message in messages]
