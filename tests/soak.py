"""``python -m tests.soak``: questions by the thousand with faults, while the bot is killed.

The bot is a process of its own, killed by signal 9 and started again on its store; the Bot API
server is the tests' own. Prints what was not answered, or not told that it isn't, what was answered
twice or out of order, and what is left in the file of sent messages. Exits with 1 where something
was lost. Not a part of the test suite: 10,000 questions take some minutes.

With ``--outage`` nothing is killed: the disk is full for a minute (which takes root: one is
mounted), the store is locked for a minute, another program polls for three, Telegram is away for
five, or each in turn (``all``). The process is to live, its readiness to tell, and all to be
answered after.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.telegram.outage import OUTAGES, outage
from tests.telegram.soak import soak

_MODES = ("polling", "webhook")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--mode", choices=_MODES, action="append", help="default: both")
    parser.add_argument("--questions", type=int, default=2_000)
    parser.add_argument("--chats", type=int, default=100)
    parser.add_argument("--faults", type=float, default=5.0, help="per cent of the bot's calls")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--burst", type=int, default=1, help="kills soon after one another")
    parser.add_argument("--files", type=int, default=10, help="documents added meanwhile")
    parser.add_argument("--minutes", type=float, default=15.0, help="when it is given up, a mode")
    parser.add_argument("--outage", choices=[*OUTAGES, "all"], action="append")
    parser.add_argument("--seconds", type=float, help="of an outage, instead of its own")
    return parser.parse_args()


async def _outages(names: Sequence[str], seconds: float | None) -> int:
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name in OUTAGES if "all" in names else names:
            report = await outage(Path(folder) / name, name, seconds)
            sys.stdout.write(f"{report}\n{'good' if report.good else 'NOT GOOD'}\n")
            sys.stdout.flush()
            good = good and report.good
    return 0 if good else 1


async def _main(arguments: argparse.Namespace) -> int:
    if arguments.outage:
        return await _outages(arguments.outage, arguments.seconds)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for mode in arguments.mode or _MODES:
            report = await soak(
                Path(folder) / mode,
                mode=mode,
                questions=arguments.questions,
                chats=arguments.chats,
                kills=arguments.kills,
                burst=arguments.burst,
                share=arguments.faults / 100,
                files=arguments.files,
                long_waits=True,
                patience=60 * arguments.minutes,
            )
            sys.stdout.write(f"{report}\n{'good' if report.good else 'NOT GOOD'}\n")
            sys.stdout.flush()
            good = good and report.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(_arguments())))
