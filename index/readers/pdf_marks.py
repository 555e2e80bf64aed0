"""Raised and lowered letters: footnotes' marks, units, powers."""

import re
from typing import Final

_SUPERSCRIPT: Final = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_RAISED_DIGITS: Final = re.compile(r"(?<=[^\W_])[⁰¹²³⁴-⁹]+(?:[,;]?[⁰¹²³⁴-⁹]+)*(?=[.,:;)\]]*$)")
_UNIT: Final = re.compile(
    r"(?:.*[\d./(\s])?(?:[kcdm]?m|ft|mi|yd|in|[a-z])\Z", re.IGNORECASE | re.DOTALL
)
_POWER: Final = re.compile(r"(?:.*[×x·*])?10\Z")
MARK: Final = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4})(?:[,;–-]\s?(?:\d{1,3}|[a-z]))*[\])]?,?|[*†‡§¶#+△]+|[.,]",
    re.IGNORECASE,
)
_ORDINALS: Final = {"o": "º", "a": "ª"}


def raised(before: str, text: str) -> str:
    """Return what stays of a raised text after `before`: nothing of a footnote's mark."""
    if before[-1:].isdigit() and text.lower() in _ORDINALS:
        return _ORDINALS[text.lower()]
    plain = text.translate(_SUPERSCRIPT)
    if text.lstrip("+-−–").isdecimal() and (
        _POWER.match(before) or (len(text) == 1 and text in "23" and _UNIT.match(before))
    ):
        return plain
    return "" if MARK.fullmatch(text) else text


def without_marks(text: str) -> str:
    """Leave out footnote marks that are letters of their own (figures such as "1,234²")."""
    found = _RAISED_DIGITS.search(text)
    if found is None:
        return text
    before = text[: found.start()]
    if _POWER.match(before) or (found.group() in "²³" and _UNIT.match(before)):
        return text
    return before + text[found.end() :]
