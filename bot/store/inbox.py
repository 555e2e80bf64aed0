"""Telegram's updates, from the moment they are accepted until they are finished.

An update is waiting, claimed or finished. What a killed process had claimed is waiting again after
`recover_updates`, so it is handled once more; what is finished never is. The payload and the chat
are erased when an update is finished. Order is that of Telegram's numbers: clocks step back.
"""

import sqlite3
from collections.abc import Iterable

from bot.store.normalising import clean
from bot.store.rows import PendingUpdate

_WAITING = "SELECT update_id, payload, kills FROM updates WHERE finished = 0 AND claimed = 0 "


def enqueue_update(
    db: sqlite3.Connection, update_id: int, payload: str, now: float, chat_id: int | None = None
) -> bool:
    """Accept an update (its JSON), so that it may be acknowledged; False: it is known."""
    return bool(enqueue_updates(db, [(update_id, payload, chat_id)], now))


def enqueue_updates(
    db: sqlite3.Connection, updates: Iterable[tuple[int, str, int | None]], now: float
) -> tuple[int, ...]:
    """Accept a batch of updates (id, JSON, whose turn they wait for); give the new ids, in order."""
    return tuple(
        update_id
        for update_id, payload, chat_id in updates
        if db.execute(
            "INSERT INTO updates (update_id, payload, chat_id, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (update_id, clean(payload), chat_id, now),
        ).rowcount
        == 1
    )


def claim_update(
    db: sqlite3.Connection, update_id: int, now: float, payload: str | None = None
) -> bool:
    """Take an update to handle it; False: it is taken or finished.

    With `payload` an update that was not enqueued is accepted at the same time.
    """
    return (
        db.execute(
            "INSERT INTO updates (update_id, payload, claimed, at) VALUES (?, ?, 1, ?) "
            "ON CONFLICT (update_id) DO UPDATE SET claimed = 1, "
            "payload = coalesce(payload, excluded.payload) WHERE NOT claimed AND NOT finished",
            (update_id, None if payload is None else clean(payload), now),
        ).rowcount
        == 1
    )


def release_update(db: sqlite3.Connection, update_id: int) -> None:
    """Give a claimed update back, to be handled later."""
    db.execute("UPDATE updates SET claimed = 0 WHERE update_id = ?", (update_id,))


def finish_update(db: sqlite3.Connection, update_id: int) -> None:
    """Note that the claimed update is handled; it never is again."""
    db.execute(
        "UPDATE updates SET finished = 1, claimed = 0, payload = NULL, chat_id = NULL "
        "WHERE update_id = ?",
        (update_id,),
    )


def pending_updates(db: sqlite3.Connection) -> tuple[PendingUpdate, ...]:
    """List the updates that wait, in order."""
    rows = db.execute(_WAITING + "ORDER BY update_id")
    return tuple(PendingUpdate(*row) for row in rows)


def recover_updates(
    db: sqlite3.Connection, suspects: Iterable[int] = ()
) -> tuple[PendingUpdate, ...]:
    """Give back what a killed process had claimed; list what processes died of, or may have.

    `suspects` are the updates that it worked on when it ended: each is one kill the worse. Call it
    once at the start of the one process that handles updates.
    """
    db.executemany(
        "UPDATE updates SET kills = kills + 1 WHERE update_id = ? AND finished = 0",
        [(update_id,) for update_id in suspects],
    )
    db.execute("UPDATE updates SET claimed = 0 WHERE finished = 0 AND claimed = 1")
    rows = db.execute(_WAITING + "AND kills > 0 ORDER BY kills, update_id")
    return tuple(PendingUpdate(*row) for row in rows)


def place_update(db: sqlite3.Connection, update_id: int, chat_id: int) -> None:
    """Note for whose turn an update waits that was kept without."""
    db.execute("UPDATE updates SET chat_id = ? WHERE update_id = ?", (chat_id, update_id))


def waiting_chats(db: sqlite3.Connection) -> tuple[int, ...]:
    """List the chats for whose turn updates wait, the one that waits longest first."""
    rows = db.execute(
        "SELECT chat_id FROM updates WHERE finished = 0 AND claimed = 0 AND chat_id IS NOT NULL "
        "AND payload IS NOT NULL "
        "GROUP BY chat_id ORDER BY min(update_id)"
    )
    return tuple(chat_id for (chat_id,) in rows)


def waiting_updates(
    db: sqlite3.Connection, chat_id: int | None, limit: int = -1
) -> tuple[PendingUpdate, ...]:
    """Give the first updates that wait for the turn of a chat; None: of those kept without one."""
    rows = db.execute(
        _WAITING + "AND chat_id IS ? AND payload IS NOT NULL ORDER BY update_id LIMIT ?",
        (chat_id, limit),
    )
    return tuple(PendingUpdate(*row) for row in rows)


def are_pending(db: sqlite3.Connection, update_ids: Iterable[int]) -> frozenset[int]:
    """Give those of some updates that aren't finished."""
    found = "SELECT 1 FROM updates WHERE update_id = ? AND finished = 0"
    return frozenset(one for one in update_ids if db.execute(found, (one,)).fetchone())


def halt_chat(db: sqlite3.Connection, chat_id: int, until: float, seconds: float) -> None:
    """Keep that Telegram wants a chat to be left alone for some seconds, `until` then."""
    db.execute(
        "INSERT OR REPLACE INTO halts (chat_id, until, seconds) VALUES (?, ?, ?)",
        (chat_id, until, seconds),
    )


def halts(db: sqlite3.Connection, now: float) -> dict[int, float]:
    """Give the chats to be left alone, and for how many seconds more; what is over is erased.

    A clock that was put back makes no wait longer than Telegram asked for.
    """
    db.execute("DELETE FROM halts WHERE until <= ?", (now,))
    rows = db.execute("SELECT chat_id, until, seconds FROM halts")
    return {chat_id: min(until - now, seconds) for chat_id, until, seconds in rows}
