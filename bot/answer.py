"""The answer as a pure value: what every front end renders and the JSON contract prints.

The field order of :class:`Answer` is the order of the keys in the JSON object.
"""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_serializer

Status = Literal["answered", "not_in_document", "clarify", "supported", "contradicted", "error"]
Source = Literal["curated", "tagged", "table", "sentence", "computed"]


class _Value(BaseModel):
    # Built with the first answer: half of them are parts of no answer to most questions.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def plain(value: Decimal) -> str:
    """A decimal without an exponent and without trailing zeros: ``900000000000``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Figure(_Value):
    """A headline figure. `value` is written out in full in `unit` (9490000000000 CNY).

    `text` is the figure as printed, with its qualifier; `start` and `end` are its span in the
    document, None for a computed figure. `source` is what vouches for it: a reviewed fact, the
    file's own tag, a table's cell, or a sentence.
    """

    value: Decimal
    unit: str
    text: str
    qualifier: str | None = None
    period: str | None = None
    fact: str | None = None
    start: int | None = None
    end: int | None = None
    source: Source = "curated"

    @field_serializer("value")
    def _value_as_text(self, value: Decimal) -> str:
        return plain(value)


class Citation(_Value):
    """A cited sentence or table row; `quote` is ``document.text[start:end]``.

    `document` is its title, `page` the PDF page or slide (from 1) or the sheet's name.

    `marks` are spans in the quote (offsets relative to its start) of the figures or names that
    answer the question, for bold type.
    """

    n: int
    sentence_id: str
    quote: str
    start: int
    end: int
    section: str
    document: str = ""
    page: int | str | None = None
    marks: tuple[tuple[int, int], ...] = ()


class Operand(_Value):
    """One operand of a calculation; `citation` is the number of its footnote, if it has one."""

    text: str
    value: Decimal
    unit: str
    fact: str | None = None
    citation: int | None = None

    @field_serializer("value")
    def _value_as_text(self, value: Decimal) -> str:
        return plain(value)


class Calculation(_Value):
    """How a computed figure came about; each operand has its footnote."""

    formula: str
    operands: tuple[Operand, ...]


class Suggestion(_Value):
    """A question that the document does answer, offered as a button; `label` is short."""

    label: str
    question: str


class ReadingView(_Value):
    """How the question was understood, in words that the user reads (`text`) and as slots."""

    text: str = ""
    intent: str = ""
    subjects: tuple[str, ...] = ()
    measure: str | None = None
    partner: str | None = None
    period: str | None = None
    leftover: tuple[str, ...] = ()
    fact: str | None = None


class Answer(_Value):
    """One answer.

    `answer` is the whole plain text that a user reads, made of `headline` (the figure, unit and
    period: on a phone the notification alone is the answer), `details` (what the figure is, a
    line each), the cited sentences and the warnings. Rich front ends render the parts.
    `chart` names the facts that a chart of this answer would draw (empty: no chart).
    """

    id: str | None = None
    question: str
    language: str
    status: Status
    answer: str
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    reading: ReadingView = Field(default_factory=ReadingView)
    calculation: Calculation | None = None
    warnings: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    headline: str = ""
    details: tuple[str, ...] = ()
    chart: tuple[str, ...] = ()
