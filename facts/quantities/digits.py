"""Figures in digits, in the separators of their languages."""

import re

_LONGEST = 40  # digits of one figure; more is a serial number or noise

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])([0-9]+))?")

_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")

_YEARS = re.compile(r"[12][0-9]{3},[12][0-9]{3}")  # two of them, and no decimal

_SIMPLE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")

# Languages that write 1.234,5 or 1 234,5 (CLDR's decimal comma), as far as documents come in them.
COMMA_LANGUAGES = frozenset(
    "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi".split()
)
_EITHER = frozenset(("ru", "uk", "bg"))  # group with spaces, so that 1.234 and 1,234 are decimals


def canonical(printed: str, language: str | None, decimal: str | None = None) -> str | None:
    """Return digits with a decimal point, or None for a version, a date or a list.

    One separator before three digits is ambiguous. A comma groups thousands and a point is
    decimal, as in English and Chinese; near Spanish and Portuguese words it is the other way
    round, and near Russian words both are decimal (Russian groups with spaces). A known
    `decimal` mark overrules the language.
    """
    if len(printed) > _LONGEST:
        return None
    grouped = _GROUPED.fullmatch(printed)
    if grouped is not None and grouped[1] != grouped[2] and not printed.startswith("0"):
        mark, decimals = grouped[1], grouped[3]
        once = decimals is None and printed.count(mark) == 1
        if not (once and mark in (decimal or _decimal_marks(language))):
            whole = printed[: grouped.start(2)] if decimals else printed
            digits = whole.replace(mark, "")
            return f"{digits}.{decimals}" if decimals else digits
    if _SIMPLE.fullmatch(printed) and not _YEARS.fullmatch(printed):
        return printed.replace(",", ".")
    if _LAKHS.fullmatch(printed):
        return printed.replace(",", "")
    return None


def _decimal_marks(language: str | None) -> str:
    if language in _EITHER:
        return ",."
    return "," if language in COMMA_LANGUAGES else "."


_POINTS = re.compile(
    r"[0-9],[0-9]{3}\.[0-9]|[0-9],[0-9]{3},[0-9]{3}|(?<![0-9.,])[0-9]+\.[0-9]{1,2}(?![0-9.,])"
)
_COMMAS = re.compile(
    r"[0-9]\.[0-9]{3},[0-9]|[0-9]\.[0-9]{3}\.[0-9]{3}|(?<![0-9.,])[0-9]+,[0-9]{1,2}(?![0-9.,])"
)
_SAMPLE = 200_000  # characters; a document is written in one style
_CLEAR = 4  # times as many figures in the other style, and at least so many, overrule a language


def decimal_mark(text: str, language: str | None = None) -> str | None:
    """Return the decimal mark that a document's own figures show against its language, or None.

    A Mexican report writes 1,234.5 in Spanish. Pass the result to `figures` with each part.
    """
    sample = text[:_SAMPLE]
    points, commas = len(_POINTS.findall(sample)), len(_COMMAS.findall(sample))
    usual = _decimal_marks(language)
    if "." not in usual and points >= _CLEAR and points >= _CLEAR * commas:
        return "."
    if "," not in usual and commas >= _CLEAR and commas >= _CLEAR * points:
        return ","
    return None
