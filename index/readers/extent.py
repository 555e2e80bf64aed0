"""How much a document may hold, however small its file: whoever answers from it pays for all of it."""

import re
from typing import Final

from index.document import Document
from index.readers.allowance import Limits
from index.readers.unreadable import ReadError, Why

_NUMBER: Final = re.compile(r"\d+|[零〇一二三四五六七八九十百千万亿两兩萬億]+")


def numbers_in(text: str) -> int:
    """Return how many numbers a text has, in digits or in Chinese characters; groups count apart."""
    return sum(1 for _ in _NUMBER.finditer(text))


def check_extent(document: Document, limits: Limits) -> None:
    """Raise ReadError where a document has too much text, or too many numbers."""
    if len(document.text) > limits.text or numbers_in(document.text) > limits.numbers:
        raise ReadError(
            "This file has more text, or more figures, than can be answered from: split it.",
            Why.TOO_LARGE,
        )
