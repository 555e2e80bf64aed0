"""Makes vectors in a process of its own: `python -m bot.shelf.embedding FILE`, texts on stdin."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.answering.vectors import save
from index.vectors import embedder, packed

_LONGEST: Final = 3600  # seconds; the vectors of 50,000 sentences take less
_LEAVES: Final = 10  # to others, as nice(1) has it
_ROOT: Final = Path(__file__).parents[2]


def start(texts: Sequence[str], path: Path) -> None:
    """Begin to make the vectors of `texts` into `path`; nothing is said if that fails."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    _begun(texts, path)


class OneByOne:
    """Makes vectors in the background, of one document at a time; called as `start` is.

    A document that goes meanwhile gets none: its folder is not made again.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "vectors")
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def __call__(self, texts: Sequence[str], path: Path) -> None:
        """Make the vectors of `texts` into `path` when those that came before are made."""
        if not self._closed:
            self._pool.submit(self._make, texts, path)

    def _make(self, texts: Sequence[str], path: Path) -> None:
        self._process = None if self._closed else _begun(texts, path)
        if self._process is None:
            return
        if self._closed:
            self._process.kill()
        if self._process.wait():
            with suppress(OSError):
                path.with_suffix(".making").unlink(missing_ok=True)

    def close(self) -> None:
        """End what is under way, and begin nothing more."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
        self._pool.shutdown(cancel_futures=True)


def _begun(texts: Sequence[str], path: Path) -> "subprocess.Popen[bytes] | None":
    """Start the process; None where another makes them already, or there is nowhere to keep them."""
    lock = path.with_suffix(".making")
    try:
        _unlock_if_left(lock)
        with lock.open("x"):
            pass
    except OSError:
        return None  # words alone answer
    try:
        process = subprocess.Popen(  # noqa: S603 - this program, and a path that it made
            [sys.executable, "-m", "bot.shelf.embedding", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={},
            start_new_session=True,
        )
        if process.stdin is not None:
            with process.stdin:
                process.stdin.write(json.dumps(list(texts)).encode())
    except OSError:  # no process, or one that ended before it was told
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        return None
    return process


def _unlock_if_left(lock: Path) -> None:
    """Remove the lock of a process that was killed before it could."""
    with suppress(FileNotFoundError):
        if time.time() - lock.stat().st_mtime > _LONGEST:
            lock.unlink(missing_ok=True)


def main() -> None:
    """Read texts, write their vectors."""
    path = Path(sys.argv[1])
    try:
        texts = json.load(sys.stdin)  # first of all: who sends them waits
        model = embedder()
        if model is not None:
            save(path, packed(model.passages(texts)))
    finally:
        path.with_suffix(".making").unlink(missing_ok=True)


if __name__ == "__main__":
    with suppress(OSError):
        os.nice(_LEAVES)  # nobody waits for it; answers by words don't wait for the processor
    main()
