"""A table of a PDF page as shown, with what a second reader needs to check it."""

from dataclasses import dataclass, replace

from index.readers.pdf_table_columns import Column


@dataclass(frozen=True, slots=True)
class Built:
    """A table as shown, with what a second reader needs to check it.

    `heights` are the top and bottom of each row on its page and `columns` where columns begin and
    end, in points; `figures` are the words beside the label of each row, with the marks left out.
    `crowded` are rows with two figures in one cell, whose columns are not known. `inherited` are
    the header rows of the table on the page before that goes on here. `upright` tells that places
    are those of the page as it is shown.
    """

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    heights: tuple[tuple[float, float], ...]
    columns: tuple[Column, ...]
    figures: tuple[tuple[tuple[str, str], ...], ...]
    crowded: frozenset[int] = frozenset()
    inherited: tuple[tuple[str, ...], ...] = ()
    upright: bool = True

    def after(self, above: "Built") -> "Built":
        """Return the table with the headers of the one above, if it has none and goes on there."""
        headers = above.inherited + above.rows[: above.header_rows]
        alike = len(self.columns) == len(above.columns) and all(
            mine.x0 < other.x1 and other.x0 < mine.x1
            for mine, other in zip(self.columns, above.columns, strict=True)
        )
        return replace(self, inherited=headers) if alike and not self.header_rows else self
