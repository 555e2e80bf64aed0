"""Kinds of faults that were reported, varied: questions, statements, watched messages, quantities.

    python -m tests.scoring.faults [--failures] [--vectors] [SET …]

`varied` has more of the same by a second author, `everyday` what readers of sixty little documents ask
first and say of them, `earlier` what something was before a change, `moved` which way it went; of the
sealed half of `everyday` nothing is shown but the score. A line names its document ("article", "museum",
or a file of tests/eval/documents/files or faults/documents), the mode ("ask", "check", "watch",
"quantities", "sentences"), what is put in, and what is right.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.answer import Answer
from bot.answerer import Answerer
from bot.answering.engine import open_documents
from bot.answering.vectors import vectors_in
from bot.entry.library_engine import Engine
from bot.telegram.watch_rules import objection
from facts.library import load_library
from facts.quantity import Quantity, quantities
from index.sentences import sentence_spans
from index.vectors import embedder
from tests import bundled
from tests.scoring.vectors import KEPT, KeptEmbedder
from tests.training.examples import read

_HERE = Path(__file__).parents[1]
_SETS = _HERE / "eval" / "faults"
SET = _SETS / "lines.jsonl"
VARIED, EVERYDAY = _SETS / "varied.jsonl", _SETS / "everyday.jsonl"
EARLIER, MOVED = _SETS / "earlier.jsonl", _SETS / "moved.jsonl"
_SEALED = _SETS / "everyday_sealed.jsonl"
_TOLERANCE = Decimal("0.005")  # of computed figures, which are printed rounded
_LANGUAGES = ("English", "英语")  # what the sentence says that lists the languages
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Result:
    """What came out of a line; `false` tells that it says more than the document."""

    line: Line
    got: str
    right: bool
    false: bool


def lines(path: Path = SET) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(line: Line, *, vectors: bool = False) -> Result:
    """Put a line in, and tell whether what comes out is right; by words alone unless `vectors`."""
    mode, text, right = line["mode"], line["input"], line["right"]
    if mode in {"ask", "check"}:
        text = text.removeprefix("/check ")
        answer = _engine(line["doc"], vectors).answer(text, (), claim=mode == "check")
        good = _verdict(answer, right) if mode == "check" else _answered(answer, right)
        said = answer.status in {"supported", "contradicted", "answered"}
        return Result(line, f"{answer.status}: {answer.answer}", good, said and not good)
    if mode == "watch":
        found = objection(_engine(line["doc"], vectors), text)
        good = (found is not None) == right["objects"]
        return Result(line, str(found and found.answer), good, found is not None and not good)
    if mode == "quantities":
        ends = [end for q in quantities(text) for end in _ends(q)]
        values = [Decimal(str(value)) for value, _ in right["values"]]
        units = {unit for _, unit in right["values"] if unit}
        good = ends == values and units <= {q.unit for q in quantities(text)}
        return Result(line, str(ends), good, bool(ends) and not good)
    spans = [text[start:end].strip() for start, end in sentence_spans(text, 0, len(text))]
    return Result(line, str(spans), spans == right["sentences"], false=False)


def _ends(quantity: Quantity) -> tuple[Decimal, ...]:
    """Return the value of a quantity, of a span of years both ends: "2018–19"."""
    span = quantity.kind == "year" and quantity.high is not None and quantity.low is not None
    return (quantity.low, quantity.high) if span else (quantity.value,)


@lru_cache(None)
def _engine(name: str, vectors: bool = False) -> Answerer:
    model = embedder() if vectors else None
    kept = KeptEmbedder(model, KEPT) if model is not None else None
    if name == "article":
        return Engine(bundled.library(), kept) if kept else bundled.engine()
    if name == "museum":
        return Engine(load_library(_HERE / "library" / "museum-2024"), kept)
    folders = (_SETS / "documents", _HERE / "eval" / "documents" / "files")
    path = next(at for one in folders if (at := one / name).is_file())
    return open_documents([read(path)], vectors_in(None, kept) if kept else None)


def _verdict(answer: Answer, right: Mapping[str, Any]) -> bool:
    wanted = {right["verdict"], *right.get("or", ())}
    return answer.status in wanted or ("language" in wanted and _lists_languages(answer))


def _answered(answer: Answer, right: Mapping[str, Any]) -> bool:
    wanted = {right["status"], *right.get("or_status", ())}
    if _lists_languages(answer):
        return "language" in wanted
    if answer.status not in wanted:
        return False
    if answer.status != "answered" or right["status"] != "answered":
        return True
    shown = " ".join((answer.answer, *(c.quote for c in answer.citations))).casefold()
    texts: Sequence[str] = right.get("text", ())
    return all(_states(answer, Decimal(str(value))) for value, _ in right.get("figures", ())) and (
        not texts or any(text.casefold() in shown for text in texts)
    )


def _states(answer: Answer, value: Decimal) -> bool:
    return any(
        figure.value is not None and abs(figure.value - value) <= abs(value) * _TOLERANCE
        for figure in answer.figures
    )


def _lists_languages(answer: Answer) -> bool:
    return answer.status == "not_in_document" and any(
        name in answer.headline for name in _LANGUAGES
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--failures", action="store_true", help="show the lines that fail")
    parser.add_argument("--vectors", action="store_true", help="with vectors, not by words alone")
    parser.add_argument(
        "sets", nargs="*", metavar="SET", help="those alone, by name: lines, varied …"
    )
    given = parser.parse_args()
    for path in (SET, VARIED, EARLIER, MOVED, EVERYDAY, _SEALED):
        if given.sets and path.stem not in given.sets:
            continue
        sys.stdout.write(f"{path.stem}\n")
        found = [judged(line, vectors=given.vectors) for line in lines(path)]
        _tell(found, failures=given.failures and path != _SEALED)


def _tell(found: Sequence[Result], *, failures: bool) -> None:
    out = sys.stdout.write
    for one in found if failures else ():
        if not one.right:
            out(f"{one.line['input']}\n    {one.line['right']}\n    {one.got[:200]!r}\n")
    every, right, false = Counter[str](), Counter[str](), Counter[str]()
    for one in found:
        for key in (one.line["mode"], "all"):
            every[key] += 1
            right[key] += one.right
            false[key] += one.false
    for key, count in every.items():
        out(f"{key:12} {count:4} lines, right {right[key]:4}, false {false[key]:3}\n")


if __name__ == "__main__":
    main()
