"""Linear classifiers over the vectors of questions: what they give, and how they are kept."""

import math

import numpy as np
import pytest

from bot.entry.classifier import Classifier, ClassifierError, inputs, load, save

MEAN = np.array([1.0, 0.0])
WEIGHTS = np.array([[2.0, 0.0], [0.0, 4.0], [1.0, -1.0]])


def test_a_logit_is_the_product_of_the_centred_vector_and_the_constant():
    """(1, 3) less the mean is (0, 3), of length 1 (0, 1); the constant is half."""
    found = Classifier(["trade", "(none)"], WEIGHTS, MEAN).logits(np.array([1.0, 3.0]))
    assert found == {"trade": 0.5, "(none)": 3.5}


def test_inputs_have_one_length():
    rows = inputs(np.array([[4.0, 4.0], [1.0, 0.0]]), MEAN)
    assert rows.tolist() == [[0.6, 0.8, 0.5], [0.0, 0.0, 0.5]]


def test_what_is_saved_is_read(tmp_path):
    kept = Classifier(["a", "b"], WEIGHTS, MEAN)
    other = Classifier(["c"], np.array([[0.0], [0.0], [0.0]]), MEAN)
    save({"facts": kept, "operations": other}, tmp_path / "classifier.npz")
    found = load(tmp_path / "classifier.npz")
    assert {name: one.names for name, one in found.items()} == {
        "facts": ("a", "b"),
        "operations": ("c",),
    }
    for name, logit in kept.logits(np.array([0.5, 1.0])).items():  # a byte a weight
        assert math.isclose(found["facts"].logits(np.array([0.5, 1.0]))[name], logit, abs_tol=0.05)


@pytest.mark.parametrize("broken", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_a_file_without_classifiers(tmp_path, broken):
    path = tmp_path / "classifier.npz"
    path.write_bytes(broken)
    with pytest.raises(ClassifierError, match=r"classifier\.npz holds no classifiers: run make"):
        load(path)


def test_weights_that_do_not_fit_their_classes(tmp_path):
    save({"facts": Classifier(["a"], WEIGHTS, MEAN)}, tmp_path / "classifier.npz")
    with pytest.raises(ClassifierError, match="holds no classifiers"):
        load(tmp_path / "classifier.npz")
