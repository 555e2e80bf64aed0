"""What a reader's process gives, heard until it ends or its time is up."""

import os
import selectors
import signal
import time
from collections.abc import Iterator
from typing import Final, Protocol

from index.document import Document
from index.readers import messages
from index.readers.allowance import Limits
from index.readers.progress import Report
from index.readers.unreadable import ReadError, Why
from index.storing import StoredError, load

_PIECE: Final = 1 << 16  # bytes: what a pipe holds
_BREATH: Final = 0.1  # seconds between two looks whether it's time to stop


class Reading(Protocol):
    """A process that reads a file."""

    @property
    def output(self) -> int:
        """The descriptor that its messages come from."""

    def wait(self) -> int:
        """Wait for its end; return the exit code, or the signal that ended it below zero."""


def hear(reading: Reading, limits: Limits, report: Report | None) -> Document:
    """Return the document that the process gives. Raises ReadError."""
    parts = (0, 0)
    try:
        for kind, body in _said(reading, limits):
            if kind == messages.DOCUMENT:
                return load(body)
            if kind == messages.ERROR:
                raise ReadError.from_bytes(body)
            if kind == messages.PROGRESS:
                parts = messages.parts(body)
            if report is not None:
                report(*parts)
    except messages.GarbledError:
        raise ReadError(
            "This file can't be read: what it gives is too long. Split it.", Why.TOO_LARGE
        ) from None
    except StoredError:
        raise ReadError("This file can't be read: its reader failed.") from None
    if reading.wait() == -signal.SIGXCPU:
        raise _too_slow(limits)
    raise ReadError(
        "This file can't be read: its reader broke down over it. It may be damaged, or too large."
    )


def _said(reading: Reading, limits: Limits) -> Iterator[tuple[bytes, bytes]]:
    """Yield what the process says, and nothing (b"", b"") at every breath, until it ends.

    Raises ReadError, GarbledError.
    """
    inbox = messages.Inbox(limits.document)
    # Twice the processor's time: it may have to share the processor.
    until = time.monotonic() + 2 * limits.seconds
    with selectors.DefaultSelector() as selector:
        selector.register(reading.output, selectors.EVENT_READ)
        while True:
            if time.monotonic() > until:
                raise _too_slow(limits)
            if not selector.select(_BREATH):
                yield b"", b""
                continue
            piece = os.read(reading.output, _PIECE)
            if not piece:
                return
            yield from inbox.take(piece)


def _too_slow(limits: Limits) -> ReadError:
    return ReadError(
        f"Reading this file takes longer than {limits.seconds} s: split it.", Why.TOO_LARGE
    )
