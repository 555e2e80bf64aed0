"""The number that a figure prints, and the magnitude that multiplies it."""

import re
from dataclasses import replace
from decimal import Decimal

from facts.drafting.figure import DraftedFigure, Kind
from facts.quantity import Quantity

_SCALES = (10**12, 10**9, 10**8, 10**6, 10**4, 10**3)
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*")
_MILLIONS = re.compile(r"[£$€]\s?\d+(?:\.\d+)?m\b")  # "£2.3m": this document's m is a million
_METRES = re.compile(r"(.*\d)m")


def printed(figure: DraftedFigure, quantity: Quantity) -> DraftedFigure:
    """Return a figure with the number that it prints ("17.4") and the scale that multiplies it."""
    match = _NUMBER.search(quantity.text)
    if match is None or quantity.low is not None:
        return figure
    token = re.sub(r"[\s\u00a0\u202f]", "", match.group().rstrip(",. "))
    shown = [token.replace(",", ""), token.replace(".", "").replace(",", ".")]
    numbers = {Decimal(one) for one in shown if _plain(one)}
    if quantity.value in numbers:
        return figure
    for scale in _SCALES:
        if quantity.value / scale in numbers:
            return replace(figure, printed=quantity.value / scale, scale=Decimal(scale))
    return figure


def _plain(token: str) -> bool:
    return re.fullmatch(r"\d+(?:\.\d+)?", token) is not None


def writes_millions(text: str) -> bool:
    """Tell whether a document writes a million as "m" right behind the number."""
    return _MILLIONS.search(text) is not None


def like_metres(quantity: Quantity) -> bool:
    return quantity.unit == "m" and _METRES.fullmatch(quantity.text) is not None


def in_millions(figure: DraftedFigure, quantity: Quantity) -> tuple[DraftedFigure, Quantity]:
    """Return the 17.4m of a document that writes millions so."""
    value = quantity.value * 10**6
    return (
        replace(figure, value=value, unit="", kind=Kind.NUMBER),
        replace(quantity, value=value, unit="", kind="number"),
    )
