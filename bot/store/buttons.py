"""Buttons: what a short id in callback data stands for, in the chat that it was made for.

An id is 72 random bits. One that was made up, pressed in another chat or by another person, or is
older than the retention, has no payload.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence

from bot.store.normalising import clean
from bot.store.rows import Button, Payload


def new_button_id() -> str:
    """Make an id: 12 bytes of callback data, of A-Z a-z 0-9 _ and -."""
    return secrets.token_urlsafe(9)


def put_button(
    db: sqlite3.Connection, chat_id: int, payload: Payload, now: float, user_id: int | None = None
) -> str:
    """Keep a payload for a button in the chat, and give the button's id."""
    (button_id,) = put_buttons(db, chat_id, [payload], now, user_id=user_id)
    return button_id


def put_buttons(
    db: sqlite3.Connection,
    chat_id: int,
    payloads: Sequence[Payload],
    now: float,
    *,
    user_id: int | None = None,
    message_id: int | None = None,
) -> tuple[str, ...]:
    """Keep the payloads of a message's buttons, and give their ids in order.

    `message_id`: the bot's message that they will stand under, where it is there already; they
    go when its answer goes.
    """
    buttons = tuple(Button(new_button_id(), payload, user_id) for payload in payloads)
    answer = db.execute(
        "SELECT answer_id FROM messages WHERE chat_id = ? AND message_id = ?",
        (chat_id, message_id),
    ).fetchone()
    insert_buttons(db, chat_id, buttons, now, answer[0] if answer else None)
    return tuple(button.button_id for button in buttons)


def insert_buttons(
    db: sqlite3.Connection,
    chat_id: int,
    buttons: Iterable[Button],
    now: float,
    answer_id: int | None,
) -> None:
    """Keep buttons whose ids were made before they were sent."""
    db.executemany(
        "INSERT INTO buttons (button_id, chat_id, user_id, answer_id, payload, at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                button.button_id,
                chat_id,
                button.user_id,
                answer_id,
                json.dumps(button.payload, separators=(",", ":")),
                now,
            )
            for button in buttons
        ],
    )


def is_anothers(db: sqlite3.Connection, button_id: str, chat_id: int, user_id: int) -> bool:
    """Tell whether a button of the chat is for another person than `user_id`."""
    row = db.execute(
        "SELECT user_id FROM buttons WHERE button_id = ? AND chat_id = ?",
        (clean(button_id), chat_id),
    ).fetchone()
    return row is not None and row[0] not in {None, user_id}


def get_button(
    db: sqlite3.Connection,
    button_id: str,
    chat_id: int,
    user_id: int | None = None,
    since: float = 0.0,
) -> Payload | None:
    """Give the payload of a button pressed in `chat_id` by `user_id`, made at `since` or later."""
    row = db.execute(
        "SELECT payload FROM buttons WHERE button_id = ? AND chat_id = ? AND at >= ? "
        "AND (user_id IS NULL OR user_id = ?)",
        (clean(button_id), chat_id, since, user_id),
    ).fetchone()
    if row is None:
        return None
    payload: Payload = json.loads(row[0])
    return payload
