"""Places on a page of a PDF, counted from the top left corner as it is shown."""

import math
from typing import Any, Final

SLANT: Final = math.tan(math.radians(10))  # text that leans more runs in no direction: a watermark


class Shown:
    """The page as shown: turns places of the PDF into places from the top left corner."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.turn = page.get_rotation() // 90 % 4
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.turn % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def direction(self, a: float, b: float) -> int | None:
        """Return how text with the matrix (a, b, …) runs: 0 right, 1 down, 2 left, 3 up, or None."""
        for _ in range(self.turn):
            a, b = b, -a
        if abs(b) <= abs(a) * SLANT:
            return 0 if a > 0 else 2
        if abs(a) <= abs(b) * SLANT:
            return 3 if b > 0 else 1
        return None

    def upright(self, x: float, y: float, direction: int) -> tuple[float, float]:
        """Turn the page so that text of this direction runs to the right."""
        if direction == 0:
            return x, y
        if direction == 1:
            return y, self.width - x
        if direction == 2:
            return self.width - x, self.height - y
        return self.height - y, x
