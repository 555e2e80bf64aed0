"""Chats and their settings. No titles and no names are kept."""

import sqlite3
from typing import Any

from bot.store.rows import Chat

_SEEN_EVERY = 86_400.0
_SELECT = "SELECT chat_id, type, language, watch, greeted, gone, migrated_from FROM chats "


def chat(db: sqlite3.Connection, chat_id: int) -> Chat | None:
    """Give the chat, None where the bot has not met it."""
    row = db.execute(_SELECT + "WHERE chat_id = ?", (chat_id,)).fetchone()
    return _chat(row) if row else None


def see_chat(db: sqlite3.Connection, chat_id: int, type_: str, now: float) -> Chat:
    """Note that the chat exists (so it isn't gone), and give its settings.

    `type_` is Telegram's: private, group, supergroup or channel.
    """
    known = db.execute(
        _SELECT + "WHERE chat_id = ? AND type = ? AND NOT gone AND seen_at > ?",
        (chat_id, type_, now - _SEEN_EVERY),
    ).fetchone()
    if known is None:
        known = db.execute(
            "INSERT INTO chats (chat_id, type, seen_at) VALUES (?, ?, ?) ON CONFLICT (chat_id) "
            "DO UPDATE SET type = excluded.type, gone = 0, seen_at = excluded.seen_at "
            "RETURNING chat_id, type, language, watch, greeted, gone, migrated_from",
            (chat_id, type_, now),
        ).fetchone()
    return _chat(known)


def set_language(db: sqlite3.Connection, chat_id: int, language: str | None) -> None:
    """Answer in `language` in this chat; None: in the language of each question."""
    db.execute("UPDATE chats SET language = ? WHERE chat_id = ?", (language, chat_id))


def set_watch(db: sqlite3.Connection, chat_id: int, watch: bool) -> None:
    """Turn the watch for contradicted figures on or off."""
    db.execute("UPDATE chats SET watch = ? WHERE chat_id = ?", (watch, chat_id))


def set_gone(db: sqlite3.Connection, chat_id: int, now: float) -> None:
    """Note that the bot was removed or blocked; `see_chat` takes it back."""
    db.execute("UPDATE chats SET gone = 1, seen_at = ? WHERE chat_id = ?", (now, chat_id))


def claim_greeting(db: sqlite3.Connection, chat_id: int) -> bool:
    """Tell whether to greet the chat now: True once."""
    return (
        db.execute(
            "UPDATE chats SET greeted = 1 WHERE chat_id = ? AND NOT greeted", (chat_id,)
        ).rowcount
        == 1
    )


def moved_to(db: sqlite3.Connection, chat_id: int) -> int | None:
    """Give the supergroup that the group `chat_id` became, if it did."""
    row = db.execute("SELECT chat_id FROM chats WHERE migrated_from = ?", (chat_id,)).fetchone()
    return int(row[0]) if row else None


def migrate_chat(db: sqlite3.Connection, old: int, new: int, now: float) -> None:
    """Move all that belongs to the group `old` to the supergroup `new`; again does nothing.

    A supergroup numbers its messages anew, so no message of `old` may be taken for one of `new`:
    answers lose their message numbers, turns get negative ones.
    """
    db.execute("DELETE FROM messages WHERE chat_id = ?", (old,))
    db.execute("UPDATE answers SET chat_id = ?, question_id = NULL WHERE chat_id = ?", (new, old))
    db.execute("UPDATE buttons SET chat_id = ? WHERE chat_id = ?", (new, old))
    db.execute("UPDATE OR IGNORE documents SET chat_id = ? WHERE chat_id = ?", (new, old))
    db.execute("DELETE FROM documents WHERE chat_id = ?", (old,))  # the same content is there
    db.execute("UPDATE additions SET chat_id = ? WHERE chat_id = ?", (new, old))
    db.execute(
        "UPDATE OR REPLACE turns SET chat_id = ?, message_id = -abs(message_id) WHERE chat_id = ?",
        (new, old),
    )
    db.execute(
        "INSERT INTO chats (chat_id, type, seen_at) VALUES (?, 'supergroup', ?) "
        "ON CONFLICT (chat_id) DO NOTHING",
        (new, now),
    )
    db.execute(
        "UPDATE chats SET migrated_from = old.chat_id, watch = max(chats.watch, old.watch), "
        "greeted = max(chats.greeted, old.greeted), "
        "language = coalesce(chats.language, old.language) "
        "FROM chats AS old WHERE chats.chat_id = ? AND old.chat_id = ?",
        (new, old),
    )
    db.execute("DELETE FROM chats WHERE chat_id = ?", (old,))


def _chat(row: tuple[Any, ...]) -> Chat:
    chat_id, type_, language, watch, greeted, gone, migrated_from = row
    return Chat(chat_id, type_, language, bool(watch), bool(greeted), bool(gone), migrated_from)
