"""How a nursery and its server talk: numbers through a socket, files beside them."""

import socket
import struct
from typing import Final

SERVE: Final = "--serve"
NUMBER: Final = struct.Struct(">i")  # a length, a process id, an exit code


def received(line: socket.socket) -> int:
    """Return the number that comes next. Raises EOFError where the other end is gone."""
    data = b""
    while len(data) < NUMBER.size:
        piece = line.recv(NUMBER.size - len(data))
        if not piece:
            raise EOFError
        data += piece
    number: int = NUMBER.unpack(data)[0]
    return number
