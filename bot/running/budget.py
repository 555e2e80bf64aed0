"""What a person may cost: CPU time, however many messages that is."""

import time
from typing import Final

from bot.running.buckets import Buckets, Clock

# One question in a hundred costs over 20 ms, the worst of 5,000 hostile ones about 250. So nobody who
# asks comes near it, and who tries to has a twentieth of a processor once the second is gone. With
# two seconds the others' p99 was four times the quiet one in the quarter of a minute after.
BURST: Final = 1000.0  # milliseconds that may be spent at once
A_SECOND: Final = 50.0  # milliseconds that come back in one
# To open a long document takes seconds: who asks for it need not wait for minutes afterwards.
_MOST_DEBT: Final = 1000.0


class Budget:
    """A token bucket a person, in milliseconds of CPU time; `now` gives seconds.

    What something costs is known when it is done: so it may be overdrawn.
    """

    def __init__(
        self, burst: float = BURST, a_second: float = A_SECOND, now: Clock = time.monotonic
    ) -> None:
        self._buckets = Buckets(burst, a_second, now)

    def left(self, who: str) -> float:
        """Milliseconds that a person may spend, below 0 where more was spent."""
        return self._buckets.left(who)

    def wait(self, who: str) -> float:
        """Seconds until a person may spend again, 0 for now."""
        return self._buckets.wait(who)

    def spend(self, who: str, milliseconds: float) -> None:
        """Note what was spent on a person."""
        self._buckets.spend(who, milliseconds, least=-_MOST_DEBT)
