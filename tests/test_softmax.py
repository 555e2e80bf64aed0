"""The softmax that classifiers are fitted by."""

import numpy as np

from tests.training.softmax import fit_softmax

ROWS = np.array([[1.0, 0.0, 0.5], [0.9, 0.1, 0.5], [0.0, 1.0, 0.5], [0.1, 0.9, 0.5]])


def shares(weights, rows=ROWS):
    scores = np.exp(rows @ weights)
    return scores / scores.sum(axis=1, keepdims=True)


def test_the_right_class_of_each_row_gets_the_greatest_share():
    weights = fit_softmax(ROWS, np.array([[1, 0], [1, 0], [0, 1], [0, 1]], float))
    assert shares(weights).argmax(axis=1).tolist() == [0, 0, 1, 1]


def test_the_same_rows_give_the_same_weights():
    right = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], float)
    assert (fit_softmax(ROWS, right) == fit_softmax(ROWS, right)).all()


def test_any_right_class_will_do_or_each_must():
    """Of two right classes either may have all; with `every` both get half."""
    right = np.array([[1, 1, 0]] * 2 + [[0, 0, 1]] * 2, float)
    start = np.zeros((3, 3))
    start[0, 0] = 5.0  # one of the two is far ahead from the start
    some, each = fit_softmax(ROWS, right, start), fit_softmax(ROWS, right, start, every=True)
    assert shares(some)[0].round(1).tolist() == [1.0, 0.0, 0.0]
    assert shares(each)[0].round(1).tolist() == [0.5, 0.5, 0.0]


def test_classes_that_share_a_weight_learn_together():
    """The third class is never right, but has a weight in common with the first."""
    right = np.array([[1, 0, 0]] * 2 + [[0, 1, 0]] * 2, float)
    alone = fit_softmax(ROWS, right)
    shared = fit_softmax(ROWS, right, shared=np.vstack([np.eye(3), [[1, 0, 1]]]))
    assert shares(shared)[0, 2] > shares(alone)[0, 2]
    assert shares(shared).argmax(axis=1).tolist() == [0, 0, 1, 1]
