"""Which sentences of a document a request is about: by what it names, and by what its vector says."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.answering.scorer import load_scorer
from bot.entry.classifier import Classifier
from bot.entry.kinds import listed, need_ids
from bot.entry.understood import Features
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact
from index.document import Sentence
from index.vectors import Vector

SUMMARIES: Final = "summaries"
RELEVANCE: Final = "relevance"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its facts, the likeliest first, and the belief that a request is about it."""

    sentence: Sentence
    facts: tuple[Fact, ...]
    features: Features
    belief: float

    @property
    def is_meant(self) -> bool:
        """Whether the request names, or asks by its kind for, something of the sentence."""
        return any(value > 0 for name, value in self.features.items() if name != "likely")


class Relevance:
    """Weighs the sentences of a library."""

    def __init__(self, library: Library, classifiers: Mapping[str, Classifier]) -> None:
        """`classifiers` are an entry's; of their classes those that are facts are looked at."""
        self._library = library
        self._classifiers = [
            one for one in classifiers.values() if library.by_id.keys() & set(one.names)
        ]
        self._facts: dict[str, list[Fact]] = {}
        for fact in library.facts:
            if not fact.row.same_as:
                self._facts.setdefault(fact.sentences[0].id, []).append(fact)

    def told(self, reading: Reading, vector: Vector) -> list[Told]:
        """Return the sentences that have facts, that which is likeliest meant first."""
        logits = [one.logits(vector) for one in self._classifiers]
        means = {
            fact.id: sum(one[fact.id] for one in logits) / max(len(logits), 1)
            for facts in self._facts.values()
            for fact in facts
            if all(fact.id in one for one in logits)
        }
        named, kinds = self.named(reading), listed(reading.asks)
        sentences = [one for one in self._library.document.sentences if one.id in self._facts]
        highest = [
            max((means.get(fact.id, 0.0) for fact in self._facts[one.id]), default=0.0)
            for one in sentences
        ]
        scorer = load_scorer(SUMMARIES, RELEVANCE)
        found = []
        for one, height in zip(sentences, _spread(highest), strict=True):
            is_listed = any(fact.kind in kinds for fact in self._facts[one.id])
            features = {
                "likely": height / 2,
                "listed": float(is_listed and not named),
                "listed_too": float(is_listed and bool(named)),
                **self._by_name(one, named),
            }
            facts = sorted(self._facts[one.id], key=lambda fact: -means.get(fact.id, 0.0))
            found.append(Told(one, tuple(facts), features, scorer.probability(features)))
        return sorted(found, key=lambda told: -told.belief)

    def named(self, reading: Reading) -> frozenset[str]:
        """Return what a request names that sentences speak of, not the document itself.

        Where it names things of the vocabulary, other words ("deal with") don't count; where it
        names nothing at all, what it asks by does: "the records".
        """
        said = [mention for mention in reading.content if not mention.is_form]
        for mentions in (said, reading.content):
            ids = frozenset(name for mention in mentions for name in mention.ids)
            spoken = ids & self._rarity.keys() - {"article"}
            if spoken:
                return self.things(spoken) or spoken
        return frozenset()

    def things(self, named: frozenset[str]) -> frozenset[str]:
        """Return those of named ids that are things of the vocabulary, the general ones last."""
        vocabulary = self._library.vocabulary
        found = named & vocabulary.concepts.keys()
        general = {vocabulary.default_subject, vocabulary.default_measure}
        return found - general or found

    def strange(self, reading: Reading) -> bool:
        """Whether a request has words for something that no sentence speaks of."""
        things = (mention for mention in reading.content if not mention.is_form)
        return bool(reading.unknown) or any(not one.ids & self._rarity.keys() for one in things)

    def _by_name(self, sentence: Sentence, named: frozenset[str]) -> Features:
        """Return how much of what is named a sentence speaks of, and its facts are about."""
        total = self._weight(named) or 1.0
        spoken = self._library.concepts.of((sentence,)) & named
        most = max(self._weight(about(fact) & named) for fact in self._facts[sentence.id])
        return {"named": self._weight(spoken) / total, "about": most / 3}

    def _weight(self, names: frozenset[str]) -> float:
        return sum(self._rarity[name] for name in names)

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How rare each concept is among sentences, as BM25 weighs words."""
        sets = self._library.concepts.sets
        counts: dict[str, int] = {}
        for one in sets:
            for name in one:
                counts[name] = counts.get(name, 0) + 1
        return {name: math.log(1 + len(sets) / (0.5 + count)) for name, count in counts.items()}


def about(fact: Fact) -> frozenset[str]:
    """Return the concepts that a fact is about."""
    return frozenset({fact.subject, *fact.row.about} | {fact.row.partner or fact.subject})


def concerns(fact: Fact, named: frozenset[str]) -> bool:
    """Whether a fact is about something named, or measures it."""
    return bool((about(fact) | need_ids(fact)) & named)


def _spread(values: list[float]) -> list[float]:
    """Return values as so many standard deviations from their mean."""
    mean = sum(values) / len(values) if values else 0.0
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / max(len(values), 1))
    return [(value - mean) / (deviation or 1.0) for value in values]
