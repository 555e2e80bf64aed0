"""The softmax that classifiers are fitted by."""

import numpy as np

from tests.training.softmax import fit_softmax

ROWS = np.array([[1.0, 0.0, 0.5], [0.9, 0.1, 0.5], [0.0, 1.0, 0.5], [0.1, 0.9, 0.5]])
RIGHT = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], float)


def test_the_right_class_of_each_row_gets_the_greatest_share():
    found = ROWS @ fit_softmax(ROWS, RIGHT, ridge=1e-4)
    assert found.argmax(axis=1).tolist() == [0, 0, 1, 1]


def test_the_same_rows_give_the_same_weights():
    assert (fit_softmax(ROWS, RIGHT, ridge=1e-4) == fit_softmax(ROWS, RIGHT, ridge=1e-4)).all()
