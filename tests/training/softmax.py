"""A softmax over the vectors of questions, fitted by numpy alone: the same rows give the same weights."""

from typing import Final

import numpy as np

_RIDGE: Final = 5e-5  # 2e-5 and 1e-4 find as many
_STEPS, _RATE = 300, 0.05

Matrix = np.ndarray


def fit_softmax(
    rows: Matrix,
    right: Matrix,
    own: Matrix | None = None,
    shared: Matrix | None = None,
    *,
    every: bool = False,
    ridge: float = _RIDGE,
) -> Matrix:
    """Return weights, a column a class, that give the right classes of each row the greatest share.

    `rows` are (questions, inputs), `right` (questions, classes) is 1 for what is right. The loss is
    −log of the share that right classes have together or, with `every`, of each of them by itself.
    The weights are `own` plus what is fitted; `shared` (weights, classes) tells which classes have a
    weight in common, `ridge` holds what is fitted down. Adam (Kingma & Ba 2015) from zero.
    """
    own = np.zeros((rows.shape[1], right.shape[1])) if own is None else own
    shared = np.eye(right.shape[1]) if shared is None else shared
    # In half the digits it takes half the time; weights are kept in a byte.
    rows, right, own, shared = (np.asarray(one, np.float32) for one in (rows, right, own, shared))
    weights = np.zeros((rows.shape[1], len(shared)), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    wanted = right / np.maximum(right.sum(axis=1, keepdims=True), 1)
    for step in range(1, _STEPS + 1):
        scores = rows @ (weights @ shared + own)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        if not every:
            wanted = shares * right
            wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
        slope = rows.T @ (shares - wanted) / len(rows) @ shared.T + ridge * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        size = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights -= _RATE * first / (1 - 0.9**step) / size
    return weights @ shared + own
