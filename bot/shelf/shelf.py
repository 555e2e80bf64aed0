"""The shelf: documents that were added, by name; each is a folder with its file.

NAME/about.json     what is shown of it without reading it
NAME/source/FILE    the file as it was added, to be read again by a newer reader
"""

import hashlib
import json
import re
import shutil
import tempfile
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from bot.running.errors import ShelfError
from bot.shelf.cache import Cache
from index.document import Document
from index.readers.progress import Report
from index.readers.sandbox import load_file
from index.readers.unreadable import ReadError

_ABOUT: Final = "about.json"
_SOURCE: Final = "source"
_NUMBER: Final = re.compile(r"\d(?:[\d.,]*\d)?")
_NO_PART_OF_A_NAME: Final = re.compile(r"[^\w.()-]+")
_LONGEST: Final = 60  # letters of a name; in UTF-8 it must fit into the 255 bytes of a file's name


@dataclass(frozen=True, slots=True)
class Entry:
    """A document on the shelf. `figures` counts the numbers in its text; `added` is in UTC."""

    name: str
    title: str
    pages: int
    sentences: int
    tables: int
    figures: int
    digest: str
    added: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents in `folder`, which is made when the first one is added."""

    folder: Path
    cache: Cache

    def add(
        self, path: Path, name: str | None = None, report: Report | None = None
    ) -> tuple[Entry, bool]:
        """Keep a file under `name`, by default one made of the file's own.

        Returns its entry and True, or that of the same file and False where it is there already.
        Raises ShelfError: the file can't be read, or the name is taken.
        """
        data = _bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        for entry in self.entries():
            if entry.digest == digest:
                return entry, False
        wanted = slug(path.stem if name is None else name)
        if name is not None and (self.folder / wanted).exists():
            raise ShelfError(
                f'there is a document named "{wanted}" already: give another name, or remove it'
            )
        document = read(self.cache, data, path.name, report)
        entry = _entry(self._free(wanted), document, digest)
        self._put(entry, path.name, data)
        return entry, True

    def entries(self) -> list[Entry]:
        """Return what is there, by name. What is damaged is left out."""
        try:
            folders = sorted(self.folder.iterdir())
        except FileNotFoundError:
            return []
        return [
            entry
            for folder in folders
            if not folder.name.startswith(".") and (entry := _about(folder)) is not None
        ]

    def has(self, name: str) -> bool:
        """Tell whether there is a document of this name."""
        return slug(name) == name and (self.folder / name / _ABOUT).is_file()

    def open(self, name: str, report: Report | None = None) -> Document:
        """Return the document of this name. Raises ShelfError."""
        if not self.has(name):
            raise ShelfError(self._unknown(name))
        source = self.source(name)
        if source is None:
            raise ShelfError(
                f'the file of "{name}" is missing from the shelf: remove it and add it again'
            )
        return read(self.cache, _bytes(source), source.name, report)

    def source(self, name: str) -> Path | None:
        """Return the path of a document's file as it was added, None where it is missing."""
        return next(iter((self.folder / name / _SOURCE).glob("*")), None)

    def remove(self, name: str) -> None:
        """Forget a document with its file. Raises ShelfError where there is none of this name."""
        if not self.has(name):
            raise ShelfError(self._unknown(name))
        # Out of sight in one step, so that nobody meets half of it.
        with tempfile.TemporaryDirectory(dir=self.folder, prefix=".") as gone:
            (self.folder / name).rename(Path(gone) / name)

    def _unknown(self, name: str) -> str:
        there = ", ".join(entry.name for entry in self.entries())
        others = (
            f"there are: {there}" if there else "the shelf is empty; add one: footnote add FILE"
        )
        return f'no document is named "{name}": {others}'

    def _free(self, wanted: str) -> str:
        """Return the name, with a number where it is taken."""
        names = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
        return next(name for name in names if not (self.folder / name).exists())

    def _put(self, entry: Entry, file: str, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=self.folder, prefix="."))
        try:
            (making / _SOURCE).mkdir()
            (making / _SOURCE / file).write_bytes(data)
            about = json.dumps(asdict(entry), ensure_ascii=False, indent=1)
            (making / _ABOUT).write_text(about, encoding="utf-8", errors="replace")
            making.rename(self.folder / entry.name)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise


def slug(text: str) -> str:
    """Return a name made of a text: its letters and digits, "-" for what is between them."""
    name = _NO_PART_OF_A_NAME.sub("-", unicodedata.normalize("NFC", text))
    return name[:_LONGEST].strip("-.") or "document"


def read(cache: Cache, data: bytes, name: str, report: Report | None = None) -> Document:
    """Return what the bytes of a file hold, through the cache. Raises ShelfError."""
    try:
        return cache.read(data, name, report)
    except ReadError as error:
        raise _unreadable(name, error) from None


def read_path(cache: Cache, path: Path, report: Report | None = None) -> Document:
    """Return the document in a file, through the cache. Raises ShelfError."""
    return read(cache, _bytes(path), path.name, report)


def _bytes(path: Path) -> bytes:
    try:
        return load_file(path)
    except ReadError as error:
        raise _unreadable(str(path), error) from None


def _unreadable(name: str, error: ReadError) -> ShelfError:
    text = str(error)
    said = text.startswith(Path(name).name or name)
    return ShelfError(text if said else f"{name}: {text}", error.why)


def _entry(name: str, document: Document, digest: str) -> Entry:
    return Entry(
        name=name,
        title=document.title,
        pages=document.pages,
        sentences=len(document.sentences),
        tables=len(document.tables),
        figures=figures_in(document),
        digest=digest,
        added=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def figures_in(document: Document) -> int:
    """Count the numbers in a document's text."""
    return len(_NUMBER.findall(document.text))


def _about(folder: Path) -> Entry | None:
    try:
        stored = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        return Entry(**stored | {"name": folder.name})
    except (OSError, ValueError, TypeError):
        return None
