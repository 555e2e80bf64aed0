"""Reads many files, each in a process of its own that is ready at once.

A reader's process takes a tenth of a second to start: more than a short file takes to read. So one
is started that reads nothing itself, and splits off another for each file.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
from typing import Final

from index.document import Document
from index.readers.allowance import Limits
from index.readers.hearing import hear
from index.readers.line import NUMBER, SERVE, received
from index.readers.progress import Report
from index.readers.sandbox import LIMITS, check_size, command, environment, folder, handed
from index.readers.unreadable import ReadError

_BROKE: Final = "This file can't be read: the process that was to read it ended."


class Nursery:
    """Called as `sandbox.read_apart` is. Not for several threads at once."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def __call__(
        self, data: bytes, name: str, limits: Limits = LIMITS, report: Report | None = None
    ) -> Document:
        """Read the bytes of a file called `name`. Raises ReadError."""
        check_size(data, limits)
        try:
            with folder() as place, handed(data) as file:
                reading = self._started(file.fileno(), name, limits, place)
                try:
                    return hear(reading, limits, report)
                finally:
                    reading.end()
        except (OSError, EOFError):
            self.close()
            raise ReadError(_BROKE) from None

    def close(self) -> None:
        """End the server; the next file starts another."""
        if self._line is not None:
            self._line.close()
        if self._server is not None:
            self._server.kill()
            self._server.wait()
        self._line = self._server = None

    def _started(self, file: int, name: str, limits: Limits, place: str) -> "_Split":
        line = self._ready()
        output, into = os.pipe()
        try:
            asked = json.dumps([name.replace("\0", ""), limits.as_argument(), place]).encode()
            line.sendall(NUMBER.pack(len(asked)))
            socket.send_fds(line, [asked], [file, into])
            return _Split(received(line), output, line)
        except BaseException:
            os.close(output)
            raise
        finally:
            os.close(into)

    def _ready(self) -> socket.socket:
        if self._line is None:
            self._line, theirs = socket.socketpair()
            with theirs:
                self._server = subprocess.Popen(  # noqa: S603 - a module of our own
                    command(SERVE, str(theirs.fileno())),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env=environment("/"),
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,
                )
        return self._line


class _Split:
    """A process that the server has split off."""

    def __init__(self, pid: int, output: int, line: socket.socket) -> None:
        self._pid = pid
        self.output = output
        self._line = line
        self._code: int | None = None

    def wait(self) -> int:
        if self._code is None:
            self._code = received(self._line)
        return self._code

    def end(self) -> None:
        """End it. The server waits for it before it says the code, so that the id is still its."""
        os.close(self.output)
        if self._code is None:
            for kill in (os.killpg, os.kill):  # it may not have a group of its own yet
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    kill(self._pid, signal.SIGKILL)
                    break
            self.wait()
