"""The state of one bot's server, which the methods and the driver share."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from . import privacy
from .calls import CallLog
from .faults import Faults
from .profile import Profile
from .updates import UpdateQueue
from .webhook import Webhook
from .world import Chat, Json, World

if TYPE_CHECKING:
    from collections.abc import Callable

EventKind = Literal["sent", "edited", "deleted", "action", "callback_answer", "inline_answer"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the bot did. ``key`` is a chat id, a query id or an inline message id."""

    kind: EventKind
    key: int | str
    content: Json
    raw: dict[str, Any]


@dataclass(slots=True)
class Query:
    """A callback or inline query under way."""

    user: Json
    at: float
    answered: bool = False
    content: Json = field(default_factory=dict)


class Backend:
    def __init__(self, world: World, token: str, *, keep_calls: int | None = None) -> None:
        self.token = token
        self.world = world
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates)
        self.faults = Faults()
        self.calls = CallLog(keep_calls)
        self.profile = Profile()
        self.callback_queries: dict[str, Query] = {}
        self.inline_queries: dict[str, Query] = {}
        self.listeners: list[Callable[[Event], None]] = []

    def publish(self, kind: EventKind, key: int | str, content: Json, raw: dict[str, Any]) -> None:
        event = Event(kind, key, content, raw)
        for listener in self.listeners:
            listener(event)

    def deliver(self, chat: Chat, message: Json, kind: str = "message") -> int | None:
        """Queue a message for the bot, where privacy mode lets it through."""
        if privacy.reaches_bot(self.world, chat, message):
            return self.updates.put(kind, message)
        return None

    def migrate(self, chat: Chat, actor: Json | None) -> Chat:
        """Upgrade a basic group, with both service messages that tell of it."""
        new = self.world.migrate(chat)
        told = self.world.new_message(chat, actor, {"migrate_to_chat_id": new.id})
        self.deliver(chat, told)
        told = self.world.new_message(new, actor, {"migrate_from_chat_id": chat.id})
        self.deliver(new, told)
        return new
