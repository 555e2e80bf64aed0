"""The process that reads one file: `python -m index.readers.child NAME LIMITS < FILE`.

It says how far it has come, then gives the document or the sentence why there is none. With
`--serve DESCRIPTOR` it splits off such a process for each file that comes through a socket.
"""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from index.document import Document
from index.readers import confining, messages
from index.readers.allowance import Limits
from index.readers.extent import check_extent
from index.readers.line import NUMBER, SERVE, received
from index.readers.progress import listen
from index.readers.unreadable import ReadError, Why
from index.storing import dump

_DAMAGED: Final = "This file can't be read: it seems to be damaged. Save it again and retry."

Ready = Callable[[], Document]
Prepare = Callable[[bytes, str], Ready]


def prepare(data: bytes, name: str) -> Ready:
    """Import what reads the bytes of a file called `name`; return what then does. Raises ReadError.

    All is imported before the process is shut in with what it has.
    """
    # Imported under the limits; it takes most of the time that a small file takes.
    from index.readers import formats  # noqa: PLC0415

    read = formats.reader_of(data, name)
    return lambda: formats.read_with(read, data, name)


def main(arguments: list[str], prepare: Prepare = prepare) -> None:
    """Run the process that these arguments ask for."""
    if arguments[0] == SERVE:
        from index.readers import formats, txt  # noqa: F401, PLC0415 - for all that are split off

        _serve(socket.socket(fileno=int(arguments[1])), prepare)
    else:
        _give(arguments[0], Limits.from_argument(arguments[1]), prepare)


def _give(name: str, limits: Limits, prepare: Prepare) -> None:
    """Read standard input as a file called `name`; messages go to standard output alone."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no message
    limits.impose()
    confining.cut_off()

    def report(done: int, total: int) -> None:
        out.write(messages.progress(done, total))
        out.flush()

    listen(report)
    out.write(_message(name, limits, prepare))
    out.flush()


def _message(name: str, limits: Limits, prepare: Prepare) -> bytes:
    # Made before: where there is no memory, there is none for a sentence either.
    too_much = ReadError(
        f"Reading this file takes more memory than the {limits.memory >> 20} MB that are "
        "allowed: split it, or leave out what isn't needed.",
        Why.TOO_LARGE,
    ).as_bytes()
    try:
        read = prepare(sys.stdin.buffer.read(), name)
        confining.shut_in(str(Path.cwd()))
        document = read()
        check_extent(document, limits)
        return messages.message(messages.DOCUMENT, dump(document))
    except ReadError as error:
        refused: ReadError | None = error
    except MemoryError:
        refused = None
    except Exception:
        if sys.flags.dev_mode:
            raise
        refused = ReadError(_DAMAGED)  # whatever a library made of a broken file
    # Behind the clauses, where nothing holds any more what filled the memory.
    return messages.message(messages.ERROR, too_much if refused is None else refused.as_bytes())


# ---------------------------------------------------------------- for many files


def _serve(line: socket.socket, prepare: Prepare) -> None:
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
            _split_off(asked, files, prepare)
        for file in files:
            os.close(file)
        line.sendall(NUMBER.pack(pid))
        _, status = os.waitpid(pid, 0)
        line.sendall(NUMBER.pack(os.waitstatus_to_exitcode(status)))


def _split_off(asked: bytes, files: list[int], prepare: Prepare) -> None:
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
        _give(name, Limits.from_argument(limits), prepare)
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
