"""Group commit: writes that wait together share a transaction and fail apart."""

import asyncio
import sqlite3

import pytest

from bot.store.calls import Job, work_off


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE numbers (number INTEGER NOT NULL UNIQUE)")
    connection.execute("CREATE TABLE statements (text TEXT)")
    connection.set_trace_callback(lambda text: statements.append(text.split()[0]))
    statements: list[str] = []
    connection.create_function("seen", 0, lambda: " ".join(statements))
    yield connection
    connection.close()


def insert(number):
    return lambda db: db.execute("INSERT INTO numbers VALUES (?)", (number,)).rowcount


def numbers(db):
    return [n for (n,) in db.execute("SELECT number FROM numbers ORDER BY number")]


async def outcomes(db, *calls):
    """Work off (call, writes) pairs; what each caller gets."""
    loop = asyncio.get_running_loop()
    jobs = [Job(call, writes, True, loop.create_future()) for call, writes in calls]
    work_off(db, jobs)
    for job in jobs:
        job.tell()
    return await asyncio.gather(*(job.done for job in jobs), return_exceptions=True)


async def test_writes_side_by_side_share_a_transaction(db):
    got = await outcomes(db, (insert(1), True), (insert(2), True), (insert(3), True))
    assert got == [1, 1, 1]
    [(seen,)] = db.execute("SELECT seen()")
    assert seen == "BEGIN INSERT INSERT INSERT COMMIT SELECT"


async def test_a_read_sees_what_was_written_before_it_and_not_what_comes_after(db):
    got = await outcomes(db, (insert(1), True), (numbers, False), (insert(2), True))
    assert got == [1, [1], 1]


async def test_only_the_write_at_fault_fails(db):
    got = await outcomes(db, (insert(1), True), (insert(1), True), (insert(2), True))
    assert got[0] == got[2] == 1
    assert isinstance(got[1], sqlite3.IntegrityError)
    assert numbers(db) == [1, 2]
    assert db.in_transaction is False


async def test_a_write_that_fails_halfway_leaves_nothing(db):
    def two(connection):
        insert(7)(connection)
        raise ValueError("after the first of two")

    got = await outcomes(db, (two, True), (insert(8), True))
    assert (str(got[0]), got[1]) == ("after the first of two", 1)
    assert numbers(db) == [8]


async def test_a_read_that_fails_is_its_callers_business(db):
    def broken(connection):
        return connection.execute("SELECT nothing FROM nowhere")

    got = await outcomes(db, (broken, False), (numbers, False))
    assert isinstance(got[0], sqlite3.OperationalError)
    assert got[1] == []


async def test_nobody_is_told_who_no_longer_waits(db):
    job = Job(insert(1), writes=True, patient=True, done=asyncio.get_running_loop().create_future())
    job.done.cancel()
    work_off(db, [job])
    job.tell()
    assert job.done.cancelled()
    assert numbers(db) == [1]
