"""Score the engine on the question sets in tests/eval: `make eval`.

The bundled article's sets come first: a table for dev.jsonl, a line for every other set. After
them real documents and public sets that nobody prepared (tests/scoring). What a sealed set or the
split "report" gets wrong is never shown, so that nobody fits the engine to it.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any

from bot.answer import Answer
from bot.answerer import Answerer
from bot.entry.library_engine import Engine
from bot.running import exits
from facts.library import load_library
from index.vectors import embedder
from tests.scoring import report as scoring
from tests.scoring.asking import Documents, not_verbatim
from tests.scoring.documents import Line
from tests.scoring.floors import FOLDERS
from tests.scoring.sets import SEALED, SetError, question_sets, sample, sampled
from tests.scoring.vectors import KEPT, KeptEmbedder, kept_vectors

Scored = tuple[Line, dict[str, Any], list[str]]
"""A line, its metrics and what is wrong, as tests/eval/score.py gives them."""
Write = Callable[[str], Any]

SETS = Path(__file__).with_name("eval")
DEV = SETS / "dev.jsonl"
# The sets that were written to be fitted to have 11,240 lines: of each so many tell enough.
_OPEN, _SAMPLED = "open_", 25
_MANY = {"sheets.open": 200}  # so have these of 1,720


@cache
def scorer() -> Any:
    """The scorer, as a module: tests/eval is a folder of data, not a package."""
    spec = util.spec_from_file_location("footnote_score", SETS / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError("tests/eval/score.py is no Python file")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Total:
    """How many lines of a set are all correct, and how many have a wrong headline figure."""

    name: str
    lines: int
    correct: int
    wrong: int

    def __str__(self) -> str:
        share = 100 * self.correct / self.lines
        return (
            f"{self.name:<8} {self.correct:>4} of {self.lines:>4} all correct ({share:5.1f} %), "
            f"{self.wrong} with a wrong figure"
        )


def sets() -> list[Path]:
    """The paths of all sets, the development set first."""
    return [DEV, *sorted(path for path in SETS.glob("*.jsonl") if path != DEV)]


def read(path: Path) -> list[Line]:
    """The lines of a set; OSError or ValueError if it is none."""
    lines: list[Line] = scorer().read_jsonl(path, _warn)
    if not lines:
        path.read_bytes()
        raise ValueError(f"{path}: no questions in it")
    return lines


def some(path: Path) -> list[Line]:
    """The lines of a set, of one of the long open ones a sample: always the same."""
    return sample(read(path), _SAMPLED if path.stem.startswith(_OPEN) else None)


def ask(engine: Answerer, line: Line) -> Answer:
    """The engine's answer to one line of a set."""
    return engine.answer(
        line["question"], tuple(line.get("context") or ()), claim=line["kind"] == "claim"
    )


def ask_all(engine: Answerer, lines: Iterable[Line]) -> dict[str, Answer]:
    """The answers to the lines of a set, by id."""
    return {line["id"]: ask(engine, line) for line in lines}


def judge(lines: Sequence[Line], answers: Mapping[str, Answer]) -> list[Scored]:
    """(line, metrics, explanations) of every line; answers as the JSON contract has them."""
    written = {name: json.loads(answer.model_dump_json()) for name, answer in answers.items()}
    scored: list[Scored] = scorer().score(lines, written)
    return scored


def total(name: str, scored: Sequence[Scored]) -> Total:
    """The one line that sums up a set."""
    return Total(
        name,
        len(scored),
        sum(scorer().all_correct(metrics) for _, metrics, _ in scored),
        sum(metrics["wrong"] is False for _, metrics, _ in scored),
    )


def by_class(scored: Sequence[Scored]) -> dict[tuple[str, str], tuple[int, int]]:
    """{(kind, language): (all correct, lines)}."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    for line, metrics, _ in scored:
        correct, lines = counts.get((line["kind"], line["lang"]), (0, 0))
        key = line["kind"], line["lang"]
        counts[key] = correct + scorer().all_correct(metrics), lines + 1
    return counts


def explained(scored: Sequence[Scored]) -> Iterator[str]:
    """What is expected and what was got, for each line that is not all correct."""
    for line, metrics, why in scored:
        if not scorer().all_correct(metrics):
            before = "".join(f"{turn} > " for turn in line.get("context") or ())
            yield f"{line['id']} [{line['kind']} {line['lang']}] {before}{line['question']}"
            yield from (f"    {reason}" for reason in why)


def report(
    engine: Answerer,
    gold: Sequence[Path] | None = None,
    *,
    failures: bool = False,
    most: int | None = None,
    whole: bool = True,
    write: Write = print,
) -> int:
    """Write the table of the first set and a line for each other; the exit code.

    With `most`, no more lines of a set than that; unless `whole`, a sample of the open sets.
    """
    quotes = changed = 0
    for number, path in enumerate(gold or sets()):
        try:
            lines = sample(read(path) if whole else some(path), most)
        except (OSError, ValueError) as error:
            _warn(f"footnote eval: {error}")
            return exits.UNUSABLE
        started = time.perf_counter()
        answers = ask_all(engine, lines)
        seconds = time.perf_counter() - started
        scored = judge(lines, answers)
        if number == 0:
            write(scorer().table(scored) + "\n")
        line = total(path.stem, scored)
        write(f"{line}, {1000 * seconds / line.lines:.1f} ms a question")
        if failures and path.stem not in SEALED:
            for text in explained(scored):
                write(text)
        quotes += sum(len(answer.citations) for answer in answers.values())
        changed += sum(
            len(not_verbatim(answer, engine.library.document)) for answer in answers.values()
        )
    write(verbatim(quotes, changed))
    return exits.DONE


def engines(*, words: bool) -> dict[str, Engine]:
    """The engines over the article: by words alone and, unless `words`, with vectors where it can."""
    library, model = load_library(), None if words else embedder()
    found = {"words alone": Engine(library)}
    if model is not None:
        found["with vectors"] = Engine(library, KeptEmbedder(model, KEPT))
    return found


def verbatim(quotes: int, changed: int) -> str:
    """What is said of the promise that a quotation is the document's own words, at their place."""
    return f"{quotes} quotations, {changed} of them not verbatim at their place"


def unprepared(given: argparse.Namespace, folders: Mapping[Path, str], write: Write = print) -> int:
    """Write the tables of documents that nobody prepared; the exit code."""
    found = [
        sampled(one, given.sample or (None if given.set else _MANY.get(one.name)))
        for folder, prefix in folders.items()
        for one in question_sets(folder, prefix)
        if not given.set or one.name in given.set
    ]
    ways = {"words alone": Documents()}
    vectors = None if given.words else kept_vectors()
    if vectors is not None:
        ways["with vectors"] = Documents(vectors)
        _warn(f"Vectors are kept in {KEPT}; a run that makes them takes minutes.")
    quotes, changed = scoring.report(found, ways, write, failures=given.failures, by=given.by)
    if found:
        write("\n" + verbatim(quotes, changed))
    return exits.DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Score what is asked for; the exit code."""
    given = _parser().parse_args(arguments)
    try:
        if given.data is not None:
            return unprepared(given, {given.data: ""})
        article = [path for path in sets() if not given.set or path.stem in given.set]
        for name, engine in engines(words=given.words).items() if article else ():
            sys.stdout.write(f"\nThe article, {name}\n")
            most = given.sample
            code = report(
                engine, article, failures=given.failures, most=most, whole=bool(given.set)
            )
            if code != exits.DONE:
                return code
        return unprepared(given, {SETS / name: prefix for name, prefix in FOLDERS.items()})
    except SetError as error:
        _warn(f"footnote eval: {error}")
        return exits.UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="score the sets of a folder")
    parser.add_argument("--set", action="append", metavar="NAME", help="this set only; repeatable")
    parser.add_argument("--sample", type=int, metavar="N", help="at most N lines of each set")
    parser.add_argument("--failures", action="store_true", help="show what is wrong")
    parser.add_argument("--words", action="store_true", help="words alone, without vectors")
    parser.add_argument("--by", metavar="FIELD", help="totals by kind, style, lang or doc as well")
    return parser


def _warn(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    sys.exit(main())
