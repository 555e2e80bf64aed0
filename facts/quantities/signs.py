"""Accounting signs in the cells of tables."""

import re
from dataclasses import replace

from facts.quantities.parsed import Quantity

_SIGNS = r"\s*(?:(?:US|HK|NZ|[ACS])?[$€£¥₹₽₩]|(?:USD|EUR|GBP|CNY|RMB|JPY|CHF|CAD|AUD|INR)\s)?\s*"
_NEGATIVE = re.compile(
    rf"{_SIGNS}[(（]{_SIGNS}[0-9０-９][^()（）]{{0,40}}[)）][\s%\u00a0a-z]{{0,6}}[*†‡]?\s*"
    rf"|{_SIGNS}[▲△▼▽]{_SIGNS}[0-9０-９][^▲△▼▽]{{0,40}}"
    r"|\s*[–—]\s?[$€£¥]?[0-9][^–—]{0,40}"
    r"|\s*[$€£¥]?\s?[0-9][0-9.,\u00a0 ]{0,30}[-−]\s*"
)
_MARKS = re.compile("[()（）▲△▼▽–—]|[-−](?=\\s*$)")


def unsigned(text: str) -> str | None:
    """Return a negative cell with spaces for its brackets or its sign; None of another cell.

    ▲ and △ are negative as in Japanese accounts, ▼ everywhere.
    """
    return _MARKS.sub(" ", text) if _NEGATIVE.fullmatch(text) else None


def negated(text: str, found: list[Quantity]) -> list[Quantity] | None:
    """Negate the one amount of a negative cell, which all of the cell prints; None if there is more."""
    if len(found) != 1 or found[0].date is not None or found[0].kind == "label":
        return None
    one = found[0]
    if one.value <= 0 or one.high is not None:
        return None
    printed = text.strip()
    start = text.index(printed)
    end = start + len(printed)
    return [
        replace(
            one, value=one.value.copy_negate(), text=printed, start=start, end=end,
            number_start=start, number_end=end,
        )
    ]  # fmt: skip
