"""Copies of the store: made while others read and write it, checked, and put back.

Nothing here changes the schema: a newer version backs up and restores a store of an older one as
it is, so that a step back stays possible.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.running.errors import StoreError
from bot.store.migrations import MIGRATIONS, applied

_BUSY_SECONDS = 1.0  # a backup in progress is short; a bot holds on


def back_up(store: Path, copy: Path) -> int:
    """Write a checked copy of the store to `copy`; give its size in bytes.

    The bot may run meanwhile. The copy appears whole or not at all; a file there is replaced.
    """
    if not store.is_file():
        raise StoreError(f"there is no store {store}; DATA_DIR names its folder")
    if _is_same(store, copy):
        raise StoreError(f"{copy} is the store itself; give another file")
    try:
        with contextlib.closing(sqlite3.connect(_uri(store, "mode=rw"), uri=True)) as db:
            db.execute("SELECT 1 FROM sqlite_schema").fetchall()
            write_copy(db, copy, check=True)
        return copy.stat().st_size
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"the store {store} can't be read: {error}") from error


def restore(store: Path, copy: Path) -> Path | None:
    """Put `copy` in the place of the store; give where the former store is kept, if there was one.

    Raises StoreError, with the store untouched, where `copy` is no sound store of this version or
    an older one, or where another program has the store open.
    """
    if not copy.is_file():
        raise StoreError(f"there is no file {copy}")
    if _is_same(store, copy):
        raise StoreError(f"{copy} is the store itself; give a backup of it")
    part = _beside(store, ".part")
    try:
        _take(copy, part)
        try:
            with _alone(store):
                kept = _keep(store)
                part.replace(store)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"the store {store} can't be replaced: {error}") from error
    return kept


def write_copy(db: sqlite3.Connection, path: Path, *, check: bool = False) -> None:
    """Copy an open database to `path`, which appears whole or not at all."""
    part = _beside(path, ".part")
    try:
        make_file(part)
        try:
            with contextlib.closing(sqlite3.connect(part)) as target:
                db.backup(target)
                if check:
                    _check(target, "the store")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"the backup {path} can't be written: {error}") from error


def make_file(path: Path) -> None:
    """Make the file, readable by its owner only; SQLite gives its log the same rights."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)


def _take(copy: Path, part: Path) -> None:
    """Copy a backup to `part`, with what is still in its write-ahead log, and check it there."""
    # Without a log nobody has it open; a folder that can't be written then needs no lock in it.
    how = "mode=ro" if _beside(copy, "-wal").exists() else "immutable=1"
    make_file(part)
    try:
        with (
            contextlib.closing(sqlite3.connect(_uri(copy, how), uri=True)) as source,
            contextlib.closing(sqlite3.connect(part, isolation_level=None)) as target,
        ):
            source.backup(target)
            _check(target, str(copy))
            target.execute("PRAGMA journal_mode = DELETE")  # one file; the bot turns the log on
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{copy} is not a sound store: {error}") from error
    except StoreError:
        part.unlink(missing_ok=True)
        raise


def _check(db: sqlite3.Connection, name: str) -> None:
    """Raise StoreError where this is no sound store that this version knows."""
    try:
        [found] = db.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise StoreError(f"{name} is damaged: {found}")
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError(f"{name} is damaged: a row refers to one that is not there")
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").fetchone():
        raise StoreError(f"{name} is not a store of Footnote")
    has = applied(db)
    known = [migration.__name__ for migration in MIGRATIONS]
    if newer := sorted(set(has) - set(known)):
        raise StoreError(
            f"{name} has the unknown migration {newer[0]}: it was made by a newer version; "
            "use that version"
        )
    if not has or has != known[: len(has)]:
        raise StoreError(f"{name} is not a store of Footnote: its migrations are incomplete")


@contextlib.contextmanager
def _alone(store: Path) -> Iterator[None]:
    """Hold the store's lock, its log emptied into it. Raises StoreError where another has it open.

    A store that is damaged or missing has no lock to hold.
    """
    if not store.exists():
        yield
        return
    uri = _uri(store, "mode=rw")
    with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as db:
        db.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")
        try:
            # Only a connection that is alone may leave the write-ahead log.
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise StoreError(
                    f"the store {store} is in use; stop the bot, then restore"
                ) from None
        except sqlite3.DatabaseError:
            pass
        yield


def _keep(store: Path) -> Path | None:
    """Keep the store as `….before-restore`, without a moment in which there is none.

    A log that is still there belongs to a damaged store: it must not get into the new one.
    """
    kept = _beside(store, ".before-restore")
    for ending in ("", "-wal", "-shm"):
        _beside(kept, ending).unlink(missing_ok=True)
    found = store.exists()
    if found:
        try:
            os.link(store, kept)
        except OSError:  # a file system without links
            shutil.copy2(store, kept)
    if (log := _beside(store, "-wal")).exists():
        log.replace(_beside(kept, "-wal"))
    _beside(store, "-shm").unlink(missing_ok=True)
    return kept if found else None


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _uri(path: Path, how: str) -> str:
    return f"{path.absolute().as_uri()}?{how}"
