"""A store that is away for a while: which calls wait for it, and when they are tried again."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from typing import Final
from weakref import WeakMethod

from bot.store.calls import Job
from bot.store.health import is_away

_LOG = logging.getLogger(__name__)
_AGAIN: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # seconds until a store that is away is tried again


class Outage:
    """Holds patient writes while the store is away, in their order; `again`, a method, does them.

    `away` says what is in the way, `pauses` counts how often something was.
    """

    def __init__(self, again: Callable[[list[Job]], None]) -> None:
        self._again = WeakMethod(again)  # a store that nobody has any more is closed at once
        self._held: list[Job] = []
        self._hasty = False
        self._attempts = 0
        self._timer: asyncio.TimerHandle | None = None
        self._since = 0.0
        self.away: Exception | None = None
        self.pauses = 0

    def holds(self, job: Job) -> bool:
        """Take a job that comes while others are held before it; False: do it."""
        if not self._held or not self._waits(job):
            return False
        self._held.append(job)
        return True

    def sift(self, jobs: Iterable[Job]) -> list[Job]:
        """Keep those of some done jobs that are to be done again; give the others."""
        done = list(jobs)
        wrote = [job for job in done if job.writes]
        error = next((job.error for job in wrote if is_away(job.error)), None)
        if error is not None:
            again = [job for job in wrote if is_away(job.error) and self._waits(job)]
            self._held = again + self._held
            self._go_away(error)
            return [job for job in done if job not in again]
        if wrote and self._held:  # another's, which was small enough, say
            self.release()
        elif wrote:
            self._come_back()
        return done

    def hasten(self) -> None:
        """Wait no longer: what is held is done once more, as what comes."""
        self._hasty = True
        self.release()

    def release(self) -> None:
        """Try again what is held."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        held, self._held = self._held, []
        for job in held:
            job.error = None
        again = self._again()
        if held and again is not None:
            again(held)

    def _waits(self, job: Job) -> bool:
        return job.writes and job.patient and not self._hasty and not job.done.done()

    def _go_away(self, error: Exception) -> None:
        if self.away is None:
            self.pauses += 1
            self._since = time.monotonic()
            _LOG.error("the store is away: %s; what comes in waits", error)
        self.away = error
        if self._held and self._timer is None:
            delay = _AGAIN[min(self._attempts, len(_AGAIN) - 1)]
            self._attempts += 1
            self._timer = asyncio.get_running_loop().call_later(delay, self.release)

    def _come_back(self) -> None:
        if self.away is not None:
            _LOG.warning("the store is back after %.1f s", time.monotonic() - self._since)
        self.away = None
        self._attempts = 0
