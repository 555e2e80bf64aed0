"""Reads a file in a process of its own, with limits: a bad file ends that process, not this one.

The process gets the bytes and the name of the file, no variable of the environment but those that
Python needs, and a folder for what its libraries write, which is removed with all that is in it.
"""

import contextlib
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Final

from index.document import Document
from index.readers.allowance import MB, Limits
from index.readers.hearing import hear
from index.readers.progress import Report
from index.readers.unreadable import ReadError, Why

LIMITS: Final = Limits()
_CHILD = "index.readers.child"
_DEVELOPING: Final = ("-X", "dev") if sys.flags.dev_mode else ()  # shows what went wrong
_ROOT: Final = Path(__file__).parents[2]
_KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")


def read_file(path: Path, limits: Limits = LIMITS, report: Report | None = None) -> Document:
    """Read a file. Raises ReadError with one sentence, whatever the file is."""
    return read_apart(load_file(path, limits), path.name, limits, report)


def load_file(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file that may be read. Raises ReadError."""
    try:
        # Not to wait for ever where the path is a pipe that nobody writes to.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise ReadError("There is no such file.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name can't be one"
        raise ReadError(f"This file can't be opened: {reason}.") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        if stat.S_ISDIR(mode):
            raise ReadError("This is a folder: name a file in it.")
        raise ReadError("This is no regular file: save what it gives to a file first.")
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(limits.file + 1)
        except OSError as error:
            raise ReadError(f"This file can't be read: {error.strerror}.") from None
    check_size(data, limits)
    return data


def check_size(data: bytes, limits: Limits) -> None:
    """Raise ReadError where there is nothing to read, or too much."""
    if not data:
        raise ReadError("This file is empty.", Why.EMPTY)
    if len(data) > limits.file:
        raise ReadError(
            f"This file is larger than {limits.file // MB} MB: split it.", Why.TOO_LARGE
        )


def read_apart(
    data: bytes, name: str, limits: Limits = LIMITS, report: Report | None = None
) -> Document:
    """Read the bytes of a file called `name`; `report` hears every tenth of a second how far.

    Raises ReadError.
    """
    check_size(data, limits)
    with folder() as place, handed(data) as file:
        process = subprocess.Popen(  # noqa: S603 - a module of our own
            command(name.replace("\0", ""), limits.as_argument()),
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=None if _DEVELOPING else subprocess.DEVNULL,
            cwd=place,
            env=environment(place),
            start_new_session=True,
        )
        try:
            return hear(_Process(process), limits, report)
        finally:
            end(process)


class _Process:
    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @property
    def output(self) -> int:
        if self._process.stdout is None:
            raise AssertionError("its output is a pipe")
        return self._process.stdout.fileno()

    def wait(self) -> int:
        return self._process.wait()


def end(process: "subprocess.Popen[bytes]") -> None:
    """End the process with all that it started."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def command(*arguments: str, module: str = "") -> Sequence[str]:
    """Return the command that starts a reader's process, or that of another module."""
    return (sys.executable, "-P", "-X", "utf8", *_DEVELOPING, "-m", module or _CHILD, *arguments)


def environment(place: str) -> dict[str, str]:
    """Return the variables that a reader's process gets; `place` is its folder."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONHASHSEED": "0",  # the same file gives the same document
        "LC_ALL": "C.UTF-8",
        "HOME": place,
        "TMPDIR": place,
        "OPENBLAS_NUM_THREADS": "1",  # each thread would take memory of its own
    }


@contextlib.contextmanager
def folder() -> Iterator[str]:
    """Give a folder for the time of reading; / where there is no room for one."""
    try:
        made = tempfile.TemporaryDirectory(prefix="footnote-", ignore_cleanup_errors=True)
    except OSError:
        yield "/"
        return
    with made as place:
        yield place


@contextlib.contextmanager
def handed(data: bytes) -> Iterator[IO[bytes]]:
    """Give the bytes as a file that has no name and goes with the end of reading."""
    anonymous = getattr(os, "memfd_create", None)  # Linux
    with os.fdopen(anonymous("file"), "w+b") if anonymous else tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        yield file
