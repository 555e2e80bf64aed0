"""The words of a question by the words of a document, with weights, and how far they are met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.answering.corpus import Corpus
from bot.answering.matching import query_of
from bot.understanding.question import Question, forms
from index.text import Term

_CHARACTERS = frozenset({"zh", "ja"})
_MOST_STRANGE = 12  # unknown words of a question that are looked up, so that cost is bounded
_VAGUE = 0.5  # of the weight of a word that belongs to question forms: "people", "city"
_PARAPHRASE = 0.5  # of the weight of a word that the document lacks: it may say it otherwise


@dataclass(frozen=True, slots=True)
class Wanted:
    """Keys to be met, with weights.

    `strange` is the weight of words that no sentence has, `foreign` tells whether a name or a number
    is among those; `firm` are the keys of names and numbers that the document has.
    """

    weights: Mapping[str, float]
    strange: float = 0.0
    foreign: bool = False
    firm: frozenset[str] = frozenset()

    @property
    def total(self) -> float:
        return sum(self.weights.values()) + self.strange

    def met(self, near: Mapping[str, float]) -> float:
        """Return the weighted share (0 to 1) that the words around a figure meet; 1 for nothing."""
        if not self.total:
            return 1.0
        return sum(weight * near.get(key, 0.0) for key, weight in self.weights.items()) / self.total

    def without(self, other: "Wanted") -> "Wanted":
        """Return only what the other one doesn't want."""
        own = {key: weight for key, weight in self.weights.items() if key not in other.weights}
        return Wanted(own, self.strange, self.foreign, self.firm & own.keys())

    def names(self, *near: Mapping[str, float]) -> bool:
        """Tell whether every name and number stands around one of the figures."""
        return not self.foreign and all(any(key in one for one in near) for key in self.firm)


class Lexicon:
    """Reads the terms of one question by one document, each once."""

    def __init__(self, question: Question, corpus: Corpus) -> None:
        self._bare = replace(question, text="", asides=(), carried=frozenset(), counted=())
        self._corpus = corpus
        self._vague = forms(question.language).words
        self._strange = 0
        self._read: dict[str, Wanted] = {}

    def wanted(self, terms: Iterable[Term]) -> Wanted:
        """Return what the terms want of the words around a figure."""
        weights: dict[str, float] = {}
        found = {term.key: self._one(term) for term in terms}.values()
        for one in found:
            weights.update(one.weights)
        return Wanted(
            weights,
            sum(one.strange for one in found),
            any(one.foreign for one in found),
            frozenset().union(*(one.firm for one in found)),
        )

    @property
    def native(self) -> bool:
        """Tell whether the question is in the document's language, and of words.

        Else what the document lacks may be said by other words, or by other characters.
        """
        language = self._bare.language
        return language == self._corpus.language and language not in _CHARACTERS

    def is_name(self, key: str) -> bool:
        """Tell whether the document writes a word as a name."""
        return self._corpus.is_name(key)

    def strange(self, term: Term) -> bool:
        """Tell whether the document lacks a word that means something."""
        return self._one(term).strange > 0

    @property
    def abroad(self) -> bool:
        """Tell whether the question is in another language than the document and its labels."""
        return self._bare.language != self._corpus.language and not self._corpus.facts

    def odd(self, terms: Iterable[Term]) -> bool:
        """Tell whether a question in the document's own words has one that the document lacks.

        "Fishing revenue" is another thing than "revenue": what isn't spoken of isn't computed.
        """
        return self.native and any(self.strange(term) for term in terms)

    def _one(self, term: Term) -> Wanted:
        if term.key not in self._read:
            self._read[term.key] = self._anew(term)
        return self._read[term.key]

    def _anew(self, term: Term) -> Wanted:
        corpus = self._corpus
        firm = term.name or any(map(str.isdigit, term.surface))
        vague = term.key in self._vague and not term.name
        weights = self._weights(term)
        if weights:
            share = _VAGUE if vague else 1.0
            names = {key for key in weights if firm or corpus.is_name(key)}
            return Wanted({key: share * w for key, w in weights.items()}, firm=frozenset(names))
        if vague or term.key in corpus.headings:
            return Wanted({})
        return Wanted({}, corpus.idf("\0") * (1.0 if firm else _PARAPHRASE), foreign=firm)

    def _weights(self, term: Term) -> dict[str, float]:
        """Return the document's keys for a term, with weights: its own or that of a like word.

        Of many words that the document lacks the last aren't compared with those that it has.
        """
        if self._corpus.knows(term.key):
            return {term.key: self._corpus.idf(term.key)}
        self._strange += 1
        if self._strange > _MOST_STRANGE:
            return {}
        return dict(query_of(replace(self._bare, terms=(term,)), self._corpus).weights)
