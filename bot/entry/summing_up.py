"""Summaries that are asked for in any words: told by the vector of the message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.answer import Answer
from bot.answering.intent import Intent, intent_of
from bot.entry.classifier import Classifier
from bot.entry.key_facts import overview
from bot.entry.kinds import is_figure, listed
from bot.entry.points import LEVELS, answer_points, point_of
from bot.entry.relevance import Relevance, Told, concerns
from bot.entry.responding import Responder
from bot.entry.understood import Asked
from bot.understanding.summarising import asked_of
from facts.reading import Reading
from facts.table import Fact
from index.vectors import Embedder

_MOST, _FEWEST = 6, 3
# The belief from which a sentence is a point, and from which one is where fewer than three are: of
# 155 requests 135 get enough right sentences, 80 of 100 of those shown are right.
_LEAST, _LEAST_OF_FEW = 0.25, 0.1
# The belief that the best sentence must have where a request names nothing of the document; more
# where it names something that the document doesn't have ("on tourism").
_UNNAMED: Final = 0.2
_STRANGE: Final = 0.3


class SummingUp:
    """Sums up one library, or what it says on a subject."""

    def __init__(
        self,
        responder: Responder,
        embedder: Embedder,
        encoder: Embedder,
        classifiers: Mapping[str, Classifier],
    ) -> None:
        """`classifiers` tell by a vector of `encoder` which facts a message asks for."""
        self._library, self._cautions = responder.library, responder.cautions
        self._embedder, self._encoder = embedder, encoder
        self._relevance = Relevance(self._library, classifiers)

    def intent(self, message: str) -> Intent:
        """Return the belief that a message asks to sum up all, or a subject."""
        return intent_of(message, self._embedder.query(message))

    def summary(self, asked: Asked) -> Answer | None:
        """Return the summary that is asked for; None where the document has nothing on the subject."""
        reading, intent = _own(asked.reading), self.intent(asked.text)
        if self._is_foreign(reading):
            return None
        of_all = intent.whole > intent.subject or _names_nothing(reading)
        if of_all and not self._has_subject(reading):
            return overview(reading, self._library, self._cautions)
        told = self._relevance.told(reading, self._encoder.query(asked.text))
        named = self._relevance.named(reading)
        things = self._relevance.things(named)
        least = 0.0 if things else _STRANGE if self._relevance.strange(reading) else _UNNAMED
        if not told or told[0].belief < least:
            return None
        request = asked_of(reading.text, reading.language)
        found = _chosen(told, request.points)
        figures = request.wanted == "figures"
        if figures:
            found = [one for one in found if any(map(is_figure, one.facts))] or found
        kinds = listed(reading.asks)
        points = [
            point_of(one.sentence, _ordered(one.facts, things, kinds, figures=figures))
            for one in found
        ]
        return answer_points(reading, self._library, self._cautions, points)

    def has_nothing(self, asked: Asked) -> bool:
        """Whether a request is on a subject that the document has not a word of."""
        intent, reading = self.intent(asked.text), _own(asked.reading)
        things = self._relevance.things(self._relevance.named(reading))
        strange = self._relevance.strange(reading) and not things
        return strange and intent.subject > intent.whole

    def _is_foreign(self, reading: Reading) -> bool:
        """Whether a request names somebody, or a year, that the document doesn't."""
        period = self._library.vocabulary.default_period
        other_years = any(str(year) != period for year in reading.years)
        return other_years or any(mention.is_name for mention in reading.mentions)

    def _has_subject(self, reading: Reading) -> bool:
        """Whether a request names who or where, other than what all is about, or asks for a list."""
        vocabulary = self._library.vocabulary
        somebody = reading.subjects & vocabulary.places - {vocabulary.default_subject}
        return bool(somebody or listed(reading.asks))


def _names_nothing(reading: Reading) -> bool:
    """Whether a message says nothing but that it is about the document."""
    return not reading.unknown and all(
        any(sense.category == "talk" for sense in mention.senses) for mention in reading.content
    )


def _own(reading: Reading) -> Reading:
    """Return a reading less what it takes from turns before, where it says something itself."""
    own = replace(reading, mentions=tuple(m for m in reading.mentions if m.start >= 0))
    return own if own.content else reading


def _ordered(
    facts: Sequence[Fact], things: frozenset[str], kinds: frozenset[str], *, figures: bool
) -> list[Fact]:
    """Return facts of a sentence, likely ones first: on what is named, levels before others.

    Where a list of a kind is asked for, of facts of other kinds none: the sentence says it then.
    """
    if kinds and not things:
        return [fact for fact in facts if fact.kind in kinds]
    return sorted(
        facts,
        key=lambda fact: (
            figures and not is_figure(fact),
            bool(things) and not concerns(fact, things),
            bool(things) and fact.kind not in LEVELS,
        ),
    )


def _chosen(told: Sequence[Told], most: int | None) -> list[Told]:
    """Return the sentences that are points, in the order of the document."""
    if most is None:
        likely = [one for one in told if one.belief >= _LEAST][:_MOST]
        few = [one for one in told[:_FEWEST] if one.belief >= _LEAST_OF_FEW and one.is_meant]
        found = max(likely, few, key=len)
    else:
        found = [one for one in told[:most] if one.belief >= _LEAST_OF_FEW]
    return sorted(found or told[:1], key=lambda one: one.sentence.start)
