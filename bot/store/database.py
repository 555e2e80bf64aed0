"""One SQLite connection, used from asyncio.

aiosqlite runs a connection on one thread of its own, call by call. Here one such call does all that
waits (see `jobs`): synchronous functions over `sqlite3.Connection`, the writing ones between BEGIN
IMMEDIATE and COMMIT. So many statements cost one hop between threads, a cancelled task can't leave
half a transaction behind, and the thread is the write lock: no other task's statement runs in
between.
"""

import asyncio
import contextlib
import functools
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import aiosqlite

from bot.errors import StoreError
from bot.store.backup import make_file, write_copy
from bot.store.jobs import Job, work_off
from bot.store.migrations import migrate

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
        self._waiting: list[Job] = []
        self._carrier: asyncio.Task[None] | None = None

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
                await database._execute(_prepare)
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
        if self._carrier is not None:
            await self._carrier
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
        return await self._queued(lambda db: function(db, *args, **kwargs), writes=False)

    async def _write(
        self,
        function: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Call `function` in a transaction of its own, or of its own and others that wait too."""
        return await self._queued(lambda db: function(db, *args, **kwargs), writes=True)

    async def _queued(self, call: Callable[[sqlite3.Connection], T], *, writes: bool) -> T:
        if self._closed:
            raise StoreError("the store is closed")
        job = Job(call, writes, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        if self._carrier is None:
            self._carrier = asyncio.create_task(self._carry(), name="store")
        try:
            result: T = await job.done
        except sqlite3.Error as error:
            raise StoreError(f"the store: {error}") from error
        return result

    async def _carry(self) -> None:
        """Take what waits to the connection's thread, all at once, until nothing waits."""
        jobs: list[Job] = []
        try:
            while self._waiting:
                jobs, self._waiting = self._waiting, []
                await self._execute(work_off, jobs)
                for job in jobs:
                    job.tell()
        finally:
            self._carrier = None
            for job in (*jobs, *self._waiting):  # only where this task was cancelled
                job.done.cancel()

    async def _execute(self, function: Callable[..., T], *args: object) -> T:
        """Call `function` with the sqlite3 connection and `args`, on the connection's thread."""
        # aiosqlite has no public call for a function of one's own.
        connection = self._connection._conn  # noqa: SLF001
        execute: Any = self._connection._execute  # noqa: SLF001
        result: T = await execute(function, connection, *args)
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
    """Make a method of a `Database` from a function; each call is done wholly or not at all.

    What `function` does depends on its arguments and the database only: it may be done again
    where it shared a transaction with another call, which failed.
    """

    @functools.wraps(function)
    async def method(self: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._write(function, *args, **kwargs)

    return method


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
