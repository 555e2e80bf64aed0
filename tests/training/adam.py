"""Adam (Kingma & Ba 2015) with a ridge: what classifiers are fitted by."""

from typing import Final

import numpy as np

_KEPT_FIRST: Final = 0.9  # of the mean of slopes, a step
_KEPT_SECOND: Final = 0.999  # of the mean of their squares
_FAINT: Final = 1e-8


class Adam:
    """A matrix that is fitted, with the moments of its slope."""

    def __init__(self, value: np.ndarray, rate: float, ridge: float) -> None:
        self.value, self._rate, self._ridge = value, rate, ridge
        self._first, self._second = np.zeros_like(value), np.zeros_like(value)
        self._steps = 0

    def step(self, slope: np.ndarray) -> None:
        """Move against the slope of the loss."""
        self._steps += 1
        slope = slope + self._ridge * self.value
        self._first = _KEPT_FIRST * self._first + (1 - _KEPT_FIRST) * slope
        self._second = _KEPT_SECOND * self._second + (1 - _KEPT_SECOND) * slope * slope
        first = self._first / (1 - _KEPT_FIRST**self._steps)
        second = self._second / (1 - _KEPT_SECOND**self._steps)
        self.value = self.value - self._rate * first / (np.sqrt(second) + _FAINT)
