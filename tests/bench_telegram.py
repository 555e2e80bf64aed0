"""``python -m tests.bench_telegram``: load and faults, against the fake server, in five minutes.

Load: questions a second with all waiting, and the time from update to reply at half the echo
bot's peak, for a ten-line echo bot and for Footnote in the same run. Soak: see tests/telegram/soak.
Exits with 1 where a target is missed.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.telegram.load import latency, peak
from tests.telegram.soak import soak

LEAST_RATIO = 0.85
MOST_EXTRA = 0.030
MODES = ("polling", "webhook")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def load(folder: Path, questions: int) -> bool:
    peaks: dict[str, list[float]] = {"echo": [], "footnote": []}
    for turn in range(2):
        for kind, found in peaks.items():
            found.append(await peak(kind, folder / f"{kind}{turn}", questions=questions))
    best = {kind: max(found) for kind, found in peaks.items()}
    ratio = best["footnote"] / best["echo"]
    say(
        f"peak: echo {best['echo']:.0f}/s, footnote {best['footnote']:.0f}/s, "
        f"ratio {ratio:.2f} (at least {LEAST_RATIO})"
    )
    times = {}
    for kind in peaks:
        times[kind] = await latency(kind, folder / f"{kind}-slow", rate=best["echo"] / 2)
        say(
            f"{kind} at {best['echo'] / 2:.0f}/s: p50 {times[kind].p50 * 1000:.1f} ms, "
            f"p99 {times[kind].p99 * 1000:.1f} ms"
        )
    extra = times["footnote"].p99 - times["echo"].p99
    say(f"p99 above echo: {extra * 1000:.1f} ms (at most {MOST_EXTRA * 1000:.0f})")
    return ratio >= LEAST_RATIO and extra <= MOST_EXTRA


async def main(arguments: argparse.Namespace) -> int:
    good = True
    with tempfile.TemporaryDirectory() as folder:
        if arguments.part in ("all", "load"):
            good = await load(Path(folder), arguments.load_questions)
        if arguments.part in ("all", "soak"):
            for mode in arguments.mode or MODES:
                report = await soak(
                    Path(folder) / mode, mode=mode, questions=arguments.soak_questions
                )
                say(f"soak: {report}")
                good = good and report.good
    return 0 if good else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench_telegram", description=__doc__)
    parser.add_argument("part", nargs="?", choices=["all", "load", "soak"], default="all")
    parser.add_argument("--load-questions", type=int, default=2000)
    parser.add_argument(
        "--mode", choices=MODES, action="append", help="of the soak (default: both)"
    )
    parser.add_argument("--soak-questions", type=int, default=10_000)
    sys.exit(asyncio.run(main(parser.parse_args())))
