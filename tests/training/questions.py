"""The questions about the bundled article with what is right, and the classifiers fitted on them."""

import json
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from bot.entry.classifier import NONE, Classifier, load
from bot.entry.library_engine import Engine
from bot.entry.planner.planner import Planner
from facts.library import CLASSIFIER, ENCODER, Library
from index.vectors import Embedder
from tests import evaluate
from tests.scoring.documents import Line
from tests.scoring.sets import SEALED
from tests.training.operations import Named, named

KINDS: Final = frozenset({"fact", "followup", "unanswerable", "computed"})
# What the classifiers learn from: no fact, and no computation, answers a request for a summary.
_TAUGHT: Final = KINDS | {"summary"}
_OF_KNOWN: Final = 5
_ANSWERED: Final = frozenset({"fact", "followup"})
Written = dict[str, Any]
"""An answer as it is written in JSON."""

# A quarter of the open sets, of every kind: what is fitted after the classifiers, and what bars are
# chosen by, is by others of which these sets were left out.
CALIBRATING: Final = frozenset(
    {
        "en_c", "multi_d", "open_ae", "open_al", "open_ba", "open_bd", "open_be", "open_bg",
        "open_bl", "open_dg", "open_ee", "open_eg", "open_eh", "open_j", "open_s", "open_w", "open_y",
    }
)  # fmt: skip
# Where those others are between two steps of training; worth nothing but the time to make them.
CALIBRATING_ENCODER: Final = Path(tempfile.gettempdir()) / "footnote-calibrating"


def calibrating(model: Embedder) -> tuple[Embedder, dict[str, Classifier]]:
    """Return the encoder that doesn't know the sets that calibrate, and its classifiers."""
    changes, classifier = (CALIBRATING_ENCODER / name for name in (ENCODER, CLASSIFIER))
    if not classifier.is_file():
        raise SystemExit("nothing to calibrate by: python -m tests.training.encoder first")
    return model.tuned(changes), load(classifier)


@dataclass(frozen=True)
class Example:
    """A line of a set; `right` are the facts that answer it, none where none does alone.

    Of a request for a summary `right` are the facts of the sentences that it is about.
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


def lines_of(path: Path, fresh: Collection[str] = ()) -> list[Line]:
    """Return the lines of a set; of one that isn't among those that are `fresh` one in five.

    They are fitted to beside those that are new, so that they stay known.
    """
    lines = evaluate.read(path)
    return lines[::_OF_KNOWN] if fresh and path.stem not in fresh else lines


def examples(library: Library, paths: Iterable[Path], fresh: Collection[str] = ()) -> list[Example]:
    """Return the lines of the sets that ask something, with the facts that answer them.

    Where there are sets that are `fresh`, only some of the others.
    """
    engine = Engine(library)
    plain = {fact.id: _alone(engine, fact.id) for fact in library.facts}
    planner = Planner(library)
    found = []
    for path in paths:
        for line in lines_of(path, fresh):
            if line["kind"] in _TAUGHT:
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
    """Return the ids of the facts whose answer to a line is all correct, or that it is to sum up."""
    if line["kind"] == "summary":
        return _meant(line, engine.library)
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


def _meant(line: Line, library: Library) -> frozenset[str]:
    """Return the ids of the facts in sentences that a summary may be made of."""
    parts = line["gold"].get("cite_from") or ()
    return frozenset(
        fact.id
        for fact in library.facts
        if any(part in sentence.text for sentence in fact.sentences for part in parts)
    )
