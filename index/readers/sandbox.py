"""Reads a file in a process of its own, with limits: a bad file ends that process, not this one.

The process gets the bytes and the name of the file, no variable of the environment but those that
Python needs, and a folder for what its libraries write, which is removed with all that is in it.
"""

import contextlib
import os
import selectors
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import IO, Final

from index.document import Document
from index.readers import messages
from index.readers.errors import ReadError
from index.readers.limits import MB, Limits
from index.readers.progress import Report
from index.storing import StoredError, load

_CHILD = "index.readers.child"
_DEVELOPING: Final = ("-X", "dev") if sys.flags.dev_mode else ()  # shows what went wrong
_ROOT: Final = Path(__file__).parents[2]
_KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")
_PIECE: Final = 1 << 16  # bytes: what a pipe holds
_BREATH: Final = 0.1  # seconds between two looks whether it's time to stop
_LIMITS: Final = Limits()


def read_file(path: Path, limits: Limits = _LIMITS, report: Report | None = None) -> Document:
    """Read a file. Raises ReadError with one sentence, whatever the file is."""
    return read_apart(load_file(path, limits), path.name, limits, report)


def load_file(path: Path, limits: Limits = _LIMITS) -> bytes:
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
    if len(data) > limits.file:
        raise ReadError(f"This file is larger than {limits.file // MB} MB: split it.")
    return data


def read_apart(
    data: bytes, name: str, limits: Limits = _LIMITS, report: Report | None = None
) -> Document:
    """Read the bytes of a file called `name`; `report` hears every tenth of a second how far.

    Raises ReadError.
    """
    if not data:
        raise ReadError("This file is empty.")
    if len(data) > limits.file:
        raise ReadError(f"This file is larger than {limits.file // MB} MB: split it.")
    with _folder() as folder, _handed(data) as file:
        process = subprocess.Popen(  # noqa: S603 - a module of our own
            [
                *(sys.executable, "-P", "-X", "utf8", *_DEVELOPING, "-m", _CHILD),
                *(name.replace("\0", ""), ",".join(map(str, astuple(limits)))),
            ],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=None if _DEVELOPING else subprocess.DEVNULL,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            return _document(process, limits, report)
        finally:
            _end(process)


def _document(
    process: "subprocess.Popen[bytes]", limits: Limits, report: Report | None
) -> Document:
    parts = (0, 0)
    try:
        for kind, body in _said(process, limits):
            if kind == messages.DOCUMENT:
                return load(body)
            if kind == messages.ERROR:
                raise ReadError(body.decode("utf-8", "replace"))
            if kind == messages.PROGRESS:
                parts = messages.parts(body)
            if report is not None:
                report(*parts)
    except messages.GarbledError:
        raise ReadError("This file can't be read: what it gives is too long. Split it.") from None
    except StoredError:
        raise ReadError("This file can't be read: its reader failed.") from None
    if process.wait() == -signal.SIGXCPU:
        raise _too_slow(limits)
    raise ReadError(
        "This file can't be read: its reader broke down over it. It may be damaged, or too large."
    )


def _said(process: "subprocess.Popen[bytes]", limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    """Yield what the process says, and nothing (b"", b"") at every breath, until it ends.

    Raises ReadError, GarbledError.
    """
    if process.stdout is None:
        raise AssertionError("its output is a pipe")
    inbox = messages.Inbox(limits.document)
    # Twice the processor's time: it may have to share the processor.
    until = time.monotonic() + 2 * limits.seconds
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if time.monotonic() > until:
                raise _too_slow(limits)
            if not selector.select(_BREATH):
                yield b"", b""
                continue
            piece = os.read(process.stdout.fileno(), _PIECE)
            if not piece:
                return
            yield from inbox.take(piece)


def _too_slow(limits: Limits) -> ReadError:
    return ReadError(f"Reading this file takes longer than {limits.seconds} s: split it.")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process with all that it started."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


@contextlib.contextmanager
def _folder() -> Iterator[str]:
    """Give a folder for the time of reading; / where there is no room for one."""
    try:
        made = tempfile.TemporaryDirectory(prefix="footnote-", ignore_cleanup_errors=True)
    except OSError:
        yield "/"
        return
    with made as folder:
        yield folder


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONHASHSEED": "0",  # the same file gives the same document
        "LC_ALL": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "OPENBLAS_NUM_THREADS": "1",  # each thread would take memory of its own
    }


@contextlib.contextmanager
def _handed(data: bytes) -> Iterator[IO[bytes]]:
    """Give the bytes as a file that has no name and goes with the end of reading."""
    anonymous = getattr(os, "memfd_create", None)  # Linux
    with os.fdopen(anonymous("file"), "w+b") if anonymous else tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        yield file
