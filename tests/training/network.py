"""A network over the vectors of questions, fitted by numpy alone: the same rows give the same weights.

A softmax over the inputs and one layer of rectified units. Of 2,340 questions and 1,400 statements
of eight sets that were left out it tells the class of 83 and 86 of 100 (cross-entropy .51 and .43),
the softmax alone of 80 and 83 (.61 and .54).
"""

from typing import Final

import numpy as np

from bot.answering.classifying import Hidden
from tests.training.adam import Adam

Matrix = np.ndarray

_UNITS: Final = 256  # 192 and 384 tell as many
_DROPPED: Final = 0.4  # share of units that a step does without (Srivastava et al. 2014)
_RIDGE: Final = 1e-4  # 1e-5 tells as many, with more belief in what is wrong; 3e-4 tells fewer
_ROUNDS, _BATCH = 30, 256  # 15 rounds tell a point less, 45 as many
_RATE: Final = 0.005  # of the units, falling to nothing
_RATE_OF_WEIGHTS: Final = 8 * _RATE
_START: Final = 4.0  # times the spread of He et al. 2015: vectors are centred and of length 1


def fit_network(
    rows: Matrix, right: Matrix, own: Matrix, shared: Matrix, *, every: bool = False
) -> tuple[Matrix, Hidden]:
    """Return weights of inputs and units that give the right classes of each row the greatest share.

    `rows` are (questions, inputs), `right` (questions, classes) is 1 for what is right. The loss is
    −log of the share that right classes have together or, with `every`, of each of them by itself.
    The weights of inputs are `own` plus what is fitted; `shared` (weights, classes) tells which
    classes have a weight in common. Batches of rows, in an order drawn once.
    """
    rows, right, own, shared = (np.asarray(one, np.float32) for one in (rows, right, own, shared))
    rng, size = np.random.default_rng(0), rows.shape[1]
    start = rng.standard_normal((size, _UNITS)) * np.sqrt(2 / size) * _START
    inward = Adam(start.astype(np.float32), _RATE, _RIDGE)
    outward = Adam(np.zeros((_UNITS, len(shared)), np.float32), _RATE, _RIDGE)
    weights = Adam(np.zeros((size, len(shared)), np.float32), _RATE_OF_WEIGHTS, _RIDGE)
    each = right / np.maximum(right.sum(axis=1, keepdims=True), 1)
    per_round = -(-len(rows) // _BATCH)
    for step in range(1, _ROUNDS * per_round + 1):
        place = (step - 1) % per_round * _BATCH
        if place == 0:
            order = rng.permutation(len(rows))
        batch = order[place : place + _BATCH]
        some = rows[batch]
        before = some @ inward.value
        kept = (rng.random(before.shape) > _DROPPED).astype(np.float32) / (1 - _DROPPED)
        units = np.maximum(before, 0) * kept
        found = (units @ outward.value + some @ weights.value) @ shared + some @ own
        shares = np.exp(found - found.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        wanted = each[batch] if every else _together(shares, right[batch])
        slope = (shares - wanted) @ shared.T / len(some)
        left = 1 - step / (_ROUNDS * per_round)
        back = (slope @ outward.value.T) * kept * (before > 0)
        outward.step(units.T @ slope, left)
        weights.step(some.T @ slope, left)
        inward.step(some.T @ back, left)
    return weights.value @ shared + own, Hidden(inward.value, outward.value @ shared)


def _together(shares: Matrix, right: Matrix) -> Matrix:
    wanted = shares * right
    return wanted / (wanted.sum(axis=1, keepdims=True) + 1e-12)
