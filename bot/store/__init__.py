"""What the bot remembers, in one SQLite file.

`Store` is the whole interface; a module a topic holds the statements, as functions over a
`sqlite3.Connection` that can be read and tested alone.
"""

from bot.store.buttons import new_button_id
from bot.store.rows import (
    Addition,
    Answered,
    Asker,
    Backlog,
    Begun,
    Button,
    Chat,
    Erased,
    Gap,
    Kept,
    Overview,
    Payload,
    PendingUpdate,
    Reason,
    Stat,
    Thumb,
)
from bot.store.sent import Delivery
from bot.store.store import Store
from bot.store.turns import TURN_SECONDS, TURNS_KEPT

__all__ = [
    "TURNS_KEPT",
    "TURN_SECONDS",
    "Addition",
    "Answered",
    "Asker",
    "Backlog",
    "Begun",
    "Button",
    "Chat",
    "Delivery",
    "Erased",
    "Gap",
    "Kept",
    "Overview",
    "Payload",
    "PendingUpdate",
    "Reason",
    "Stat",
    "Store",
    "Thumb",
    "new_button_id",
]
