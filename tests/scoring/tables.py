"""The tables of `make eval`: the measures of each layout, a group of columns a way of answering."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answer import Answer
from tests.scoring import documents, public
from tests.scoring.documents import Line
from tests.scoring.sets import Layout

Write = Callable[[str], Any]

_NAME = 22  # characters of a set's name
_LINES = 6


@dataclass(frozen=True, slots=True)
class Rules:
    """How the lines of a layout are scored, summed up and shown.

    `columns` are titles and what of a total stands below them; `summed` tells whether sets of the
    layout are parts of one measurement.
    """

    judge: Callable[[Line, Answer | None], Any]
    total: Callable[[Sequence[Any]], Any]
    columns: tuple[tuple[str, Callable[[Any], str]], ...]
    width: int
    legend: str
    summed: bool


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _of(part: int, whole: int) -> str:
    return _percent(part / whole if whole else None)


RULES: dict[Layout, Rules] = {
    "documents": Rules(
        documents.judge,
        documents.Total.of,
        (
            ("correct", lambda total: _percent(total.correct_share)),
            ("wrong", lambda total: str(total.wrong)),
            ("absent", lambda total: _of(total.declined, total.absent)),
            ("missed", lambda total: str(total.missed)),
        ),
        width=8,
        legend="correct: % all correct; wrong: lines with a wrong figure; absent: % of the lines "
        "without an\nanswer that are right; missed: lines with an answer that got none",
        summed=True,
    ),
    "public": Rules(
        public.judge,
        public.Total.of,
        (
            ("hit@1", lambda total: _percent(total.hit1)),
            ("hit@3", lambda total: _percent(total.hit3)),
            ("fig@1", lambda total: _percent(total.figure1)),
            ("wrong", lambda total: _percent(total.wrong)),
            ("answd", lambda total: _percent(total.answered)),
            ("balncd", lambda total: _percent(total.balanced)),
        ),
        width=7,
        legend="hit@1, hit@3: % whose first, first three quotations have the answer; fig@1: % of the "
        "figure\nquestions whose first figure is right; wrong: % with another; answd: % answered; "
        "balncd: balanced\naccuracy of answering and abstaining",
        summed=False,
    ),
}


class Table:
    """Writes rows: a name, how many lines, and the measures of each way of answering."""

    def __init__(self, layout: Layout, ways: Sequence[str], write: Write) -> None:
        self._rules = RULES[layout]
        self._write = write
        titles = self._cells([*(title for title, _ in self._rules.columns), "ms"])
        over = "".join(f"   {way:<{len(titles)}}" for way in ways)
        write(f"\n{self._rules.legend}\n")
        write((" " * (_NAME + _LINES) + over).rstrip())
        write(f"{layout:<{_NAME}}{'lines':>{_LINES}}" + f"   {titles}" * len(ways))

    def row(
        self, name: str, ways: Sequence[Sequence[Any]], milliseconds: Sequence[float] = ()
    ) -> None:
        """Write the totals of scores, of each way of answering, and the mean time of a question."""
        groups = []
        for number, judged in enumerate(ways):
            total = self._rules.total(judged)
            values = [value(total) for _, value in self._rules.columns]
            time = f"{milliseconds[number]:.1f}" if milliseconds else ""
            groups.append("   " + self._cells([*values, time]))
        shown = name if len(name) < _NAME else f"{name[: _NAME - 2]}…"
        self._write((f"{shown:<{_NAME}}{len(ways[0]):>{_LINES}}" + "".join(groups)).rstrip())

    def _cells(self, values: Sequence[str]) -> str:
        return "".join(value.rjust(self._rules.width) for value in values)
