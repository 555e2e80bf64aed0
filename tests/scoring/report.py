"""The tables of `make eval` for whole documents and public sets: words alone, with vectors."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.scoring import documents, public
from tests.scoring.asking import Asked, Documents, Run, run
from tests.scoring.documents import Line
from tests.scoring.sets import Layout, QuestionSet

Write = Callable[[str], Any]

_SHOWN = 160  # characters of an answer in an explanation
_BROKEN = 3  # files and questions that are named; a fault in the engine has hundreds
_NAME = 22


@dataclass(frozen=True, slots=True)
class Column:
    """A measure: its title, and a total's value as it is printed."""

    title: str
    value: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Scored:
    """A set with what one way of answering made of it."""

    one: QuestionSet
    run: Run
    judged: tuple[Any, ...]


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _of(part: int, whole: int) -> str:
    return _percent(part / whole if whole else None)


_COLUMNS: dict[Layout, tuple[Column, ...]] = {
    "documents": (
        Column("correct", lambda total: _of(total.correct, total.lines)),
        Column("wrong", lambda total: str(total.wrong)),
        Column("absent", lambda total: _of(total.declined, total.absent)),
        Column("missed", lambda total: str(total.missed)),
    ),
    "public": (
        Column("hit@1", lambda total: _percent(total.hit1)),
        Column("hit@3", lambda total: _percent(total.hit3)),
        Column("fig@1", lambda total: _percent(total.figure1)),
        Column("wrong", lambda total: _percent(total.wrong)),
        Column("answd", lambda total: _percent(total.answered)),
        Column("balncd", lambda total: _percent(total.balanced)),
    ),
}
_WIDTH: dict[Layout, int] = {"documents": 8, "public": 7}
_LEGEND: dict[Layout, str] = {
    "documents": "correct: % all correct; wrong: lines with a wrong figure; absent: % of the lines "
    "without\nan answer that are right; missed: lines with an answer that got none",
    "public": "hit@1, hit@3: % whose first, first three quotations have the answer; fig@1: % of figure "
    "questions\nwhose first figure is right; wrong: % with another; answd: % answered; balncd: balanced "
    "accuracy",
}


def score(one: QuestionSet, way: Documents) -> Scored:
    """Ask and judge a set in one way."""
    done = run(one, way)
    return Scored(one, done, tuple(judged(one.layout, item) for item in done.asked))


def judged(layout: Layout, asked: Asked) -> Any:
    """Return the score of one line by the rules of its layout."""
    rules = documents if layout == "documents" else public
    return rules.judge(asked.line, asked.answer)


def total(layout: Layout, found: Sequence[Any]) -> Any:
    """Return what scores of a layout come to."""
    return (documents.Total if layout == "documents" else public.Total).of(found)


class Table:
    """Rows of sets, a group of columns for each way of answering; the last row sums them up."""

    def __init__(self, layout: Layout, ways: Sequence[str], write: Write) -> None:
        self._layout, self._write = layout, write
        self._all: list[list[Any]] = [[] for _ in ways]
        titles = "".join(
            column.title.rjust(_WIDTH[layout]) for column in (*_COLUMNS[layout], _Milliseconds)
        )
        write("\n" + _LEGEND[layout] + "\n")
        write(f"{'':{_NAME + 6}}" + "".join(f"   {way:<{len(titles)}}" for way in ways).rstrip())
        write(f"{layout:<{_NAME}}{'lines':>6}" + f"   {titles}" * len(ways))

    def row(self, ways: Sequence[Scored]) -> None:
        """Write a set's row."""
        for found, scored in zip(self._all, ways, strict=True):
            found.extend(scored.judged)
        times = [f"{scored.run.milliseconds:.1f}" for scored in ways]
        self._line(ways[0].one.name, [scored.judged for scored in ways], times)

    def rows(self, ways: Sequence[Scored], by: str) -> None:
        """Write a row for each value that a field has in a set's lines."""
        for value in sorted({str(line.get(by)) for line in ways[0].one.lines}):
            parts = [
                [
                    judged
                    for asked, judged in zip(scored.run.asked, scored.judged, strict=True)
                    if str(asked.line.get(by)) == value
                ]
                for scored in ways
            ]
            self._line(f"  {value}"[: _NAME - 1], parts, [""] * len(parts))

    def end(self) -> None:
        """Write the row of all sets, where they may be summed up: not of different languages."""
        if self._layout == "documents":
            self._line("all", self._all, [""] * len(self._all))

    def _line(self, name: str, ways: Sequence[Sequence[Any]], times: Sequence[str]) -> None:
        groups = []
        for found, milliseconds in zip(ways, times, strict=True):
            summed = total(self._layout, found)
            values = [column.value(summed) for column in _COLUMNS[self._layout]]
            groups.append("".join(v.rjust(_WIDTH[self._layout]) for v in [*values, milliseconds]))
        self._write(f"{name:<{_NAME}}{len(ways[0]):>6}" + "".join(f"   {g}" for g in groups))


_Milliseconds = Column("ms", str)


def report(
    sets: Sequence[QuestionSet],
    ways: dict[str, Documents],
    *,
    failures: bool = False,
    by: str | None = None,
    write: Write = print,
) -> tuple[int, int]:
    """Write a table for each layout among the sets; (quotations, those that are not verbatim).

    With `failures`, what is wrong follows each set's row, in the last way; with `by`, rows for
    the values of a field of its lines. Of a sealed set there is neither.
    """
    quotes = changed = 0
    layouts: tuple[Layout, ...] = ("documents", "public")
    for layout in layouts:
        table = None
        for one in sets:
            if one.layout != layout:
                continue
            table = table or Table(layout, list(ways), write)
            scored = [score(one, way) for way in ways.values()]
            table.row(scored)
            quotes += sum(way.run.quotes for way in scored)
            changed += sum(way.run.changed for way in scored)
            if by and not one.sealed:
                table.rows(scored, by)
            for text in explained(scored[-1], failures=failures):
                write(text)
        if table:
            table.end()
    return quotes, changed


def explained(scored: Scored, *, failures: bool) -> Iterator[str]:
    """Yield what went wrong, and with `failures` each line that is not correct; sealed: a count."""
    broken = scored.run.broken
    if scored.one.sealed:
        if broken:
            yield f"    {len(broken)} files or questions could not be worked on"
        return
    yield from (f"    {text}" for text in broken[:_BROKEN])
    if len(broken) > _BROKEN:
        yield f"    and {len(broken) - _BROKEN} more"
    if failures:
        for asked, one in zip(scored.run.asked, scored.judged, strict=True):
            if not one.correct:
                yield from _failure(asked, getattr(one, "reasons", ()))


def _failure(asked: Asked, reasons: Sequence[str]) -> Iterator[str]:
    line, answer = asked.line, asked.answer
    before = "".join(f"{turn} > " for turn in line.get("context") or ())
    kind = f"[{line.get('kind') or 'text'} {line.get('lang', '')}]"
    yield f"{line['id']} {line['doc']} {kind} {before}{line['question']}"
    yield from (f"    {reason}" for reason in reasons or [_expected(line)])
    if answer is not None:
        said = " ".join(answer.answer.split())
        yield f"    {answer.status}: {said[:_SHOWN]}"


def _expected(line: Line) -> str:
    return f"expected {line['answers'][:2] if line['answerable'] else 'no answer'}"
