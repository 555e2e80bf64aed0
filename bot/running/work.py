"""The one place through which all goes that may take long: beside the event loop, in fair turns.

Python runs one thread at a time, so more threads answer no faster. They share: while one answers a
message that was made to take long, the other answers everybody else's.
"""

import asyncio
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar

from bot.running.budget import Budget
from bot.running.errors import FootnoteError
from bot.running.waits import waiting

T = TypeVar("T")

_AT_ONCE: Final = 2
# The costliest of 5,000 hostile messages takes a quarter of a second, a long document a few.
_DEADLINE: Final = 30.0
_MOST_STUCK: Final = 6  # threads that are given up; more of them would leave no time for others


class TooCostlyError(FootnoteError):
    """A person has used up what may be spent; `seconds` until there is something again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too much was asked at once; again in {seconds:.0f} s")
        self.seconds = seconds


class _Outcome(NamedTuple):
    result: Any
    error: Exception | None
    seconds: float


@dataclass(slots=True, eq=False)
class _Job:
    who: str
    call: Callable[[], Any]
    done: asyncio.Future[Any]
    stuck: bool = False
    waits: ExitStack = field(default_factory=ExitStack)


class Work:
    """Calls in threads: one at a time for a person, first for those who have cost least lately.

    `refusals` counts those who have cost too much, by front end.
    """

    def __init__(
        self,
        budget: Budget | None = None,
        *,
        at_once: int = _AT_ONCE,
        deadline: float = _DEADLINE,
        cpu: Callable[[], float] = time.thread_time,
    ) -> None:
        self.budget = budget or Budget()
        self.refusals: Counter[str] = Counter()
        self._free = at_once
        self._deadline = deadline
        self._cpu = cpu
        self._stuck = 0
        self._waiting: OrderedDict[str, deque[_Job]] = OrderedDict()
        self._busy: set[str] = set()
        self._pool = ThreadPoolExecutor(at_once + _MOST_STUCK, "work")

    def wait(self, who: str) -> float:
        """Seconds until something may be done for a person, 0 for now."""
        return self.budget.wait(who)

    async def run(self, who: str, call: Callable[[], T]) -> T:
        """Do what may take long, at the cost of a person; what it gives or raises.

        Raises TooCostlyError where that person has cost too much when the turn comes, and
        TimeoutError where the call doesn't end in time.
        """
        job = _Job(who, call, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(who, deque()).append(job)
        job.waits.enter_context(waiting())  # a process dies of what is done, not of what waits
        self._start()
        try:
            result: T = await job.done
        finally:
            self._withdraw(job)
            job.waits.close()
        return result

    def close(self) -> None:
        """Begin nothing more; who still waits is told that it was cancelled."""
        for jobs in self._waiting.values():
            for job in jobs:
                job.done.cancel()
        self._waiting.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _withdraw(self, job: _Job) -> None:
        """Take out a job that nobody waits for any more."""
        jobs = self._waiting.get(job.who)
        if jobs is not None and job in jobs:
            jobs.remove(job)
            if not jobs:
                del self._waiting[job.who]

    def _start(self) -> None:
        while self._free and (job := self._next()) is not None:
            seconds = self.wait(job.who)
            if seconds:
                self.refusals[job.who.partition(":")[0]] += 1
                job.done.set_exception(TooCostlyError(seconds))
            else:
                self._begin(job)

    def _begin(self, job: _Job) -> None:
        self._free -= 1
        self._busy.add(job.who)
        job.waits.close()
        loop = job.done.get_loop()
        timer = loop.call_later(self._deadline, self._give_up, job)

        def ended(running: asyncio.Future[_Outcome]) -> None:
            timer.cancel()
            self._end(job, None if running.cancelled() else running.result())

        loop.run_in_executor(self._pool, self._timed, job.call).add_done_callback(ended)

    def _next(self) -> _Job | None:
        """Take out the job whose person has most left, of those the one who came first."""
        ready = [who for who in self._waiting if who not in self._busy]
        if not ready:
            return None
        who = max(ready, key=self.budget.left)
        jobs = self._waiting[who]
        job = jobs.popleft()
        if not jobs:
            del self._waiting[who]
        return job

    def _timed(self, call: Callable[[], Any]) -> _Outcome:
        """Do it, in a thread."""
        begun = self._cpu()
        try:
            result, error = call(), None
        except Exception as raised:  # noqa: BLE001 - it is the caller's
            result, error = None, raised
        return _Outcome(result, error, self._cpu() - begun)

    def _give_up(self, job: _Job) -> None:
        """Tell who waits; where its thread can't be got to stop, another takes its place."""
        if not job.done.done():
            job.done.set_exception(TimeoutError())
        if self._stuck < _MOST_STUCK:
            job.stuck = True
            self._stuck += 1
            self._free += 1
            self._start()

    def _end(self, job: _Job, outcome: _Outcome | None) -> None:
        self._busy.discard(job.who)
        if job.stuck:
            self._stuck -= 1
        else:
            self._free += 1
        if outcome is not None:
            self.budget.spend(job.who, 1000 * outcome.seconds)
        if not job.done.done():
            if outcome is None:
                job.done.cancel()
            elif outcome.error is not None:
                job.done.set_exception(outcome.error)
            else:
                job.done.set_result(outcome.result)
        self._start()
