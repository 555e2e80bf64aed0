"""A document's tables with everything a cell needs to be understood: periods, units, keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facts.drafting.figure import DraftedFigure
from facts.drafting.period import Period
from facts.drafting.scales import Note
from index.document import Table
from index.text import terms


@dataclass(frozen=True, slots=True)
class DraftedColumn:
    """A column: its header, the topic keys in it (no period, no unit), what it says of figures.

    `compares` tells that it shows a change between periods. `start:end` is the span of the header
    in the document, None where it has none. `dimension` columns name rows and hold no figures;
    `skipped` ones (notes, references) say nothing; `years` ones hold years only.
    """

    number: int
    header: str
    keys: tuple[str, ...]
    period: Period | None
    note: Note
    compares: bool = False
    dimension: bool = False
    skipped: bool = False
    years: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DraftedRow:
    """A row: `label` as shown, the keys of the label and of cells that name it, its figures.

    `figures` are by column. `start:end` is the span of the label, None where it has none.
    `sentence` is a position in `document.sentences`. `total` rows sum up others. `names` are the
    spans of cells that aren't figures, by column.
    """

    number: int
    sentence: int
    label: str
    keys: tuple[str, ...]
    group: tuple[str, ...]
    period: Period | None
    total: bool
    start: int | None
    end: int | None
    figures: Mapping[int, DraftedFigure] = field(default_factory=dict, hash=False)
    names: Mapping[int, tuple[int, int]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DraftedTable:
    """A table at position `number` of `document.tables`; `header` is the sentence of its headers."""

    number: int
    table: Table
    columns: tuple[DraftedColumn, ...]
    rows: tuple[DraftedRow, ...]
    caption: frozenset[str]
    section: frozenset[str]
    near: frozenset[str]
    note: Note
    header: int | None


class Keys:
    """Topic keys of texts of one language, each text read once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, text: str) -> tuple[str, ...]:
        """Return the distinct topic keys of a text in order; parts of hyphenated words apart."""
        if text not in self._known:
            found = terms(text, self._language)
            self._known[text] = tuple(
                dict.fromkeys(t.key for t in found if not t.stop and t.kind != "compound")
            )
        return self._known[text]
