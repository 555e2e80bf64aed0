"""A linear scorer whose weights stand in a readable file: a line a feature, with its meaning.

A weights file is TOML of tables of numbers; each line ends in a comment that says what the
feature is:

    [choice]
    label_recall = 1.204  # share of the question's words that the row's label has
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

BIAS: Final = "bias"  # the name of the constant of a scorer
_WEIGHTS: Final = Path(__file__).with_name("weights")
_DIGITS = 3  # decimals of a weight; features are 0 to 1, so that less changes no score
_LINE: Final = re.compile(r"^(?P<name>\w+) = -?[\d.]+(?P<rest>\s+#.*)?$")
_TABLE: Final = re.compile(r"^\[(?P<name>\w+)\]$")


@dataclass(frozen=True)
class Scorer:
    """Weights by feature; a feature without a weight counts nothing."""

    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return the weighted sum of the features, plus the bias where there is one."""
        weights = self.weights
        return weights.get(BIAS, 0.0) + sum(
            weights.get(name, 0.0) * value for name, value in features.items()
        )

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the logistic of the score, 0 to 1."""
        return 1 / (1 + math.exp(-max(-500.0, min(500.0, self.score(features)))))


@lru_cache(32)
def load_scorer(name: str, table: str) -> Scorer:
    """Return the scorer of `[table]` in `weights/NAME.toml`. Raises KeyError where it has none."""
    text = (_WEIGHTS / f"{name}.toml").read_text(encoding="utf-8")
    return Scorer(dict(tomllib.loads(text)[table]))


def with_weights(text: str, fitted: Mapping[str, Mapping[str, float]]) -> str:
    """Return a weights file with fitted numbers in the place of its own, comments kept.

    `fitted` is by table and feature. Raises ValueError where a feature has no line with its
    meaning: it must be described before it is fitted.
    """
    lines: list[str] = []
    table = ""
    missing = {(name, feature) for name, weights in fitted.items() for feature in weights}
    for line in text.splitlines():
        if head := _TABLE.match(line):
            table = head["name"]
        elif (found := _LINE.match(line)) and table in fitted:
            feature = found["name"]
            missing.discard((table, feature))
            value = fitted[table].get(feature, 0.0)
            lines.append(f"{feature} = {_rounded(value)}{found['rest'] or ''}")
            continue
        lines.append(line)
    if missing:
        names = ", ".join(f"{name}.{feature}" for name, feature in sorted(missing))
        raise ValueError(f"no line says what these features mean: {names}")
    return "\n".join(lines) + "\n"


def _rounded(value: float) -> str:
    return f"{round(value, _DIGITS) + 0.0:.{_DIGITS}f}"
