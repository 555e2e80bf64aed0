"""Methods of a `Database` made from functions over `sqlite3.Connection`, which can be tested alone."""

import functools
import sqlite3
from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.store.database import Database

P = ParamSpec("P")
T = TypeVar("T")
D = TypeVar("D", bound=Database)


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


def _checkpoint(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
