"""The figures that a stretch of a document prints, read as a fact about it is checked."""

from dataclasses import dataclass
from decimal import Decimal

from facts.drafting.accounting import amount
from facts.drafting.prose import decimal_of, unit_of
from facts.quantity import Quantity, figures, quantities
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

    @property
    def unit_name(self) -> str:
        """The unit as an error names it."""
        return _NAMES.get(self.unit, self.unit)

    def agrees(self, unit: str) -> bool:
        """Tell whether a row may call the unit so: a text without one leaves that open.

        A sign that several currencies share ("kr", a bare "$") leaves open which of them it is.
        """
        if "?" in self.units:
            return _may_be(unit, self.bare)
        return not self.units or unit in self.units


_NAMES = {
    "pp": "percentage points",
    "bp": "basis points",
    "‰": "per mille",
    "?": "another currency",
}
_DOLLARS = "USD AUD CAD NZD HKD SGD TWD JMD NAD TTD MXN ARS CLP COP UYU DOP CUP BBD BSD BZD FJD"
_SHARING = {
    "kr": "SEK NOK DKK ISK", "kron": "SEK NOK DKK ISK", "korun": "CZK", "крон": "SEK NOK DKK ISK CZK",
    "$": _DOLLARS, "dollar": _DOLLARS, "¥": "CNY JPY", "rs": "INR PKR LKR NPR MUR", "₨": "INR PKR LKR NPR MUR",
    "rupee": "INR PKR LKR NPR MUR IDR", "peso": "MXN ARS CLP COP UYU DOP PHP CUP",
}  # fmt: skip
_OWN = frozenset(("USD", "EUR", "GBP", "CNY", "JPY", "%"))  # they have signs of their own


def _may_be(unit: str, printed: str) -> bool:
    """Tell whether a figure with a sign or a name that several currencies share may be in one."""
    folded = printed.casefold()
    for sign, codes in _SHARING.items():
        if sign in folded:
            return unit in {*codes.split(), "", "?"}
    return unit not in _OWN


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
    newer = {place: one for one in directed for place in range(one.start, one.end)}
    return [
        Printed(
            value=one.value,
            units=_units(one)
            or (_units(newer[one.number_start]) if one.number_start in newer else ()),
            qualifier=one.qualifier,
            significant=one.significant,
            bare=text[one.number_start : one.end],
            down=one.number_start in down,
        )
        for one in found
        if start - offset <= one.number_start and one.number_end <= end - offset
    ]


def _units(quantity: Quantity) -> tuple[str, ...]:
    """Return the names of a unit that a text says, none where it says none."""
    return tuple(dict.fromkeys((quantity.unit, unit_of(quantity)))) if quantity.unit else ()


def _in_cell(text: str, language: str) -> list[Printed]:
    found = amount(text, language)
    if found is None:
        return []
    digits = "".join(sign for sign in text if sign.isdecimal()).strip("0")
    units = (found.unit,) if found.unit else ()
    bare = text[found.start : found.end]
    return [Printed(found.value, units, found.qualifier, max(1, len(digits)), bare)]
