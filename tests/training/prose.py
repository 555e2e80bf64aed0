"""Fit the weights of computing with figures of sentences, on the question sets of tests/eval.

A pair of operands is right where it comes to the figure that the line states. Lines that ask for
no computation teach when not to compute. The split "report" is left out.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from bot.answering.asking import Asker, loaded
from bot.answering.corpus import Corpus
from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.prose.acceptance import chosen, clear, decision_features, permitted
from bot.answering.prose.computation import Prose, Scorers, Work
from bot.answering.prose.pair_meanings import MEANINGS
from bot.answering.prose.pairing import Pair
from bot.answering.scorer import Scorer
from bot.understanding.question import read_question
from facts.library import load_library
from index.language import detect
from tests.training.examples import EVAL, read

_RIDGE = 1.0  # of the squared weights; 0.3 to 3 choose the same pairs for all but 2 of 60 lines
_TOLERANCE = Decimal("0.005")  # of a reckoned figure, as it is scored
_ARTICLE = ("dev", "en_a", "zh")  # sets on the bundled article, which is English
_WHOLE = ("documents", "unseen", "own", "sheets")  # folders of sets on whole documents
_LEFT_OUT = frozenset({"sealed", "choose"})

Line = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A line made ready: its question's work, None where it asks for no computation."""

    line: Line
    work: Work | None
    pairs: tuple[tuple[Pair, Decimal, bool], ...]


def lines() -> Iterator[tuple[Line, Path | None]]:
    """Yield the lines that teach, each with its document's file; None is the bundled article."""
    for folder in _WHOLE:
        for path in sorted((EVAL / folder / "questions").glob("*.jsonl")):
            for line in _read(path) if path.stem not in _LEFT_OUT else ():
                if line.get("split") != "report" and line["kind"] != "claim":
                    yield line, EVAL / folder / "files" / line["doc"]
    for name in _ARTICLE:
        for line in _read(EVAL / f"{name}.jsonl"):
            if line["kind"] in {"fact", "computed", "unanswerable"}:
                yield line, None


def _read(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cases() -> list[Case]:
    corpora: dict[Path | None, tuple[Asker, Prose]] = {}
    found = []
    for line, path in lines():
        if line.get("context"):
            continue
        if path not in corpora:
            corpus = _corpus(path)
            corpora[path] = Asker(corpus), Prose(corpus)
        found.append(case(line, *corpora[path]))
    return found


def _corpus(path: Path | None) -> Corpus:
    if path is None:
        library = load_library()
        return Corpus(library.document, library.document.language or "en", library.facts)
    document = read(path)
    return Corpus(document, document.language or "en")


def case(line: Line, asker: Asker, prose: Prose) -> Case:
    language = detect(line["question"]) or prose.corpus.language
    question = read_question(line["question"], language)
    weights = loaded(vectors=False)
    scorers = Scorers(weights.passage, weights.figure, Scorer({}), Scorer({}))
    work = prose.work(question, asker.evidence(question).ranked, scorers)
    if work is None:
        return Case(line, None, ())
    pairs = []
    for pair in work.pairs():
        plan = work.come_to(pair)
        if plan is not None and permitted(pair):
            pairs.append((pair, plan.value, _right(line, plan.value)))
    return Case(line, work, tuple(pairs))


def _right(line: Line, value: Decimal) -> bool:
    gold = line["gold"]
    wanted = [*(gold.get("figures") or ()), *(gold.get("figures_ok") or ())]
    return line["kind"] == "computed" and any(
        abs(value - Decimal(str(one))) <= abs(Decimal(str(one))) * _TOLERANCE for one, _ in wanted
    )


def fit(found: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Fit which pair, then whether it may be said."""
    rows = [one.pairs for one in found if any(right for *_, right in one.pairs)]
    choices = [
        Choice([pair.features for pair, *_ in row], [right for *_, right in row]) for row in rows
    ]
    names = sorted({name for one in choices for option in one.options for name in option})
    pair = fit_choice(choices, names, _RIDGE)
    told = [best for one in found if (best := best_of(one, Scorer(pair))) is not None]
    names = sorted({name for features, *_ in told for name in features})
    decision = fit_binary(
        [features for features, *_ in told], [right for *_, right in told], names, _RIDGE
    )
    return {"pair": pair, "decision": decision}


def best_of(one: Case, scorer: Scorer) -> tuple[dict[str, float], Decimal, bool] | None:
    """Return the features of the pair that would be said, what it comes to, whether it is right."""
    scored = sorted(
        ((scorer.score(pair.features), pair) for pair, *_ in one.pairs), key=lambda row: -row[0]
    )
    best = chosen(scored)
    if best is None or one.work is None or one.work.odd or one.work.printed(best[1]):
        return None
    value, right = next((value, right) for pair, value, right in one.pairs if pair is best[1])
    values = {id(pair): value for pair, value, _ in one.pairs}
    rival = next((score for score, pair in scored if values[id(pair)] != value), None)
    if not clear(best[0], rival):
        return None
    return decision_features(best[0], best[1], rival), value, right


def write(weights: dict[str, dict[str, float]], path: Path) -> None:
    """Write the weights as TOML: a line a feature, with its meaning."""
    text = ["# Fitted by `make train` on the question sets of tests/eval: not to be edited.", ""]
    for table, named in weights.items():
        text.append(f"[{table}]")
        for name, weight in sorted(named.items()):
            value = round(weight, 3) + 0.0
            if value:
                text.append(f"{name} = {value:.3f}  # {MEANINGS[name]}")
        text.append("")
    path.write_text("\n".join(text), encoding="utf-8")


def main() -> None:
    write(fit(cases()), Path(str(files("bot.answering") / "weights" / "prose.toml")))


if __name__ == "__main__":
    main()
