"""The walk of a question through the code: the places it passes, and the calls that climb back up.

`python -m tests.walk QUESTION [--document FILE] [--before MESSAGE]` asks the document (without one,
the bundled entry) and prints the modules that are entered, room by room, in the order in which they
are first reached, and the longest way down from the engine. A call climbs back where it goes to a
module that its caller doesn't stand on: that neither it imports, nor what it imports. A walk without
such calls can be read from top to bottom.
"""

import argparse
import sys
from collections.abc import Sequence
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


class Walk(NamedTuple):
    """The steps, each once, as they are first made; the modules of the longest way down."""

    steps: tuple[Step, ...]
    way: tuple[str, ...]

    @property
    def climbs(self) -> list[Step]:
        """The calls into modules that their callers don't stand on."""
        graph = _imports()
        return [
            step
            for step in self.steps
            if step.caller != _KEEPER
            and not graph.chain_exists(importer=step.caller, imported=step.module)
        ]


@cache
def _imports() -> grimp.ImportGraph:
    return grimp.build_graph(*ROOTS, cache_dir=None, exclude_type_checking_imports=True)


class _Recorder:
    """Follows the calls between the project's modules, as a profiler."""

    def __init__(self) -> None:
        self.steps: dict[Step, None] = {}
        self.way: tuple[str, ...] = ()
        self._ways: list[tuple[str, ...]] = []  # of the frames that run
        self._modules: dict[CodeType, str | None] = {}

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            self._ways.append(self._entered(frame, self._ways[-1] if self._ways else ()))
        elif event == "return" and self._ways:
            self._ways.pop()

    def _entered(self, frame: FrameType, way: tuple[str, ...]) -> tuple[str, ...]:
        code = frame.f_code
        if code not in self._modules:
            name = frame.f_globals.get("__name__", "")
            self._modules[code] = name if name.partition(".")[0] in ROOTS else None
        module = self._modules[code]
        if module is None or (way and way[-1] == module):
            return way
        if code.co_name in _OWN:
            return (*way[:-1], module)
        if way:
            self.steps[Step(way[-1], module, code.co_name)] = None
        way = (*way, module)
        self.way = max(self.way, way, key=len)
        return way


def walk(engine: Answerer, question: str, before: Sequence[str] = ()) -> Walk:
    """Return the walk of a question to an engine that has loaded what it needs at first."""
    engine.answer(_FIRST)
    recorder, profiler = _Recorder(), sys.getprofile()
    sys.setprofile(recorder)
    try:
        engine.answer(question, before)
    finally:
        sys.setprofile(profiler)
    return Walk(tuple(recorder.steps), recorder.way)


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
    found = walk(engine, arguments.question, arguments.before)
    places = list(dict.fromkeys(step.module for step in found.steps))
    lines = [
        f"{room}: {', '.join(place.rpartition('.')[2] for place in inside)}"
        for room, inside in groupby(places, key=lambda place: place.rpartition(".")[0])
    ]
    back = found.climbs
    lines += [f"back: {step.caller} calls {step.module}.{step.function}" for step in back]
    lines += [
        f"{len(places)} places, {len(back)} calls that climb back",
        f"the longest way down, {len(found.way)} places: {' > '.join(found.way)}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if back else 0


if __name__ == "__main__":
    sys.exit(main())
