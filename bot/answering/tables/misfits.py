"""What rules a cell out as the answer: another column's measure, half of a name, a month of a year's figure."""

from collections.abc import Sequence

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.index import TableIndex
from bot.answering.tables.query import Asking
from bot.answering.tables.seeking import Sought
from bot.computing.operation import Operation
from facts.drafting.cells import cell_period


def misfits(
    best: Candidate, asking: Asking, sought: Sought, leftovers: Sequence[str], index: TableIndex
) -> bool:
    """Tell whether a cell is of another thing than the one asked for.

    `leftovers` are the words of the question that nothing of the cell accounts for.
    """
    if best.operation is not Operation.VALUE or not best.figures:
        return False
    own = asking.question
    said = own.carried | own.formal
    # A Chinese character alone is mostly half a word.
    left = [key for key in leftovers if key not in said and len(key) > 1]
    return (
        (not own.carried and _of_other_column(best, sought, said))
        or _half_named(best, [key for key in left if _is_name(key, asking, index)], sought)
        or _of_longer_period(best, asking)
    )


def _of_other_column(best: Candidate, sought: Sought, said: frozenset[str]) -> bool:
    """Tell whether a word of the question heads another column: energy, of a cell of sessions."""
    table, row, column = best.table, best.rows[0], best.columns[0]
    own = {*row.keys, *row.group, *column.keys, *table.caption, *table.section, *said}
    heads = {
        key
        for other in table.columns
        if other is not column and other.number in row.figures
        for key in other.keys
    }
    return any(key in heads for key in sought.topic if key not in own and len(key) > 1)


def _half_named(best: Candidate, left: Sequence[str], sought: Sought) -> bool:
    """Tell whether a question names another thing that shares a word with the row: "Yarrow Mill".

    The word that is left over stands beside the one that they share, and in another row's label.
    """
    row = best.rows[0]
    shared = [key for key in row.keys if key in sought.every]
    if not shared or len(shared) == len(row.keys):
        return False
    others = {key for other in best.table.rows if other is not row for key in other.keys}
    order = sought.order
    return any(
        key in others and any(abs(order.index(key) - order.index(one)) == 1 for one in shared)
        for key in left
    )


def _is_name(key: str, asking: Asking, index: TableIndex) -> bool:
    return index.corpus.is_name(key) or any(one.name and one.key == key for one in asking.words)


def _of_longer_period(best: Candidate, asking: Asking) -> bool:
    """Tell whether a month is asked for, and the cell is of a year."""
    period = cell_period(best.columns[0], best.rows[0])
    return (
        period is not None
        and period.month is None
        and not period.part
        and any(one.month is not None and one.day is None and not one.part for one in asking.asked)
    )
