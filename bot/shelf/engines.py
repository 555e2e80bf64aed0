"""An engine for each document that is asked, each file read once a run."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.answerer import Answerer
from bot.answering.engine import Engine, Vectors
from bot.running.bounded import Bounded
from bot.running.errors import ShelfError
from bot.shelf.cache import Cache
from bot.shelf.entries import entry_of
from bot.shelf.shelf import Shelf, read_path, slug
from facts.library import reviewed
from facts.library_errors import LibraryError
from index.document import Document
from index.readers.progress import Report

_KEPT: Final = 8  # engines; that of a long report takes some 30 MB

Waiting = Callable[[str], AbstractContextManager[Report | None]]
"""Given a file's name: for the time of reading it, what hears how far that has come."""


class Engines:
    """Opens documents by the path of a file or, where there is a shelf, by a name on it."""

    def __init__(
        self,
        cache: Cache,
        shelf: Shelf | None = None,
        waiting: Waiting | None = None,
        vectors: Vectors | None = None,
    ) -> None:
        self._cache = cache
        self._vectors = vectors
        self._shelf = shelf
        self._waiting = waiting or (lambda _: nullcontext())
        self._engines: Bounded[tuple[str, ...], Answerer] = Bounded(_KEPT)
        self._refused: dict[tuple[str, ...], str] = {}

    def open(self, references: Sequence[str]) -> Answerer:
        """Return the engine over these documents, the same one as before if it is still kept.

        Raises ShelfError, the same one again for documents that could not be opened before.
        """
        key = tuple(references)
        if key in self._refused:
            raise ShelfError(self._refused[key])
        engine = self._engines.get(key)
        if engine is None:
            engine = self._opened(key)
            self._engines.put(key, engine)
        return engine

    @property
    def shelf(self) -> Shelf | None:
        """The shelf that names are looked up on."""
        return self._shelf

    def forget(self, references: Sequence[str]) -> None:
        """Open these documents anew the next time: the file may be another one by then."""
        self._engines.forget(tuple(references))
        self._refused.pop(tuple(references), None)

    def _opened(self, key: tuple[str, ...]) -> Answerer:
        try:
            documents = _told_apart([self.document(reference) for reference in key])
            libraries = [
                reviewed(document, entry_of(reference, self._shelf))
                for document, reference in zip(documents, key, strict=True)
            ]
        except (ShelfError, LibraryError) as error:
            self._refused[key] = str(error)
            raise ShelfError(str(error)) from error
        return Engine(libraries, self._vectors)

    def document(self, reference: str) -> Document:
        """Return the document that the reference names, its name as id. Raises ShelfError."""
        return replace(self._read(reference), id=slug(Path(reference).stem))

    def _read(self, reference: str) -> Document:
        with self._waiting(Path(reference).name) as report:
            if self._shelf is not None and self._shelf.has(reference):
                return self._shelf.open(reference, report)
            path = Path(reference)
            if self._shelf is not None and path.name == reference and not path.exists():
                return self._shelf.open(reference)  # says what there is instead
            return read_path(self._cache, path, report)


def _told_apart(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, a number added to an id that one before has."""
    seen: Counter[str] = Counter()
    found = []
    for document in documents:
        seen[document.id] += 1
        number = seen[document.id]
        found.append(replace(document, id=f"{document.id}-{number}") if number > 1 else document)
    return found
