"""What the store takes and gives: pure values. Times are seconds since 1970 (`time.time()`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Thumb = Literal["up", "down"]
Reason = Literal["wrong figure", "wrong sentence", "misread", "missing"]
Payload = Mapping[str, Any]


class Asker(NamedTuple):
    """Who asks, and where; the key of all conversation state. `thread_id` is 0 without a topic."""

    chat_id: int
    thread_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat and its settings; `language` None: the language of each question."""

    chat_id: int
    type: str
    language: str | None = None
    watch: bool = False
    greeted: bool = False
    gone: bool = False
    migrated_from: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. `button_id` (from `new_button_id`) is its callback data.

    `user_id` binds it to one person; None: anybody in the chat may press it.
    """

    button_id: str
    payload: Payload
    user_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What is kept of an answer that was sent: enough to answer again, not the answer's text.

    `question_id` is the message with the question, None where there is none (a pressed button);
    `message_ids` are the bot's messages that answer it. `context` are the earlier turns that it
    was read with; `documents` are the ids of the chat's own documents that it was answered from,
    none: from the one that the bot is for.
    """

    asker: Asker
    question_id: int | None
    message_ids: tuple[int, ...]
    question: str
    status: str
    language: str
    kind: str = "ask"
    context: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of a chat: what is shown of it without reading it.

    `file` is the file's name, `file_key` Telegram's name for its content, `digest` a hash of it.
    `size` counts bytes on disk, `figures` the numbers in the text. `asked`: questions in the chat
    are answered from it. `update_id` is the message that added it.
    """

    document_id: str
    chat_id: int
    added_by: int
    file: str
    file_key: str
    digest: str
    title: str
    pages: int
    tables: int
    figures: int
    sentences: int
    size: int
    asked: bool
    update_id: int
    at: float


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that is being added: the message that asked for it, and the one that tells of it."""

    update_id: int
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Begun:
    """An update that was claimed: its chat, and the asker's recent turns, the oldest first."""

    chat: Chat
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that got no answer `count` times and thumbs down with `reasons`, with counts.

    A thumb down without a reason is counted under the reason "".
    """

    question: str
    language: str
    status: str
    count: int
    reasons: tuple[tuple[str, int], ...]
    last_at: float


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update that was accepted and isn't finished; `kills` processes ended working on it.

    `payload` is its JSON, None where it was claimed without (Telegram sends it again).
    """

    update_id: int
    payload: str | None
    kills: int = 0


@dataclass(frozen=True, slots=True)
class Stat:
    """How many answers of a status in a language on a day (UTC, 2025-12-31)."""

    day: str
    status: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for /stats: chats that still exist by type, thumbs, updates that wait."""

    chats: tuple[tuple[str, int], ...]
    thumbs_up: int
    thumbs_down: int
    gaps: int
    pending_updates: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """Updates that wait, and the chats to be left alone for now.

    `age`: for how many seconds the first waits of a chat that needn't be left alone.
    """

    updates: int
    age: float
    halted: int


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows `purge` or `forget` erased."""

    turns: int = 0
    answers: int = 0
    buttons: int = 0
    feedback: int = 0
    gaps: int = 0
    chats: int = 0
    updates: int = 0
    documents: int = 0
