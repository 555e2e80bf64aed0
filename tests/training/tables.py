"""Fit the weights of the tables on the question sets of tests/eval.

Besides the questions as they are, each teaches by its near misses: the row or column that answers
it taken out of the table, its years moved to ones that the document doesn't have, its words
replaced by a label of another document, another document asked. With `--vectors` rows are looked for
by meaning too, and whatever can be is computed.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

from bot.answering.corpus import Corpus
from bot.answering.fitting import Choice, fit_binary, fit_choice
from bot.answering.scorer import Scorer
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.candidate_meanings import MEANINGS
from bot.answering.tables.deciding import decision_features
from bot.answering.tables.index import TableIndex
from bot.answering.tables.query import Asking
from bot.answering.tables.selection import Ranked, Tables
from bot.computing.operation import Operation
from bot.understanding.question import read_question
from facts.drafting.tables import DraftedTable
from index.document import Document
from tests.training.cosines import Cosines
from tests.training.examples import EVAL, Example, documents, read

# 0.3 to 3 give the same answers on a part left out; 10 answers 3 of 100 fewer.
RIDGE = 1.0
CAUTION = 3.0  # of the decision, whose examples are made up in part
RIGHT = 1.25  # weight of a right answer: of 1, answers that are given are surer, but one in fifty fewer is
MADE_UP = 0.5  # weight of a near miss: there are two to four of them a question
MADE_LOOKUPS = 12  # questions made of a document's own labels, beside 20 to 40 that people wrote
_TYPED = frozenset({"USD", "EUR", "CNY", "GBP", "BRL", "RUB", "%"})
_ROUNDED = 0.005  # of what is computed
_LONGEST_LABEL = 80
_UNITS = ("USD", "%")  # that a bare figure may be in: the evidence is right, if not the unit
_YEAR = re.compile(r"\b(20[012]\d)\b")

Right = Callable[[Candidate], bool]


@dataclass(frozen=True)
class Case:
    """A question to the tables of a document, and which candidates answer it.

    A `paired` one is of a set that has near misses of its own: none are made of it.
    """

    question: str
    language: str
    document: Document
    tables: Tables
    right: Right
    figure: bool
    paired: bool = False


def cases() -> list[Case]:
    """Return the questions of the bundled sets whose documents have tables."""
    tables = _once_each()
    path = EVAL / "public" / "tatqa_table.jsonl"
    found = [
        _public(json.loads(line), path.parent, tables)
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    public = len(found)
    folder = EVAL / "documents"
    questions = tuple(sorted((folder / "questions").glob("*.jsonl")))
    for example in documents(questions, folder / "files"):
        if example.row["split"] != "report":
            found += _whole(example, tables)
    found += sheets("open")
    for document in {id(case.document): case.document for case in found[public:]}.values():
        found.extend(looked_up(document, tables(document)))
    return found


def sheets(name: str) -> list[Case]:
    """Return the questions of a set on people's own tables."""
    folder = EVAL / "sheets"
    tables = _once_each()
    examples = documents((folder / "questions" / f"{name}.jsonl",), folder / "files")
    found = [(example, case) for example in examples for case in _whole(example, tables)]
    return [
        replace(case, right=_alone(example, case.right), paired=True) for example, case in found
    ]


def _alone(example: Example, right: Right) -> Right:
    """Return what tells right candidates, but for figures that may stand beside the answer only."""
    wanted = example.row["gold"].get("figures") or ()

    def only(candidate: Candidate) -> bool:
        if candidate.value is None or candidate.plan is not None or not candidate.figures:
            return right(candidate)
        return _comes_to(candidate.value, candidate.figures[0].unit, wanted)

    return only


def _once_each() -> Callable[[Document], Tables]:
    """Return what makes the tables of each document ready, once."""
    made: dict[int, Tables] = {}

    def tables(document: Document) -> Tables:
        if id(document) not in made:
            made[id(document)] = Tables(Corpus(document, document.language or "en"))
        return made[id(document)]

    return tables


def _whole(example: Example, tables: Callable[[Document], Tables]) -> list[Case]:
    """Return a question on a whole document that has tables, unless it goes on from others."""
    if example.context or not example.document.tables:
        return []
    made, right = tables(example.document), _right_of(example)
    return [Case(example.question, example.language, example.document, made, right, example.figure)]


def _right_of(example: Example) -> Right:
    """Return what tells right candidates of a question on a whole document."""
    texts = [
        one if isinstance(one, list) else [one] for one in example.row["gold"].get("text") or ()
    ]

    def right(candidate: Candidate) -> bool:
        if not example.answerable:
            return False
        if candidate.value is None:
            said = " ".join(name.text for name in candidate.names).casefold()
            return bool(texts) and all(any(t.casefold() in said for t in one) for one in texts)
        figure = candidate.figures[0] if candidate.figures else None
        unit = candidate.plan.unit if candidate.plan else figure.unit if figure else ""
        if candidate.plan is not None:
            return _comes_to(candidate.value, unit, example.row["gold"].get("figures") or ())
        return any(
            example.states(candidate.value, one) for one in (unit, *(() if unit else _UNITS))
        )

    return right


def _comes_to(value: Decimal, unit: str, wanted: Sequence[tuple[float, str]]) -> bool:
    """Tell whether what is computed is asked for: rounded, and of one currency or a share where that is."""
    for figure, noun in wanted:
        digits = int(Decimal(str(figure)).as_tuple().exponent)
        allowed = max(_ROUNDED * abs(figure), 0.5 * 10.0**digits if digits < 0 else 0.0)
        shown = "%" if unit == "pp" else unit
        alike = not shown or shown == noun or not {shown, noun} & _TYPED
        if alike and abs(float(value) - figure) <= allowed:
            return True
    return False


def looked_up(document: Document, tables: Tables) -> Iterator[Case]:
    """Yield questions made of the labels and headers of cells that they name alone."""
    source = random.Random(len(document.text))
    lines = [line for line in tables.index.lines if line.row.figures and line.row.keys]
    for line in source.sample(lines, min(MADE_LOOKUPS, len(lines))):
        row = line.row
        number = source.choice(sorted(row.figures))
        header = line.table.columns[number].header
        names = [document.text[start:end] for start, end in row.names.values()]
        label = " ".join([row.label, *names])
        same = [
            other for other in lines
            if other.row.keys == row.keys and other.row.period == row.period and other is not line
        ]  # fmt: skip
        if same or len(label) > _LONGEST_LABEL:
            continue
        figure = row.figures[number]
        form = source.choice(
            ("{label} {header}", "what was {label}, {header}?", "{header} of {label}")
        )

        def right(candidate: Candidate, figure=figure) -> bool:
            return candidate.operation is Operation.VALUE and candidate.figures == (figure,)

        question = form.format(label=label, header=header)
        language = document.language or "en"
        yield Case(question, language, document, tables, right, figure=True)


def _public(row: dict, folder: Path, tables: Callable[[Document], Tables]) -> Case:
    document = read(folder / row["doc"])
    return Case(row["question"], "en", document, tables(document), right_of(row), row["figure"])


def right_of(row: dict) -> Right:
    """Return what tells right candidates of a public row: its value, printed or in full."""
    answers = [" ".join(a.split()).casefold().strip(" .,;:!?\"'()[]") for a in row["answers"]]

    def right(candidate: Candidate) -> bool:
        if row["figure"]:
            if candidate.value is None:
                return False
            value = abs(float(candidate.value))
            return any(
                abs(value - abs(g)) <= 0.005 * abs(g) + 1e-9 for g in (row["value"], row["printed"])
            )
        names = [" ".join(name.text.split()).casefold() for name in candidate.names]
        return any(answer in name for answer in answers for name in names)

    return right


def ranked(
    case: Case, scorer: Scorer, cosines: Cosines | None
) -> tuple[list[Ranked], Asking, dict[str, float] | None]:
    near = cosines.meant(case.question, case.document) if cosines is not None else None
    question = read_question(case.question, case.language)
    found, asking, sought, _ = case.tables.ranked(question, scorer, near)
    return (
        found,
        asking,
        decision_features(found, asking, sought, case.tables.index) if found else None,
    )


def fit(found: Sequence[Case], cosines: Cosines | None = None) -> dict[str, dict[str, float]]:
    """Return the weights of the choice and of the decision.

    The decision learns from choices made by weights that were fitted without the document.
    """
    choice = _fit_choice(found, cosines)
    halves = [[case for case in found if _half(case) == number] for number in (0, 1)]
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    weights: list[float] = []
    for number, half in enumerate(halves):
        scorer = Scorer(_fit_choice(halves[1 - number], cosines))
        source = random.Random(number)
        for case in half:
            for weight, one in (
                (1.0, case),
                *((MADE_UP, miss) for miss in misses(case, half, scorer, source, cosines)),
            ):
                options, _, features = ranked(one, scorer, cosines)
                if features is not None:
                    rows.append(features)
                    labels.append(one.right(options[0][1]))
                    weights.append(weight * (RIGHT if labels[-1] else 1.0))
    names = sorted({name for row in rows for name in row})
    return {"choice": choice, "answer": fit_binary(rows, labels, names, CAUTION, weights)}


def _half(case: Case) -> int:
    return int(hashlib.sha256(case.document.text.encode()).hexdigest(), 16) % 2


def _fit_choice(found: Sequence[Case], cosines: Cosines | None) -> dict[str, float]:
    choices = []
    for case in found:
        options, _, _ = ranked(case, Scorer({}), cosines)
        choices.append(
            Choice([features for _, _, features in options], [case.right(c) for _, c, _ in options])
        )
    names = sorted({name for choice in choices for option in choice.options for name in option})
    return fit_choice(choices, names, RIDGE)


def misses(
    case: Case,
    others: Sequence[Case],
    scorer: Scorer,
    source: random.Random,
    cosines: Cosines | None,
) -> Iterator[Case]:
    """Yield near misses of a question: nothing that they find is right."""

    def never(_: Candidate) -> bool:
        return False

    if case.paired:
        return
    options, asking, _ = ranked(case, scorer, cosines)
    best = next((candidate for _, candidate, _ in options if case.right(candidate)), None)
    index = case.tables.index
    if best is not None:
        yield replace(case, tables=_with(index, _without_rows(index, best)), right=never)
        if asking.asked and best.columns:
            yield replace(case, tables=_with(index, _without_columns(index, best)), right=never)
    moved = _moved(case.question, case.document.text, source.choice((-3, -2, 2, 3)))
    if moved is not None:
        yield replace(case, question=moved, right=never)
    other = source.choice(others)
    if other.document is case.document:
        return
    yield replace(case, document=other.document, tables=other.tables, right=never)
    renamed = _renamed(case, best, asking, other, source)
    if renamed is not None:
        yield replace(case, question=renamed, right=never)


def _with(index: TableIndex, tables: Sequence[DraftedTable]) -> Tables:
    found = Tables.__new__(Tables)
    found.index = TableIndex(index.corpus, tables)
    return found


def _without_rows(index: TableIndex, best: Candidate) -> list[DraftedTable]:
    gone = {row.number for row in best.rows}
    return [
        replace(table, rows=tuple(row for row in table.rows if row.number not in gone))
        if table is best.table
        else table
        for table in index.tables
    ]


def _without_columns(index: TableIndex, best: Candidate) -> list[DraftedTable]:
    gone = {column.number for column in best.columns}
    return [
        replace(
            table,
            columns=tuple(replace(c, skipped=c.skipped or c.number in gone) for c in table.columns),
            rows=tuple(
                replace(row, figures={n: f for n, f in row.figures.items() if n not in gone})
                for row in table.rows
            ),
        )
        if table is best.table
        else table
        for table in index.tables
    ]


def _moved(question: str, text: str, by: int) -> str | None:
    """Return a question with its years moved to ones that the document doesn't have."""
    years: dict[str, str] = {}
    for year in sorted(set(_YEAR.findall(question))):
        moved = int(year) + by
        while str(moved) in text or str(moved) in question:
            moved += 1 if by > 0 else -1
        years[year] = str(moved)
    return _YEAR.sub(lambda match: years[match.group()], question) if years else None


def _renamed(
    case: Case, best: Candidate | None, asking: Asking, other: Case, source: random.Random
) -> str | None:
    """Return a question with the words of its row replaced by a label of another document."""
    if best is None:
        return None
    keys = set(best.rows[0].keys)
    words = [word for word in asking.words if word.key in keys and not word.form]
    labels = [
        line.row.label
        for line in other.tables.index.lines
        if line.row.keys and not set(line.row.keys) & keys
    ]
    if not words or not labels:
        return None
    start, end = min(word.start for word in words), max(word.end for word in words)
    return case.question[:start] + source.choice(labels) + case.question[end:]


def write(weights: dict[str, dict[str, float]], path: Path) -> None:
    """Write the weights as TOML: a line a feature, with its meaning."""
    lines = ["# Fitted by `make train` on the question sets of tests/eval: not to be edited.", ""]
    for table, fitted in weights.items():
        lines.append(f"[{table}]")
        for name in sorted(fitted):
            value = round(fitted[name], 3) + 0.0
            if value:
                lines.append(f"{name} = {value:.3f}  # {meaning(name)}")
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def meaning(name: str) -> str:
    """Return what a feature is. Raises KeyError where nothing says it."""
    if name.startswith("op_"):
        return MEANINGS["op_"].format(Operation(name.removeprefix("op_")).value.replace("_", " "))
    return MEANINGS[name]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", action="store_true", help="by meaning too")
    given = parser.parse_args()
    name = "tables_vectors" if given.vectors else "tables"
    fitted = fit(cases(), Cosines() if given.vectors else None)
    write(fitted, Path(str(files("bot.answering") / "weights" / f"{name}.toml")))


if __name__ == "__main__":
    main()
