"""``python -m tests.fuzz [--minutes N] [--target NAME …] [--seed N] [--cases N]``.

Makes cases for each target until the minutes are over, and checks each. What doesn't hold, or takes
too long, is told with the seed that makes the same case again (``--seed N --cases 1``); the case is
kept in a folder. The exit code is 1 where anything was found.
"""

import argparse
import asyncio
import logging
import pickle
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from pathlib import Path

from tests.fuzz.targets import Target, targets

_MOST_FOUND = 10  # findings of a target: often they have one cause


async def fuzz(name: str, target: Target, seed: int, cases: int, until: float, folder: Path) -> int:
    """Check cases from `seed` on; how many didn't hold."""
    found = done = 0
    clock = time.monotonic if target.apart else time.process_time
    slowest = 0.0
    async with target.opened() as holds:
        while found < _MOST_FOUND and done < cases and (time.monotonic() < until or not done):
            case = target.make(random.Random(f"{name} {seed + done}"))
            begun, problem = clock(), ""
            try:
                await holds(case)
            except Exception:  # noqa: BLE001 - whatever it is, it is a finding
                problem = traceback.format_exc()
            took = clock() - begun
            slowest = max(slowest, took)
            if not problem and took > target.seconds:
                problem = f"it took {took:.1f} s"
            if problem:
                found += 1
                kept = folder / f"{name}-{seed + done}"
                kept.write_bytes(pickle.dumps(case))
                sys.stdout.write(f"{name} --seed {seed + done}, kept as {kept}:\n{problem}\n")
            done += 1
    sys.stdout.write(f"{name}: {done} cases, {found} found, slowest {slowest:.2f} s\n")
    sys.stdout.flush()
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description="Fuzz what reads input."
    )
    every = targets()
    parser.add_argument("--target", action="append", choices=sorted(every), help="default: all")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each target")
    parser.add_argument("--seed", type=int, default=None, help="default: another one each time")
    parser.add_argument(
        "--cases", type=int, default=sys.maxsize, help="at most so many of a target"
    )
    chosen = parser.parse_args(arguments)
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        return _fuzzed(chosen, every)
    finally:
        logging.disable(before)


def _fuzzed(chosen: argparse.Namespace, every: Mapping[str, Target]) -> int:
    """Fuzz the chosen targets in turn; 1 where something was found, else 0."""
    seed = chosen.seed if chosen.seed is not None else time.time_ns() // 1_000_000 % 10**9
    folder = Path(tempfile.mkdtemp(prefix="footnote-fuzz-"))
    found = 0
    for name in chosen.target or sorted(every):
        until = time.monotonic() + 60 * chosen.minutes
        found += asyncio.run(fuzz(name, every[name], seed, chosen.cases, until, folder))
    if not any(folder.iterdir()):
        folder.rmdir()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
