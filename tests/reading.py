"""Reads a file in this process, once for all tests that only want what is in it.

In a process of its own, as anything else reads it, each reading takes a tenth of a second of the
processor; tests of readers, of limits and of whole commands start those.
"""

from functools import cache

from index.document import Document
from index.readers.formats import read_bytes
from index.storing import dump, load


@cache
def _read(data: bytes, name: str) -> bytes:
    """Return the document as a process hands it over; as an object it would stay in memory."""
    return dump(read_bytes(data, name))


def read_here(data, name, limits=None, report=None) -> Document:
    """Called as `index.readers.sandbox.read_apart` is; nothing is limited or reported."""
    return load(_read(data, name))
