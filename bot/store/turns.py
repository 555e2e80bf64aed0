"""A person's recent messages in one place: what follow-up questions are read with."""

import sqlite3

from bot.store.normalising import clean
from bot.store.rows import Asker

TURNS_KEPT = 6
TURN_SECONDS = 30 * 60.0

# Messages have their chat's order, whatever the clock did; a group that became a supergroup
# numbers anew, and those from before are negative.
_SELECT = (
    "SELECT text FROM turns WHERE chat_id = ? AND thread_id = ? AND user_id = ? "
    "AND at > ? AND (? IS NULL OR message_id < ?) ORDER BY message_id > 0, abs(message_id)"
)
_DELETE_EXPIRED = (
    "DELETE FROM turns WHERE chat_id = ? AND thread_id = ? AND user_id = ? AND at <= ?"
)
_DELETE_OLDEST = (
    "DELETE FROM turns WHERE chat_id = ? AND thread_id = ? AND user_id = ? AND message_id NOT IN "
    "(SELECT message_id FROM turns WHERE chat_id = ? AND thread_id = ? AND user_id = ? "
    "ORDER BY message_id > 0 DESC, abs(message_id) DESC LIMIT ?)"
)


def turns(
    db: sqlite3.Connection, asker: Asker, now: float, before: int | None = None
) -> tuple[str, ...]:
    """Give the asker's recent messages, the oldest first.

    `before`: only those before this message, for a message that was edited or is asked again.
    """
    rows = db.execute(_SELECT, (*asker, now - TURN_SECONDS, before, before))
    return tuple(text for (text,) in rows)


def add_turn(db: sqlite3.Connection, asker: Asker, message_id: int, text: str, now: float) -> None:
    """Remember a message; an edited one replaces its text and keeps its place."""
    db.execute(_DELETE_EXPIRED, (*asker, now - TURN_SECONDS))
    db.execute(
        "INSERT INTO turns (chat_id, thread_id, user_id, message_id, text, at) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text",
        (*asker, message_id, clean(text), now),
    )
    db.execute(_DELETE_OLDEST, (*asker, *asker, TURNS_KEPT))
