"""The unit of each row where a column of a table tells it: "Crude steel | kt | 1,204"."""

from facts.drafting.columns import Frame
from facts.drafting.scales import NOTHING, Note, heads_units, note_of
from index.document import Row, Table


def unit_column(table: Table, frame: Frame) -> int | None:
    """Return the column that tells each row's unit, None where there is none.

    "Unit" may head departments too: of their names few are units.
    """
    for number, header in enumerate(table.columns):
        if heads_units(header):
            texts = [text for row in table.rows for text in _texts(row, number, frame)]
            said = [text for text in texts if note_of(text, frame.language).says]
            if texts and 2 * len(said) >= len(texts):
                return number
    return None


def told_unit(row: Row, column: int, frame: Frame) -> Note:
    """Return what the cell of a row's unit says."""
    return next((note_of(text, frame.language) for text in _texts(row, column, frame)), NOTHING)


def _texts(row: Row, column: int, frame: Frame) -> list[str]:
    text = frame.document.text
    return [text[cell.start : cell.end] for cell in row.cells if cell.column == column]
