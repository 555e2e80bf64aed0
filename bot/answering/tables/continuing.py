"""The cell that a second question means: another row, column or period beside the cell of the first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.index import TableIndex
from bot.answering.tables.query import Asking, read_asking
from bot.answering.tables.series import AGREES, figure_columns, order
from bot.computing.operation import Operation
from bot.understanding.followup import topics
from bot.understanding.operations import Signal, operation_words
from bot.understanding.question import Question
from facts.drafting.cells import cell_period
from facts.drafting.period import agreement
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable

_ALLOWED = frozenset({Signal.TOTAL, Signal.COUNT})  # what a row or a column may be called by


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a table by its row and column."""

    table: DraftedTable
    row: DraftedRow
    column: DraftedColumn


def moved(place: Place, question: Question, index: TableIndex) -> Place | None:
    """Return the cell that a message names beside another one, None where it names none or several.

    "And services for the same quarter?" is another row, "and in 2023?" another column of the same.
    """
    asking = read_asking(question, question.language, index.seasons)
    own = _own(asking, index)
    if asking.signals - _ALLOWED or asking.limit is not None or not (own or asking.asked):
        return None
    found = [one for one in _others(place, asking) if _fits(one, place, own, asking)]
    whole = [one for one in found if {*_said(one, place)} <= own] or found
    return whole[0] if len(whole) == 1 else None


def _own(asking: Asking, index: TableIndex) -> frozenset[str]:
    """Return the words that a message itself names things by; of Chinese its characters."""
    periods = operation_words(asking.question.language).periods
    named = topics(asking.question)
    chinese = index.language == "zh"
    text = asking.question.text
    return frozenset(
        word.key
        for word in asking.words
        if word.key in named
        and text[word.start : word.end].casefold() not in periods
        and (len(word.key) == 1 or not chinese)
    )


def _others(place: Place, asking: Asking) -> Iterator[Place]:
    """Yield the cells of a table but the one itself, of the period that is asked for or the same."""
    before = cell_period(place.column, place.row)
    for row in place.table.rows:
        for column in figure_columns(place.table):
            if column.number not in row.figures or column.compares != place.column.compares:
                continue
            period = cell_period(column, row)
            if asking.asked:
                timed = period is not None and agreement(asking.asked[0], period) >= AGREES
            else:
                timed = order(period) == order(before)
            if timed and not (row is place.row and column is place.column):
                yield Place(place.table, row, column)


def _fits(one: Place, place: Place, own: frozenset[str], asking: Asking) -> bool:
    """Tell whether each word of a message names the row or the column of a cell, and both are meant."""
    row, column = frozenset(one.row.keys), frozenset(one.column.keys)
    if not own <= row | column:
        return False
    other_row = one.row is not place.row and one.row.keys != place.row.keys
    other_column = one.column.keys != place.column.keys
    if not (other_row or other_column) and not asking.asked:
        return False
    if other_row and not own & row - frozenset(place.row.keys):
        return False
    return not other_column or bool(own & column - frozenset(place.column.keys))


def _said(one: Place, place: Place) -> Sequence[str]:
    """Return the words of the labels that a cell doesn't share with the one before."""
    row = () if one.row.keys == place.row.keys else one.row.keys
    return (*row, *(() if one.column.keys == place.column.keys else one.column.keys))


def place_of(candidate: Candidate, features: dict[str, float]) -> Place | None:
    """Return the cell of a candidate whose row, and period or column, the question names in full."""
    if candidate.operation is not Operation.VALUE or not candidate.figures:
        return None
    named = features.get("period", 0.0) >= 1 or features.get("head_whole", 0.0) >= 1
    if features.get("label_whole", 0.0) < 1 or not (named or features.get("head", 0.0) > 0):
        return None
    return Place(candidate.table, candidate.rows[0], candidate.columns[0])


def candidate_at(place: Place) -> Candidate:
    """Return a cell as a possible answer."""
    figure = place.row.figures[place.column.number]
    return Candidate(
        Operation.VALUE, place.table, (place.row,), (place.column,), (figure,), value=figure.value
    )
