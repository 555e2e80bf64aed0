"""Bytes to text in whatever encoding they are."""

import codecs
import re

from charset_normalizer import from_bytes

from index.language import detect
from index.readers.unreadable import ReadError, Why

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of two-byte text without a mark, every second byte of its ASCII characters is 0.
_WIDE_SHARE = 0.3
_SAMPLE = 200_000  # bytes to judge by; more makes it slower and no surer
_LEAST_GOOD = 20  # whole characters for each broken one in UTF-8 that was cut or damaged
_MOST_CONTROL = 0.01  # of characters; text has tabs and line ends only
# UTF-8 that was read as Latin-1 or Windows-1252 and written again: "Â£" for "£", "â€“" for "–".
_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_LEAST_TWICE = 3  # once or twice, it may be meant
_WESTERN = frozenset({"en", "es", "pt", "fr", "de", "it", "nl", "sv", "da"})  # written in 1252


def decode(data: bytes, declared: str = "") -> str:
    r"""Return the text; `declared` is the encoding that the file says it has, tried first.

    Line ends are "\n". Raises ReadError where the bytes are no text in any encoding.
    """
    text = _once(_decoded(data, declared))
    if _control_share(text) > _MOST_CONTROL:
        raise ReadError(
            "This file holds no readable text: save it as PDF, DOCX or plain text.", Why.UNSUPPORTED
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    for encoding in ("utf-8", declared):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError, UnicodeError):  # unknown, or not in this encoding
            continue
    broken = data.decode("utf-8", errors="replace")
    bad = broken.count("\ufffd")
    good = sum(char > "\x7f" for char in broken) - bad
    return broken if bad * _LEAST_GOOD <= good else _guessed(data)


def _wide(data: bytes) -> str:
    sample = data[:_SAMPLE]
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) > _WIDE_SHARE * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > _WIDE_SHARE * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    guess = best.encoding if best else "cp1252"
    text = data.decode(guess, errors="replace")
    western = data.decode("cp1252", errors="replace")
    # The guesser takes Windows-1252 for 1250: they differ in a few letters. The language tells.
    if not best or (_is_latin(text) and {detect(text), detect(western)} <= _WESTERN):
        return western
    return text


def _is_latin(text: str) -> bool:
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    return all(char < "\u0250" for char in letters)  # the end of Latin Extended-B


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) / len(sample) if sample else 0.0


def _once(text: str) -> str:
    """Undo a second encoding, where several characters of the text show it."""
    found = sum(_undone(match.group()) != match.group() for match in _TWICE.finditer(text))
    return _TWICE.sub(lambda match: _undone(match.group()), text) if found >= _LEAST_TWICE else text


def _undone(garbled: str) -> str:
    for length in range(len(garbled), 1, -1):
        for encoding in ("latin-1", "cp1252"):
            try:
                return garbled[:length].encode(encoding).decode("utf-8") + garbled[length:]
            except UnicodeError:
                continue
    return garbled
