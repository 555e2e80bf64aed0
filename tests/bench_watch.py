"""When a watching bot speaks up: false alarms, which are to be none, and recall.

    python -m tests.bench_watch             # a table, and each false alarm
    python -m tests.bench_watch --missed    # and the contradicted claims that it lets pass

Every claim line of tests/eval/*.jsonl, every line there that is no claim (nobody is to be corrected
for asking), and the messages of tests/telegram/chatter.txt and contradicted.txt. Of the contradicted
claims many state no figure ("founded by Liao Bingguang"): those are none of watch's business.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.entry.library_engine import Engine
from bot.telegram.watch_rules import objection
from facts.library import load_library

HERE: Final = Path(__file__).parent
CONTRADICTED: Final = "contradicted"


@dataclass(frozen=True, slots=True)
class Said:
    """A message; `kind` is the verdict on a claim, "question" or "chatter"."""

    source: str
    kind: str
    text: str


def written(name: str, kind: str) -> Iterator[Said]:
    """Give the messages of a group in a file of tests/telegram."""
    for line in (HERE / "telegram" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield Said("group", kind, line.strip())


def evaluated(folder: Path = HERE / "eval") -> Iterator[Said]:
    """Give the claims and the questions of the evaluation sets."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            claim = question["kind"] == "claim"
            kind = question["gold"]["verdict"] if claim else "question"
            yield Said(path.stem, kind, question["question"])


def messages() -> list[Said]:
    """Give all there are."""
    said = [*evaluated(), *written("chatter.txt", "chatter")]
    return [*said, *written("contradicted.txt", CONTRADICTED)]


def heard(engine: Engine, said: Iterable[Said]) -> list[tuple[Said, bool]]:
    """Give messages, and whether the bot speaks up."""
    return [(one, objection(engine, one.text) is not None) for one in said]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="list what passes")
    show_missed = parser.parse_args().missed
    results = heard(Engine(load_library()), messages())
    totals = Counter((one.source, one.kind) for one, _ in results)
    alarms = Counter((one.source, one.kind) for one, alarm in results if alarm)
    _say(f"{'set':10}{'kind':18}{'messages':>9}{'alarms':>8}")
    for (source, kind), total in sorted(totals.items()):
        _say(f"{source:10}{kind:18}{total:9}{alarms[source, kind]:8}")
    false = [one for one, alarm in results if alarm and one.kind != CONTRADICTED]
    missed = [one for one, alarm in results if not alarm and one.kind == CONTRADICTED]
    claims = sum(one.kind == CONTRADICTED for one, _ in results)
    _say(f"\nfalse alarms: {len(false)} of {len(results) - claims}")
    _say(f"recall: {claims - len(missed)} of {claims} contradicted claims")
    for one in false:
        _say(f"FALSE ALARM  {one.source} {one.kind}: {one.text}")
    if show_missed:
        for one in missed:
            _say(f"missed  {one.source}: {one.text}")


if __name__ == "__main__":
    main()
