"""A message read together with a passage: whether that answers it, or tells what it asks of before, or says it.

The embedder reads each by itself; fitted to pairs, it tells more of the two side by side (a
cross-encoder: Nogueira and Cho 2019).
"""

import logging
import math
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.answering.classifying import load
from bot.answering.vectors import texts_of
from index.document import Document
from index.script import simplified
from index.tuning import TuningError
from index.vectors import Embedder, Vector

# The classifiers on the vector of a pair. A passage, or a figure that is marked in it, answers a
# question or not; what a change that is marked in it is measured from is asked for or not; a
# statement is said by it, ruled out or neither.
ANSWERS, BEFORE, SAYS = "answers", "before", "says"
YES, NO = "yes", "no"
_LOG: Final = logging.getLogger(__name__)
_WEIGHTS: Final = Path(__file__).with_name("weights")
READER, HEADS = _WEIGHTS / "reader.changes", _WEIGHTS / "reader.npz"
# Messages that go on from earlier ones are read by a fit of their own: of those on documents that neither knows passages are
# told apart with an AUC of .90 and figures of .87, by the one above of .77 and .72. One fit for both told six wrong figures
# more in 738 questions on whole documents.
CONVERSING, CONVERSING_HEADS = _WEIGHTS / "conversing.changes", _WEIGHTS / "conversing.npz"
# Pieces, about what the model takes for tokens. Of the sentences of the sets nine in ten are shorter.
_MOST_OF_MESSAGE: Final = 50
_MOST_OF_TITLE: Final = 32  # the year mostly stands at the end
_MOST_OF_PASSAGE: Final = 90
_PIECE: Final = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]{1,4}|\S")
_REMEMBERED: Final = 64  # pairs: those of a question are read for each way in which it is weighed
Span = tuple[int, int]


def pair(message: str, document: Document, text: str, marked: Span | None = None) -> str:
    """Return a message and a passage's text as they are read; `marked` is where a figure or a change is."""
    title = _cut(document.title or "", _MOST_OF_TITLE)
    passage = _around(text, marked, _MOST_OF_PASSAGE)
    return simplified(f"{_cut(message, _MOST_OF_MESSAGE)}\n{title}: {passage}")


def passage_texts(document: Document) -> list[str]:
    """Return what is read of each passage: what heads it too, but for the title."""
    title = f"{document.title} – "
    return [text.removeprefix(title) for text in texts_of(document)]


def ending(conversation: str) -> str:
    """Return as much of the end of a conversation as is read of a message."""
    pieces = [found.start() for found in _PIECE.finditer(conversation)]
    return (
        conversation[pieces[-_MOST_OF_MESSAGE] :]
        if len(pieces) > _MOST_OF_MESSAGE
        else conversation
    )


def _cut(text: str, most: int) -> str:
    return _around(text, None, most)


def _around(text: str, marked: Span | None, most: int) -> str:
    """Return so many pieces of a text, those around what is marked, which is put into brackets."""
    pieces = [found.span() for found in _PIECE.finditer(text)]
    start, end = marked or (0, 0)
    first = 0
    if marked is not None:
        at = sum(one[0] < start for one in pieces)
        first = max(0, min(at - most // 2, len(pieces) - most))
    kept = pieces[first : first + most]
    if not kept:
        return ""
    left, right = kept[0][0], max(kept[-1][1], end)
    if marked is None:
        return text[left:right]
    return f"{text[left:start]}[ {text[start:end]} ]{text[end:right]}"


class Reader:
    """Reads pairs, by the embedder as it is fitted to them; what was read lately is known.

    Several threads may ask it.
    """

    def __init__(self, embedder: Embedder, *, conversing: bool = False) -> None:
        """A `conversing` one is fitted to messages that go on from earlier ones, which they stand behind.

        Raises TuningError for another version of the embedder, OSError.
        """
        self.conversing = conversing
        self._embedder = embedder.tuned(CONVERSING if conversing else READER)
        self._heads = load(CONVERSING_HEADS if conversing else HEADS)
        self._one = threading.Lock()
        self._lately: OrderedDict[str, Vector] = OrderedDict()

    def answers(self, pairs: Sequence[str]) -> list[float]:
        """Return the log-odds that a passage, or the figure marked in it, answers, of each pair."""
        return self._odds(ANSWERS, pairs)

    def before(self, pairs: Sequence[str]) -> list[float]:
        """Return the log-odds that what the change marked in a passage is measured from is asked for."""
        return self._odds(BEFORE, pairs)

    def _odds(self, head: str, pairs: Sequence[str]) -> list[float]:
        found = [self._heads[head].logits(one) for one in self._vectors(pairs)]
        return [one[YES] - one[NO] for one in found]

    def says(self, read: str) -> dict[str, float]:
        """Return the log-odds that the statement of a pair is supported, contradicted, neither."""
        [vector] = self._vectors([read])
        found = self._heads[SAYS].logits(vector)
        return {name: logit - _log_sum(found, name) for name, logit in found.items()}

    def _vectors(self, pairs: Sequence[str]) -> list[Vector]:
        with self._one:
            known = {one: self._lately[one] for one in pairs if one in self._lately}
        missing = [one for one in dict.fromkeys(pairs) if one not in known]
        if missing:
            known |= zip(missing, self._embedder.passages(missing), strict=True)
            with self._one:
                self._lately |= {one: known[one] for one in missing}
                while len(self._lately) > _REMEMBERED:
                    self._lately.popitem(last=False)
        return [known[one] for one in pairs]


@lru_cache(4)
def reader_of(embedder: Embedder, *, conversing: bool = False) -> Reader | None:
    """Return a reader of an embedder; None where it can't be had, so that words and vectors decide.

    The log says why, once.
    """
    try:
        return Reader(embedder, conversing=conversing)
    except (TuningError, OSError) as error:
        _LOG.warning(
            "Passages aren't read together with questions, words and vectors decide: %s", error
        )
        return None


def _log_sum(found: Mapping[str, float], without: str) -> float:
    return math.log(sum(math.exp(logit) for name, logit in found.items() if name != without))
