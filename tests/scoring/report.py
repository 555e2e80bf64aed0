"""Scores question sets in each way of answering and writes the tables of `make eval`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from tests.scoring.asking import Asked, Documents, Run, run
from tests.scoring.documents import Line
from tests.scoring.sets import Layout, QuestionSet
from tests.scoring.tables import RULES, Table, Write

_SHOWN = 160  # characters of an answer in an explanation
_BROKEN = 3  # files and questions that are named; a fault in the engine has hundreds


@dataclass(frozen=True, slots=True)
class Scored:
    """A set with what one way of answering made of it; `judged` has the order of `run.asked`."""

    one: QuestionSet
    run: Run
    judged: tuple[Any, ...]


def score(one: QuestionSet, way: Documents) -> Scored:
    """Ask and judge a set in one way."""
    done = run(one, way)
    judge = RULES[one.layout].judge
    return Scored(one, done, tuple(judge(item.line, item.answer) for item in done.asked))


def report(
    sets: Sequence[QuestionSet],
    ways: Mapping[str, Documents],
    write: Write,
    *,
    failures: bool = False,
    by: str | None = None,
) -> tuple[int, int]:
    """Write a table for each layout among the sets; (quotations, those that are not verbatim).

    With `failures`, what is wrong follows each set's row, in the last way; with `by`, rows for the
    values of a field of all lines follow the table. Of a sealed set there is neither.
    """
    quotes = changed = 0
    for layout in get_args(Layout):
        found = [one for one in sets if one.layout == layout]
        if not found:
            continue
        table = Table(layout, list(ways), write)
        rows = []
        for one in found:
            scored = [score(one, way) for way in ways.values()]
            times = [way.run.milliseconds for way in scored]
            table.row(one.name, [way.judged for way in scored], times)
            for text in explained(scored[-1], failures=failures):
                write(text)
            rows.append(scored)
            quotes += sum(way.run.quotes for way in scored)
            changed += sum(way.run.changed for way in scored)
        if RULES[layout].summed:
            table.row("all", _summed(rows))
        if by:
            _write_by(by, table, rows)
    return quotes, changed


def _summed(rows: Sequence[Sequence[Scored]]) -> list[list[Any]]:
    """Return the scores of all sets, a list for each way."""
    return [[one for scored in way for one in scored.judged] for way in zip(*rows, strict=True)]


def _write_by(field: str, table: Table, rows: Sequence[Sequence[Scored]]) -> None:
    """Write a row for each value of a field in the lines that are not sealed."""
    ways = len(rows[0])
    groups: dict[str, list[list[Any]]] = {}
    for scored in rows:
        for number, way in enumerate(scored if not scored[0].one.sealed else ()):
            for asked, judged in zip(way.run.asked, way.judged, strict=True):
                value = str(asked.line.get(field, "-"))
                groups.setdefault(value, [[] for _ in range(ways)])[number].append(judged)
    for value in sorted(groups):
        table.row(f"  {value}", groups[value])


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
