"""Summaries of documents that are asked for in any words, where vectors tell what a message asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering.asking import Asker, Evidence
from bot.answering.corpus import Corpus
from bot.answering.intent import NOTHING, Intent, intent_of
from bot.answering.ranking import Ranked
from bot.answering.summary import states, summary
from bot.understanding.question import Question, read_question
from bot.understanding.summarising import SummaryRequest, asked_of
from index.text import terms

# The belief that a message asks for a summary from which one answers: where a figure would, and
# where a sentence or nothing would. By weights that know no question on documents, 34 and 106 of
# 2,904 have that belief or more; of 270 requests 109 and 159.
LEAST_STATED: Final = 0.7
LEAST_UNSTATED: Final = 0.4
_MOST, _FEWEST = 5, 2  # sentences on a subject
# How much less a further sentence may score than the best: of 129 requests on the article, read as
# any document, 57 of 100 sentences are right then; with 2.0 more are shown, 53 right.
_LESS: Final = 1.0
# The belief that a document has something on the subject: of 129 requests 10 have less.
_LEAST_CHANCE: Final = 0.25
# The belief that all is to be summed up from which it is where the document has no word of a request.
_LEAST_WHOLE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a document that sum it up, or a subject in it, in its order."""

    asker: Asker
    positions: Sequence[int]
    whole: bool = True


class ToldSummaries:
    """Sums up documents that have vectors."""

    def __init__(self, askers: Sequence[Asker]) -> None:
        self._askers = askers

    @property
    def able(self) -> bool:
        """Whether a document has vectors."""
        return any(one.vectors is not None for one in self._askers)

    def intent(self, message: str) -> Intent:
        """Return what a message asks for; no summary where no document has vectors."""
        vector = next((one.vectors.query(message) for one in self._askers if one.vectors), None)
        return NOTHING if vector is None else intent_of(message, vector)

    def told(self, message: str, language: str, intent: Intent) -> list[Told]:
        """Return what sums up each document or, of that which has most on a subject, the subject."""
        request = asked_of(message, language)
        names_none = not any(self._topics(message, language))
        if intent.whole >= intent.subject or (names_none and intent.whole >= _LEAST_WHOLE):
            return [Told(one, summary(one.corpus, request)) for one in self._askers]
        return self.about(message, language, request)

    def about(self, message: str, language: str, request: SummaryRequest) -> list[Told]:
        """Return what the document that has most on a subject says of it; nothing where none has."""
        question = read_question(message, language)
        found = [(one, one.ask(question, read=False)) for one in self._askers]
        asker, evidence = max(found, key=lambda row: row[1].chance)
        if evidence.missing or evidence.chance < _LEAST_CHANCE:
            return []
        topics = _topics(question, asker.corpus)
        return [Told(asker, _about(asker.corpus, evidence, topics, request), whole=False)]

    def _topics(self, message: str, language: str) -> list[frozenset[str]]:
        question = read_question(message, language)
        return [_topics(question, one.corpus) for one in self._askers]


def _topics(question: Question, corpus: Corpus) -> frozenset[str]:
    """Return the keys of a question that the document has, but for those of its title.

    A Chinese character alone is no word.
    """
    title = {t.key for t in terms(corpus.document.title, corpus.language)}
    return frozenset(
        t.key
        for t in question.terms
        if not t.stop and t.kind != "cjk" and t.key not in title and corpus.knows(t.key)
    )


def _about(
    corpus: Corpus, evidence: Evidence, topics: frozenset[str], request: SummaryRequest
) -> list[int]:
    """Return the passages on a subject: the best evidence, and what names as much of it as that."""
    ranked = evidence.ranked
    if request.wanted == "figures":
        ranked = tuple(r for r in ranked if states(corpus, r.passage)) or ranked
    best, most = ranked[0], request.points or _MOST
    named = topics & _around(best)
    found = [
        one.passage.position
        for at, one in enumerate(ranked)
        if one.score >= best.score - _LESS
        or at < (request.points or _FEWEST)
        or (named and named <= _around(one))
    ]
    return sorted(found[:most])


def _around(ranked: Ranked) -> frozenset[str]:
    return ranked.passage.keys | ranked.passage.heading
