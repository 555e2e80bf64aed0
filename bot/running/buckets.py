"""Token buckets: so much at once, and so much that comes back in a second, for each of many."""

import time
from collections.abc import Callable
from typing import Final

from bot.running.bounded import Bounded

Clock = Callable[[], float]
_MOST: Final = 10_000  # who were seen last; one that is forgotten has a full bucket again


class Buckets:
    """A bucket each of at most `burst`, refilled by `a_second`; `now` gives seconds."""

    def __init__(self, burst: float, a_second: float, now: Clock = time.monotonic) -> None:
        self._burst, self._rate, self._now = burst, a_second, now
        self._levels: Bounded[str, tuple[float, float]] = Bounded(_MOST)

    def left(self, who: str) -> float:
        """Return what there is to spend, below 0 where more was spent than there was."""
        left, at = self._levels.get(who) or (self._burst, 0.0)
        return min(self._burst, left + (self._now() - at) * self._rate)

    def spend(self, who: str, amount: float, least: float = 0.0) -> None:
        """Take an amount; what is left is never below `least`."""
        self._levels.put(who, (max(self.left(who) - amount, least), self._now()))

    def wait(self, who: str, wanted: float = 0.0) -> float:
        """Return the seconds until there is as much as `wanted`, 0 for now."""
        return max(0.0, (wanted - self.left(who)) / self._rate)
