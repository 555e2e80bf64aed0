"""The figures that a stretch of a document prints, read as a fact about it is checked."""

from dataclasses import dataclass
from decimal import Decimal

from facts.drafting.amounts import amount
from facts.drafting.prose import decimal_of, unit_of
from facts.quantity import figures, quantities
from index.document import Document


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed: `value` without what the text around scales it by.

    `units` are the names that a row may give its unit, none where the text prints no unit.
    `bare` is the figure with its unit, `significant` counts the digits that carry information,
    `down` tells that the text says it of a decline ("down 4.2%").
    """

    value: Decimal
    units: tuple[str, ...]
    qualifier: str | None
    significant: int
    bare: str
    down: bool = False

    @property
    def unit(self) -> str:
        return self.units[0] if self.units else ""

    def agrees(self, unit: str) -> bool:
        """Tell whether a row may call the unit so: a text without one leaves that open."""
        return not self.units or unit in {*self.units, "%"}


def printed(document: Document, start: int, end: int, *, drafted: bool = False) -> list[Printed]:
    """Return the figures at `document.text[start:end]`.

    With `drafted`, they are read as drafts are: by the document's language, a table's cell as
    accountants print one.
    """
    sentence = document.sentence_at(start)
    if drafted and sentence and document.paragraph_of(sentence).kind == "row":
        return _in_cell(document.text[start:end], document.language or "en")
    text = sentence.text if sentence else document.text[start:end]
    offset = sentence.start if sentence else start
    language, decimal = document.language or None, decimal_of(document)
    directed = figures(text, language, decimal=decimal)
    found = directed if drafted else quantities(text)
    down = {one.number_start for one in directed if one.direction == "down"}
    return [
        Printed(
            value=one.value,
            units=tuple(dict.fromkeys((one.unit, unit_of(one)))) if _said(one.unit) else (),
            qualifier=one.qualifier,
            significant=one.significant,
            bare=text[one.number_start : one.end],
            down=one.number_start in down,
        )
        for one in found
        if start - offset <= one.number_start and one.number_end <= end - offset
    ]


def _said(unit: str) -> bool:
    """Tell whether a text says the unit; a currency sign that could be several doesn't."""
    return unit not in {"", "?"}


def _in_cell(text: str, language: str) -> list[Printed]:
    found = amount(text, language)
    if found is None:
        return []
    digits = "".join(sign for sign in text if sign.isdecimal()).strip("0")
    units = (found.unit,) if _said(found.unit) else ()
    bare = text[found.start : found.end]
    return [Printed(found.value, units, found.qualifier, max(1, len(digits)), bare)]
