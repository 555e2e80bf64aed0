"""The questions about the bundled article with what is right, and the classifiers fitted on them."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.entry.classifier import (
    COMPUTED,
    FACTS,
    NONE,
    OPERANDS,
    OPERATIONS,
    VERDICTS,
    Classifier,
    inputs,
)
from bot.entry.library_engine import Engine
from bot.entry.planner.planner import Planner
from facts.library import Library
from index.vectors import Embedder
from tests import evaluate
from tests.scoring.documents import Line
from tests.scoring.sets import SEALED
from tests.training.claims import Claim, verdict_classifier
from tests.training.likeness import Likeness
from tests.training.network import Matrix, fit_network
from tests.training.operations import Named, named

KINDS: Final = frozenset({"fact", "followup", "unanswerable", "computed"})
_ANSWERED: Final = frozenset({"fact", "followup"})
Written = dict[str, Any]
"""An answer as it is written in JSON."""

_FOLDS: Final = 8  # each fold costs a fit of all classifiers


@dataclass(frozen=True)
class Example:
    """A line of a set; `right` are the facts that answer it, none where none does alone.

    `text` is what is embedded: the question or, of a follow-up, that behind what was talked of.
    `named` is what is to be computed, None where nothing is, or no plan comes to it.
    """

    source: str
    line: Line
    right: frozenset[str]
    text: str
    named: Named | None = None

    @property
    def answered(self) -> bool:
        """Whether a fact answers."""
        return bool(self.right) and self.line["kind"] in _ANSWERED

    @cached_property
    def computed(self) -> bool:
        """Whether the answer takes a computation."""
        reckoned = not self.right and self.line["gold"].get("figures")
        return self.line["kind"] == "computed" or bool(reckoned)

    @property
    def operation(self) -> str | None:
        """What is to be computed by its name, None where no plan does."""
        if not self.computed:
            return NONE
        return None if self.named is None else self.named.operation

    @property
    def operands(self) -> frozenset[str]:
        """The ids of the facts that are computed with."""
        if not self.computed:
            return frozenset()
        plain = frozenset() if self.named is None else self.named.operands
        return frozenset(self.line["gold"].get("operands") or plain)

    @property
    def turns(self) -> tuple[str, ...]:
        """The messages before it."""
        return tuple(self.line.get("context") or ())


def sources() -> list[Path]:
    """Return the sets that may be fitted to."""
    return [path for path in evaluate.sets() if path.stem not in SEALED]


def examples(library: Library, paths: Iterable[Path]) -> list[Example]:
    """Return the lines of the sets that ask something, with the facts that answer them."""
    engine = Engine(library)
    plain = {fact.id: _alone(engine, fact.id) for fact in library.facts}
    planner = Planner(library)
    found = []
    for path in paths:
        for line in evaluate.read(path):
            if line["kind"] in KINDS:
                one = Example(path.stem, line, _right(line, plain, engine), line["question"])
                found.append(replace(one, named=_named(one, engine, planner)))
    return found


def _named(one: Example, engine: Engine, planner: Planner) -> Named | None:
    if not one.computed:
        return None
    reading = engine.library.concepts.reader.read(one.line["question"])
    return named(one.line, engine.computer, planner, reading)


def _alone(engine: Engine, fact: str, question: str = "?") -> Written:
    reading = engine.library.concepts.reader.read(question)
    answer = engine.responder.from_fact(reading, engine.library.by_id[fact])
    written: Written = json.loads(answer.model_dump_json())
    return written


def _right(line: Line, plain: Mapping[str, Written], engine: Engine) -> frozenset[str]:
    """Return the ids of the facts whose answer to a line is all correct."""
    if line["gold"].get("status") != "answered" or line["kind"] not in _ANSWERED:
        return frozenset()
    several = len(line["gold"].get("figures") or ()) > 1  # the level and its growth
    scorer = evaluate.scorer()
    right = set()
    for name, answer in plain.items():
        told = _alone(engine, name, line["question"]) if several else answer
        [(_, metrics, _)] = scorer.score([line], {line["id"]: told})
        if scorer.all_correct(metrics):
            right.add(name)
    return frozenset(right)


class Fitting:
    """Fits the classifiers of an entry on some of its questions, and of the statements about it."""

    def __init__(
        self,
        found: Sequence[Example],
        stated: Sequence[Claim],
        library: Library,
        model: Embedder,
    ) -> None:
        self._found, self._stated, self._model = found, stated, model
        self._vectors = np.stack([model.query(one.text) for one in [*found, *stated]]).astype(float)
        self._ids = [fact.id for fact in library.facts]
        self._likeness = Likeness(library, model)

    def folds(self) -> list[frozenset[str]]:
        """Return the sets that are left out together: as many lines in each fold as can be."""
        sizes = Counter(one.source for one in [*self._found, *self._stated])
        folds: list[list[str]] = [[] for _ in range(_FOLDS)]
        for source, _ in sizes.most_common():
            min(folds, key=lambda fold: sum(sizes[one] for one in fold)).append(source)
        return [frozenset(fold) for fold in folds]

    def without(self, sources: Collection[str]) -> dict[str, Classifier]:
        """Return the classifiers fitted on all sets but some."""
        every = [*self._found, *self._stated]
        used = [at for at, one in enumerate(every) if one.source not in sources]
        asked = [at for at in used if at < len(self._found)]
        mean = self._vectors[asked].mean(axis=0)
        stated = [one for one in self._stated if one.source not in sources]
        return {
            FACTS: self._facts(used, mean),
            OPERATIONS: self._operations(asked, mean),
            OPERANDS: self._operands(asked, mean),
            VERDICTS: verdict_classifier(stated, self._ids, self._likeness, self._model),
        }

    def _facts(self, used: Sequence[int], mean: Matrix) -> Classifier:
        names = [*self._ids, NONE, COMPUTED]
        every = [_about(one) for one in self._found] + [
            one.right or frozenset({NONE}) for one in self._stated
        ]
        weights, hidden = fit_network(
            inputs(self._vectors[used], mean),
            _table([every[at] for at in used], names),
            np.hstack([self._likeness.of_itself(mean), np.zeros((len(mean) + 1, 2))]),
            self._likeness.shared(2),
        )
        return Classifier(names, weights, mean, hidden)

    def _operations(self, used: Sequence[int], mean: Matrix) -> Classifier:
        named = [at for at in used if self._found[at].operation is not None]
        right = [frozenset({str(self._found[at].operation)}) for at in named]
        names = sorted(frozenset().union(*right))
        weights, hidden = fit_network(
            inputs(self._vectors[named], mean),
            _table(right, names),
            np.zeros((len(mean) + 1, len(names))),
            np.eye(len(names)),
        )
        return Classifier(names, weights, mean, hidden)

    def _operands(self, used: Sequence[int], mean: Matrix) -> Classifier:
        """Fit which facts are meant: those to compute with, and those that answer alone."""
        some = [at for at in used if self._found[at].operands or self._found[at].answered]
        right = [self._found[at].operands & set(self._ids) or self._found[at].right for at in some]
        weights, hidden = fit_network(
            inputs(self._vectors[some], mean),
            _table(right, self._ids),
            self._likeness.of_itself(mean),
            self._likeness.shared(),
            every=True,
        )
        return Classifier(self._ids, weights, mean, hidden)


def _about(one: Example) -> frozenset[str]:
    """Return the classes of what a question asks for."""
    return one.right if one.answered else frozenset({COMPUTED if one.computed else NONE})


def _table(right: Sequence[frozenset[str]], names: Sequence[str]) -> Matrix:
    return np.array([[float(name in one) for name in names] for one in right])
