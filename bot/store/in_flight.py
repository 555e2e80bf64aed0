"""Which updates are being worked on, so that a process that is killed tells what it died of.

A page of memory that is a file beside the database, a number an update: setting one takes less than
a microsecond, and what is set is there after a kill. An update is marked while the process computes
for it, not while it waits for Telegram or the store, which ends no process: so a kill leaves no more
than a few marks, however much is under way.
"""

import errno
import mmap
import os
from pathlib import Path
from typing import Final, Self

_BYTES: Final = 4096  # a page: 512 numbers
_NOWHERE: Final = -1


class Marks:
    """The page; `path` None: it goes with the process. `left` is what a former process had marked.

    What is left stays in the file until `clear`, and no update is marked before.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file, made if missing. Raises OSError."""
        self._path = path
        self._page = _page(path)
        self._numbers = memoryview(self._page).cast("q")
        self.left = tuple(sorted({number for number in self._numbers if number}))
        self._free = list(range(len(self._numbers)))

    def clear(self) -> None:
        """Forget what is left: the database knows."""
        self._page[:] = bytes(_BYTES)
        self.left = ()

    def of(self, update_id: int) -> "Mark":
        """Give the mark of an update, not yet set."""
        return Mark(self, update_id)

    def take(self) -> int:
        """Give the place of a mark, `_NOWHERE` where all are taken: then it isn't marked."""
        return self._free.pop() if self._free and not self.left else _NOWHERE

    def give_back(self, place: int) -> None:
        """Take a place back."""
        if place != _NOWHERE:
            self._numbers[place] = 0
            self._free.append(place)

    def put(self, place: int, number: int) -> None:
        """Write an update, or 0, in a place."""
        if place != _NOWHERE:
            self._numbers[place] = number

    def close(self) -> None:
        """Let the page go; the file goes where nothing is marked."""
        if self._page.closed:
            return
        marked = any(self._numbers)
        self._numbers.release()
        self._page.close()
        if self._path is not None and not marked:
            self._path.unlink(missing_ok=True)


class Mark:
    """The mark of one update: set in a `with` block but for its waits, as `bot.running.waits` tells them."""

    __slots__ = ("_marks", "_place", "_update_id", "_waits")

    def __init__(self, marks: Marks, update_id: int) -> None:
        self._marks = marks
        self._update_id = update_id
        self._place = _NOWHERE
        self._waits = 0

    def __enter__(self) -> Self:
        self._place = self._marks.take()
        self._marks.put(self._place, self._update_id)
        return self

    def __exit__(self, *_: object) -> None:
        self._marks.give_back(self._place)
        self._place = _NOWHERE

    def pause(self) -> None:
        """Hear that it waits; waits may lie in one another."""
        self._waits += 1
        if self._waits == 1:
            self._marks.put(self._place, 0)

    def resume(self) -> None:
        """Hear that it goes on."""
        self._waits -= 1
        if not self._waits:
            self._marks.put(self._place, self._update_id)


def _page(path: Path | None) -> mmap.mmap:
    if path is None:
        return mmap.mmap(-1, _BYTES)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        missing = _BYTES - os.fstat(file).st_size
        if missing > 0:  # written, not only reserved: a full disk must fail here and not later
            os.pwrite(file, bytes(missing), _BYTES - missing)
        if os.fstat(file).st_size < _BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return mmap.mmap(file, _BYTES)
    finally:
        os.close(file)
