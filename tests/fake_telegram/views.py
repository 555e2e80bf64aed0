"""What tests read: messages, answers to buttons, inline results."""

from dataclasses import dataclass, field
from typing import Any

from . import entities, keyboard
from .keyboard import Button
from .params import decoded
from .world import Json, World


@dataclass(frozen=True, slots=True)
class User:
    json: Json

    @property
    def id(self) -> int:
        found: int = self.json["id"]
        return found

    @property
    def name(self) -> str:
        return str(self.json["first_name"])

    @property
    def username(self) -> str:
        return str(self.json.get("username", ""))

    @property
    def mention(self) -> str:
        return f"@{self.username}"


class _Content:
    """The readings shared by messages and inline results."""

    json: Json

    @property
    def text(self) -> str:
        """Text or caption, plain."""
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.json.get("entities") or self.json.get("caption_entities") or []
        return found

    @property
    def html(self) -> str:
        """The text as HTML, written afresh from the entities."""
        return entities.to_html(self.text, self.entities)

    @property
    def buttons(self) -> list[list[Button]]:
        return keyboard.buttons(self.json.get("reply_markup"))

    @property
    def labels(self) -> list[list[str]]:
        return [[button.label for button in row] for row in self.buttons]


@dataclass(frozen=True)
class Message(_Content):
    """One version of a message. ``params`` is the call that sent or edited it, if the bot's."""

    json: Json
    world: World = field(repr=False)
    raw: dict[str, Any] = field(default_factory=dict, repr=False)
    delivered: bool = True
    inline_id: str = ""

    @property
    def id(self) -> int:
        found: int = self.json["message_id"]
        return found

    @property
    def chat_id(self) -> int:
        found: int = self.json["chat"]["id"]
        return found

    @property
    def params(self) -> dict[str, Any]:
        return decoded(self.raw)

    @property
    def sender(self) -> User:
        return User(self.json["from"])

    @property
    def reply_to(self) -> int | None:
        """Id of the message answered."""
        answered = self.json.get("reply_to_message")
        return answered and answered["message_id"]

    @property
    def topic(self) -> int | None:
        return self.json["message_thread_id"] if self.json.get("is_topic_message") else None

    @property
    def silent(self) -> bool:
        """Sent with ``disable_notification``."""
        return self.params.get("disable_notification") is True

    @property
    def preview(self) -> bool:
        """Whether a link in it may show a preview."""
        return not self.json.get("link_preview_options", {}).get("is_disabled", False)

    @property
    def photo(self) -> bytes | None:
        """The picture as uploaded, None for a message without one."""
        sizes = self.json.get("photo")
        return self.world.files.get(sizes[-1]["file_id"]) if sizes else None


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    text: str
    alert: bool
    url: str


@dataclass(frozen=True)
class InlineResult(_Content):
    """One result; text, html and buttons are those of the message it would send."""

    raw: Json

    @property
    def json(self) -> Json:  # type: ignore[override]
        found: Json = self.raw["message"]
        return found

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def title(self) -> str:
        return str(self.raw.get("title", ""))

    @property
    def description(self) -> str:
        return str(self.raw.get("description", ""))


@dataclass(frozen=True)
class InlineAnswer:
    """Reads as the sequence of its results."""

    query: str
    results: list[InlineResult]
    cache_time: int
    is_personal: bool
    next_offset: str
    button: Json | None
    seconds: float

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, index: int) -> InlineResult:
        return self.results[index]
