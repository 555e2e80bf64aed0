"""BM25 over sentences, or over any other short texts ("cards")."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rank_bm25 import BM25Plus


@dataclass(frozen=True, slots=True)
class Hit:
    """The position of a matching text in the corpus, and its BM25 score (above 0)."""

    index: int
    score: float


class SentenceIndex:
    """A corpus of token lists to search; positions are those of the corpus.

    Robertson's BM25 with idf = log((N + 1) / df), always above 0: only texts that share a
    token with the query score. Scores come from rank-bm25, which loads on the first search.
    """

    def __init__(self, corpus: Iterable[Sequence[str]]) -> None:
        self._corpus = [list(tokens) for tokens in corpus]
        self._frequency = Counter(token for tokens in self._corpus for token in set(tokens))

    def __len__(self) -> int:
        return len(self._corpus)

    def search(self, tokens: Iterable[str], limit: int = 10) -> list[Hit]:
        """Return the best matches, best first, equal scores in corpus order.

        A token counts once, however often the query repeats it.
        """
        query = list(dict.fromkeys(token for token in tokens if token in self._frequency))
        if not query or limit <= 0:
            return []
        scores: list[float] = self._bm25.get_scores(query).tolist()
        hits = [Hit(index, score) for index, score in enumerate(scores) if score > 0]
        hits.sort(key=lambda hit: (-hit.score, hit.index))
        return hits[:limit]

    def idf(self, token: str) -> float:
        """Return log((N + 1) / df); a token that no text has weighs as one that one text has."""
        return math.log((len(self._corpus) + 1) / (self._frequency.get(token) or 1))

    @cached_property
    def _bm25(self) -> "BM25Plus":
        from rank_bm25 import BM25Plus  # noqa: PLC0415 - numpy is slow to import

        return BM25Plus(self._corpus, delta=0)
