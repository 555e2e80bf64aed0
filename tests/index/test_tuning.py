"""Changes to an embedder's model: made of two files, they give the second of the first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tuning import TuningError, changes, tuned_file

MODEL, TUNED = b"head and layers", b"head and LAYERS"


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(MODEL)
    return path


def written(tmp_path, made):
    path = tmp_path / "encoder.changes"
    path.write_bytes(made)
    return path


def test_what_is_made_of_two_files_gives_the_second(tmp_path, model):
    with tuned_file(model, written(tmp_path, changes(MODEL, TUNED))) as path:
        assert path.read_bytes() == TUNED
    assert (path.exists(), model.read_bytes()) == (False, MODEL)


@given(st.binary(max_size=40), st.data())
def test_any_change(tmp_path_factory, before, data):
    after = data.draw(st.binary(min_size=len(before), max_size=len(before)))
    folder = tmp_path_factory.mktemp("any")
    (folder / "model").write_bytes(before)
    with tuned_file(folder / "model", written(folder, changes(before, after))) as path:
        assert path.read_bytes() == after


def test_another_model(tmp_path, model):
    made = written(tmp_path, changes(b"head and liners", b"head and LINERS"))
    with pytest.raises(TuningError) as caught, tuned_file(model, made):
        pass
    assert str(caught.value) == (
        "encoder.changes is for another version of the embedder: install the locked one"
    )


@pytest.mark.parametrize(
    "cut",
    [lambda made: made[:-4], lambda made: made[:40] + b"no zlib"],
    ids=["cut short", "other bytes"],
)
def test_a_damaged_file(tmp_path, model, cut):
    made = written(tmp_path, cut(changes(MODEL, TUNED)))
    with pytest.raises(TuningError) as caught, tuned_file(model, made):
        pass
    assert str(caught.value) == "encoder.changes is damaged: take that of the release again"


def test_a_file_that_is_no_changes(tmp_path, model):
    with (
        pytest.raises(TuningError, match="another version"),
        tuned_file(model, written(tmp_path, b"")),
    ):
        pass


def test_models_of_different_sizes():
    with pytest.raises(ValueError, match="has the size of the model"):
        changes(MODEL, TUNED + b"!")
