"""One SQLite connection, used from asyncio.

aiosqlite runs a connection on one thread of its own, call by call. Here a whole transaction is one
such call: a synchronous function over `sqlite3.Connection` between BEGIN IMMEDIATE and COMMIT.
So it costs one hop between threads however many statements it has, a cancelled task can't leave
half of it behind, and the thread with its queue is the write lock: no other task's statement runs
in between.
"""

import contextlib
import functools
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import aiosqlite

from bot.errors import StoreError
from bot.migrations import migrate
from bot.store.backup import make_file, write_copy

P = ParamSpec("P")
T = TypeVar("T")
D = TypeVar("D", bound="Database")

_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only unlinked
)


class Database:
    """An open database with the current schema. Close it, or use `async with Database.open()`."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._closed = False

    @classmethod
    async def connect(cls, path: str | Path) -> Self:
        """Open the database at `path` (":memory:" for one that is forgotten), migrated."""
        try:
            if str(path) != ":memory:":
                make_file(Path(path))
            connection = aiosqlite.connect(path, isolation_level=None)
            # A forgotten close() must not hang the exit; aiosqlite gives a ResourceWarning for it.
            connection._thread.daemon = True  # noqa: SLF001
            database = cls(await connection)
            try:
                await database._call(_prepare)
            except BaseException:
                await database.close()
                raise
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the store {path} can't be opened: {error}") from error
        return database

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, path: str | Path) -> AsyncIterator[Self]:
        """Connect, and close at the end of the block."""
        database = await cls.connect(path)
        try:
            yield database
        finally:
            await database.close()

    async def close(self) -> None:
        """Finish what is queued and close; closing again does nothing."""
        self._closed = True
        await self._connection.close()

    async def backup(self, path: str | Path) -> None:
        """Write a consistent copy to `path` while others go on reading and writing.

        The copy appears whole or not at all; a file that is there is replaced.
        """
        await self._run(write_copy, Path(path))

    async def size(self) -> int:
        """Bytes of the database, without its write-ahead log."""
        return await self._run(_size)

    async def _run(
        self,
        function: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Call `function` with the sqlite3 connection, on the connection's thread."""
        try:
            return await self._call(function, *args, **kwargs)
        except sqlite3.Error as error:
            raise StoreError(f"the store: {error}") from error

    async def _call(
        self,
        function: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        if self._closed:
            raise StoreError("the store is closed")
        # aiosqlite has no public call for a function of one's own.
        connection = self._connection._conn  # noqa: SLF001
        execute: Any = self._connection._execute  # noqa: SLF001
        result: T = await execute(function, connection, *args, **kwargs)
        return result


def read(
    function: Callable[Concatenate[sqlite3.Connection, P], T],
) -> Callable[Concatenate[D, P], Coroutine[Any, Any, T]]:
    """Make a method of a `Database` from a function that only reads."""

    @functools.wraps(function)
    async def method(self: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._run(function, *args, **kwargs)

    return method


def write(
    function: Callable[Concatenate[sqlite3.Connection, P], T],
) -> Callable[Concatenate[D, P], Coroutine[Any, Any, T]]:
    """Make a method of a `Database` from a function; each call is one transaction."""

    @functools.wraps(function)
    def transaction(db: sqlite3.Connection, /, *args: P.args, **kwargs: P.kwargs) -> T:
        db.execute("BEGIN IMMEDIATE")
        try:
            result = function(db, *args, **kwargs)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        return result

    return read(transaction)


def erase(
    function: Callable[Concatenate[sqlite3.Connection, P], T],
) -> Callable[Concatenate[D, P], Coroutine[Any, Any, T]]:
    """Like `write`; afterwards the write-ahead log is emptied, so that what went is gone."""
    in_transaction: Callable[Concatenate[D, P], Coroutine[Any, Any, T]] = write(function)

    @functools.wraps(function)
    async def method(self: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        result = await in_transaction(self, *args, **kwargs)
        await self._run(_checkpoint)
        return result

    return method


def _prepare(db: sqlite3.Connection) -> None:
    for pragma in _PRAGMAS:
        db.execute(pragma)
    migrate(db)


def _size(db: sqlite3.Connection) -> int:
    (size,) = db.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    return int(size)


def _checkpoint(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
