"""Makes vectors in a process of its own: `python -m bot.shelf.embedding FILE`, texts on stdin."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.answering.vectors import save
from index.vectors import embedder, packed

_LONGEST: Final = 3600  # seconds; the vectors of 50,000 sentences take less
_ROOT: Final = Path(__file__).parents[2]


def start(texts: Sequence[str], path: Path) -> None:
    """Begin to make the vectors of `texts` into `path`; nothing is said if that fails."""
    lock = path.with_suffix(".making")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _unlock_if_left(lock)
        with lock.open("x"):
            pass
    except OSError:
        return  # made already by another process, or nowhere to keep them: words alone answer
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
    main()
