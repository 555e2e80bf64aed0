"""What was read is kept, so that a file is read once: a folder that may be deleted at any time."""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from index.document import Document
from index.readers.fingerprint import reader_version
from index.readers.progress import Report
from index.readers.sandbox import read_apart
from index.storing import StoredError, dump, load
from index.writing import write_whole

_DIGEST: Final = hashlib.sha256().digest_size
_MOST: Final = 1 << 30  # bytes: some ten thousand reports; the oldest make room
_SOMETIMES: Final = 1  # of 16 times; to look at every file each time would take its time


class Apart(Protocol):
    """`index.readers.sandbox.read_apart`, or what reads as it does."""

    def __call__(self, data: bytes, name: str, *, report: Report | None) -> Document:
        """Read the bytes of a file. Raises ReadError."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Documents by the bytes and the name of their file and by who read them.

    `folder` is made when it is needed. Where nothing can be written there, or it is None, nothing
    is kept. `apart` reads what isn't kept.
    """

    folder: Path | None = None
    apart: Apart = read_apart

    def read(self, data: bytes, name: str, report: Report | None = None) -> Document:
        """Return the document that the bytes of a file called `name` hold. Raises ReadError."""
        if self.folder is None:
            return self.apart(data, name, report=report)
        key = _key(data, name)
        path = self.folder / f"{key}.document"
        kept = _kept(path)
        if kept is not None:
            return kept
        document = self.apart(data, name, report=report)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            body = dump(document)
            write_whole(path, hashlib.sha256(body).digest() + body)
            if int(key[0], 16) < _SOMETIMES:
                _make_room(self.folder)
        return document


def _key(data: bytes, name: str) -> str:
    """Return what it is kept by; the name counts: it may say the format, and give the title."""
    key = hashlib.sha256(reader_version().encode())
    key.update(os.fsencode(name) + b"\0")
    key.update(data)
    return key.hexdigest()


def _make_room(folder: Path) -> None:
    files = [(entry.stat(), entry.path) for entry in os.scandir(folder)]
    left = sum(status.st_size for status, _ in files)
    for status, path in sorted(files, key=lambda file: file[0].st_mtime):
        if left <= _MOST:
            return
        Path(path).unlink(missing_ok=True)
        left -= status.st_size


def _kept(path: Path) -> Document | None:
    """Return what is kept there, None where that is nothing or damaged."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    digest, body = stored[:_DIGEST], stored[_DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return load(body)
    except StoredError:
        return None
