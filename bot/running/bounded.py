"""What is remembered, up to so much: the least recently used goes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Final, Generic, TypeVar

from bot.answer import Answer

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# An answer's objects take 3 to 4 kB besides its texts; a character takes up to four bytes.
_ANSWER: Final = 3500
_CHARACTER: Final = 4


class Bounded(Generic[K, V]):
    """At most `most` values, or of the `size` that is given, about. Threads may share it."""

    def __init__(self, most: int, size: Callable[[K, V], int] = lambda _key, _value: 1) -> None:
        self._most = most
        self._size = size
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._total = 0
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """Give what is kept under a key."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: K, value: V) -> None:
        """Keep a value, where there is room for it at all."""
        size = self._size(key, value)
        with self._lock:
            self._drop(key)
            if size > self._most:
                return
            self._values[key] = value, size
            self._total += size
            while self._total > self._most:
                self._drop(next(iter(self._values)))

    def forget(self, key: K) -> None:
        """Keep nothing under a key."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: K) -> None:
        _, size = self._values.pop(key, (None, 0))
        self._total -= size

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._values.clear()
            self._total = 0

    def __contains__(self, key: K) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        """Yield the keys that there are now, the least recently used first."""
        with self._lock:
            return iter(list(self._values))

    def __len__(self) -> int:
        return len(self._values)


def answer_size(answer: Answer) -> int:
    """Bytes that an answer takes, about."""
    quoted = sum(len(citation.quote) for citation in answer.citations)
    return _ANSWER + _CHARACTER * (len(answer.question) + 2 * len(answer.answer) + quoted)


def texts_size(*texts: str) -> int:
    """Bytes that texts take at most."""
    return _CHARACTER * sum(map(len, texts))
