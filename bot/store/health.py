"""Whether the store's file can be written, and what stands in the way where it can't."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Final

from bot.running.errors import StoreAwayError

_MAGIC: Final = b"SQLite format 3\0"
# What a statement can't help: it comes with the disk, the file or another program, and may go.
_AWAY: Final = frozenset(
    {
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)


_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_PASSING_ERRNO: Final = frozenset({errno.EAGAIN, errno.EDQUOT, errno.EIO, errno.ENOSPC})


def passes(error: BaseException | None) -> bool:
    """Tell whether an error met while opening may go by itself: a full disk, a lock.

    Missing rights and a damaged file don't.
    """
    if isinstance(error, OSError):
        return error.errno in _PASSING_ERRNO
    return _code(error) in _PASSING


def is_away(error: BaseException | None) -> bool:
    """Tell whether an error of an open store is its state and no call's fault."""
    return isinstance(error, StoreAwayError) or _code(error) in _AWAY


def _code(error: BaseException | None) -> int | None:
    """Give SQLite's primary code of an error."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


class Place:
    """The file that was opened. A deleted one can be written to, and all of it is lost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _identity(path)

    def check(self) -> None:
        """Raise StoreAwayError where the path leads to another file, or to none."""
        try:
            there = _identity(self._path)
        except OSError:
            raise StoreAwayError(f"the file {self._path} is gone; put it back or restart") from None
        if there != self._file:
            raise StoreAwayError(f"the file {self._path} was replaced; restart")

    def check_content(self) -> None:
        """As `check`, also where something else was written into the file."""
        self.check()
        with self._path.open("rb") as file:
            start = file.read(len(_MAGIC))
        if start not in {b"", _MAGIC}:  # all of a young store is in its log
            raise StoreAwayError(f"the file {self._path} was overwritten; restore a backup")


def _identity(path: Path) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 - Path.stat takes twice as long, before each transaction
    return found.st_dev, found.st_ino


def beat(db: sqlite3.Connection) -> None:
    """Write: what is asked whether the store works."""
    db.execute("UPDATE pulse SET beats = beats + 1")
