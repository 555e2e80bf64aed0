"""BM25 over sentences, or over any other short texts ("cards")."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from index.tokens import tokenize

if TYPE_CHECKING:
    from rank_bm25 import BM25Plus

    from index.document import Document


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
        self._tokens = [frozenset(tokens) for tokens in self._corpus]
        self._frequency = Counter(token for tokens in self._tokens for token in tokens)

    @classmethod
    def of_texts(cls, texts: Iterable[str], language: str = "en") -> Self:
        """Index texts; hit n is the nth text."""
        return cls(tokenize(text, language) for text in texts)

    @classmethod
    def of_document(cls, document: "Document", language: str = "en") -> Self:
        """Index the sentences of a document; hit n is `document.sentences[n]`."""
        return cls.of_texts((sentence.text for sentence in document.sentences), language)

    def __len__(self) -> int:
        return len(self._corpus)

    def search(self, tokens: Iterable[str], limit: int = 10, *, repeat: bool = False) -> list[Hit]:
        """Return the best matches, best first, equal scores in corpus order.

        A token counts once, however often the query repeats it, unless `repeat` is set.
        """
        known = [token for token in tokens if token in self._frequency]
        query = known if repeat else list(dict.fromkeys(known))
        if not query or limit <= 0:
            return []
        scores: list[float] = self._bm25.get_scores(query).tolist()
        hits = [Hit(index, score) for index, score in enumerate(scores) if score > 0]
        hits.sort(key=lambda hit: (-hit.score, hit.index))
        return hits[:limit]

    def idf(self, token: str) -> float:
        """Return log((N + 1) / df); a token that no text has weighs as one that one text has."""
        return math.log((len(self._corpus) + 1) / (self._frequency.get(token) or 1))

    def coverage(self, tokens: Iterable[str], index: int) -> float:
        """Return the idf-weighted share (0 to 1) of the distinct tokens that a text contains."""
        distinct = dict.fromkeys(tokens)
        total = math.fsum(self.idf(token) for token in distinct)
        present = self._tokens[index]
        found = math.fsum(self.idf(token) for token in distinct if token in present)
        return found / total if total else 0.0

    @cached_property
    def _bm25(self) -> "BM25Plus":
        from rank_bm25 import BM25Plus  # noqa: PLC0415 - numpy is slow to import

        return BM25Plus(self._corpus, delta=0)
