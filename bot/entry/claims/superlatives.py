"""The superlatives of a statement that no word of the entry reads: "the puniest", "самый жалкий"."""

import re
from collections.abc import Iterator
from typing import Final

from facts.reading import Mention, Reading
from index.script import simplified

# What makes the highest degree of the word behind it, or of that which it ends.
_MOST: Final = re.compile(
    r"\b(?:most|least|(?:el|las?|los|[oa]s?|d[oa]s?|del) (?:\w+ ){0,2}(?:m[aá]s|menos|mais)|"
    r"сам(?:ый|ая|ое|ые|ую|ой|ого|ым|ыми|ых|ому|ом)|наи(?:более|менее))\s+$|最不?$",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"\w{3,}(?:est|[ií]sim[oa]s?)|наи\w{4,}", re.IGNORECASE)


def unread_superlatives(reading: Reading) -> Iterator[Mention]:
    """Yield the words in the highest degree that the entry doesn't know.

    Its vector tells a statement's subject better than which end of a scale such a word is.
    """
    text = simplified(reading.text)
    for word in reading.unknown:
        if _ENDING.fullmatch(word.text) or _MOST.search(text, 0, word.start):
            yield word
