"""Telegram's updates, from the moment they are accepted until they are finished.

An update is waiting, claimed or finished. What a killed process had claimed is waiting again after
`recover_updates`, so it is handled once more; what is finished never is. The payload is erased
when an update is finished.
"""

import sqlite3
from collections.abc import Iterable

from bot.store.rows import PendingUpdate
from bot.store.text import clean


def enqueue_update(db: sqlite3.Connection, update_id: int, payload: str, now: float) -> bool:
    """Accept an update (its JSON), so that it may be acknowledged; False: it is known."""
    return bool(enqueue_updates(db, [(update_id, payload)], now))


def enqueue_updates(
    db: sqlite3.Connection, updates: Iterable[tuple[int, str]], now: float
) -> tuple[int, ...]:
    """Accept a batch of updates; give the ids of those that are new, in order."""
    return tuple(
        update_id
        for update_id, payload in updates
        if db.execute(
            "INSERT INTO updates (update_id, payload, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (update_id, clean(payload), now),
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
        "UPDATE updates SET finished = 1, claimed = 0, payload = NULL WHERE update_id = ?",
        (update_id,),
    )


def pending_updates(db: sqlite3.Connection) -> tuple[PendingUpdate, ...]:
    """List the updates that wait, in the order of their arrival."""
    rows = db.execute(
        "SELECT update_id, payload, kills FROM updates WHERE finished = 0 AND claimed = 0 "
        "ORDER BY at, update_id"
    )
    return tuple(PendingUpdate(*row) for row in rows)


def recover_updates(db: sqlite3.Connection) -> tuple[PendingUpdate, ...]:
    """Give back what a killed process had claimed, and list all that waits.

    Call it once at the start of the one process that handles updates.
    """
    db.execute(
        "UPDATE updates SET claimed = 0, kills = kills + 1 WHERE finished = 0 AND claimed = 1"
    )
    return pending_updates(db)
