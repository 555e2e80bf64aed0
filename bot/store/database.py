"""One SQLite connection, used from asyncio.

aiosqlite runs a connection on one thread of its own, call by call. Here one such call does all that
waits (see `calls`): synchronous functions over `sqlite3.Connection`, the writing ones between BEGIN
IMMEDIATE and COMMIT. So many statements cost one hop between threads, a cancelled task can't leave
half a transaction behind, and the thread is the write lock: no other task's statement runs in
between.

A full disk or a locked file is nobody's fault, and passes: while the store is away, patient calls
wait and are done in their order once it is back. So no caller has to know.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import aiosqlite

from bot.running.errors import StoreAwayError, StoreError
from bot.running.waits import waiting
from bot.store.backup import make_file, write_copy
from bot.store.calls import Job, work_off
from bot.store.health import Place, beat, is_away, passes
from bot.store.migrations import migrate
from bot.store.outage import Outage

P = ParamSpec("P")
T = TypeVar("T")

_PRAGMAS = (
    # Reads wait behind a write that waits for another program's lock; longer waits are `Outage`'s.
    "PRAGMA busy_timeout = 500",
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
        self._place: Place | None = None
        self._outage = Outage(self._first)

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
                if str(path) != ":memory:":
                    database._place = Place(Path(path))
            except BaseException:
                await database.close()
                raise
        except (sqlite3.Error, OSError) as error:
            raise cannot_open(path, error) from error
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
        self.hasten()
        while self._carrier is not None:
            await self._carrier
        await self._connection.close()

    @property
    def away(self) -> Exception | None:
        """What is in the way while it can't be written."""
        return self._outage.away

    @property
    def pauses(self) -> int:
        """How often it could not be written."""
        return self._outage.pauses

    def hasten(self) -> None:
        """Wait for a store that is away no longer: the process stops. What waits fails."""
        self._outage.hasten()

    async def check(self) -> None:
        """Write. Raises StoreAwayError where the store, as it is now, keeps nothing."""
        if self._place is not None:
            try:
                await asyncio.to_thread(self._place.check_content)
            except OSError as error:
                raise StoreAwayError(f"the store: {error}") from None
        await self._queued(beat, writes=True, patient=False)
        if self.away is not None:
            raise StoreAwayError(f"the store: {self.away}")

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

    async def _queued(
        self, call: Callable[[sqlite3.Connection], T], *, writes: bool, patient: bool = True
    ) -> T:
        if self._closed:
            raise StoreError("the store is closed")
        job = Job(call, writes, patient, asyncio.get_running_loop().create_future())
        if not self._outage.holds(job):
            self._waiting.append(job)
            self._carry_on()
        try:
            with waiting():
                result: T = await job.done
        except sqlite3.Error as error:
            kind = StoreAwayError if is_away(error) else StoreError
            raise kind(f"the store: {error}") from error
        return result

    def _first(self, jobs: list[Job]) -> None:
        """Do these before all others."""
        self._waiting = jobs + self._waiting
        self._carry_on()

    def _carry_on(self) -> None:
        if self._carrier is None:
            self._carrier = asyncio.create_task(self._carry(), name="store")

    async def _carry(self) -> None:
        """Take what waits to the connection's thread, all at once, until nothing waits."""
        jobs: list[Job] = []
        try:
            while self._waiting:
                jobs, self._waiting = self._waiting, []
                await self._execute(self._work_off, jobs)
                done, jobs = jobs, []
                for job in self._outage.sift(done):
                    job.tell()
        finally:
            self._carrier = None
            for job in (*jobs, *self._waiting):  # only where this task was cancelled
                job.done.cancel()

    def _work_off(self, db: sqlite3.Connection, jobs: list[Job]) -> None:
        if self._place is not None and any(job.writes for job in jobs):
            try:
                self._place.check()
            except StoreAwayError as error:
                for job in jobs:
                    job.error = error if job.writes else None
                jobs = [job for job in jobs if not job.writes]
        work_off(db, jobs)

    async def _execute(self, function: Callable[..., T], *args: object) -> T:
        """Call `function` with the sqlite3 connection and `args`, on the connection's thread."""
        # aiosqlite has no public call for a function of one's own.
        connection = self._connection._conn  # noqa: SLF001
        execute: Any = self._connection._execute  # noqa: SLF001
        result: T = await execute(function, connection, *args)
        return result


def cannot_open(path: object, error: Exception) -> StoreError:
    """Give the error for a store that can't be opened: for now, or as it is."""
    kind = StoreAwayError if passes(error) else StoreError
    return kind(f"the store {path} can't be opened: {error}")


def _prepare(db: sqlite3.Connection) -> None:
    for pragma in _PRAGMAS:
        db.execute(pragma)
    migrate(db)


def _size(db: sqlite3.Connection) -> int:
    (size,) = db.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    return int(size)
