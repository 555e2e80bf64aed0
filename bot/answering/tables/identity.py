"""The cells that tell a row from all others of its table: a town beside its rank and region."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.answering.tables.series import order
from bot.answering.tables.shortened import spelled
from facts.drafting.tables import DraftedRow, DraftedTable, Keys

_Place = tuple[object, ...]


class Identities:
    """The cells of one document's tables that name their rows alone, found a table at a time."""

    def __init__(self, text: str, language: str, spelt: Mapping[str, tuple[str, ...]]) -> None:
        """`text` is the document's, `spelt` the keys of what its acronyms stand for."""
        self._text, self._spelt = text, spelt
        self._keys = Keys(language)
        self._found: dict[int, Mapping[int, Sequence[tuple[str, ...]]]] = {}

    def of(self, table: DraftedTable, row: DraftedRow) -> Sequence[tuple[str, ...]]:
        """Return the keys of each cell that no other row of the row's group and period has.

        None for a row with one such cell only: there the cell is the label.
        """
        if table.number not in self._found:
            self._found[table.number] = self._alone(table)
        return self._found[table.number].get(row.number, ())

    def _alone(self, table: DraftedTable) -> Mapping[int, Sequence[tuple[str, ...]]]:
        cells = {row.number: self._cells(row) for row in table.rows if row.names}
        times = Counter(
            (_block(row), place, keys)
            for row in table.rows
            for place, keys in cells.get(row.number, ())
        )
        return {
            row.number: [
                keys for place, keys in cells[row.number] if times[_block(row), place, keys] == 1
            ]
            for row in table.rows
            if row.number in cells
        }

    def _cells(self, row: DraftedRow) -> list[tuple[int, tuple[str, ...]]]:
        """Return the label and the cells of words with their columns, -1 for the label."""
        texts = [(-1, row.label)]
        texts += [(number, self._text[start:end]) for number, (start, end) in row.names.items()]
        found = [(number, spelled(self._keys.of(text), self._spelt)) for number, text in texts]
        return [(number, keys) for number, keys in found if keys]


def _block(row: DraftedRow) -> _Place:
    return row.group, order(row.period)
