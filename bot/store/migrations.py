"""The store's schema, as the changes that led to it.

To change the schema, append a function to `MIGRATIONS`; never edit one that was released. Each is
applied together with its record in one transaction: when it fails, nothing of it stays, and it is
tried again at the next start. Only `execute` is used: `executescript` would commit in between.

Times are seconds since 1970, `thread_id` is 0 outside of a topic.
"""

import sqlite3
from collections.abc import Callable, Sequence

from bot.running.errors import MigrationError, StoreError
from bot.store.health import passes

Migration = Callable[[sqlite3.Connection], None]


def m01_chats_and_turns(db: sqlite3.Connection) -> None:
    """Chats with their settings, and what a person asked lately."""
    db.execute("""
        CREATE TABLE chats (
            chat_id INTEGER PRIMARY KEY,
            type TEXT NOT NULL,
            language TEXT,
            watch INTEGER NOT NULL DEFAULT 0,
            greeted INTEGER NOT NULL DEFAULT 0,
            gone INTEGER NOT NULL DEFAULT 0,
            migrated_from INTEGER,
            seen_at REAL NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE turns (
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,
            user_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL,
            text TEXT NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (chat_id, thread_id, user_id, message_id)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX turns_by_user ON turns (user_id)")
    db.execute("CREATE INDEX turns_by_time ON turns (at)")


def m02_answers_and_buttons(db: sqlite3.Connection) -> None:
    """Which messages answer which question, and what the buttons under them do."""
    db.execute("""
        CREATE TABLE answers (
            answer_id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,
            user_id INTEGER NOT NULL,
            question_id INTEGER,
            question TEXT NOT NULL,
            kind TEXT NOT NULL,
            context TEXT NOT NULL,
            status TEXT NOT NULL,
            language TEXT NOT NULL,
            at REAL NOT NULL,
            UNIQUE (chat_id, question_id)
        ) STRICT""")
    db.execute("CREATE INDEX answers_by_user ON answers (user_id)")
    db.execute("CREATE INDEX answers_by_time ON answers (at)")
    db.execute("""
        CREATE TABLE messages (
            chat_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL,
            answer_id INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            PRIMARY KEY (chat_id, message_id)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX messages_by_answer ON messages (answer_id)")
    db.execute("""
        CREATE TABLE buttons (
            button_id TEXT PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            user_id INTEGER,
            answer_id INTEGER REFERENCES answers ON DELETE CASCADE,
            payload TEXT NOT NULL,
            at REAL NOT NULL
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX buttons_by_chat ON buttons (chat_id)")
    db.execute("CREATE INDEX buttons_by_user ON buttons (user_id) WHERE user_id IS NOT NULL")
    db.execute("CREATE INDEX buttons_by_answer ON buttons (answer_id)")
    db.execute("CREATE INDEX buttons_by_time ON buttons (at)")


def m03_feedback_and_gaps(db: sqlite3.Connection) -> None:
    """Thumbs, and the questions that got no answer (without who asked)."""
    db.execute("""
        CREATE TABLE feedback (
            answer_id INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            user_id INTEGER NOT NULL,
            thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')),
            reason TEXT,
            at REAL NOT NULL,
            PRIMARY KEY (answer_id, user_id)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX feedback_by_user ON feedback (user_id)")
    db.execute("CREATE INDEX feedback_by_thumb ON feedback (thumb)")
    db.execute("""
        CREATE TABLE gaps (
            text_key TEXT PRIMARY KEY,
            question TEXT NOT NULL,
            language TEXT NOT NULL,
            status TEXT NOT NULL,
            count INTEGER NOT NULL,
            last_at REAL NOT NULL
        ) STRICT, WITHOUT ROWID""")


def m04_updates_and_stats(db: sqlite3.Connection) -> None:
    """Telegram's updates until they are handled, and counters by day."""
    db.execute("""
        CREATE TABLE updates (
            update_id INTEGER PRIMARY KEY,
            payload TEXT,
            claimed INTEGER NOT NULL DEFAULT 0,
            finished INTEGER NOT NULL DEFAULT 0,
            kills INTEGER NOT NULL DEFAULT 0,
            at REAL NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX updates_unfinished ON updates (update_id) WHERE finished = 0")
    db.execute("CREATE INDEX updates_by_time ON updates (at)")
    db.execute("""
        CREATE TABLE stats (
            day TEXT NOT NULL,
            status TEXT NOT NULL,
            language TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (day, status, language)
        ) STRICT, WITHOUT ROWID""")


def m05_documents(db: sqlite3.Connection) -> None:
    """Documents that chats have, files that are being added, and what answers are made of."""
    db.execute("""
        CREATE TABLE documents (
            document_id TEXT PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            added_by INTEGER NOT NULL,
            file TEXT NOT NULL,
            file_key TEXT NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            pages INTEGER NOT NULL,
            tables INTEGER NOT NULL,
            figures INTEGER NOT NULL,
            sentences INTEGER NOT NULL,
            size INTEGER NOT NULL,
            asked INTEGER NOT NULL,
            update_id INTEGER NOT NULL,
            at REAL NOT NULL,
            UNIQUE (chat_id, digest)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE additions (
            update_id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL
        ) STRICT""")
    db.execute("ALTER TABLE answers ADD COLUMN documents TEXT NOT NULL DEFAULT '[]'")


def m06_waiting(db: sqlite3.Connection) -> None:
    """Whose turn an update waits for, until when a chat is to be left alone, and a row to write."""
    db.execute("ALTER TABLE updates ADD COLUMN chat_id INTEGER")
    db.execute("CREATE INDEX updates_by_chat ON updates (chat_id, update_id) WHERE finished = 0")
    db.execute("""
        CREATE TABLE halts (
            chat_id INTEGER PRIMARY KEY,
            until REAL NOT NULL,
            seconds REAL NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE pulse (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            beats INTEGER NOT NULL
        ) STRICT""")
    db.execute("INSERT INTO pulse (one, beats) VALUES (1, 0)")


MIGRATIONS: tuple[Migration, ...] = (
    m01_chats_and_turns,
    m02_answers_and_buttons,
    m03_feedback_and_gaps,
    m04_updates_and_stats,
    m05_documents,
    m06_waiting,
)


def migrate(db: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> list[str]:
    """Apply what is pending, in order; return the names of what was applied.

    `db` must have `isolation_level=None`. Raises MigrationError for one that fails, and StoreError
    for a store made by a newer version, whose migrations are unknown here.
    """
    db.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT")
    known = [migration.__name__ for migration in migrations]
    if newer := sorted(set(applied(db)) - set(known)):
        raise StoreError(
            f"the store has the unknown migration {newer[0]}: it was made by a newer version; "
            "run that version, or start with another DATA_DIR"
        )
    return [migration.__name__ for migration in migrations if _apply(db, migration)]


def applied(db: sqlite3.Connection) -> list[str]:
    """List the names of the migrations that the store has, sorted."""
    return [name for (name,) in db.execute("SELECT name FROM migrations ORDER BY name")]


def _apply(db: sqlite3.Connection, migration: Migration) -> bool:
    name = migration.__name__
    db.execute("BEGIN IMMEDIATE")
    try:
        recorded = db.execute("SELECT 1 FROM migrations WHERE name = ?", (name,)).fetchone()
        if not recorded:
            _change(db, migration)
            db.execute("INSERT INTO migrations (name) VALUES (?)", (name,))
        db.execute("COMMIT")
    except BaseException as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error) and not passes(error):
            raise MigrationError(name, str(error)) from error
        raise
    return not recorded


def _change(db: sqlite3.Connection, migration: Migration) -> None:
    migration(db)
    if not db.in_transaction:
        raise MigrationError(migration.__name__, "it ended its own transaction")
