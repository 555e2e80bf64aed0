"""Figures in digits, in the separators of five languages."""

import re

_LONGEST = 40  # digits of one figure; more is a serial number or noise

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])([0-9]+))?")

_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")

_SIMPLE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def canonical(printed: str, language: str | None) -> str | None:
    """Return digits with a decimal point, or None for a version, a date or a list.

    One separator before three digits is ambiguous. A comma groups thousands and a point is
    decimal, as in English and Chinese; near Spanish and Portuguese words it is the other way
    round, and near Russian words both are decimal (Russian groups with spaces).
    """
    if len(printed) > _LONGEST:
        return None
    grouped = _GROUPED.fullmatch(printed)
    if grouped is not None and grouped[1] != grouped[2] and not printed.startswith("0"):
        mark, decimals = grouped[1], grouped[3]
        once = decimals is None and printed.count(mark) == 1
        decimal_marks = {"es": ",", "pt": ",", "ru": ",."}.get(language or "", ".")
        if not (once and mark in decimal_marks):
            whole = printed[: grouped.start(2)] if decimals else printed
            digits = whole.replace(mark, "")
            return f"{digits}.{decimals}" if decimals else digits
    if _SIMPLE.fullmatch(printed):
        return printed.replace(",", ".")
    if _LAKHS.fullmatch(printed):
        return printed.replace(",", "")
    return None
