"""Who waits for something outside of the process: the store's disk, the network, another's turn.

Whoever runs a piece of work names it in `WORK`; where that work comes to a wait, it says so by
`waiting()`. What is left is computing, on the loop or in a thread: what a process can die of.
"""

from contextvars import ContextVar
from types import TracebackType
from typing import Protocol


class Work(Protocol):
    """A piece of work that wants to know of its waits."""

    def pause(self) -> None:
        """Hear that it waits."""

    def resume(self) -> None:
        """Hear that it goes on."""


WORK: ContextVar[Work | None] = ContextVar("work", default=None)


class waiting:  # noqa: N801 - it reads as a word: with waiting():
    """A wait of the work in hand, if there is any."""

    __slots__ = ("_work",)

    def __init__(self) -> None:
        self._work = WORK.get()

    def __enter__(self) -> None:
        if self._work is not None:
            self._work.pause()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._work is not None:
            self._work.resume()
