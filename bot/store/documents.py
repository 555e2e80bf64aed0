"""Documents of chats: who has which, and files that are on their way in. The texts lie elsewhere."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, replace
from typing import Any

from bot.store.inbox import finish_update
from bot.store.normalising import clean
from bot.store.rows import Addition, Kept

_COLUMNS = (
    "document_id, chat_id, added_by, file, file_key, digest, title, pages, tables, figures, "
    "sentences, size, asked, update_id, at"
)


def documents(db: sqlite3.Connection) -> tuple[Kept, ...]:
    """List the documents of all chats, in the order in which they were added."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY at, document_id")  # noqa: S608
    return tuple(_kept(*row) for row in rows)


def put_document(db: sqlite3.Connection, kept: Kept) -> None:
    """Keep that a chat has a document. An error where it has one of the same content."""
    values = [clean(value) if isinstance(value, str) else value for value in astuple(kept)]
    marks = ", ".join("?" for _ in values)
    db.execute(f"INSERT INTO documents ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608


def set_asked(
    db: sqlite3.Connection, chat_id: int, document_ids: Iterable[str], asked: bool
) -> None:
    """Say of documents of a chat whether its questions are answered from them."""
    db.executemany(
        "UPDATE documents SET asked = ? WHERE chat_id = ? AND document_id = ?",
        [(asked, chat_id, document_id) for document_id in document_ids],
    )


def drop_documents(
    db: sqlite3.Connection,
    chat_id: int,
    document_ids: Iterable[str],
    update_id: int | None = None,
) -> None:
    """Forget documents of a chat with all that holds words of theirs.

    That is: the answers made of them (a question may be a label of theirs), the buttons that name
    them, and the recent messages with which follow-ups would be read. `update_id` is the press that
    wants it, finished herewith: it holds the title.
    """
    if update_id is not None:
        finish_update(db, update_id)
    for document_id in document_ids:
        if not db.execute(
            "DELETE FROM documents WHERE chat_id = ? AND document_id = ?", (chat_id, document_id)
        ).rowcount:
            continue
        named = json.dumps(document_id)
        for table in ("feedback", "messages", "buttons"):
            db.execute(
                f"DELETE FROM {table} WHERE answer_id IN (SELECT answer_id FROM answers "  # noqa: S608
                "WHERE chat_id = ? AND instr(documents, ?))",
                (chat_id, named),
            )
        db.execute(
            "DELETE FROM answers WHERE chat_id = ? AND instr(documents, ?)", (chat_id, named)
        )
        db.execute("DELETE FROM buttons WHERE chat_id = ? AND instr(payload, ?)", (chat_id, named))
    db.execute("UPDATE answers SET context = '[]' WHERE chat_id = ?", (chat_id,))
    db.execute("DELETE FROM turns WHERE chat_id = ?", (chat_id,))


def note_addition(db: sqlite3.Connection, addition: Addition) -> None:
    """Keep which message tells how far a file has come, so that a later process goes on with it."""
    db.execute(
        "INSERT OR REPLACE INTO additions (update_id, chat_id, message_id) VALUES (?, ?, ?)",
        astuple(addition),
    )


def additions(db: sqlite3.Connection) -> tuple[Addition, ...]:
    """List the files that were on their way in."""
    rows = db.execute("SELECT update_id, chat_id, message_id FROM additions ORDER BY update_id")
    return tuple(Addition(*row) for row in rows)


def finish_addition(db: sqlite3.Connection, update_id: int) -> None:
    """Note that a file was added or refused: it is on its way no longer."""
    db.execute("DELETE FROM additions WHERE update_id = ?", (update_id,))
    finish_update(db, update_id)


def _kept(*row: Any) -> Kept:
    kept = Kept(*row)
    return replace(kept, asked=bool(kept.asked))
