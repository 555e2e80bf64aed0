"""The network that classifiers of an entry are fitted by."""

import numpy as np

from tests.training.network import fit_network

ROWS = np.array([[1.0, 0.0, 0.5], [0.9, 0.1, 0.5], [0.0, 1.0, 0.5], [0.1, 0.9, 0.5]] * 8)
APART = np.array([[1, 0], [1, 0], [0, 1], [0, 1]] * 8, float)


def fitted(right, own=None, shared=None, *, every=False):
    own = np.zeros((3, right.shape[1])) if own is None else own
    return fit_network(
        ROWS, right, own, np.eye(right.shape[1]) if shared is None else shared, every=every
    )


def shares(weights, hidden, rows=ROWS):
    scores = np.exp(rows @ weights + np.maximum(rows @ hidden.inward, 0) @ hidden.outward)
    return scores / scores.sum(axis=1, keepdims=True)


def test_the_right_class_of_each_row_gets_the_greatest_share():
    assert shares(*fitted(APART))[:4].argmax(axis=1).tolist() == [0, 0, 1, 1]


def test_what_no_line_parts_is_told_by_units():
    """One class lies between the rows of the other."""
    rows = np.array([[at / 8 - 1, 1 - at / 8, 0.5] for at in range(17)] * 4)
    right = np.array([[4 < at < 12, not 4 < at < 12] for at in range(17)] * 4, float)
    told = shares(*fit_network(rows, right, np.zeros((3, 2)), np.eye(2)), rows)
    assert (told.argmax(axis=1) == right.argmax(axis=1)).mean() > 0.9


def test_the_same_rows_give_the_same_weights():
    one, other = fitted(APART), fitted(APART)
    assert (one[0] == other[0]).all()
    assert all((a == b).all() for a, b in zip(one[1], other[1], strict=True))


def test_any_right_class_will_do_or_each_must():
    """Of two right classes either may have all; with `every` both get half."""
    right = np.array([[1, 1, 0]] * 2 + [[0, 0, 1]] * 2, float)
    right = np.vstack([right] * 8)
    start = np.zeros((3, 3))
    start[0, 0] = 5.0  # one of the two is far ahead from the start
    some, each = shares(*fitted(right, start))[0], shares(*fitted(right, start, every=True))[0]
    assert some[0] > 0.9
    assert each[0] - each[1] < some[0] - some[1] - 0.5


def test_classes_that_share_a_weight_learn_together():
    """The third class is never right, but has a weight in common with the first."""
    right = np.vstack([np.array([[1, 0, 0]] * 2 + [[0, 1, 0]] * 2, float)] * 8)
    alone, shared = fitted(right), fitted(right, shared=np.vstack([np.eye(3), [[1, 0, 1]]]))
    likelier = [found[0, 2] / found[0, 1] for found in (shares(*shared), shares(*alone))]
    assert likelier[0] > 10 * likelier[1]
    assert shares(*shared)[:4].argmax(axis=1).tolist() == [0, 0, 1, 1]
