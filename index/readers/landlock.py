"""Takes the file system away from this process, for good, but for what is named. Linux only.

A file that gets a library to run code of its own, or to open a path that stands in it, finds
neither the bot's settings nor its store, nor anybody's documents.
"""

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from typing import Final

# The kernel's numbers (linux/landlock.h); the calls have the same ones on every machine.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_NO_NEW_PRIVILEGES: Final = 38
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_ALL: Final = (1 << 13) - 1  # what the first version knows
_ALL_SINCE: Final = {2: 1 << 13, 3: 1 << 14}  # to move and to cut files
_OF_FILES: Final = (
    1 << 0 | 1 << 1 | _READ_FILE | 1 << 14
)  # what may be granted for one that is no folder


def version() -> int:
    """Give the kernel's version of it, below 1 where there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    found: int = ctypes.CDLL(None).syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION)
    return found


def confine(read: Iterable[str], listed: Iterable[str] = (), write: Iterable[str] = ()) -> bool:
    """Leave these paths with what is in them, and nothing else; what isn't there is passed over.

    `read` may be read, `listed` have the names in them seen, `write` be written too. False where
    the system has no such thing. What is open already stays open.
    """
    known = version()
    if known < 1:
        return False
    library = ctypes.CDLL(None)
    handled = _ALL | sum(bit for since, bit in _ALL_SINCE.items() if since <= known)
    ruleset: int = library.syscall(_CREATE, struct.pack("=Q", handled), ctypes.c_size_t(8), 0)
    if ruleset < 0:
        return False
    try:
        for paths, rights in (
            (read, _READ_FILE | _READ_FOLDER),
            (listed, _READ_FOLDER),
            (write, handled),
        ):
            for folder in _opened(paths):
                _allow(library, ruleset, folder, rights & handled)
        library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        done: int = library.syscall(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)
    return done == 0


def _allow(library: ctypes.CDLL, ruleset: int, place: int, rights: int) -> None:
    if not os.path.isdir(place):  # noqa: PTH112 - a descriptor
        rights &= _OF_FILES
    rule = struct.pack("=Qi", rights, place)
    library.syscall(_ADD, ruleset, _PATH_BENEATH, rule, 0)


def _opened(paths: Iterable[str]) -> Iterator[int]:
    for path in paths:
        with contextlib.suppress(OSError):
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
            try:
                yield place
            finally:
                os.close(place)
