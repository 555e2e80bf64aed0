"""What a reader gives: the blocks of a file in reading order, without offsets.

`index.assembly` joins them into one canonical text and gives each its span.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from index.document import Tag

Place = int | str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 0 is the document's title."""

    text: str
    level: int = 1
    page: Place = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or list item as a person reads it: lines joined, marks of emphasis gone."""

    text: str
    kind: Literal["paragraph", "item", "caption"] = "paragraph"
    page: Place = None
    exact: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as shown.

    All rows have the same length; a cell that spans several is repeated in header rows and, where
    it is a label, in body rows, and else stands once (then ""). `header_rows` of `rows` are headers.

    `doubtful` are rows (positions in `rows`) on which two readings of the file differ. `exact`
    are stated figures by (row, column).
    """

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    caption: str = ""
    page: Place = None
    doubtful: frozenset[int] = frozenset()
    exact: Mapping[tuple[int, int], Tag] = field(default_factory=dict)


Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True)
class Content:
    """A file as read: its blocks and how many pages, slides or sheets it has (0: none)."""

    blocks: tuple[Block, ...]
    pages: int = 0
    title: str = ""
