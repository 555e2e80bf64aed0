"""Linear models fitted by numpy alone: the same rows give the same weights."""

from collections.abc import Mapping, Sequence

import numpy as np

_STEPS = 400
_RATE = 0.05

Features = Mapping[str, float]


def fit_choice(
    groups: Sequence[tuple[Sequence[Features], Sequence[bool]]],
    l2: float = 1.0,
    importance: Sequence[float] | None = None,
) -> dict[str, float]:
    """Fit a conditional logit: of each group's rows, one that is right is to score highest.

    Maximizes the log of the right rows' share of exp(score) (McFadden 1974), less l2/2 |w|².
    Groups without a right row, or with right rows only, teach nothing and are left out.
    """
    used = [
        (rows, right, 1.0 if importance is None else importance[at])
        for at, (rows, right) in enumerate(groups)
        if any(right) and not all(right)
    ]
    names = sorted({name for rows, _, _ in used for row in rows for name in row})
    matrix = _matrix([row for rows, _, _ in used for row in rows], names)
    right = np.array([float(y) for _, ys, _ in used for y in ys])
    sizes = [len(rows) for rows, _, _ in used]
    group = np.repeat(np.arange(len(sizes)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weight = np.repeat([w for _, _, w in used], sizes)

    def gradient(w: np.ndarray) -> np.ndarray:
        z = matrix @ w
        e = np.exp(z - np.maximum.reduceat(z, starts)[group])
        p = e / np.add.reduceat(e, starts)[group]
        q = e * right / np.add.reduceat(e * right, starts)[group]
        return matrix.T @ ((p - q) * weight) + l2 * w

    return dict(zip(names, _descend(gradient, len(names)), strict=True))


def fit_binary(
    rows: Sequence[Features],
    labels: Sequence[bool],
    l2: float = 1.0,
    importance: Sequence[float] | None = None,
) -> dict[str, float]:
    """Fit a logistic regression with an intercept, "bias", that is not held down."""
    names = sorted({name for row in rows for name in row} | {"bias"})
    matrix = _matrix([{**row, "bias": 1.0} for row in rows], names)
    wanted = np.array([float(y) for y in labels])
    weight = np.ones(len(rows)) if importance is None else np.array(importance)
    held = np.array([0.0 if name == "bias" else l2 for name in names])

    def gradient(w: np.ndarray) -> np.ndarray:
        p = 1 / (1 + np.exp(-np.clip(matrix @ w, -30, 30)))
        return matrix.T @ ((p - wanted) * weight) + held * w

    return dict(zip(names, _descend(gradient, len(names)), strict=True))


def _matrix(rows: Sequence[Features], names: Sequence[str]) -> np.ndarray:
    place = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            matrix[at, place[name]] = value
    return matrix


def _descend(gradient, size: int) -> list[float]:
    """Adam (Kingma & Ba 2015), from zero."""
    w, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        g = gradient(w)
        mean = 0.9 * mean + 0.1 * g
        square = 0.99 * square + 0.01 * g * g
        w -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return [round(float(value), 3) for value in w]
