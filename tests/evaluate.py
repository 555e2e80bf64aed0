"""Score the engine on the question sets in tests/eval: `make eval`.

The table is for dev.jsonl; every other set has one line. A set in HIDDEN is for measuring only:
its failures are never shown, so that nobody fits the engine to them.
"""

import json
import sys
import time
from dataclasses import dataclass
from functools import cache
from importlib import util
from pathlib import Path

from bot import exits
from bot.engine import Engine
from facts.library import load_library

SETS = Path(__file__).with_name("eval")
DEV = SETS / "dev.jsonl"
HIDDEN = frozenset({"en_b", "blind_c"})


@cache
def scorer():
    """The scorer, as a module: tests/eval is a folder of data, not a package."""
    spec = util.spec_from_file_location("footnote_score", SETS / "score.py")
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

    def __str__(self):
        share = 100 * self.correct / self.lines
        return (
            f"{self.name:<8} {self.correct:>4} of {self.lines:>4} all correct ({share:5.1f} %), "
            f"{self.wrong} with a wrong figure"
        )


def sets():
    """The paths of all sets, the development set first."""
    return [DEV, *sorted(path for path in SETS.glob("*.jsonl") if path != DEV)]


def read(path):
    """The lines of a set; OSError or ValueError if it is none."""
    lines = scorer().read_jsonl(path, _warn)
    if not lines:
        path.read_bytes()
        raise ValueError(f"{path}: no questions in it")
    return lines


def ask(engine, line):
    """The engine's answer to one line of a set."""
    return engine.answer(
        line["question"], tuple(line.get("context") or ()), claim=line["kind"] == "claim"
    )


def ask_all(engine, lines):
    """The answers to the lines of a set, by id."""
    return {line["id"]: ask(engine, line) for line in lines}


def judge(lines, answers):
    """(line, metrics, explanations) of every line; answers as the JSON contract has them."""
    written = {name: json.loads(answer.model_dump_json()) for name, answer in answers.items()}
    return scorer().score(lines, written)


def total(name, scored):
    """The one line that sums up a set."""
    return Total(
        name,
        len(scored),
        sum(scorer().all_correct(metrics) for _, metrics, _ in scored),
        sum(metrics["wrong"] is False for _, metrics, _ in scored),
    )


def by_class(scored):
    """{(kind, language): (all correct, lines)}."""
    counts = {}
    for line, metrics, _ in scored:
        correct, lines = counts.get((line["kind"], line["lang"]), (0, 0))
        key = line["kind"], line["lang"]
        counts[key] = correct + scorer().all_correct(metrics), lines + 1
    return counts


def explained(scored):
    """What is expected and what was got, for each line that is not all correct."""
    for line, metrics, why in scored:
        if not scorer().all_correct(metrics):
            before = "".join(f"{turn} > " for turn in line.get("context") or ())
            yield f"{line['id']} [{line['kind']} {line['lang']}] {before}{line['question']}"
            yield from (f"    {reason}" for reason in why)


def report(engine, gold=None, *, failures=False, write=print):
    """Write the table of the first set and a line for each other; the exit code."""
    for number, path in enumerate(gold or sets()):
        started = time.perf_counter()
        try:
            lines = read(path)
        except (OSError, ValueError) as error:
            _warn(f"footnote eval: {error}")
            return exits.UNUSABLE
        answers = ask_all(engine, lines)
        seconds = time.perf_counter() - started
        scored = judge(lines, answers)
        if number == 0:
            write(scorer().table(scored) + "\n")
        line = total(path.stem, scored)
        write(f"{line}, {1000 * seconds / line.lines:.1f} ms a question")
        if failures and path.stem not in HIDDEN:
            for text in explained(scored):
                write(text)
    return exits.DONE


def _warn(message):
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    chosen = [Path(name) for name in sys.argv[1:] if name != "--failures"]
    sys.exit(report(Engine(load_library()), chosen, failures="--failures" in sys.argv))
