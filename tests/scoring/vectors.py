"""Vectors for scoring, kept in a file between runs, a text at a time: each is made once."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.answering.engine import Vectors
from bot.answering.vectors import vectors_in
from index.vectors import Embedder, Matrix, Vector, embedder

# Not the user's own cache: what is kept here is worth nothing but the time of a second run.
KEPT = Path(tempfile.gettempdir()) / "footnote-evaluation-vectors.db"
_AT_A_TIME = 64  # texts; an interrupted run keeps what it has made before


class KeptEmbedder:
    """An embedder that keeps in `path` what another one makes."""

    def __init__(self, model: Embedder, path: Path) -> None:
        self._model, self._path = model, path
        self.name = model.name
        with closing(self._open()) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS vector (text TEXT PRIMARY KEY, value BLOB)")

    def query(self, text: str) -> Vector:
        def made(texts: Sequence[str]) -> Sequence[Vector]:
            return [self._model.query(one) for one in texts]

        return self._kept("query", [text], made)[0]

    def passages(self, texts: Sequence[str]) -> Matrix:
        if not texts:
            return self._model.passages(texts)
        return np.vstack(self._kept("passage", texts, self._model.passages))

    def tuned(self, changes: Path) -> "KeptEmbedder":
        return KeptEmbedder(self._model.tuned(changes), self._path)

    def _kept(
        self, kind: str, texts: Sequence[str], make: Callable[[Sequence[str]], Iterable[Vector]]
    ) -> list[Vector]:
        keys = [f"{self.name} {kind} {text}".encode("utf-8", "surrogatepass") for text in texts]
        with closing(self._open()) as db:
            found = {key: _stored(db, key) for key in keys}
            missing = [at for at, key in enumerate(keys) if found[key] is None]
            for first in range(0, len(missing), _AT_A_TIME):
                part = missing[first : first + _AT_A_TIME]
                vectors = make([texts[at] for at in part])
                made = dict(zip((keys[at] for at in part), vectors, strict=True))
                with db:
                    rows = [(key, np.float32(value).tobytes()) for key, value in made.items()]
                    db.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
                found |= made
        return [np.asarray(found[key], dtype=np.float32) for key in keys]

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path)


def _stored(db: sqlite3.Connection, key: bytes) -> Vector | None:
    row = db.execute("SELECT value FROM vector WHERE text = ?", (key,)).fetchone()
    return np.frombuffer(row[0], dtype=np.float32) if row else None


@lru_cache(4)
def kept_vectors(path: Path = KEPT, model: Embedder | None = None) -> Vectors | None:
    """Return what gives documents their vectors; None where no embedder is installed."""
    model = model or embedder()
    return vectors_in(None, KeptEmbedder(model, path)) if model is not None else None
