"""Whether work grows with what it is done on, and no faster."""

from collections.abc import Callable
from time import process_time

_TIMES = 8
# Work that grows with the square takes 64 times as long. Between it and 8 is what a busy machine adds.
_MOST = 32
_TRIES = 3  # the least of which counts: whatever else the machine does only adds


def grows_no_faster(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Tell whether eight times `size` takes much less than 64 times the processor's time.

    `work(size)` prepares, and gives what is measured.
    """
    small, large = work(size), work(_TIMES * size)
    return _least(large) < _MOST * _least(small)


def _least(measured: Callable[[], object]) -> float:
    times = []
    for _ in range(_TRIES):
        begun = process_time()
        measured()
        times.append(process_time() - begun)
    return min(times)
