"""One process works with a folder of data: the second hears so. A crash frees the folder."""

import contextlib
import errno
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.running.errors import StoreError
from bot.store.health import passes

try:
    import fcntl
except ImportError:  # a system without: there nothing is checked
    fcntl = None  # type: ignore[assignment]

_LOG = logging.getLogger(__name__)
_NAME: Final = "footnote.lock"
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EACCES})


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder, made if missing. Raises StoreError where another process holds it.

    The lock is the system's and goes with the process, whatever ends it; the file stays.
    """
    path = folder / _NAME
    file = -1
    try:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            # What is to be written there says so itself, and waits where it is a matter of time.
            if not passes(error):
                raise StoreError(f"DATA_DIR={folder}: {error.strerror}") from error
        if file >= 0:
            _lock(file, folder)
        yield
    finally:
        if file >= 0:
            os.close(file)


def _lock(file: int, folder: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _TAKEN:
            _LOG.warning("DATA_DIR=%s can't be locked: %s", folder, error.strerror)
            return
        raise StoreError(
            f"DATA_DIR={folder}: another Footnote is at work in this folder; stop it, or give each "
            "a folder and a BOT_TOKEN of its own"
        ) from None
