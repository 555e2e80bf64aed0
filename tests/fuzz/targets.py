"""What is fuzzed: how a case is made, and what must hold for it whatever it is."""

import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

Check = Callable[[Any], Awaitable[None]]
Make = Callable[[random.Random], Any]


@dataclass(frozen=True)
class Target:
    """`opened` gives the check, which raises where something doesn't hold.

    `seconds` is how long one case may take before that is a finding too: of this process's own on
    the processor, which others don't lengthen; by the clock where other processes work (`apart`).
    """

    make: Make
    opened: Callable[[], contextlib.AbstractAsyncContextManager[Check]]
    seconds: float = 5.0
    apart: bool = False


def plain(
    check: Callable[[Any], None],
) -> Callable[[], contextlib.AbstractAsyncContextManager[Check]]:
    """Return what opens a check that needs nothing."""

    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Check]:
        async def checked(case: Any) -> None:
            check(case)

        yield checked

    return opened


def targets() -> dict[str, Target]:
    """Return all there are by name; what each needs is imported only here."""
    from tests.fuzz import doors, files, texts, updates

    return {**files.TARGETS, **texts.TARGETS, **doors.TARGETS, **updates.TARGETS}
