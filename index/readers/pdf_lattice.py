"""Cells that are drawn: rules on a page that meet, and the boxes between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from index.readers.pdf_lines import Line
from index.readers.pdf_rules import Rule, Rules
from index.readers.pdf_words import Word

_TOUCH: Final = 3.0  # points: how near rules come that meet
_MOST_RULES: Final = 1_500  # on a page; one with more is a drawing or a form of single letters
_LEAST: Final = 3  # rules across, and down with the outer sides
_OUTER: Final = 0.9  # of the width: the rules at top and bottom run all along
_MOST_CELLS: Final = 10_000  # a page of small print has a tenth of it; more is a drawing


@dataclass(slots=True)
class Cell:
    """A cell over rows and columns from `top`, `left` to `bottom`, `right`, all within it."""

    top: int
    left: int
    bottom: int
    right: int
    words: list[Word] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Lattice:
    """Rules that meet: where columns and rows part, in points, and the rules themselves."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    def holds(self, line: Line) -> bool:
        middle = (line.x0 + line.x1) / 2
        height = line.base - line.size / 3
        return self.xs[0] <= middle <= self.xs[-1] and self.ys[0] <= height <= self.ys[-1]

    def parted(self, x: float, y: float) -> bool:
        """Tell whether a rule runs down at `x` past the height `y`."""
        return any(abs(r.at - x) <= _TOUCH and r.start <= y <= r.end for r in self.down)

    def crossed(self, x: float, y: float) -> bool:
        """Tell whether a rule runs across at the height `y` past `x`."""
        return any(abs(r.at - y) <= _TOUCH and r.start <= x <= r.end for r in self.across)

    def cells(self) -> list[Cell]:
        """Return the cells, joined where no rule parts them."""
        found: list[Cell] = []
        above: dict[int, Cell] = {}
        for row, (top, bottom) in enumerate(pairwise(self.ys)):
            y = (top + bottom) / 2
            runs: list[tuple[int, int]] = []
            for column, x in enumerate(self.xs[:-1]):
                if runs and not self.parted(x, y):
                    runs[-1] = runs[-1][0], column
                else:
                    runs.append((column, column))
            current: dict[int, Cell] = {}
            for left, right in runs:
                middle = (self.xs[left] + self.xs[right + 1]) / 2
                upper = above.get(left)
                same = upper is not None and upper.right == right
                if upper is not None and same and not self.crossed(middle, top):
                    upper.bottom = row
                    current[left] = upper
                else:
                    current[left] = Cell(row, left, row, right)
                    found.append(current[left])
            above = current
        return found


def lattices(rules: Rules) -> list[Lattice]:
    """Return the sets of rules on a page that draw the cells of a table, from top to bottom."""
    if not rules.down or len(rules.across) + len(rules.down) > _MOST_RULES:
        return []
    found = []
    for across, down in _sets(rules):
        if len(across) < 2 or not down:
            continue
        left, right = min(r.start for r in across), max(r.end for r in across)
        top, bottom = min(r.at for r in across), max(r.at for r in across)
        xs = _places([*(r.at for r in down), left, right])
        ys = _places([*(r.at for r in across), *(e for r in down for e in (r.start, r.end))])
        ys = [y for y in ys if top - _TOUCH <= y <= bottom + _TOUCH]
        outer = sum(r.end - r.start >= _OUTER * (right - left) for r in across)
        if min(len(xs), len(ys)) >= _LEAST and outer >= 2 and len(xs) * len(ys) <= _MOST_CELLS:
            found.append(Lattice(xs, ys, across, down))
    return sorted(found, key=lambda lattice: lattice.ys[0])


def _sets(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules that meet, each set apart."""
    across, down = rules.across, rules.down
    heights = [rule.at for rule in across]
    parent = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for number, rule in enumerate(down):
        first = bisect_left(heights, rule.start - _TOUCH)
        last = bisect_right(heights, rule.end + _TOUCH)
        for other in range(first, last):
            if across[other].start - _TOUCH <= rule.at <= across[other].end + _TOUCH:
                parent[root(other)] = root(len(across) + number)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate((*across, *down)):
        kinds = sets.setdefault(root(number), ([], []))
        kinds[number >= len(across)].append(rule)
    yield from sets.values()


def _places(values: Sequence[float]) -> list[float]:
    """Return the places, those that are nearly the same as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found
