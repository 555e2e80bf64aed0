"""The vectors of a document's passages: made once, kept where there is a place for them."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from bot.answering.corpus import Scores
from index.document import Document
from index.shared_embedder import beginning
from index.vectors import Embedder, Matrix, Packed, Vector, packed, unpacked

_MOST_HEADERS = 400  # a hundredth of a second each
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


def headers_of(document: Document) -> list[str]:
    """Return the headers of a document's tables, each once, and no more than are worth the time."""
    headers = (header for table in document.tables for header in table.columns if header)
    return list(dict.fromkeys(headers))[:_MOST_HEADERS]


def _products(vectors: Matrix, vector: Vector) -> Scores:
    return np.asarray(vectors @ vector, dtype=float)


Start = Callable[[Sequence[str], Path], None]
"""Begins to make the vectors of texts in the background, into a file."""


class PassageVectors:
    """Cosines with the passages and headers of one document, as soon as their vectors are there.

    `path` is the file that keeps them, None for nowhere. With `start`, vectors that are not there
    are made in the background meanwhile; else the first question waits for them.
    """

    def __init__(
        self,
        document: Document,
        embedder: Embedder,
        path: Path | None = None,
        start: Start | None = None,
    ) -> None:
        self._document, self.embedder, self._path, self._start = document, embedder, path, start
        self._headers = headers_of(document)
        self._vectors: tuple[Matrix, Matrix] | None = None
        self._started = False

    def cosines(self, text: str) -> Scores | None:
        """Return the cosine of each passage with a question; None while there are none."""
        vectors = self._made()
        return None if vectors is None else _products(vectors[0], self.embedder.query(text))

    def headers(self, text: str) -> dict[str, float]:
        """Return the cosine of each header of a table with a question; none while there are none."""
        vectors = self._made()
        if vectors is None or not self._headers:
            return {}
        found = _products(vectors[1], self.embedder.query(text))
        return dict(zip(self._headers, found.tolist(), strict=True))

    def alike(self, text: str) -> Scores | None:
        """Return the cosine of each passage with a statement, itself read as a passage."""
        vectors = self._made()
        if vectors is None:
            return None
        return _products(vectors[0], self.embedder.passages([beginning(text)])[0])

    def _made(self) -> tuple[Matrix, Matrix] | None:
        """Return the vectors of the passages, and of the headers."""
        if self._vectors is None and (found := self._found()) is not None:
            passages = len(self._document.sentences)
            self._vectors = found[:passages], found[passages:]
        return self._vectors

    def query(self, text: str) -> Vector:
        """Return the vector of a question."""
        return self.embedder.query(text)

    def _found(self) -> Matrix | None:
        texts = [*texts_of(self._document), *self._headers]
        kept = load(self._path, len(texts)) if self._path else None
        if kept is not None:
            return unpacked(kept)
        if self._start is not None and self._path is not None:
            if not self._started:
                self._started = True
                self._start(texts, self._path)
            return None
        made = packed(self.embedder.passages(texts))
        if self._path is not None:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
            save(self._path, made)
        return unpacked(made)


def vectors_in(
    folder: Path | None, embedder: Embedder, start: Start | None = None
) -> Callable[[Document], PassageVectors]:
    """Return what gives documents their vectors, kept in `folder` by content, or nowhere."""

    def vectors(document: Document) -> PassageVectors:
        path = None
        if folder is not None:
            key = hashlib.sha256(
                "\0".join([embedder.name, *texts_of(document), *headers_of(document)]).encode(
                    "utf-8", "surrogatepass"
                )
            )
            path = folder / f"{key.hexdigest()}.vectors"
        return PassageVectors(document, embedder, path, start)

    return vectors


def load(path: Path, texts: int) -> Packed | None:
    """Return kept vectors, None where there are none or not for so many texts."""
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = found.ndim == 2 and found.dtype == np.int8 and len(found) == texts
    return found if fits else None


def save(path: Path, vectors: Packed) -> None:
    """Keep vectors in a folder that is there; a disk that can't take them loses nothing but time.

    Where the folder has gone meanwhile, the document has, and so do its vectors.
    """
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as file:
            np.save(file, vectors, allow_pickle=False)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
