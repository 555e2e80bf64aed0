"""One SQLite connection, used from asyncio.

aiosqlite runs a connection on one thread of its own, call by call. Here one such call does all that
waits (see `jobs`): synchronous functions over `sqlite3.Connection`, the writing ones between BEGIN
IMMEDIATE and COMMIT. So many statements cost one hop between threads, a cancelled task can't leave
half a transaction behind, and the thread is the write lock: no other task's statement runs in
between.

A full disk or a locked file is nobody's fault, and passes: while the store is away, patient calls
wait and are done in their order once it is back. So no caller has to know.
"""

import asyncio
import contextlib
import functools
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import aiosqlite

from bot.errors import StoreAwayError, StoreError
from bot.store.backup import make_file, write_copy
from bot.store.health import Place, beat, is_away, passes
from bot.store.jobs import Job, work_off
from bot.store.migrations import migrate
from bot.waits import waiting

P = ParamSpec("P")
T = TypeVar("T")
D = TypeVar("D", bound="Database")

_LOG = logging.getLogger(__name__)
_AGAIN = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # seconds until a store that is away is tried again
_PRAGMAS = (
    # Reads wait behind a write that waits for another program's lock; longer waits are `_AGAIN`'s.
    "PRAGMA busy_timeout = 500",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only unlinked
)


class Database:
    """An open database with the current schema. Close it, or use `async with Database.open()`.

    `away` says what is in the way while it can't be written, `pauses` counts how often that was.
    """

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._closed = False
        self._waiting: list[Job] = []
        self._held: list[Job] = []
        self._hasty = False
        self._attempts = 0
        self._timer: asyncio.TimerHandle | None = None
        self._carrier: asyncio.Task[None] | None = None
        self._place: Place | None = None
        self._since = 0.0
        self.away: Exception | None = None
        self.pauses = 0

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

    def hasten(self) -> None:
        """Wait for a store that is away no longer: the process stops. What waits fails."""
        self._hasty = True
        self._release()

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
        if self._held and writes and patient and not self._hasty:
            self._held.append(job)
        else:
            self._carry_on([job])
        try:
            with waiting():
                result: T = await job.done
        except sqlite3.Error as error:
            kind = StoreAwayError if is_away(error) else StoreError
            raise kind(f"the store: {error}") from error
        return result

    def _carry_on(self, jobs: list[Job]) -> None:
        self._waiting += jobs
        if self._waiting and self._carrier is None:
            self._carrier = asyncio.create_task(self._carry(), name="store")

    async def _carry(self) -> None:
        """Take what waits to the connection's thread, all at once, until nothing waits."""
        jobs: list[Job] = []
        try:
            while self._waiting:
                jobs, self._waiting = self._waiting, []
                await self._execute(self._work_off, jobs)
                done, jobs = jobs, []
                self._tell(done)
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

    def _tell(self, jobs: list[Job]) -> None:
        """Give the callers their outcomes; those of a store that is away stay, where patient."""
        wrote = [job for job in jobs if job.writes]
        error = next((job.error for job in wrote if is_away(job.error)), None)
        if error is not None:
            held = [job for job in wrote if is_away(job.error) and self._holds(job)]
            self._held = held + self._held
            self._go_away(error)
            jobs = [job for job in jobs if job not in held]
        elif wrote and self._held:  # another's, which was small enough, say
            self._release()
        elif wrote:
            self._come_back()
        for job in jobs:
            job.tell()

    def _holds(self, job: Job) -> bool:
        return job.patient and not self._hasty and not job.done.done()

    def _go_away(self, error: Exception) -> None:
        if self.away is None:
            self.pauses += 1
            self._since = time.monotonic()
            _LOG.error("the store is away: %s; what comes in waits", error)
        self.away = error
        if self._held and self._timer is None:
            delay = _AGAIN[min(self._attempts, len(_AGAIN) - 1)]
            self._attempts += 1
            self._timer = asyncio.get_running_loop().call_later(delay, self._release)

    def _come_back(self) -> None:
        if self.away is not None:
            _LOG.warning("the store is back after %.1f s", time.monotonic() - self._since)
        self.away = None
        self._attempts = 0

    def _release(self) -> None:
        """Try again what is held."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        held, self._held = self._held, []
        for job in held:
            job.error = None
        if held:
            self._waiting = held + self._waiting
            self._carry_on([])

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
    where it shared a transaction with another call, which failed, or the store was away.
    """

    @functools.wraps(function)
    async def method(self: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._write(function, *args, **kwargs)

    return method


def write_now(
    function: Callable[Concatenate[sqlite3.Connection, P], T],
) -> Callable[Concatenate[D, P], Coroutine[Any, Any, T]]:
    """Like `write`, for callers that won't wait: StoreAwayError where the store is away."""

    @functools.wraps(function)
    async def method(self: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._queued(
            lambda db: function(db, *args, **kwargs), writes=True, patient=False
        )

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


def _checkpoint(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
