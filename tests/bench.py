"""Measure Footnote beside bare BM25: `make bench`.

Cold is a whole process from its start to its end, one question asked. Warm is one answer in a
running process, over the development set. rank-bm25 and bm25s only tokenize the question and
score the sentences, in the same run: their ratio to Footnote is what understanding costs.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import bm25s
from rank_bm25 import BM25Plus

from bot.entry.library_engine import Engine
from facts.library import load_library
from index.text import keys
from tests import evaluate

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
QUESTION = "What did Zhejiang export via new formats?"
BASE, ASK = "import pydantic, rank_bm25", "footnote ask"
COLD = {
    "python -c pass": ["-c", "pass"],
    BASE: ["-c", f"{BASE}; pydantic.BaseModel"],
    ASK: ["-m", "bot", "ask", QUESTION],
}


def seconds_of(arguments: Sequence[str], **variables: str) -> float:
    """The time of one whole Python process, with more environment variables."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | variables,
    )
    return time.perf_counter() - started


def timed(answer: Callable[[T], object], lines: Iterable[T]) -> list[float]:
    """Milliseconds of `answer(line)` for each line, sorted."""
    times = []
    for line in lines:
        started = time.perf_counter()
        answer(line)
        times.append(1000 * (time.perf_counter() - started))
    return sorted(times)


def percentile(times: Sequence[float], share: float) -> float:
    """The nearest-rank percentile of sorted times."""
    return times[min(len(times) - 1, round(share * len(times)))]


# On Linux ru_maxrss of a child starts at that of its parent; VmHWM does not.
PEAK = """
import pathlib, resource
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
print(peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_megabytes(code: str) -> float:
    """The peak memory of a Python process that runs `code`."""
    done = subprocess.run(
        [sys.executable, "-c", code + PEAK], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return int(done.stdout.split()[-1]) / 1024


def cold(
    runs: int, processes: Mapping[str, Sequence[str]] = COLD, **variables: str
) -> dict[str, float]:
    """A line for each kind of process, interleaved so that a busy moment hits all alike.

    The result is the median of each, in seconds.
    """
    times: dict[str, list[float]] = {name: [] for name in processes}
    for _ in range(runs):
        for name, arguments in processes.items():
            times[name].append(seconds_of(arguments, **variables))
    write(f"cold start, whole process, median of {runs} (fastest)")
    width = max(map(len, processes))
    for name, found in times.items():
        write(f"  {name:<{width}} {statistics.median(found):6.3f} s  ({min(found):.3f} s)")
    return {name: statistics.median(found) for name, found in times.items()}


def first_and_later(runs: int) -> None:
    """Cold starts of `ask`: the first, which keeps what the entry needs, and those after it."""
    with tempfile.TemporaryDirectory() as home:
        first = seconds_of(COLD[ASK], FOOTNOTE_HOME=home)
        medians = cold(runs, FOOTNOTE_HOME=home)
    write(f"  the first {ASK}, with nothing kept: {first:.3f} s")
    write(f"  {ASK} / {BASE}: {medians[ASK] / medians[BASE]:.2f} (at most 2.5)")


def warm() -> None:
    """p50 and p99 of an answer, of rank-bm25 and of bm25s, and the ratios to rank-bm25."""
    library = load_library()
    engine = Engine(library)
    lines = evaluate.read(evaluate.DEV)
    corpus = [keys(sentence.text, "en") for sentence in library.document.sentences]
    rank = BM25Plus(corpus, delta=0)
    other = bm25s.BM25(method="atire", idf_method="bm25+")
    other.index(corpus, show_progress=False)
    ways: dict[str, Callable[[dict[str, Any]], object]] = {
        "footnote": lambda line: evaluate.ask(engine, line),
        "rank-bm25": lambda line: rank.get_scores(keys(line["question"], "en")),
        "bm25s": lambda line: other.get_scores(known(line["question"])),
    }
    vocabulary = set(other.vocab_dict)

    def known(question: str) -> list[str]:
        return [token for token in keys(question, "en") if token in vocabulary] or corpus[0][:1]

    for answer in ways.values():
        timed(answer, lines)
    times = {name: timed(answer, lines) for name, answer in ways.items()}
    base = percentile(times["rank-bm25"], 0.5), percentile(times["rank-bm25"], 0.99)
    write(f"\nwarm, one answer, {len(lines)} questions of the development set, second pass")
    write(f"  {'':<10} {'p50':>10} {'p99':>10} {'max':>10}   ratio to rank-bm25 (p50, p99)")
    for name, found in times.items():
        p50, p99 = percentile(found, 0.5), percentile(found, 0.99)
        write(
            f"  {name:<10} {p50:>7.3f} ms {p99:>7.3f} ms {found[-1]:>7.3f} ms"
            f"   {p50 / base[0]:.1f}, {p99 / base[1]:.1f}"
        )


def memory() -> None:
    """Peak memory of a first answer and after the development set."""
    start = "from tests import evaluate as e; from bot.entry.library_engine import Engine\n"
    start += "from facts.library import load_library\nengine = Engine(load_library())\n"
    write("\npeak memory")
    for name, code in {
        "footnote ask": f"from bot.cli import main\nmain(['ask', {QUESTION!r}])",
        "development set": f"{start}e.ask_all(engine, e.read(e.DEV))",
    }.items():
        write(f"  {name:<16} {peak_megabytes(code):5.0f} MB")


def write(text: str) -> None:
    """Show a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure Footnote beside bare BM25.")
    parser.add_argument("--runs", type=int, default=15, help="cold starts (default: 15)")
    first_and_later(parser.parse_args().runs)
    warm()
    memory()
