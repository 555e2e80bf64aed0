"""How the words and values around two figures agree with a question, and with each other."""

import math
from collections.abc import Callable, Container, Mapping, Sequence

from bot.answering.prose.lexicon import Wanted
from bot.answering.prose.operands import Operand
from bot.understanding.cues import folded, prose_words
from index.text import fold, stem, terms


class Texts:
    """How the words of two figures' surroundings agree with the question's, and with each other."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = wanted
        self._weights = {key: weight for want in wanted for key, weight in want.weights.items()}
        self._strange = sum(want.strange for want in wanted)
        self._foreign = any(want.foreign for want in wanted)
        self._total = sum(self._weights.values()) + self._strange or 1.0

    def features(self, pair: tuple[Operand, Operand]) -> dict[str, float]:
        one, other = (operand.near for operand in pair)
        met = common = near = missing = 0.0
        for key, weight in self._weights.items():
            shares = one.get(key, 0.0), other.get(key, 0.0)
            near += weight * max(shares)
            common += weight * min(shares)
            if max(shares):
                met += weight
            else:
                missing = max(missing, weight)
        return {
            "all_said": met / self._total,
            "all_near": near / self._total,
            "common": common / self._total,
            "missing_most": missing / self._total,
            "strange": self._strange / self._total,
            "foreign": float(self._foreign),
            "nameless": float(not all(want.names(one, other) for want in self._wanted)),
            "twin": _twin(one, other),
        }


def named(one: Operand, alone: Wanted) -> float:
    """Return how near the nearest of the names that only its part has stands to a figure."""
    return max((one.near.get(key, 0.0) for key in alone.firm), default=1.0)


def per_what(one: Operand, language: str) -> str | None:
    """Return the stem of what a figure is for each of: "64 days lost per 1,000 staff"."""
    noun = one.quantity.per
    if noun is None:
        start, end = one.right
        after = folded(one.passage.sentence.text[start:end])
        pattern = prose_words(language).joints.get("per")
        found = pattern.search(after) if pattern is not None else None
        if found is None:
            return None
        noun = next(iter(after[found.end() :].split()), "")
    return stem(fold(noun), language)


def unasked(one: Operand, asked: Container[str], is_name: Callable[[str], bool]) -> float:
    """Return the share of the names right at a figure that the question doesn't have."""
    names = [key for key, share in one.near.items() if share >= 1.0 and is_name(key)]
    return sum(key not in asked for key in names) / len(names) if names else 0.0


def _twin(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how far the words right at two figures are the same: they measure the same thing."""
    first = {key for key, share in one.items() if share >= 1.0}
    second = {key for key, share in other.items() if share >= 1.0}
    return len(first & second) / len(first | second) if first | second else 0.0


def noun(one: Operand, counted: Sequence[str], language: str) -> float:
    """Return the share of the counted noun's words that stand right at a figure."""
    own = {term.key for term in terms(f"{one.figure.unit} {one.quantity.noun or ''}", language)}
    own |= one.figure.zone("noun")
    return sum(key in own for key in counted) / len(counted)


def far(first: Operand, second: Operand) -> float:
    """Return how many powers of ten lie between two figures, 1 for three or more."""
    small, large = sorted(abs(one.figure.value) for one in (first, second))
    return min(1.0, math.log10(large / small) / 3) if small else 0.0
