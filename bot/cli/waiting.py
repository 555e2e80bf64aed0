"""A bar on standard error while a file is read, on a terminal and where it takes a while."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from index.readers.progress import Report

_PATIENCE: Final = 1.0  # seconds without a bar: most files are read by then
_WIDTH: Final = 24  # columns of the bar
_CLEAR: Final = "\r\x1b[K"


@contextmanager
def waiting(name: str, screen: TextIO | None = None) -> Iterator[Report | None]:
    """Give what shows how far reading `name` has come, None where nobody looks at a screen."""
    screen = screen or sys.stderr
    if screen is None or not screen.isatty():
        yield None
        return
    bar = Bar(name, screen)
    try:
        yield bar
    finally:
        bar.clear()


class Bar:
    """Called with (parts done, parts in all), shows them on one line of the screen."""

    def __init__(
        self, name: str, screen: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._name = name
        self._screen = screen
        self._clock = clock
        self._start = clock()
        self._shown = ""

    def __call__(self, done: int, total: int) -> None:
        """Show it, once the wait is worth a bar."""
        elapsed = self._clock() - self._start
        if elapsed < _PATIENCE:
            return
        filled = _WIDTH * done // total if total else 0
        bar = f" [{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}" if total else ""
        text = f"Reading {self._name}{bar} {elapsed:.0f} s"
        if text != self._shown:
            self._shown = text
            self._screen.write(f"{_CLEAR}{text}")
            self._screen.flush()

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._shown:
            self._screen.write(_CLEAR)
            self._screen.flush()
