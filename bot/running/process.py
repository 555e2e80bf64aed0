"""A process that serves until it is told to stop: its signals and its exit code."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from typing import Any

from bot.running import exits
from bot.running.errors import FootnoteError

_LOG = logging.getLogger(__name__)
_STOP = (signal.SIGINT, signal.SIGTERM)


def run(serve: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> int:
    """Run `serve` with an event that SIGTERM or SIGINT sets; the exit code.

    What is wrong is logged as one sentence. A second signal ends the process at once.
    """
    try:
        asyncio.run(_until_signal(serve))
    except FootnoteError as error:
        _LOG.error("%s", error)
        return exits.UNUSABLE
    except Exception:  # noqa: BLE001 - the log hides the token, the interpreter would not
        _LOG.critical("an error of Footnote's own", exc_info=True)
        return exits.INTERNAL
    return exits.DONE


async def _until_signal(serve: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told() -> None:
        stop.set()
        for number in _STOP:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)

    for number in _STOP:
        loop.add_signal_handler(number, told)
    await serve(stop)


async def until(stop: asyncio.Event, work: Coroutine[Any, Any, Any]) -> bool:
    """Do some work, which `stop` cancels; whether it came to its end before."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        done = working.done()
        if done:
            working.result()
        return done
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
