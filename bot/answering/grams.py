"""How a message is worded, as a vector: its words, pairs and triples of them, and parts of words."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

import numpy as np

from index.sentences import CJK
from index.text import fold
from index.vectors import Vector

# Places that grams share: with 1,024 as many requests are told as with 4,096.
SIZE: Final = 1024
_TOKEN: Final = re.compile(rf"[{CJK}]|[^\W\d_{CJK}]+|\d+|[?？!！:：,，.。¿¡]")
_TOGETHER: Final = (1, 2, 3)  # words
_PARTS: Final = (3, 4, 5)  # letters
_FIGURE: Final = "#"  # any number is one word


def grams(text: str) -> Vector:
    """Return a vector of length 1 (0 of a text without a word) with a share for each gram."""
    found = np.zeros(SIZE, dtype=np.float32)
    for gram in set(_grams(text)):
        found[zlib.crc32(gram.encode("utf-8", "replace")) % SIZE] += 1
    length = float(np.linalg.norm(found))
    return found / length if length else found


def _grams(text: str) -> Iterator[str]:
    words = [_FIGURE if one.isdigit() else one for one in _TOKEN.findall(fold(text))]
    bound = ["^", *words, "$"]
    for size in _TOGETHER:
        for at in range(len(bound) - size + 1):
            yield " ".join(bound[at : at + size])
    for word in words:
        whole = f"<{word}>"
        if len(word) > _PARTS[0]:
            for size in _PARTS:
                yield from (whole[at : at + size] for at in range(len(whole) - size + 1))
