"""A figure drafted from a document, with the words that say what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    NUMBER = "number"
    MEASURE = "measure"
    YEAR = "year"
    DATE = "date"
    DURATION = "duration"
    RATIO = "ratio"
    RANK = "rank"


class Source(StrEnum):
    """Where a figure stands, in falling order of trust from TAGGED."""

    TAGGED = "tagged"
    TABLE = "table"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class DraftedFigure:
    """A figure at `document.text[start:end] == text`.

    `value` is written out in full in `unit`: an ISO currency, "%", "percentage points", "bps",
    "times", "days", "USD/share", a counted noun in the singular or plural as printed, "" where
    nothing says it. `printed` is the number without its scale (24.5 of "24.5" in £m), negative
    where the text says so. `scale` is what the text around multiplies it by, `scale_note` the
    words that say so ("in millions"). `period` as "2025", "2025-Q1", "2025-03", "2025-03-31" or
    a range "2025-01-01/2025-03-31"; `sentence` is a position in `document.sentences`.
    `agreed` is False where two readings of the file differ here: not to be stated.
    `zones` are the topic keys of what stands around, by place: for cells "label", "group",
    "header", "caption", "section", "near"; for sentences those that their drafter names.
    """

    value: Decimal
    unit: str
    kind: Kind
    text: str
    start: int
    end: int
    sentence: int
    source: Source
    qualifier: str | None = None
    period: str | None = None
    printed: Decimal | None = None
    scale: Decimal = Decimal(1)
    scale_note: str = ""
    agreed: bool = True
    zones: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    def zone(self, name: str) -> frozenset[str]:
        """Return the keys of a zone, none where the figure has no such zone."""
        return self.zones.get(name, frozenset())
