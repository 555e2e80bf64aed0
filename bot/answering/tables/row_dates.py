"""The day or month that a row of records is of."""

import re

from facts.drafting.tables import DraftedRow, DraftedTable
from facts.quantities.periods import periods, relation

_IN_YEAR = re.compile(r"(?:\d{4}|-)-\d\d(?:-\d\d)?")  # "2026-03-17", "2026-03", "--03-17"
_INSIDE = frozenset({"same", "within"})
_LONGEST = 24  # characters of a cell that is a date


def row_dates(table: DraftedTable, text: str, language: str) -> dict[int, str]:
    """Return the normal form of each row's day or month by its number; `text` is the document's."""
    found = {row.number: _date(row, text, language) for row in table.rows}
    return {number: form for number, form in found.items() if form}


def _date(row: DraftedRow, text: str, language: str) -> str:
    own = row.period.iso if row.period is not None else None
    if own is not None and _IN_YEAR.fullmatch(own):
        return own
    for start, end in row.names.values():
        cell = text[start:end]
        if len(cell) > _LONGEST or not any(map(str.isdecimal, cell)):
            continue
        for one in periods(cell, language):
            if one.end - one.start == len(cell) and _IN_YEAR.fullmatch(one.form):
                return one.form
    return ""


def is_inside(asked: str, day: str) -> bool:
    """Tell whether a day is of the period that is asked for, both in normal form."""
    return relation(asked, day) in _INSIDE
