"""Signals and exit codes of a process that serves."""

import asyncio
import os
import signal

import pytest

from bot.running import process
from bot.running.errors import FootnoteError


@pytest.fixture(autouse=True)
def signals():
    """The process of the tests keeps its own."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_asks_it_to_stop(number):
    stopped = []

    async def serve(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), number)
        await stop.wait()
        stopped.append(True)

    assert (process.run(serve), stopped) == (0, [True])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_would_end_it(number):
    handlers = []

    async def serve(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), number)
        await stop.wait()
        handlers.extend(signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM))

    assert process.run(serve) == 0
    assert handlers == [signal.SIG_DFL, signal.SIG_DFL]


def test_what_a_person_can_put_right_is_one_sentence(caplog):
    async def serve(stop: asyncio.Event) -> None:
        raise FootnoteError("PUBLIC_URL: no good")

    assert process.run(serve) == 3
    [record] = caplog.records
    assert (record.levelname, record.getMessage(), record.exc_info) == (
        "ERROR",
        "PUBLIC_URL: no good",
        None,
    )


def test_an_error_of_its_own_comes_with_its_trace(caplog):
    async def serve(stop: asyncio.Event) -> None:
        raise ZeroDivisionError

    assert process.run(serve) == 70
    [record] = caplog.records
    assert (record.levelname, record.getMessage()) == ("CRITICAL", "an error of Footnote's own")
    assert record.exc_info[0] is ZeroDivisionError


async def test_work_until_it_is_told_to_stop():
    stop, ended = asyncio.Event(), []

    async def work() -> None:
        try:
            stop.set()
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    assert (await process.until(stop, work()), ended) == (False, [True])


async def test_work_that_ends_by_itself():
    async def work(error: Exception | None = None) -> None:
        if error is not None:
            raise error

    assert await process.until(asyncio.Event(), work()) is True
    with pytest.raises(FootnoteError, match="no good"):
        await process.until(asyncio.Event(), work(FootnoteError("no good")))
