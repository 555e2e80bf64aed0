"""What a person may cost: CPU time, however many messages that is."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

# One question in a hundred costs over 20 ms, the worst of 5,000 hostile ones about 250. So nobody who
# asks comes near it, and who tries to has a twentieth of a processor once the second is gone. With
# two seconds the others' p99 was four times the quiet one in the quarter of a minute after.
BURST: Final = 1000.0  # milliseconds that may be spent at once
A_SECOND: Final = 50.0  # milliseconds that come back in one
# To open a long document takes seconds: who asks for it need not wait for minutes afterwards.
_MOST_DEBT: Final = 1000.0
_MOST_PEOPLE: Final = 10_000


class Budget:
    """A token bucket a person, in milliseconds of CPU time; `now` gives seconds.

    What something costs is known when it is done: so it may be overdrawn.
    """

    def __init__(
        self,
        burst: float = BURST,
        a_second: float = A_SECOND,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst = burst
        self._rate = a_second
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def left(self, who: str) -> float:
        """Milliseconds that a person may spend, below 0 where more was spent."""
        left, at = self._left.get(who, (self._burst, 0.0))
        return min(self._burst, left + (self._now() - at) * self._rate)

    def wait(self, who: str) -> float:
        """Seconds until a person may spend again, 0 for now."""
        return max(0.0, -self.left(who) / self._rate)

    def spend(self, who: str, milliseconds: float) -> None:
        """Note what was spent on a person."""
        left = max(self.left(who) - milliseconds, -_MOST_DEBT)
        self._left[who] = left, self._now()
        self._left.move_to_end(who)
        if len(self._left) > _MOST_PEOPLE:
            self._left.popitem(last=False)
