"""Changes to an embedder's model: what its layers are after they were fitted to one document's questions.

A file of changes holds what the end of the model's file is to be combined with, bit by bit: a fifth
of the codes of eight layers, three and a half megabytes instead of seventy.
"""

import hashlib
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np

_DIGEST: Final = hashlib.sha256().digest_size
_PLACE: Final = 8  # bytes of the place from which a model changes
_LEVEL: Final = 9


class TuningError(ValueError):
    """A file of changes that is none, or is for another model; the text says what to do."""


def changes(model: bytes, tuned: bytes) -> bytes:
    """Return what makes `tuned` of `model`. Raises ValueError where they differ in size."""
    if len(model) != len(tuned):
        raise ValueError("a tuned model has the size of the model that it comes from")
    differs = np.flatnonzero(_array(model) != _array(tuned))
    start = int(differs[0]) if len(differs) else len(model)
    head = _digest(start, model[start:]) + start.to_bytes(_PLACE, "little")
    return head + zlib.compress(_combined(model[start:], tuned[start:]), _LEVEL)


@contextmanager
def tuned_file(model: Path, made: Path) -> Iterator[Path]:
    """Give the path of a model with the changes in a file; it goes, what has opened it stays.

    Raises TuningError, OSError.
    """
    start, end = _changed(model, made)
    with tempfile.NamedTemporaryFile(prefix="footnote-", suffix=".bin") as file:
        with model.open("rb") as whole:
            shutil.copyfileobj(whole, file)
        file.seek(start)
        file.write(end)
        file.flush()
        yield Path(file.name)


def _changed(model: Path, made: Path) -> tuple[int, bytes]:
    """Return from where a model changes, and what it has from there."""
    told = made.read_bytes()
    digest, packed = told[:_DIGEST], told[_DIGEST + _PLACE :]
    start = int.from_bytes(told[_DIGEST : _DIGEST + _PLACE], "little")
    with model.open("rb") as whole:
        whole.seek(min(start, model.stat().st_size))
        end = whole.read()
    if digest != _digest(start, end):
        raise TuningError(
            f"{made.name} is for another version of the embedder: install the locked one"
        )
    try:
        part = zlib.decompress(packed)
    except zlib.error:
        part = b""
    if len(part) != len(end):
        raise TuningError(f"{made.name} is damaged: take that of the release again")
    return start, _combined(end, part)


def _combined(one: bytes, other: bytes) -> bytes:
    return bytes(_array(one) ^ _array(other))


def _array(data: bytes) -> np.ndarray:
    return np.frombuffer(data, dtype=np.uint8)


def _digest(start: int, end: bytes) -> bytes:
    """Tell a model by what may be changed of it, and where that begins."""
    return hashlib.sha256(start.to_bytes(_PLACE, "little") + end).digest()
