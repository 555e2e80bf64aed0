"""The rows of one kind: those that have a cell of words, or a heading, in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from facts.drafting.tables import DraftedRow, DraftedTable, Keys

FEWEST = 2  # rows that make a kind


@dataclass(frozen=True, slots=True)
class RowKind:
    """Rows that have a cell, or a heading, in common; `name` is that, behind what heads its column."""

    name: str
    keys: frozenset[str]
    rows: tuple[DraftedRow, ...]


def row_kinds(table: DraftedTable, text: str, keys: Keys) -> list[RowKind]:
    """Return the kinds of a table's rows, which some have and others lack; `text` is the document's."""
    found: dict[tuple[int, tuple[str, ...]], list[DraftedRow]] = {}
    names: dict[tuple[int, tuple[str, ...]], str] = {}
    for row in table.rows:
        if row.total:
            continue
        for column, shown in _texts(row, text):
            place = column, keys.of(shown)
            if place[1]:
                found.setdefault(place, []).append(row)
                header = table.columns[column].header
                names[place] = f"{header}: {shown}" if header else shown
        if row.group:
            found.setdefault((-1, row.group), []).append(row)
            names[-1, row.group] = " ".join(table.table.rows[row.number].group)
    return [
        RowKind(names[place], frozenset(place[1]), tuple(rows))
        for place, rows in found.items()
        if FEWEST <= len(rows) < len(table.rows)
    ]


def _texts(row: DraftedRow, text: str) -> Iterator[tuple[int, str]]:
    """Yield the column and text of each cell of words."""
    if row.label:
        yield 0, row.label
    for column, (start, end) in row.names.items():
        yield column, text[start:end]
