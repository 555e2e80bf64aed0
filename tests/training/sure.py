"""Fit whether a figure that words alone answer with is right: part of `make train`.

The same sets give the same weights. `--report` shows what is told at each bar of each fit that
leaves a set out.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answering import scorer
from bot.answering.fitting import fit_binary
from bot.answering.scorer import Scorer, with_weights
from bot.entry.certain import COMPUTED, STATED, SURE, figure_features
from bot.entry.library_engine import Engine
from bot.entry.understood import Asked, Features
from facts.library import Library, load_library
from facts.reading import Reading
from tests import evaluate
from tests.scoring.documents import Line
from tests.training.questions import KINDS, sources

_WEIGHTS: Final = Path(scorer.__file__).with_name("weights") / f"{SURE}.toml"
_RIDGE: Final = 1.0
_BARS: Final = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that words alone answer with: what speaks for it, and whether it is right."""

    source: str
    computed: bool
    features: Features
    right: bool
    wrong: bool


class Recording(Engine):
    """An engine that keeps what words alone gave."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.found: list[Asked] = []

    def by_words(self, reading: Reading, context: Sequence[str]) -> Asked:
        self.found.append(super().by_words(reading, context))
        return self.found[-1]


def figures(library: Library, paths: Sequence[Path]) -> list[Figure]:
    """Return the figures that words alone answer the questions of the sets with."""
    engine, found = Recording(library), []
    for path in paths:
        for line in evaluate.read(path):
            if line["kind"] in KINDS:
                found += _told(path.stem, line, engine)
    return found


def _told(source: str, line: Line, engine: Recording) -> list[Figure]:
    engine.found.clear()
    engine.answer(line["question"], tuple(line.get("context") or ()))
    if len(engine.found) != 1:  # talk, or several questions
        return []
    [asked] = engine.found
    features = figure_features(asked, engine.computer)
    if features is None or asked.answer is None:
        return []
    [(_, metrics, _)] = evaluate.judge([line], {line["id"]: asked.answer})
    right = evaluate.scorer().all_correct(metrics)
    return [Figure(source, asked.computed, features, right, metrics["wrong"] is False)]


def fit(found: Sequence[Figure]) -> dict[str, float]:
    """Return the weights that tell right figures from others."""
    names = sorted({name for one in found for name in one.features})
    return fit_binary([one.features for one in found], [one.right for one in found], names, _RIDGE)


def _report(found: Sequence[Figure], name: str) -> None:
    """Write what is told at each bar by weights that don't know its set."""
    chances = []
    for source in dict.fromkeys(one.source for one in found):
        scorer_ = Scorer(fit([one for one in found if one.source != source]))
        own = [one for one in found if one.source == source]
        chances += [(scorer_.probability(one.features), one) for one in own]
    for bar in _BARS:
        told = [one for chance, one in chances if chance >= bar]
        right, wrong = sum(one.right for one in told), sum(one.wrong for one in told)
        sys.stdout.write(f"{name} {bar}: {right} right, {wrong} wrong\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--report", action="store_true", help="show what each bar comes to")
    asked = arguments.parse_args()
    found = figures(load_library(), sources())
    fitted = {}
    for name, computed in ((COMPUTED, True), (STATED, False)):
        some = [one for one in found if one.computed is computed]
        fitted[name] = fit(some)
        if asked.report:
            _report(some, name)
    _WEIGHTS.write_text(with_weights(_WEIGHTS.read_text("utf-8"), fitted), encoding="utf-8")
    sys.stdout.write(f"{len(found)} figures that words answer with\n")


if __name__ == "__main__":
    main()
