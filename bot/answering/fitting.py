"""Weights for linear scorers, fitted on examples: which option is right, and whether it is.

Both fits are Newton's method on a smooth loss with a ridge penalty, from weights of zero, with no
randomness: the same examples give the same weights, whose last digits may differ between machines
(round them before they are kept).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering.scorer import BIAS

Features = Mapping[str, float]
_Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
_Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_Loss = Callable[[_Vector], float]
_Step = Callable[[_Vector], tuple[_Vector, _Matrix]]

_MOST_STEPS = 200  # Newton needs 5 to 30; more means that the examples can't be told apart
_SETTLED = 1e-12  # a step that changes the loss by less than this share ends the search
_SMALLEST_STEP = 2.0**-12
_FAINT = 1e-9  # kept on the diagonal, so that a constant feature doesn't make it singular


@dataclass(frozen=True, slots=True)
class Choice:
    """Options of one question, and which are right: at least one, and not all."""

    options: Sequence[Features]
    right: Sequence[bool]
    weight: float = 1.0


def fit_choice(choices: Sequence[Choice], names: Sequence[str], l2: float) -> dict[str, float]:
    """Return weights that give the right options of each choice the greatest share of softmax.

    The loss is the sum of −log P(a right option), plus `l2 / 2` times the squared weights.
    Choices where all or none are right teach nothing and are left out.
    """
    rows = [c for c in choices if any(c.right) and not all(c.right)]
    if not rows:
        return dict.fromkeys(names, 0.0)
    matrix = _matrix([option for c in rows for option in c.options], names)
    right = np.array([float(r) for c in rows for r in c.right])
    sizes = [len(c.options) for c in rows]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    group = np.repeat(np.arange(len(rows)), sizes)
    weight = np.array([c.weight for c in rows])

    def shares(weights: _Vector) -> tuple[float, _Vector, _Vector]:
        score = matrix @ weights
        top = np.maximum.reduceat(score, starts)
        e = np.exp(score - top[group])
        good = e * right
        every, some = np.add.reduceat(e, starts), np.add.reduceat(good, starts)
        some = np.maximum(some, np.finfo(float).tiny)
        loss = float(weight @ (np.log(every) - np.log(some)) + l2 / 2 * weights @ weights)
        return loss, e / every[group], good / some[group]

    def step(weights: _Vector) -> tuple[_Vector, _Matrix]:
        _, p, q = shares(weights)
        each = weight[group]
        gradient = matrix.T @ (each * (p - q)) + l2 * weights
        means = np.add.reduceat(matrix * p[:, None], starts, axis=0)
        # The convex part of the curvature: an upper bound, so that every step goes downhill.
        curve = matrix.T @ (matrix * (each * p)[:, None]) - means.T @ (means * weight[:, None])
        return gradient, curve + l2 * np.eye(len(names))

    found = _newton(lambda w: shares(w)[0], step, len(names))
    return dict(zip(names, map(float, found), strict=True))


def fit_binary(
    rows: Sequence[Features],
    labels: Sequence[bool],
    names: Sequence[str],
    l2: float,
    weights: Sequence[float] | None = None,
) -> dict[str, float]:
    """Return logistic weights and the constant `bias`, which isn't penalised.

    `weights` say how much each row counts, 1 each by default.
    """
    every = [*names, BIAS]
    matrix = _matrix([{**row, BIAS: 1.0} for row in rows], every)
    sign = np.where(np.array(labels, dtype=bool), 1.0, -1.0)
    weight = np.ones(len(rows)) if weights is None else np.array(weights, dtype=float)
    ridge = np.full(len(every), l2)
    ridge[-1] = 0.0

    def loss(w: _Vector) -> float:
        return float(weight @ np.logaddexp(0.0, -sign * (matrix @ w)) + w @ (ridge * w) / 2)

    def step(w: _Vector) -> tuple[_Vector, _Matrix]:
        off = weight / (1.0 + np.exp(np.clip(sign * (matrix @ w), -500, 500)))
        gradient = -matrix.T @ (sign * off) + ridge * w
        spread = off * (1.0 - off / np.maximum(weight, np.finfo(float).tiny))
        return gradient, matrix.T @ (matrix * spread[:, None]) + np.diag(ridge)

    return dict(zip(every, map(float, _newton(loss, step, len(every))), strict=True))


def _matrix(rows: Sequence[Features], names: Sequence[str]) -> _Matrix:
    place = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in place:
                matrix[number, place[name]] = value
    return matrix


def _newton(loss: _Loss, step: _Step, size: int) -> _Vector:
    weights = np.zeros(size)
    now = loss(weights)
    for _ in range(_MOST_STEPS):
        gradient, curve = step(weights)
        move = np.linalg.solve(curve + _FAINT * np.eye(size), gradient)
        share = 1.0
        while share >= _SMALLEST_STEP and not loss(weights - share * move) < now:
            share /= 2
        if share < _SMALLEST_STEP:
            break
        weights = weights - share * move
        before, now = now, loss(weights)
        if before - now < _SETTLED * max(1.0, abs(now)):
            break
    return weights
