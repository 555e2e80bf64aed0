"""Documents of chats on disk: a folder each, named by its random id, with all that is made of it.

ID/file             the file as it was sent, to be read again by a newer reader
ID/openers.json     what one could ask it first
ID/read/            the document as it was read, and its vectors
ID/entry/           what a review accepted of its figures, and how far it is

A folder appears whole or not at all, and goes in one step.
"""

import contextlib
import json
import secrets
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answering.openers import Opener, openers
from bot.shelf.cache import Apart, Cache
from index.document import Document
from index.readers.allowance import MB, Limits
from index.readers.progress import Report
from index.readers.sandbox import read_apart

_FILE: Final = "file"
_OPENERS: Final = "openers.json"
_READ: Final = "read"
_ENTRY: Final = "entry"
# What Telegram hands over, on the smallest machine: a PDF of 1,000 pages takes 256 MB.
# 800 pages of text, or a table of 2,500 rows and 20 columns: about 150 MB while they are asked.
_LIMITS: Final = Limits(
    file=20 * MB, memory=256 * MB, seconds=60, nice=10, text=2_000_000, numbers=50_000
)
_MAKING: Final = "."  # what the name of a folder begins with that isn't finished or is going


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was read, in a folder that nobody sees yet. `size` counts its bytes."""

    document_id: str
    folder: Path
    document: Document
    size: int


class Keeping:
    """Keeps documents below `root`, or in a temporary folder until `close` where it is None."""

    def __init__(self, root: Path | None, apart: Apart | None = None) -> None:
        self.apart = apart or _within_limits
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._root = root

    @property
    def root(self) -> Path:
        """The folder of the folders."""
        if self._root is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="footnote-")
            self._root = Path(self._temporary.name)
        return self._root

    def make(self, data: bytes, name: str, report: Report | None = None) -> Made:
        """Read a file called `name` and write all that is kept of it, out of sight.

        Raises ReadError, and OSError where the disk is full; then nothing is left.
        """
        document_id = secrets.token_hex(8)
        folder = self.root / f"{_MAKING}{document_id}"
        folder.mkdir(parents=True)
        try:
            (folder / _FILE).write_bytes(data)
            document = Cache(folder / _READ, self.apart).read(data, name, report)
            found = [opener.model_dump(mode="json") for opener in openers(document)]
            (folder / _OPENERS).write_text(json.dumps(found), encoding="utf-8")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Made(document_id, folder, document, _size(folder))

    def keep(self, made: Made) -> None:
        """Let the folder appear."""
        made.folder.rename(self.root / made.document_id)

    def discard(self, made: Made) -> None:
        """Leave nothing of what was made and is not to be kept."""
        shutil.rmtree(made.folder, ignore_errors=True)

    def open(self, document_id: str, name: str) -> Document:
        """Return a document that was kept as a file called `name`. Raises ReadError, OSError."""
        cache = Cache(self.root / document_id / _READ, self.apart)
        return cache.read(self.data(document_id), name)

    def data(self, document_id: str) -> bytes:
        """Return the bytes of a document's file. Raises OSError."""
        return (self.root / document_id / _FILE).read_bytes()

    def vectors_of(self, document_id: str) -> Path:
        """Return the folder for a document's vectors."""
        return self.root / document_id / _READ

    def entry_of(self, document_id: str) -> Path:
        """Return the folder for a document's reviewed facts, which need not be there."""
        return self.root / document_id / _ENTRY

    def openers(self, document_id: str) -> list[Opener]:
        """Return what one could ask a document first; nothing where that is damaged or gone."""
        try:
            stored = (self.root / document_id / _OPENERS).read_text(encoding="utf-8")
            return [Opener.model_validate(one) for one in json.loads(stored)]
        except (OSError, ValueError):
            return []

    def drop(self, document_id: str) -> None:
        """Erase a document with all that was made of it; again does nothing."""
        gone = self.root / f"{_MAKING}gone-{document_id}"
        with contextlib.suppress(FileNotFoundError):
            (self.root / document_id).rename(gone)  # out of sight in one step
        shutil.rmtree(gone, ignore_errors=True)

    def sweep(self, known: Collection[str], *, unfinished: bool) -> int:
        """Erase folders of no document that is `known`; how many went.

        `unfinished`: those too that are being made, of a process that was killed.
        """
        if self._root is None or not self._root.is_dir():
            return 0
        strange = [
            folder
            for folder in self._root.iterdir()
            if folder.name not in known and (unfinished or not folder.name.startswith(_MAKING))
        ]
        for folder in strange:
            shutil.rmtree(folder, ignore_errors=True)
        return len(strange)

    def there(self, document_id: str) -> bool:
        """Tell whether a document's folder is there."""
        return (self.root / document_id / _FILE).is_file()

    def close(self) -> None:
        """Erase the temporary folder, if there is one."""
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = self._root = None


def _within_limits(data: bytes, name: str, *, report: Report | None) -> Document:
    return read_apart(data, name, _LIMITS, report)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
