"""Verdicts on the claims of the question sets: `python -m tests.claim_sets [--list] [SET …]`.

What only measures (the split "report", en_b) is counted and never listed.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.answering.asking import Asker
from bot.answering.claims.checked import Checked
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from tests.scoring.sets import SEALED
from tests.training.examples import read

EVAL = Path(__file__).parent / "eval"
FILES = EVAL / "documents" / "files"
ARTICLE = EVAL.parent.parent / "facts" / "library" / "china-trade-2025" / "document.txt"
SETS = {
    "one_slot": EVAL / "documents" / "questions" / "one_slot.jsonl",
    "claims": EVAL / "documents" / "questions" / "claims.jsonl",
    "near_misses": EVAL / "documents" / "questions" / "near_misses.jsonl",
    **{name: EVAL / f"{name}.jsonl" for name in ("dev", "en_a", "en_b", "en_c", "zh")},
}


def claims(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "claim":
            yield row


@lru_cache(None)
def asker(path: Path) -> Asker:
    document = read(path)
    return Asker(Corpus(document, document.language or "en"))


def checked(row: dict[str, Any], files: Path = FILES) -> Checked:
    path = files / row["doc"] if "doc" in row else ARTICLE
    return check(row["question"], row["lang"], asker(path))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def measures_only(name: str, row: dict[str, Any]) -> bool:
    return name in SEALED or row.get("split") == "report"


def measure(name: str, path: Path, files: Path = FILES, *, listed: bool = False) -> Counter[Any]:
    table: Counter[tuple[str, str]] = Counter()
    wrong = defaultdict(list)
    for row in claims(path):
        found = checked(row, files)
        gold = row["gold"]["verdict"]
        table[gold, found.verdict] += 1
        if found.verdict != gold and not measures_only(name, row):
            wrong[gold, found.verdict].append((row, found))
    total = table.total()
    right = sum(n for (gold, got), n in table.items() if gold == got)
    say(f"{name}: {right}/{total} right")
    for gold in ("supported", "contradicted", "not_in_document"):
        cells = "  ".join(
            f"{got} {table[gold, got]}" for got in ("supported", "contradicted", "not_in_document")
        )
        say(f"    {gold:16} → {cells}")
    if listed:
        for (gold, got), rows in sorted(wrong.items()):
            for row, found in rows:
                why = found.decided or found.leftovers
                say(f"  {gold[:4]}→{got[:4]} {row['id']} {row['question']}   {why}")
    return table


def main() -> None:
    arguments = sys.argv[1:]
    listed = "--list" in arguments
    names = [a for a in arguments if not a.startswith("--")] or list(SETS)
    for name in names:
        if name in SETS:
            measure(name, SETS[name], listed=listed)
        else:
            folder = Path(name)
            for path in sorted((folder / "questions").glob("*.jsonl")):
                measure(path.stem, path, folder / "files", listed=listed)


if __name__ == "__main__":
    main()
