"""What a document's tables decide: a cell by its row and column, by a question, two cells."""

from bot.answering.asking import Asker
from bot.answering.claims.asked import moved, stated_cell
from bot.answering.claims.cell_match import Cells, CellVerdict
from bot.answering.claims.checked import Checked, Decided, verdict_of
from bot.answering.claims.sides import weigh
from bot.answering.claims.tokens import Statement
from bot.answering.claims.tolerance import Fit
from bot.answering.claims.witness import Witness


def by_tables(claim: Statement, asker: Asker, witness: Witness, checked: Checked) -> Checked:
    if witness.cells is None:
        corpus = asker.corpus
        witness.cells = Cells(corpus.document, asker.tables.index.tables, corpus.title)
    cell = witness.cells.check(claim)
    if cell is None and checked.verdict == "not_in_document":
        cell = stated_cell(claim, asker.tables, asker.corpus.document)
    if cell is not None:
        return _by_cell(cell, checked)
    if checked.verdict != "not_in_document":
        return checked
    weighed = weigh(claim, asker.tables) or moved(claim, asker.tables)
    if weighed is None or weighed.fit is Fit.OPEN:
        return checked
    return Checked(
        verdict_of(weighed.fit), Decided("order", weighed.stated, weighed.found), weighed.positions
    )


def _by_cell(cell: CellVerdict, checked: Checked) -> Checked:
    """Return the verdict of a cell; on what sentences contradict only where it supports."""
    decided = Decided("figure", cell.stated, cell.found.text)
    if cell.fit is Fit.SAME:
        return Checked("supported", decided, (cell.position,), cell.found)
    if cell.fit is Fit.OTHER and checked.verdict == "not_in_document":
        return Checked("contradicted", decided, (cell.position,), cell.found)
    return checked
