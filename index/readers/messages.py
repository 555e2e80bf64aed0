"""What a reader's process says to the one that started it: a kind, a length, that many bytes."""

import struct
from collections.abc import Iterator
from typing import Final, Literal

Kind = Literal[b"P", b"D", b"E"]
PROGRESS: Final = b"P"  # two numbers: parts done, parts in all
DOCUMENT: Final = b"D"  # as `index.storing.dump` writes it
ERROR: Final = b"E"  # a `ReadError`, as it writes itself
_HEAD: Final = struct.Struct(">cQ")
_PARTS: Final = struct.Struct(">QQ")


class GarbledError(ValueError):
    """What came is no message."""


def message(kind: Kind, body: bytes) -> bytes:
    """Return the message as it is sent."""
    return _HEAD.pack(kind, len(body)) + body


def progress(done: int, total: int) -> bytes:
    """Return the message that says how far a reader has come."""
    return message(PROGRESS, _PARTS.pack(done, total))


def parts(body: bytes) -> tuple[int, int]:
    """Return what a progress message says. Raises GarbledError."""
    try:
        done, total = _PARTS.unpack(body)
    except struct.error:
        raise GarbledError("no progress message") from None
    return done, total


class Inbox:
    """Puts messages together from the pieces in which they come."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._bytes = bytearray()

    def take(self, piece: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield (kind, body) of each message that is whole now. Raises GarbledError."""
        self._bytes += piece
        while len(self._bytes) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._bytes)
            if kind not in {PROGRESS, DOCUMENT, ERROR} or length > self._longest:
                raise GarbledError("no message, or one that is too long")
            end = _HEAD.size + length
            if len(self._bytes) < end:
                return
            body = bytes(self._bytes[_HEAD.size : end])
            del self._bytes[:end]
            yield kind, body
