"""Letters of PDFs as they are meant: ligatures, symbols and accents drawn apart."""

import unicodedata
from functools import cache
from typing import Final

HYPHEN: Final = "\u00ad"  # at a line's end: it may belong to the word, or not

HYPHENS: Final = frozenset({0x02, 0xAD, 0xFFFE})  # what pdfium gives for it
BLANK: Final = frozenset(
    {0, *range(9, 14), 32, 0xA0, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x3000}
)
_ACCENTS: Final = {
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˚": "\u030a",
    "˘": "\u0306",
    "¯": "\u0304",
    "˝": "\u030b",
    "˙": "\u0307",
    "˛": "\u0328",
}
# Marks of lists in the fonts that office programs use for them.
_SYMBOLS: Final = {
    0xF02D: "–",
    0xF06C: "●",
    0xF06E: "■",
    0xF076: "❖",
    0xF0A7: "▪",
    0xF0A8: "▪",
    0xF0B7: "•",
    0xF0BE: "–",
    0xF0D8: "➢",
    0xF0FC: "✓",
}
_PRIVATE: Final = range(0xE000, 0xF900)


@cache
def letter_of(code: int) -> str:
    """Return what is meant by a code as pdfium gives it, or "" for nothing."""
    if code in HYPHENS:
        return HYPHEN
    if code in _PRIVATE:
        return _SYMBOLS.get(code, "")
    letter = chr(code)
    if 0xFB00 <= code <= 0xFB06 or 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", letter)  # ligatures; Chinese by its radicals' codes
    return "" if unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Co"} else letter


def repaired(text: str) -> str:
    """Put accents that are drawn as letters of their own on the letter that they belong to."""
    if text.isascii() or not any(accent in text for accent in _ACCENTS):
        return text
    letters: list[str] = []
    waiting = ""  # an accent that the letter before it doesn't take
    for letter in text:
        mark = _ACCENTS.get(letter)
        if mark is None:
            whole = unicodedata.normalize("NFC", letter + _ACCENTS[waiting]) if waiting else letter
            letters += [whole] if len(whole) == 1 else [waiting, letter]
            waiting = ""
            continue
        whole = unicodedata.normalize("NFC", letters[-1] + mark) if letters else ""
        if len(whole) == 1:
            letters[-1] = whole
        else:
            letters.append(waiting)
            waiting = letter
    return "".join(letters) + waiting
