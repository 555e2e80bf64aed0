"""The vectors of a document's passages: made once, kept where there is a place for them."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import numpy as np

from bot.answering.corpus import Scores
from index.document import Document
from index.vectors import Embedder, Packed, packed, unpacked

_SHORT = 60  # characters; a shorter sentence or a row is read with what heads it


def texts_of(document: Document) -> list[str]:
    """Return what is embedded for each sentence: with its heading where it is short or a row."""
    rows = {row.sentence: (table, row) for table in document.tables for row in table.rows}
    found = []
    for position, sentence in enumerate(document.sentences):
        text = sentence.text
        if position in rows:
            table, row = rows[position]
            columns = " ".join(column for column in table.columns if column)
            text = " – ".join(part for part in (table.caption, columns, *row.group, text) if part)
        elif len(text) < _SHORT and document.sections:
            heading = document.section_title(sentence)
            text = f"{heading} – {text}" if heading and heading != text else text
        found.append(text)
    return found


class PassageVectors:
    """Cosines with the passages of one document, as soon as their vectors are there.

    `path` is the file that keeps them, None for nowhere. With `wait`, the first question waits
    for vectors that are not there yet; else they are made in the background meanwhile.
    """

    def __init__(
        self, document: Document, embedder: Embedder, path: Path | None, *, wait: bool
    ) -> None:
        self._document, self._embedder, self._path, self._wait = document, embedder, path, wait
        self._vectors: np.ndarray | None = None
        self._thread: Thread | None = None

    def cosines(self, text: str) -> Scores | None:
        """Return the cosine of each passage with a question; None while there are none."""
        if self._vectors is None and self._thread is None:
            kept = load(self._path, len(self._document.sentences)) if self._path else None
            if kept is not None:
                self._vectors = unpacked(kept)
            elif self._wait:
                self._make()
            else:
                self._thread = Thread(target=self._make, daemon=True)
                self._thread.start()
        if self._vectors is None:
            return None
        return np.asarray(self._vectors @ self._embedder.query(text), dtype=float)

    def _make(self) -> None:
        made = packed(self._embedder.passages(texts_of(self._document)))
        if self._path is not None:
            save(self._path, made)
        self._vectors = unpacked(made)


Place = Callable[[Document], Path | None]
"""Where the vectors of a document are kept."""


def load(path: Path, sentences: int) -> Packed | None:
    """Return kept vectors, None where there are none or not for these sentences."""
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = found.ndim == 2 and found.dtype == np.int8 and len(found) == sentences
    return found if fits else None


def save(path: Path, vectors: Packed) -> None:
    """Keep vectors; a disk that can't take them loses nothing but time."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            np.save(file, vectors, allow_pickle=False)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
