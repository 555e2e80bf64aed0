"""What a message asks for, told by its vector: classifiers over sentence embeddings."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from facts.library_errors import LibraryError
from index.vectors import Vector

_STEPS: Final = 127.0  # of int8, in which a class's weights are kept
# The constant that stands beside the vector: as long as half of it.
_CONSTANT: Final = 0.5


class ClassifierError(LibraryError):
    """A file that holds no classifiers; the text says what is wrong."""


class Classifier:
    """A multinomial logistic regression over the centred vector of a question.

    `weights` has a row for each component of a vector and one for the constant, and a column for
    each of `names`, the classes.
    """

    def __init__(self, names: Sequence[str], weights: np.ndarray, mean: np.ndarray) -> None:
        self.names, self.weights, self.mean = tuple(names), weights, mean

    def logits(self, vector: Vector) -> dict[str, float]:
        """Return the logit of each class; their softmax is the share of belief."""
        row = inputs(np.asarray(vector, dtype=float).reshape(1, -1), self.mean)[0]
        return dict(zip(self.names, map(float, row @ self.weights), strict=True))

    @property
    def fits(self) -> bool:
        """Whether its parts have sizes that go together."""
        return self.weights.shape == (len(self.mean) + 1, len(self.names))


def inputs(vectors: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """Return the rows that are weighted: vectors less their mean, of length 1, and the constant.

    The vectors of all questions have a cosine of .8 and more: without the mean what tells them
    apart would be a fifth of them.
    """
    centred = vectors - mean
    lengths = np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    return np.hstack([centred / lengths, np.full((len(vectors), 1), _CONSTANT)])


def save(classifiers: Mapping[str, Classifier], path: Path) -> None:
    """Write classifiers by name, a byte a weight."""
    parts: dict[str, np.ndarray] = {}
    for name, one in classifiers.items():
        parts[f"{name}.names"] = np.array(one.names)
        parts[f"{name}.mean"] = one.mean.astype(np.float32)
        scale = np.maximum(np.abs(one.weights).max(axis=0), 1e-9) / _STEPS
        parts[f"{name}.weights"] = np.round(one.weights / scale).astype(np.int8)
        parts[f"{name}.scale"] = scale.astype(np.float32)
    np.savez_compressed(path, **parts)  # type: ignore[arg-type]


def load(path: Path) -> dict[str, Classifier]:
    """Read what `save` wrote. Raises ClassifierError where the file holds none, OSError."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            names = [key.removesuffix(".names") for key in kept if key.endswith(".names")]
            found = {name: _read(name, kept) for name in names}
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ClassifierError(f"{path.name} holds no classifiers: run make train") from error
    if not found or not all(one.fits for one in found.values()):
        raise ClassifierError(f"{path.name} holds no classifiers: run make train")
    return found


def _read(name: str, kept: Mapping[str, np.ndarray]) -> Classifier:
    scale = kept[f"{name}.scale"].astype(float)
    weights = kept[f"{name}.weights"].astype(float) * scale
    names = [str(one) for one in kept[f"{name}.names"]]
    return Classifier(names, weights, kept[f"{name}.mean"].astype(float))
