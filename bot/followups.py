"""What is worth asking after an answer: its growth, its share, another beside it, what else it says.

Each is asked before it is offered, in its context, and offered only where the answer is the figure
that is meant: a tap never opens another one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, Literal

from bot.answer import Answer, Figure
from bot.answerer import Answerer
from bot.entry.compose import suggestion
from bot.texts import TEXTS
from facts.table import FIGURE_KINDS, Fact
from index.document import Document, Row, Table
from index.script import base

Kind = Literal["growth", "share", "beside", "compare", "near"]
_MOST: Final = 3
_LONGEST: Final = 60  # characters of a row's label that still read as a name in a question
_TRIES: Final = 3  # others of its kind that are tried, the nearest in the document first


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question to ask next. `name` is what it brings in, "" where it brings in nothing."""

    kind: Kind
    question: str
    name: str = ""


def follow_ups(core: Answerer, answer: Answer, turns: Sequence[str]) -> tuple[FollowUp, ...]:
    """Return what to ask after `answer`; `turns` are all questions up to its own."""
    if answer.status not in {"answered", "supported", "contradicted"} or len(answer.figures) > 1:
        return ()
    known = base(answer.language) in TEXTS.texts["next_growth"]
    ask = _Ask(core, tuple(turns), answer.language if known else "en")
    fact = core.library.by_id.get(_fact_of(answer) or "")
    if fact is not None:
        found: Iterator[FollowUp] = chain(_of_fact(ask, fact), _near(ask, fact))
    elif answer.figures:
        found = _of_cell(ask, answer.figures[0])
    else:
        return ()
    return tuple(islice(found, _MOST))


def _fact_of(answer: Answer) -> str | None:
    """Return the id of the fact that is the whole answer, if one is."""
    if len(answer.figures) == 1:
        return answer.figures[0].fact
    return answer.reading.fact if not answer.figures else None


@dataclass(frozen=True, slots=True)
class _Ask:
    core: Answerer
    turns: tuple[str, ...]
    language: str

    def answer(self, question: str) -> Answer:
        return self.core.answer(question, self.turns, language=self.language)

    def fact(self, kind: Kind, fact: Fact, questions: Sequence[str]) -> FollowUp | None:
        """Return the first question whose answer is this fact and nothing else."""
        for question in questions:
            answer = self.answer(question)
            if answer.status == "answered" and _fact_of(answer) == fact.id:
                return FollowUp(kind, question)
        return None


def _of_fact(ask: _Ask, fact: Fact) -> Iterator[FollowUp]:
    facts = [other for other in ask.core.library.facts if other.row.same_as is None]
    row = fact.row
    kinds: tuple[Kind, ...] = ("growth", "share")
    for kind in kinds:
        mine = (
            other
            for other in facts
            if other.kind == kind != fact.kind
            and (other.row.subject, other.row.measure, other.row.partner, other.period)
            == (row.subject, row.measure, row.partner, fact.period)
        )
        for other in mine:
            asked = (
                TEXTS.text(f"next_{kind}", ask.language),
                suggestion(other, ask.language).question,
            )
            found = ask.fact(kind, other, asked)
            if found is not None:
                yield found
                break
    others = [
        other
        for other in facts
        if other.subject != fact.subject
        and (other.kind, other.unit, other.row.measure, other.row.partner, other.period)
        == (fact.kind, fact.unit, row.measure, row.partner, fact.period)
    ]
    others.sort(key=lambda other: abs(other.start - fact.start))
    yield from _compared(ask, fact, others[:_TRIES])


def _compared(ask: _Ask, fact: Fact, others: Sequence[Fact]) -> Iterator[FollowUp]:
    """Yield another of the same kind, and the two side by side."""
    label = ask.core.library.vocabulary.label
    names = [label(other.subject, ask.language) for other in others]
    for other, name in zip(others, names, strict=True):
        question = TEXTS.filled("next_compare", ask.language, name=name)
        calculation = ask.answer(question).calculation
        operands = {operand.fact for operand in calculation.operands} if calculation else set()
        if operands == {fact.id, other.id}:
            yield FollowUp("compare", question, name)
            break
    for other, name in zip(others, names, strict=True):
        question = TEXTS.filled("next_beside", ask.language, name=name)
        if ask.fact("beside", other, [question]) is not None:
            yield FollowUp("beside", question, name)
            break


def _near(ask: _Ask, fact: Fact) -> Iterator[FollowUp]:
    """Yield what else the same sentence states; what growth and share ask for is there already."""
    near = [
        other
        for other in ask.core.library.facts
        if other.id != fact.id
        and other.row.same_as is None
        and other.kind not in {"growth", "share"}
        and set(other.sentences) & set(fact.sentences)
    ]
    near.sort(key=lambda other: abs(other.start - fact.start))
    for other in near[:_TRIES]:
        found = ask.fact("near", other, _questions(other, ask.language))
        if found is not None:
            yield found


def _questions(fact: Fact, language: str) -> list[str]:
    """Return how a fact is asked for: a label such as "X's rank: first" without its answer."""
    question = suggestion(fact, language).question
    if fact.kind in FIGURE_KINDS:
        return [question]
    label, colon, _ = fact.label(language).replace("：", ": ").rpartition(": ")
    return [TEXTS.filled("asked", language, label=label)] if colon else [question]


def _of_cell(ask: _Ask, figure: Figure) -> Iterator[FollowUp]:
    """Yield the same column of the rows next to it, and the other columns of its row."""
    document = ask.core.library.document
    place = _cell(document, figure)
    if place is None:
        return
    table, at, column = place
    row = table.rows[at]
    by_nearness = sorted(range(len(table.rows)), key=lambda other: (abs(other - at), -other))
    beside = [(table.rows[other], column) for other in by_nearness if other != at][:_TRIES]
    columns = [cell.column for cell in row.cells if cell.column != column][:_TRIES]
    for other, which in (*beside, *((row, which) for which in columns)):
        name = other.label if which == column else table.columns[which]
        if not name.strip() or len(name) > _LONGEST:
            continue
        name = name.strip().rstrip(":.")
        asked = (
            TEXTS.filled("next_beside", ask.language, name=name),
            f"{other.label.strip().rstrip(':.')}: {table.columns[which]}?",
        )
        for question in asked:
            if _is_cell(ask.answer(question), other, which):
                yield FollowUp("beside", question, name)
                break


def _cell(document: Document, figure: Figure) -> tuple[Table, int, int] | None:
    """Return the table, the row's position in it and the column in which a figure stands."""
    start = figure.start
    if start is None or document.text[start : figure.end] != figure.text:
        return None
    for table in document.tables:
        if table.start <= start < table.end:
            for at, row in enumerate(table.rows):
                for cell in row.cells:
                    if cell.start <= start < cell.end:
                        return table, at, cell.column
    return None


def _is_cell(answer: Answer, row: Row, column: int) -> bool:
    """Tell whether an answer is the figure of a cell alone."""
    if answer.status != "answered" or len(answer.figures) != 1:
        return False
    start = answer.figures[0].start
    cells = (cell for cell in row.cells if cell.column == column)
    return start is not None and any(cell.start <= start < cell.end for cell in cells)
