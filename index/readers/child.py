"""The process that reads one file: `python -m index.readers.child NAME LIMITS < FILE`.

It says how far it has come, then gives the document or the sentence why there is none. With
`--serve DESCRIPTOR` it splits off such a process for each file that comes through a socket.
"""

import json
import os
import socket
import sys
from collections.abc import Callable
from typing import Final

from index.document import Document
from index.readers import messages
from index.readers.errors import ReadError, Why
from index.readers.limits import Limits
from index.readers.line import NUMBER, SERVE, received
from index.readers.progress import listen
from index.storing import dump

_DAMAGED: Final = "This file can't be read: it seems to be damaged. Save it again and retry."

Read = Callable[[bytes, str], Document]


def read(data: bytes, name: str) -> Document:
    """Read the bytes of a file called `name`. Raises ReadError."""
    # Imported under the limits; it takes most of the time that a small file takes.
    from index.readers.formats import read_bytes  # noqa: PLC0415

    return read_bytes(data, name)


def main(arguments: list[str], read: Read = read) -> None:
    """Run the process that these arguments ask for."""
    if arguments[0] == SERVE:
        from index.readers import formats, txt  # noqa: F401, PLC0415 - for all that are split off

        _serve(socket.socket(fileno=int(arguments[1])), read)
    else:
        _give(arguments[0], Limits.from_argument(arguments[1]), read)


def _give(name: str, limits: Limits, read: Read) -> None:
    """Read standard input as a file called `name`; messages go to standard output alone."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no message
    limits.impose()

    def report(done: int, total: int) -> None:
        out.write(messages.progress(done, total))
        out.flush()

    listen(report)
    out.write(_message(name, limits, read))
    out.flush()


def _message(name: str, limits: Limits, read: Read) -> bytes:
    try:
        return messages.message(messages.DOCUMENT, dump(read(sys.stdin.buffer.read(), name)))
    except ReadError as error:
        refused = error
    except MemoryError:
        refused = ReadError(
            f"Reading this file takes more memory than the {limits.memory >> 20} MB that are "
            "allowed: split it, or leave out what isn't needed.",
            Why.TOO_LARGE,
        )
    except Exception:
        if sys.flags.dev_mode:
            raise
        refused = ReadError(_DAMAGED)  # whatever a library made of a broken file
    return messages.message(messages.ERROR, refused.as_bytes())


# ---------------------------------------------------------------- for many files


def _serve(line: socket.socket, read: Read) -> None:
    """Split off a process for each file; say its id, then how it ended."""
    while True:
        try:
            length = received(line)
        except (EOFError, OSError):
            return
        asked, files, _, _ = socket.recv_fds(line, length, 2)
        pid = os.fork()
        if not pid:
            line.close()
            _split_off(asked, files, read)
        for file in files:
            os.close(file)
        line.sendall(NUMBER.pack(pid))
        _, status = os.waitpid(pid, 0)
        line.sendall(NUMBER.pack(os.waitstatus_to_exitcode(status)))


def _split_off(asked: bytes, files: list[int], read: Read) -> None:
    """Read one file as a process that was started for it does; never return."""
    code = 1
    try:
        os.setsid()
        name, limits, place = json.loads(asked)
        os.chdir(place)
        os.environ["HOME"] = os.environ["TMPDIR"] = place
        os.dup2(files[0], 0)
        os.dup2(files[1], 1)
        for file in files:
            os.close(file)
        _give(name, Limits.from_argument(limits), read)
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
