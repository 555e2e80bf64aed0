"""A row of the facts table as it is written."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal[
    "level", "bound", "growth", "share", "rank", "count", "duration", "date",
    "name", "person", "organisation", "place", "role", "list", "record", "first", "statement",
]  # fmt: skip
FIGURE_KINDS = frozenset({"level", "bound", "growth", "share", "count", "duration"})


class Row(BaseModel):
    """One row as written. `text` is the figure or the words that answer, verbatim in `quote`.

    A row with a `label` (what it says, in the document's language) is an ordinary fact: it needs
    no measure, no needs and no labels in two languages, only what every row needs: a quote that
    stands in the document, a text that stands in the quote, a value that is the text's figure.
    `text_at` is the offset of the text in the quote, where it stands there more than once. `scale`
    is what the words `scale_note` of the document multiply the printed figure by.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    subject: str
    kind: Kind
    text: str
    quote: str
    measure: str | None = None
    partner: str | None = None
    period: str | None = None
    value: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    at: int | None = None
    needs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    en: str | None = None
    zh: str | None = None
    label: str | None = None
    text_at: int | None = None
    scale: str | None = None
    scale_note: str | None = None
    note: str | None = None
    same_as: str | None = None
    each: bool = False
    counted: bool = False
