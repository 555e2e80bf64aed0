"""The files of a library entry: read within bounds, whatever lies under their names."""

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, Final

from facts.library_errors import LibraryError

MB: Final = 1 << 20
MOST_TEXT: Final = (
    2 * MB
)  # of document.txt, 800 pages; what is larger is added, and read in another way
MOST_TABLE: Final = 4 * MB  # of a table or phrase file: some 10,000 facts
MOST_STORED: Final = 128 * MB  # of a document as it was read, as readers give it
_DEEPEST: Final = 32  # parts of a dotted key; parsing one takes time and memory by their square
_PART: Final = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DOTTED: Final = re.compile(rf"""(?<![\w"'.-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_DEEPEST}}}""")


def read_bytes(path: Path, error: type[LibraryError], most: int) -> bytes:
    """Return what is in a file. Raises `error`: it is none, too large, or can't be read."""
    name = path.name
    try:
        # Not to wait for ever where it is a pipe that nobody writes to.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise error(f"{path.parent.name}/{name} is missing") from None
    except OSError as problem:
        raise error(f"{name} can't be read: {problem.strerror}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise error(f"{name} is no regular file: put one in its place")
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(most + 1)
        except OSError as problem:
            raise error(f"{name} can't be read: {problem.strerror}") from None
    if len(data) > most:
        raise error(f"{name} is larger than the {most // MB} MB that are read of it")
    return data


def read_text(path: Path, error: type[LibraryError], most: int = MOST_TABLE) -> str:
    """Return the text of a file in UTF-8, without a byte order mark. Raises `error`."""
    try:
        return read_bytes(path, error, most).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise error(f"{path.name} is not UTF-8 (byte {problem.start})") from None


def read_toml(path: Path, error: type[LibraryError]) -> dict[str, Any]:
    """Return the tables of a TOML file. Raises `error`."""
    return parse_toml(read_text(path, error), path.name, error)


def parse_toml(text: str, name: str, error: type[LibraryError]) -> dict[str, Any]:
    """Return the tables of a TOML file of this name. Raises `error`."""
    deep = _DOTTED.search(text)
    if deep is not None:
        line = text.count("\n", 0, deep.start()) + 1
        raise error(f"{name}: a key of more than {_DEEPEST} parts (at line {line})")
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as problem:
        raise error(f"{name}: {problem}") from None
    except ValueError:  # of Python's own, which limits how long a number is
        raise error(f"{name}: a number of more digits than can be read") from None
    except RecursionError:
        raise error(f"{name}: lists or tables within one another, too many to read") from None
