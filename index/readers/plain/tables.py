"""Tables in plain text."""

from collections.abc import Iterator, Sequence

from index.readers.blocks import Grid
from index.readers.plain.lines import Line


def tables_in(group: Sequence[Line]) -> Iterator[Grid | Sequence[Line]]:
    """Yield the tables of a group of lines, and the lines between them."""
    yield group
