"""What is built of a library entry once is kept, part by part, in a folder that may be deleted.

A part is named by a digest of what it was built from: the files of the entry, the code and its
tables, and Python. So nothing kept is ever out of date, and two processes may write it at once.
Its bytes are JSON behind their own digest. Where anybody else could have written them they are
not read: they would be facts that nobody checked.
"""

import contextlib
import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from index.installed import installed
from index.writing import write_whole

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_DIGEST: Final = hashlib.sha256().digest_size
_CODE: Final = (Path(__file__).parent, Path(__file__).parents[1] / "index")
_READ: Final = (".py", ".toml", ".txt")  # what of it an entry is built by
_LIBRARIES: Final = ("opencc", "pystemmer")
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
_MOST: Final = 64  # parts: of some eight entries, a few megabytes each; the oldest make room
_NOFOLLOW: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Kept:
    """The parts of one entry below `folder`, which is made when needed; None: nothing is kept.

    `files` are the contents of the entry's files by name.
    """

    def __init__(self, folder: Path | None, files: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._key = _key(files) if folder is not None else ""

    def part(
        self, name: str, load: Callable[[Any], T], build: Callable[[], T], dump: Callable[[T], Any]
    ) -> T:
        """Return a part: what `load` makes of the JSON kept of it, else what `build` makes anew.

        Then what `dump` makes of that is kept, where the folder lets itself be written.
        """
        if self._folder is None:
            return build()
        path = self._folder / f"{self._key}.{name}"
        # What is none of this code's JSON, whatever its digest says, is as good as nothing.
        with contextlib.suppress(OSError, ValueError, TypeError, LookupError, ArithmeticError):
            return load(json.loads(_read(path)))
        made = build()
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self._folder.lstat(), stat.S_ISDIR):
                body = json.dumps(dump(made), ensure_ascii=False, separators=(",", ":"))
                data = body.encode("utf-8", "surrogatepass")
                write_whole(path, hashlib.sha256(data).digest() + data)
                _make_room(self._folder)
        return made


def unchecked(model: type[M], values: Mapping[str, Any]) -> M:
    """Return a row of values that were checked before they were kept; JSON has no tuples."""
    build: Callable[..., M] = model.model_construct
    return build(**{
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    })  # fmt: skip


NOWHERE: Final = Kept(None, {})


def _key(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(_code().encode())
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


@cache
def _code() -> str:
    """Return a digest of what builds the parts, from the files themselves."""
    digest = hashlib.sha256("\0".join([sys.version, *installed(_LIBRARIES)]).encode())
    for root in _CODE:
        for path in sorted(root.rglob("*")):
            if path.suffix in _READ:
                digest.update(str(path.relative_to(root)).encode("utf-8", "surrogateescape"))
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str:
    """Return the text of a part. Raises OSError where it is no file of ours, ValueError: damaged."""
    if not _is_ours(path.parent.lstat(), stat.S_ISDIR):
        raise PermissionError
    descriptor = os.open(path, _NOFOLLOW)
    with os.fdopen(descriptor, "rb") as file:
        if not _is_ours(os.fstat(descriptor), stat.S_ISREG):
            raise PermissionError
        stored = file.read()
    digest, body = stored[:_DIGEST], stored[_DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError("damaged")
    return body.decode("utf-8", "surrogatepass")


def _is_ours(status: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Tell whether a file is of a kind, this user's, and nobody else may write it."""
    return kind(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & _OTHERS


def _make_room(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_MOST:]:
        path.unlink(missing_ok=True)
