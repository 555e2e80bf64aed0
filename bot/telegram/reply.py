"""A reply in HTTP/1.1, read as it comes in."""

import re
from typing import Final

_MOST_HEAD: Final = 64 * 1024
_MOST_BODY: Final = 64 * 1024 * 1024  # ten times what a hundred updates take
_STATUS: Final = re.compile(rb"HTTP/1\.([01]) ([1-5]\d\d)(?: [^\r\n]*)?")
_HEADER: Final = re.compile(rb"([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*", re.DOTALL)
_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?")
_LENGTH: Final = re.compile(rb"\d{1,15}")
_NO_BODY: Final = frozenset({204, 304})
_END: Final = b"\r\n\r\n"


class ReplyError(Exception):
    """What came is no reply in HTTP/1.1, or ends before its end."""


class Reply:
    """The reply to one request that isn't HEAD. `reusable`: the connection may carry the next one."""

    def __init__(self) -> None:
        self.status = 0
        self.done = False
        self.reusable = False
        self._read = bytearray()
        self._body = bytearray()
        self._left: int | None = None  # bytes of the body to come, None: up to the end, or chunks
        self._chunked = False

    @property
    def body(self) -> bytes:
        """What was sent, once it is whole."""
        return bytes(self._body)

    def feed(self, data: bytes) -> None:
        """Take in what came. Raises ReplyError."""
        self._read += data
        while not self.done and self._step():
            if len(self._body) > _MOST_BODY:
                raise ReplyError("the body is too large")
        if self.done and self._read:
            self.reusable = False  # nobody asked for more

    def end(self) -> None:
        """Take in that nothing more comes. Raises ReplyError where something is missing."""
        whole = self.status and not self._chunked and self._left is None
        if not (self.done or whole):
            raise ReplyError("the connection was closed before the reply was whole")
        self.done, self.reusable = True, False

    def _step(self) -> bool:
        """Do what can be done with what is there; False: more has to come."""
        if not self.status:
            return self._head()
        if self._chunked:
            return self._chunk()
        taken = len(self._read) if self._left is None else min(self._left, len(self._read))
        self._take(taken)
        if self._left is None:
            return False
        self._left -= taken
        self.done = not self._left
        return bool(taken)

    def _take(self, size: int) -> None:
        self._body += self._read[:size]
        del self._read[:size]

    def _head(self) -> bool:
        end = self._read.find(_END)
        if end < 0 or end > _MOST_HEAD:
            if len(self._read) > _MOST_HEAD:
                raise ReplyError("the head is too long")
            return False
        first, *lines = bytes(self._read[:end]).split(b"\r\n")
        del self._read[: end + len(_END)]
        found = _STATUS.fullmatch(first)
        if found is None:
            raise ReplyError("it is not HTTP/1.1")
        status = int(found[2])
        if status < 200:  # "100 Continue": the reply itself comes after it
            return True
        self._frame(status, _headers(lines), keeps=found[1] == b"1")
        return True

    def _frame(self, status: int, headers: dict[bytes, bytes], *, keeps: bool) -> None:
        """Read from the head where the body ends."""
        self.status = status
        connection = headers.get(b"connection", b"").lower()
        self.reusable = keeps and b"close" not in connection
        coding = headers.get(b"transfer-encoding", b"").lower()
        length = headers.get(b"content-length")
        if status in _NO_BODY:
            self._left, self.done = 0, True
        elif coding:
            if coding != b"chunked":
                raise ReplyError("its transfer coding is unknown")
            self._chunked = True
        elif length is not None:
            if not _LENGTH.fullmatch(length):
                raise ReplyError("its length is no number")
            self._left = int(length)
            self.done = not self._left
        else:
            self.reusable = False

    def _chunk(self) -> bool:
        if self._left:
            taken = min(self._left, len(self._read))
            self._take(taken)
            self._left -= taken
            return bool(taken)
        # A line end follows what a chunk holds; None: this is the first one.
        start = 0 if self._left is None else 2
        end = self._read.find(b"\r\n", start)
        if end < 0:
            if len(self._read) > _MOST_HEAD:
                raise ReplyError("a chunk has no size")
            return False
        size = _SIZE.fullmatch(self._read, start, end)
        if size is None or (start and self._read[:start] != b"\r\n"):
            raise ReplyError("a chunk has no size")
        if int(size[1], 16):
            self._left = int(size[1], 16)
            del self._read[: end + 2]
            return True
        return self._trailer(end)

    def _trailer(self, end: int) -> bool:
        """Read over what may follow the last chunk, whose line ends at `end`."""
        last = self._read.find(_END, end)
        if last < 0:
            if len(self._read) > _MOST_HEAD:
                raise ReplyError("its trailer is too long")
            return False
        del self._read[: last + len(_END)]
        self.done = True
        return True


def _headers(lines: list[bytes]) -> dict[bytes, bytes]:
    headers: dict[bytes, bytes] = {}
    for line in lines:
        found = _HEADER.fullmatch(line)
        if found is None:
            raise ReplyError("a header is malformed")
        name = found[1].lower()
        if name in headers and name == b"content-length" and headers[name] != found[2]:
            raise ReplyError("it has two lengths")
        headers[name] = found[2]
    return headers
