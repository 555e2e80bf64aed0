"""Which columns of a table a question may mean."""

from collections.abc import Callable

from bot.answering.tables.fits import fit
from bot.answering.tables.index import TableIndex
from bot.answering.tables.query import Asking
from bot.answering.tables.seeking import Sought
from bot.answering.tables.series import figure_columns
from facts.drafting.tables import DraftedColumn, DraftedTable

MOST_COLUMNS = 14  # that are looked at; of the development sets' right columns none lies beyond


def best_columns(
    table: DraftedTable, asking: Asking, sought: Sought, index: TableIndex
) -> list[DraftedColumn]:
    """Return the columns of figures, those of the asked years and words first."""
    years = {period.year for period in asking.asked}

    def worth(column: DraftedColumn) -> tuple[float, int]:
        match = fit(column.keys, sought, index)
        timed = column.period is not None and column.period.year in years
        topic = sought.weight(match.have)
        return (match.extra - topic - 2 * timed, column.number)

    return sorted(figure_columns(table), key=worth)


def headed(
    sought: Sought, index: TableIndex
) -> Callable[[DraftedColumn], tuple[float, float, int]]:
    """Return a key that sorts columns by what of a question their headers have."""

    def worth(column: DraftedColumn) -> tuple[float, float, int]:
        match = fit(column.keys, sought, index)
        topic = sought.weight(match.have)
        return (-topic, match.extra, column.number)

    return worth
