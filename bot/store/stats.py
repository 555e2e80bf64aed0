"""Counters by day, status and language; nobody's words and nobody's id."""

import sqlite3
from datetime import UTC, datetime

from bot.store.rows import Backlog, Overview, Stat


def count(db: sqlite3.Connection, status: str, language: str, now: float, times: int = 1) -> None:
    """Count `times` events of `status`: the status of an answer, or a word such as "inline"."""
    db.execute(
        "INSERT INTO stats (day, status, language, count) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET count = count + excluded.count",
        (_day(now), status, language, times),
    )


def stats(db: sqlite3.Connection, since: float = 0.0) -> tuple[Stat, ...]:
    """List the counters from the day of `since` on, by day, status and language."""
    rows = db.execute(
        "SELECT day, status, language, count FROM stats WHERE day >= ? "
        "ORDER BY day, status, language",
        (_day(since),),
    )
    return tuple(Stat(*row) for row in rows)


def overview(db: sqlite3.Connection) -> Overview:
    """Count what there is now."""
    chats = db.execute(
        "SELECT type, count(*) FROM chats WHERE NOT gone GROUP BY type ORDER BY type"
    )
    (counts,) = db.execute(
        "SELECT (SELECT count(*) FROM feedback WHERE thumb = 'up'), "
        "(SELECT count(*) FROM feedback WHERE thumb = 'down'), "
        "(SELECT count(*) FROM gaps), (SELECT count(*) FROM updates WHERE finished = 0)"
    )
    return Overview(tuple(chats), *counts)


def backlog(db: sqlite3.Connection, now: float) -> Backlog:
    """Tell how much waits and how long; no age is less than 0, whatever the clock did."""
    halted = "SELECT chat_id FROM halts WHERE until > ?1"
    updates, first, chats = db.execute(
        f"SELECT count(*), min(CASE WHEN chat_id IN ({halted}) THEN NULL ELSE at END), "  # noqa: S608
        f"(SELECT count(*) FROM ({halted})) FROM updates WHERE finished = 0",
        (now,),
    ).fetchone()
    return Backlog(updates, 0.0 if first is None else max(0.0, now - first), chats)


def _day(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).date().isoformat()
