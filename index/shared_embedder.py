"""An embedder for a server: several threads ask it, and no message costs it more than so much."""

import contextlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # numpy, a tenth of a cold start
    from index.vectors import Embedder, Matrix, Vector

# A token takes about a millisecond of a processor: 1,000 characters that are one each took a second
# and a half. Of 5,434 questions of the sets the longest has 64 pieces, the middle one 21.
_MOST_PIECES: Final = 80
_MOST_OF_MESSAGE: Final = 96  # all questions of it together
_LEAST: Final = 8  # of a later question; a message has few
# Pairs of a message and a passage: a pair takes about a tenth of a second. Six questions to one document take 30.
_MOST_PAIRS: Final = 30
_REMEMBERED: Final = 32  # questions: each is asked of every document that is switched on
_PIECE: Final = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]{1,3}|\S")  # about what a model takes for a token


@dataclass(slots=True)
class _Message:
    """What is asked in one message: each text with the part of it that is read, and what is left.

    `pairs` of it and a passage may still be read.
    """

    left: int = _MOST_OF_MESSAGE
    pairs: int = _MOST_PAIRS
    read: dict[str, str] = field(default_factory=dict)

    def beginning(self, text: str) -> str:
        """Return what is read of a text: the same for every document that is asked."""
        found = self.read.get(text)
        if found is None:
            found = self.read[text] = beginning(text, min(_MOST_PIECES, max(_LEAST, self.left)))
            self.left -= len(_PIECE.findall(found))
        return found


_IN_HAND: ContextVar[_Message | None] = ContextVar("message", default=None)


@contextlib.contextmanager
def one_message() -> Iterator[None]:
    """Count what is asked meanwhile, in this thread, as one message."""
    before = _IN_HAND.set(_Message())
    try:
        yield
    finally:
        _IN_HAND.reset(before)


def may_read(pairs: int) -> bool:
    """Count pairs of the message in hand and a passage, unless they are more than it may cost."""
    message = _IN_HAND.get()
    if message is None:
        return True
    if message.pairs < pairs:
        return False
    message.pairs -= pairs
    return True


class SharedEmbedder:
    """Another embedder, one call at a time; of a question it gets the beginning, and it once."""

    def __init__(self, model: "Embedder") -> None:
        self._model = model
        self._one = threading.Lock()
        self._known: OrderedDict[tuple[str, str], Vector] = OrderedDict()
        self._tuned: dict[Path, SharedEmbedder] = {}
        self.name = model.name

    def query(self, text: str) -> "Vector":
        """Return the vector of a question, or of as much of it as a person would ask."""
        message = _IN_HAND.get()
        read = beginning(text) if message is None else message.beginning(text)
        with self._one:
            return self._once(("question", read), lambda: self._model.query(read))

    def passages(self, texts: Sequence[str]) -> "Matrix":
        """Return the vectors of sentences, a row each; of a single one, a statement, it once."""
        known = [_encodable(text) for text in texts]
        with self._one:
            if len(known) == 1:
                return self._once(("passage", known[0]), lambda: self._model.passages(known)[0])[
                    None, :
                ]
            return self._model.passages(known)

    def tuned(self, changes: Path) -> "SharedEmbedder":
        """Return the embedder with changes fitted to a document: the same to all that ask for it."""
        with self._one:
            found = self._tuned.get(changes)
            if found is None:
                found = self._tuned[changes] = SharedEmbedder(self._model.tuned(changes))
            return found

    def _once(self, key: tuple[str, str], make: Callable[[], "Vector"]) -> "Vector":
        found = self._known.pop(key, None)
        if found is None:
            found = make()
        self._known[key] = found
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return found


@lru_cache(1)
def shared_embedder() -> SharedEmbedder | None:
    """Return the embedder of this machine for all that ask it, None where none is installed."""
    from index.vectors import embedder  # noqa: PLC0415

    model = embedder()
    return None if model is None else SharedEmbedder(model)


def beginning(text: str, most: int = _MOST_PIECES) -> str:
    """Return as much of a text as has so many pieces, in characters that can be embedded."""
    last = next(islice(_PIECE.finditer(text), most - 1, None), None)
    return _encodable(text if last is None else text[: last.end()])


def _encodable(text: str) -> str:
    """Replace what UTF-8 doesn't have: an unpaired surrogate."""
    return text.encode("utf-8", "replace").decode()
