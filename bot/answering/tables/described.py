"""A possible answer of the tables in words, for what reads it together with the question."""

from collections.abc import Iterable

from bot.answering.tables.candidate import Candidate
from bot.computing.operation import Operation
from facts.drafting.tables import DraftedRow

_LISTED = 4  # rows or columns that are named one by one
_CELLS = 4  # cells of words that tell what a row is
_LONGEST = 60  # letters of such a cell
_DIGITS = 6  # of what is computed, as many as tell it from others
_RANKS = {2: "second "}
_BETWEEN = {
    Operation.SUM: " + ", Operation.AVERAGE: ", ", Operation.CHANGE: " − ",
    Operation.PERCENT_CHANGE: " − ", Operation.DIFFERENCE: " − ", Operation.SHARE: " of ",
    Operation.RATIO: " per ",
}  # fmt: skip


def described(candidate: Candidate, text: str) -> str:
    """Return what a candidate answers: its computation, rows, columns, and what comes of it.

    `text` is the document's. A cell is "row | column | caption = figure"; its row has the words beside
    its label too, of which a record is told by: "FV-2418 (Nord Clinic, desk) | net_eur = 30690.00".
    """
    rows = _rows(candidate, text)
    columns = _few(column.header for column in candidate.columns)
    operation = candidate.operation
    if operation is Operation.VALUE:
        parts = [rows, columns, candidate.table.table.caption]
    else:
        name = _RANKS.get(candidate.rank, "") + operation.value.replace("_", " ")
        parts = [f"{name}: {rows}", columns]
    return f"{' | '.join(part for part in parts if part)} = {_result(candidate)}"


def _rows(candidate: Candidate, text: str) -> str:
    if candidate.kept:
        return "; ".join(candidate.kept)
    if len(candidate.rows) == 1:
        return _row(candidate.rows[0], candidate, text)
    if len(candidate.rows) > _LISTED:
        return "all"
    sign = _BETWEEN.get(candidate.operation, ", ")
    sources = candidate.plan.sources if candidate.plan else candidate.figures
    ordered = sorted(
        candidate.rows,
        key=lambda row: next(
            (at for at, one in enumerate(sources) if one.sentence == row.sentence), 0
        ),
    )
    return sign.join(_label(row, candidate) for row in ordered)


def _row(row: DraftedRow, candidate: Candidate, text: str) -> str:
    cells = [text[start:end] for start, end in row.names.values()]
    beside = ", ".join(cell[:_LONGEST] for cell in cells[:_CELLS] if cell)
    label = _label(row, candidate)
    return f"{label} ({beside})" if beside else label


def _label(row: DraftedRow, candidate: Candidate) -> str:
    return " ".join((*candidate.table.table.rows[row.number].group, row.label)).strip()


def _few(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(name for name in names if name))
    return " / ".join(found) if len(found) <= _LISTED else f"{found[0]} … {found[-1]}"


def _result(candidate: Candidate) -> str:
    if candidate.plan is not None:
        unit = candidate.plan.unit
        return f"{float(candidate.plan.value):.{_DIGITS}g} {unit}".strip()
    names = ", ".join(name.text for name in candidate.names[:_LISTED])
    if candidate.operation is Operation.VALUE and not candidate.figures:
        return names
    figures = ", ".join(figure.text for figure in candidate.figures[:1])
    return f"{names} {figures}".strip() if candidate.operation is not Operation.VALUE else figures
