"""The shelf on the web: documents are read, opened and added beside the loop, one at a time."""

import asyncio
import tempfile
from pathlib import Path
from typing import Final

from bot.answerer import Answerer
from bot.memo import Remembered
from bot.running.errors import ShelfError
from bot.shelf.engines import Engines
from bot.shelf.entries import entry_of
from bot.shelf.reviews import KeptReview, Reviews
from bot.shelf.shelf import Entry, Shelf
from bot.web.multipart import Sent
from index.readers.allowance import MB
from index.readers.picturing import page_picture
from index.readers.unreadable import ReadError

MOST_MEGABYTES: Final = 20  # as much as Telegram hands to a bot; the command line takes more
MOST_BYTES: Final = MOST_MEGABYTES * MB


class Shelving:
    """Reading a file takes seconds and a process of its own; pages are served meanwhile."""

    def __init__(self, shelf: Shelf, engines: Engines) -> None:
        self._shelf = shelf
        self._engines = engines
        self._reviews = Reviews()
        self._one = asyncio.Lock()
        self._drawing = asyncio.Lock()

    def entries(self) -> list[Entry]:
        """Return what is on the shelf, by name."""
        return self._shelf.entries()

    def entry(self, name: str) -> Entry | None:
        """Return what is on the shelf under this name."""
        if not self._shelf.has(name):
            return None
        return next((entry for entry in self._shelf.entries() if entry.name == name), None)

    def has(self, name: str) -> bool:
        """Tell whether there is a document of this name on the shelf."""
        return self._shelf.has(name)

    def review(self, name: str) -> KeptReview:
        """Return the review of a document, as it was left. Raises ShelfError, LibraryError, OSError.

        Blocks: call it beside the loop.
        """
        entry = self.entry(name)
        return self._reviews.of(
            f"{name}\n{entry.digest if entry is not None else ''}",
            lambda: KeptReview(self._engines.document(name), entry_of(name, self._shelf)),
        )

    def has_pictures(self, name: str) -> bool:
        """Tell whether the pages of a document can be drawn: those of a PDF."""
        source = self._shelf.source(name) if self.has(name) else None
        return source is not None and source.suffix.lower() == ".pdf"

    async def picture(self, name: str, page: int) -> bytes:
        """Return a page (from 1) as a PNG. Raises ReadError where it can't be drawn, OSError."""
        async with self._drawing:
            return await asyncio.to_thread(self._picture, name, page)

    def _picture(self, name: str, page: int) -> bytes:
        source = self._shelf.source(name)
        if source is None:
            raise ReadError("The file is missing from the shelf.")
        return page_picture(source.read_bytes(), page)

    async def open(self, *names: str) -> Answerer:
        """Return what answers from documents. Raises ShelfError."""
        async with self._one:
            return await asyncio.to_thread(self._open, names)

    def _open(self, names: tuple[str, ...]) -> Answerer:
        self._engines.forget(names)  # one may have been removed and added anew meanwhile
        return Remembered(self._engines.open(names))

    async def add(self, sent: Sent) -> Entry:
        """Keep a file, or find that it is kept. Raises ShelfError."""
        async with self._one:
            return await asyncio.to_thread(self._add, sent)

    def _add(self, sent: Sent) -> Entry:
        path = Path()
        try:
            with tempfile.TemporaryDirectory(prefix="footnote-") as folder:
                path = Path(folder) / sent.name
                path.write_bytes(sent.data)
                entry, _ = self._shelf.add(path)
        except ShelfError as error:  # where it lay for a moment is nobody's business
            raise ShelfError(str(error).replace(f"{path.parent}/", ""), error.why) from None
        except OSError as error:
            raise ShelfError(f"{sent.name} could not be kept: {error.strerror or error}.") from None
        return entry
