"""Fit what is believed of what a reader says, on documents that neither it nor the scorers know."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from bot.answering import scorer
from bot.answering.asking import Asker, Weights, is_note, scored_figures, states_figures
from bot.answering.changed_from import options
from bot.answering.claims.believing import SUPPORTED, Scorers, read_verdicts
from bot.answering.cross_encoder import Reader
from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.ranking import rank
from bot.answering.rereading import (
    WEIGHTS,
    WEIGHTS_CONVERSING,
    Beliefs,
    ReadDocument,
    Rereading,
)
from bot.answering.scorer import Scorer, with_weights
from bot.answering.wording import MOST_QUOTES
from index.vectors import Embedder
from tests.training import statements, train
from tests.training.cosines import Cosines
from tests.training.examples import ASKED
from tests.training.reader.pairs import calibrates, is_before, is_right, tells_before
from tests.training.train import Case

_RIDGE: Final = 1.0
_BLANK: Final = Scorer({"score": 1.0, "read": 1.0})


def write(model: Embedder, *, conversing: bool) -> None:
    """Fit all beliefs on the documents that calibrate, and write their weights.

    `conversing` tells that the reader of conversations was fitted too, going on from the other: what is
    believed of both is the same.
    """
    reader = Reader(model)
    known: list[Case] = []
    others: list[Case] = []
    for case in train.cases(train.notes(), Cosines()):
        if is_note(case.corpus) and case.example.source == ASKED:
            (others if calibrates(str(case.example.row["doc"])) else known).append(case)
    fitted = fit(others, train.fit(known), reader)
    stated = statements.looked_up(model)
    scorers = statements.fit([one for one in stated if not calibrates(one.line.source)])
    apart = [one for one in stated if calibrates(one.line.source)]
    fitted[SUPPORTED] = fit_statements(apart, scorers, reader)
    _save(WEIGHTS, fitted)
    if conversing:
        _save(WEIGHTS_CONVERSING, {k: v for k, v in fitted.items() if k != SUPPORTED})


def _save(name: str, fitted: Mapping[str, Mapping[str, float]]) -> None:
    path = Path(scorer.__file__).with_name("weights") / f"{name}.toml"
    path.write_text(with_weights(path.read_text("utf-8"), fitted), encoding="utf-8")


def fit_statements(
    found: Sequence[statements.Stated], scorers: Scorers, reader: Reader
) -> dict[str, float]:
    """Fit whether a statement that slots leave open is supported by the passage chosen for it."""
    rows, right = [], []
    for one in found:
        best = statements.weigh(one, scorers.passage) if one.is_open else None
        if best is not None:
            believed = scorers.supported.probability(best.features)
            asker = one.looked.asker
            rows.append(read_verdicts(one.looked.claim.text, best, asker, reader, believed))
            right.append(one.verdict == SUPPORTED)
    return _fitted(rows, right)


def fit(cases: Sequence[Case], weights: Weights, reader: Reader) -> dict[str, dict[str, float]]:
    """Fit which passage and figure is likeliest, then whether it answers."""
    blank = Beliefs(_BLANK, _BLANK, _BLANK, _BLANK, _BLANK)
    passages, figures = [], []
    for case in cases:
        read = ReadDocument(case.example.document)
        one = Rereading(case.query.question, read, reader, blank)
        ranked = rank(case.query, case.corpus, weights.passage.weights, case.cosines)
        options = one.options(ranked)
        holds = [case.example.holds(found.passage.sentence.text) for found, _ in options]
        if case.example.answerable and not case.example.figure:
            passages.append(Choice([features for _, features in options], holds))
        if case.example.answerable and case.example.figure:
            found = one.figures(scored_figures(case.query, ranked, case.corpus, weights))
            figures.append(
                Choice([f for _, f in found], [is_right(case.example, c) for c, _ in found])
            )
    chosen = {
        name: fit_choice(choices, ["score", "read"], _RIDGE)
        for name, choices in (("passage", passages), ("figure", figures))
    }
    chooses = Scorer(chosen["passage"]), Scorer(chosen["figure"])
    found = _rows(cases, weights, reader, Beliefs(*chooses, _BLANK, _BLANK, _BLANK))
    return chosen | {name: _fitted(*rows) for name, rows in found.items()}


Rows = tuple[list[Mapping[str, float]], list[bool]]


def _rows(
    cases: Sequence[Case], weights: Weights, reader: Reader, beliefs: Beliefs
) -> dict[str, Rows]:
    """Return what is read of what is chosen, and whether it answers: passages, figures, changes."""
    found: dict[str, Rows] = {name: ([], []) for name in ("decision", "stating", "change")}

    def add(name: str, features: Mapping[str, float], *, right: bool) -> None:
        rows, labels = found[name]
        rows.append(features)
        labels.append(right)

    for case in cases:
        example, question = case.example, case.query.question
        rereading = Rereading(question, ReadDocument(example.document), reader, beliefs)
        asker = Asker(case.corpus)
        evidence = asker.evidence(question, case.cosines, weights, rereading)
        if not evidence.ranked:
            continue
        shown = [one.passage.sentence.text for one in evidence.ranked[:MOST_QUOTES]]
        answers = example.answerable and any(map(example.holds, shown))
        add("decision", evidence.read, right=answers)
        if evidence.figure is not None and (example.figure or not example.answerable):
            add("stating", evidence.read_figure, right=is_right(example, evidence.figure))
        if states_figures(question) and tells_before(example):
            for one in options(question, evidence.ranked, asker.prose.pool, rereading):
                right = is_before(example, one.change, one.plan.value)
                add("change", one.features, right=right)
    return found


def _fitted(rows: Sequence[Mapping[str, float]], right: Sequence[bool]) -> dict[str, float]:
    names = sorted({name for row in rows for name in row})
    return fit_binary(rows, right, names, _RIDGE)
