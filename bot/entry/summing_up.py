"""Summaries that are asked for in any words: told by the vector of the message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.answer import Answer
from bot.answering.intent import Intent, intent_of
from bot.entry.classifier import Classifier
from bot.entry.key_facts import overview
from bot.entry.kinds import is_figure, listed
from bot.entry.points import answer_points, point_of
from bot.entry.relevance import Relevance, Told
from bot.entry.responding import Responder
from bot.entry.understood import Asked
from bot.understanding.summarising import asked_of
from facts.reading import Reading
from facts.table import Fact
from index.vectors import Embedder

_MOST, _FEWEST = 6, 3
# The belief from which a sentence is a point, and from which one is where fewer than three are: of
# 129 requests 109 get enough right sentences, 69 of 100 of those shown are right.
_LEAST, _LEAST_OF_FEW = 0.25, 0.1
# The belief that the best sentence must have where a request names nothing of the document.
_UNNAMED: Final = 0.3


class SummingUp:
    """Sums up one library, or what it says on a subject."""

    def __init__(
        self, responder: Responder, embedder: Embedder, classifiers: Mapping[str, Classifier]
    ) -> None:
        """`classifiers` tell by a vector which facts a message asks for."""
        self._library, self._cautions = responder.library, responder.cautions
        self._embedder = embedder
        self._relevance = Relevance(self._library, classifiers)

    def intent(self, message: str) -> Intent:
        """Return the belief that a message asks to sum up all, or a subject."""
        return intent_of(message, self._embedder.query(message))

    def summary(self, asked: Asked) -> Answer | None:
        """Return the summary that is asked for; None where the document has nothing on the subject."""
        reading, intent = _own(asked.reading), self.intent(asked.text)
        if self._is_foreign(reading):
            return None
        if intent.whole > intent.subject and not self._names_somebody(reading):
            return overview(reading, self._library, self._cautions)
        told = self._relevance.told(reading, self._embedder.query(asked.text))
        named = self._relevance.named(reading) or listed(reading.asks)
        if not told or (not named and told[0].belief < _UNNAMED):
            return None
        request = asked_of(reading.text, reading.language)
        found = _chosen(told, request.points)
        points = [point_of(one.sentence, one.facts) for one in found]
        if request.wanted == "figures":
            stating = [one for one in found if any(map(is_figure, one.facts))] or found
            points = [point_of(one.sentence, _figures_first(one.facts)) for one in stating]
        return answer_points(reading, self._library, self._cautions, points)

    def _is_foreign(self, reading: Reading) -> bool:
        """Whether a request names somebody, or a year, that the document doesn't."""
        period = self._library.vocabulary.default_period
        other_years = any(str(year) != period for year in reading.years)
        return other_years or any(mention.is_name for mention in reading.mentions)

    def _names_somebody(self, reading: Reading) -> bool:
        """Whether a request names who or where, other than what all of the document is about."""
        vocabulary = self._library.vocabulary
        return bool(reading.subjects & vocabulary.places - {vocabulary.default_subject})


def _own(reading: Reading) -> Reading:
    """Return a reading less what it takes from turns before, where it says something itself."""
    own = replace(reading, mentions=tuple(m for m in reading.mentions if m.start >= 0))
    return own if own.content else reading


def _figures_first(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: not is_figure(fact))


def _chosen(told: list[Told], most: int | None) -> list[Told]:
    """Return the sentences that are points, in the order of the document."""
    if most is None:
        likely = [one for one in told if one.belief >= _LEAST][:_MOST]
        few = [one for one in told[:_FEWEST] if one.belief >= _LEAST_OF_FEW]
        found = max(likely, few, key=len)
    else:
        found = [one for one in told[:most] if one.belief >= _LEAST_OF_FEW]
    return sorted(found or told[:1], key=lambda one: one.sentence.start)
