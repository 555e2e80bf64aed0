"""What is erased, when time has passed (`purge`) and when a person asks for it (`forget`)."""

import sqlite3

from bot.store.feedback import GAP, uncount_gap
from bot.store.inbox import finish_update
from bot.store.rows import Erased
from bot.store.turns import TURN_SECONDS

_DAY = 86_400.0
# Telegram keeps an update for a day at most, so later none comes twice.
_FINISHED_KEPT = 2 * _DAY


def purge(db: sqlite3.Connection, now: float, days: int) -> Erased:
    """Erase what is older than `days`, and what has served its time before.

    Turns live half an hour, finished updates two days. Settings of chats stay while the bot is in
    the chat; counters hold nobody's data and stay.
    """
    before = now - days * _DAY
    db.execute("DELETE FROM halts WHERE until <= ?", (now,))
    return Erased(
        turns=_delete(db, "DELETE FROM turns WHERE at <= ?", now - TURN_SECONDS),
        feedback=_delete(
            db,
            "DELETE FROM feedback WHERE at < ?1 "
            "OR answer_id IN (SELECT answer_id FROM answers WHERE at < ?1)",
            before,
        ),
        buttons=_delete(
            db,
            "DELETE FROM buttons WHERE at < ?1 "
            "OR answer_id IN (SELECT answer_id FROM answers WHERE at < ?1)",
            before,
        ),
        answers=_delete(db, "DELETE FROM answers WHERE at < ?", before),
        gaps=_delete(db, "DELETE FROM gaps WHERE last_at < ?", before),
        documents=_delete(
            db,
            "DELETE FROM documents WHERE chat_id IN "
            "(SELECT chat_id FROM chats WHERE gone AND seen_at < ?)",
            before,
        ),
        chats=_delete(db, "DELETE FROM chats WHERE gone AND seen_at < ?", before),
        updates=_delete(
            db,
            "DELETE FROM updates WHERE (finished AND at < ?) OR at < ?",
            now - _FINISHED_KEPT,
            before,
        ),
    )


def forget(db: sqlite3.Connection, user_id: int, update_id: int | None = None) -> Erased:
    """Erase everything of a person in all chats, with the private chat and its settings.

    `update_id` is the press that wants it, finished herewith: it names the person.

    What others asked too stays a gap, one less; counters don't know whose they were and stay. What
    a person added in a group is the group's; who added it is forgotten.
    """
    if update_id is not None:
        finish_update(db, update_id)
    db.execute("DELETE FROM halts WHERE chat_id = ?", (user_id,))
    db.execute(
        "UPDATE documents SET added_by = 0 WHERE added_by = ? AND chat_id != added_by", (user_id,)
    )
    db.execute("DELETE FROM additions WHERE chat_id = ?", (user_id,))
    unanswered = db.execute(
        "SELECT question FROM answers WHERE (user_id = ?1 OR chat_id = ?1) AND status = ?2 "
        "AND documents = '[]'",
        (user_id, GAP),
    ).fetchall()
    gaps = sum(uncount_gap(db, question) for (question,) in unanswered)
    return Erased(
        documents=_delete(db, "DELETE FROM documents WHERE chat_id = ?", user_id),
        turns=_delete(db, "DELETE FROM turns WHERE user_id = ?1 OR chat_id = ?1", user_id),
        feedback=_delete(
            db,
            "DELETE FROM feedback WHERE user_id = ?1 OR answer_id IN "
            "(SELECT answer_id FROM answers WHERE user_id = ?1 OR chat_id = ?1)",
            user_id,
        ),
        buttons=_delete(
            db,
            "DELETE FROM buttons WHERE user_id = ?1 OR chat_id = ?1 OR answer_id IN "
            "(SELECT answer_id FROM answers WHERE user_id = ?1 OR chat_id = ?1)",
            user_id,
        ),
        answers=_delete(db, "DELETE FROM answers WHERE user_id = ?1 OR chat_id = ?1", user_id),
        gaps=gaps,
        chats=_delete(db, "DELETE FROM chats WHERE chat_id = ?", user_id),
    )


def _delete(db: sqlite3.Connection, statement: str, *values: float) -> int:
    return db.execute(statement, values).rowcount
