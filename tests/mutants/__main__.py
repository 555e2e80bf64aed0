"""``python -m tests.mutants [--count N] [--seed N] [--module PATH …] [--list]``.

Puts a small fault into a module of the core, a sample of them one after another, in a copy of the
project, and runs that module's unit tests (no evaluation floors). A fault that no test notices is
told with its diff; ``--list`` only tells which would be tried. The exit code is 1 where fewer than
nine in ten were noticed.
"""

import argparse
import difflib
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.mutants.changes import Change, changes
from tests.mutants.trying import ROOT, Copy, guards_of, modules, patience

_GOOD = 0.9  # of the faults that must be noticed


def sample(count: int, seed: int, among: list[str]) -> list[tuple[str, Change]]:
    """Return so many changes, each as likely as another."""
    every = [
        (module, change) for module in among for change in changes((ROOT / module).read_bytes())
    ]
    return random.Random(seed).sample(every, min(count, len(every)))


def difference(module: str, change: Change) -> str:
    source = (ROOT / module).read_bytes()
    before, after = (one.decode().splitlines() for one in (source, change.applied(source)))
    return "\n".join(difflib.unified_diff(before, after, module, module, lineterm="", n=2))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description="Put faults in, see whether tests notice."
    )
    parser.add_argument("--count", type=int, default=60, help="so many faults (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="for another sample")
    parser.add_argument(
        "--module", action="append", choices=modules(), help="only of these (default: all)"
    )
    parser.add_argument("--list", action="store_true", help="tell the faults, try none")
    chosen = parser.parse_args(arguments)
    faults = sample(chosen.count, chosen.seed, chosen.module or modules())
    if chosen.list:
        for module, change in sorted(faults, key=lambda row: (row[0], row[1].start)):
            say(f"{difference(module, change)}\n")
        return 0
    return tried(faults)


def tried(faults: list[tuple[str, Change]]) -> int:
    """Put the faults in, tell which survive, and return the exit code."""
    killed, survived = 0, []
    with tempfile.TemporaryDirectory(prefix="footnote-mutants-") as folder:
        copy = Copy(Path(folder))
        patient: dict[tuple[str, ...], float] = {}
        for module, change in faults:
            tests = tuple(guards_of(module))
            if tests not in patient:
                begun = time.monotonic()
                if not tests or not copy.run(tests, patience=600):
                    say(f"{module}: without a fault its tests {list(tests)} must pass.")
                    return 2
                patient[tests] = patience(time.monotonic() - begun)
            source = (ROOT / module).read_bytes()
            copy.put(module, change.applied(source))
            passed = copy.run(tests, patient[tests])
            copy.put(module, source)
            if passed:
                survived.append(module)
                say(f"survived ({change.kind})\n{difference(module, change)}\n")
            else:
                killed += 1
    say(f"{killed} killed, {len(survived)} survived of {killed + len(survived)}")
    return 0 if killed >= _GOOD * (killed + len(survived)) else 1


if __name__ == "__main__":
    sys.exit(main())
