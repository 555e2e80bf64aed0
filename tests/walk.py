"""The walk of a question through the code: the places it passes, and the calls that climb back up.

`python -m tests.walk QUESTION [--document FILE] [--before MESSAGE]` asks the document (without one,
the bundled entry) and prints the modules that are entered, room by room, in the order in which they
are first reached. A call climbs back where it goes to a module that the caller doesn't stand on:
that neither it imports, nor what it imports. A walk without one can be read from top to bottom.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

import grimp

from bot.answerer import Answerer
from bot.answering.engine import open_documents
from index.readers.formats import read_bytes
from tests import bundled

ROOTS = ("bot", "facts", "index")
_KEEPER = "facts.kept"  # has a part built by whoever asks for it first
_FIRST = "How much was it in 1950, and how far is that from what it is?"
# What a comprehension or an import runs is the caller's own work.
_OWN = frozenset({"<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "<module>"})


class Step(NamedTuple):
    """A call from one module into another."""

    caller: str
    module: str
    function: str


@cache
def _imports() -> grimp.ImportGraph:
    return grimp.build_graph(*ROOTS, cache_dir=None, exclude_type_checking_imports=True)


def climbs(steps: list[Step]) -> list[Step]:
    """Return the calls into modules that their callers don't stand on."""
    graph = _imports()
    return [
        step
        for step in steps
        if step.caller != _KEEPER
        and not graph.chain_exists(importer=step.caller, imported=step.module)
    ]


def _module(frame: FrameType) -> str | None:
    """Return the project's module that a frame runs, None for another's."""
    name = frame.f_globals.get("__name__", "")
    return name if name.partition(".")[0] in ROOTS else None


@contextmanager
def walked() -> Iterator[list[Step]]:
    """Record the calls between modules, each once, in the order in which they are first made."""
    steps: dict[Step, None] = {}

    modules: dict[CodeType, str | None] = {}

    def module_of(frame: FrameType) -> str | None:
        if frame.f_code not in modules:
            modules[frame.f_code] = _module(frame)
        return modules[frame.f_code]

    def record(frame: FrameType, event: str, _: Any) -> None:
        if event != "call" or frame.f_code.co_name in _OWN:
            return
        module, caller = module_of(frame), frame.f_back
        if module is None:
            return
        while caller is not None and module_of(caller) is None:
            caller = caller.f_back
        above = None if caller is None else modules[caller.f_code]
        if above is not None and above != module:
            steps[Step(above, module, frame.f_code.co_name)] = None

    found: list[Step] = []
    before = sys.getprofile()
    sys.setprofile(record)
    try:
        yield found
    finally:
        sys.setprofile(before)
        found.extend(steps)


def walk(engine: Answerer, question: str, before: Sequence[str] = ()) -> list[Step]:
    """Return the steps of a question to an engine that has loaded what it needs at first."""
    engine.answer(_FIRST)
    with walked() as steps:
        engine.answer(question, before)
    return steps


def main(argv: list[str] | None = None) -> int:
    """Print the walk of a question; 1 where it climbs back."""
    parser = argparse.ArgumentParser(prog="python -m tests.walk", description=__doc__)
    parser.add_argument("question")
    parser.add_argument("--document", type=Path, metavar="FILE", help="else the bundled entry")
    parser.add_argument("--before", action="append", default=[], metavar="MESSAGE")
    arguments = parser.parse_args(argv)
    file = arguments.document
    engine: Answerer = bundled.engine()
    if file is not None:
        engine = open_documents([read_bytes(file.read_bytes(), file.name)])
    steps = walk(engine, arguments.question, arguments.before)
    places = list(dict.fromkeys(step.module for step in steps))
    rooms = [
        (room, [place.rpartition(".")[2] for place in inside])
        for room, inside in groupby(places, key=lambda place: place.rpartition(".")[0])
    ]
    back = climbs(steps)
    own = sum(place.startswith("bot.") for place in places)
    lines = [
        *(f"{room}: {', '.join(inside)}" for room, inside in rooms),
        *(f"back: {step.caller} calls {step.module}.{step.function}" for step in back),
        f"{len(places)} places ({own} of bot), {len(back)} calls that climb back",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if back else 0


if __name__ == "__main__":
    sys.exit(main())
