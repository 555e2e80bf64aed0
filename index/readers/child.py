"""The process that reads one file: `python -m index.readers.child NAME LIMITS < FILE`.

It says how far it has come, then gives the document or the sentence why there is none.
"""

import os
import sys
from collections.abc import Callable
from typing import Final

from index.document import Document
from index.readers import messages
from index.readers.errors import ReadError
from index.readers.limits import Limits
from index.readers.progress import listen
from index.storing import dump

_DAMAGED: Final = "This file can't be read: it seems to be damaged. Save it again and retry."


Read = Callable[[bytes, str], Document]


def read(data: bytes, name: str) -> Document:
    """Read the bytes of a file called `name`. Raises ReadError."""
    # Imported under the limits; it takes most of the time that a small file takes.
    from index.readers.formats import read_bytes  # noqa: PLC0415

    return read_bytes(data, name)


def main(name: str, limits: Limits, read: Read = read) -> None:
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
        sentence = str(error)
    except MemoryError:
        sentence = (
            f"Reading this file takes more memory than the {limits.memory >> 20} MB that are "
            "allowed: split it, or leave out what isn't needed."
        )
    except Exception:
        if sys.flags.dev_mode:
            raise
        sentence = _DAMAGED  # whatever a library made of a broken file
    return messages.message(messages.ERROR, sentence.encode("utf-8", "replace"))


def arguments() -> tuple[str, Limits]:
    """Return the file's name and the limits, as the arguments of this process say."""
    return sys.argv[1], Limits(*map(int, sys.argv[2].split(",")))


if __name__ == "__main__":
    main(*arguments())
