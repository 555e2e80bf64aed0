"""Calls that wait for the connection's thread, and how they are worked off.

Writes that wait one after the other share a transaction (group commit): under load one commit and
one hop between threads serve many messages. Each caller still has its own outcome, and hears of it
only after the commit. Where a shared transaction fails, each of its writes is tried on its own, so
that only the one at fault fails.
"""

import asyncio
import itertools
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.store.health import is_away


@dataclass(slots=True)
class Job:
    """A call with the connection: its caller waits for `done`.

    `patient`: it is done again and again while the store is away.
    """

    call: Callable[[sqlite3.Connection], Any]
    writes: bool
    patient: bool
    done: asyncio.Future[Any]
    result: Any = field(default=None, init=False)
    error: Exception | None = field(default=None, init=False)

    def tell(self) -> None:
        """Give the caller the outcome, if it still waits. In the loop's thread."""
        if self.done.done():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


def work_off(db: sqlite3.Connection, jobs: Sequence[Job]) -> None:
    """Do the jobs in order, and note each one's result or error. In the connection's thread.

    Where the store is away, no further write is tried: each would wait for a lock as long.
    """
    away: Exception | None = None
    for writes, group in itertools.groupby(jobs, key=lambda job: job.writes):
        together = list(group)
        if not writes:
            for job in together:
                _do(db, job)
        elif away is not None or len(together) == 1 or not _write_together(db, together):
            for job in together:
                if away is None:
                    _write_alone(db, job)
                else:
                    job.error = away
                away = job.error if is_away(job.error) else None


def _do(db: sqlite3.Connection, job: Job) -> None:
    try:
        job.result = job.call(db)
    except Exception as error:  # noqa: BLE001 - it is the caller's
        job.error = error


def _write_alone(db: sqlite3.Connection, job: Job) -> None:
    try:
        job.result = _transaction(db, [job.call])[0]
    except Exception as error:  # noqa: BLE001 - it is the caller's
        job.error = error


def _write_together(db: sqlite3.Connection, jobs: Sequence[Job]) -> bool:
    """Do all jobs in one transaction; False: nothing was done, because one of them failed."""
    try:
        results = _transaction(db, [job.call for job in jobs])
    except Exception:  # noqa: BLE001 - it comes again, from the one at fault
        return False
    for job, result in zip(jobs, results, strict=True):
        job.result = result
    return True


def _transaction(
    db: sqlite3.Connection, calls: Sequence[Callable[[sqlite3.Connection], Any]]
) -> list[Any]:
    db.execute("BEGIN IMMEDIATE")
    try:
        results = [call(db) for call in calls]
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return results
