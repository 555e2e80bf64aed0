"""The likeliest passages and figures read together with the question, and what is believed of them then."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.answering.corpus import Passage
from bot.answering.cross_encoder import Reader, Span, ending, pair, passage_texts
from bot.answering.figures import FigureCandidate
from bot.answering.ranking import Ranked
from bot.answering.scorer import Scorer, load_scorer
from bot.understanding.question import Question
from index.document import Document

# The files of fitted weights: of what is read by itself, and of what is read behind other messages.
WEIGHTS: Final = "reading"
WEIGHTS_CONVERSING: Final = "conversing"
TABLES: Final = ("passage", "figure", "decision", "stating", "change")
# How many are read: on notes that the scorers don't know the right passage is among so many for 576 of 595 questions
# (first for 520), the right figure for 352 of 388 (first for 283).
MOST_PASSAGES: Final = 2
MOST_FIGURES: Final = 3
MOST_PAIRS: Final = MOST_PASSAGES + MOST_FIGURES
_FAR: Final = 7.0  # log-odds of .999, the most that is believed
_FAINT: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The scorers of what is read: which passage and figure, whether it answers, or what was before does."""

    passage: Scorer
    figure: Scorer
    decision: Scorer
    stating: Scorer
    change: Scorer

    @staticmethod
    @lru_cache(2)
    def loaded(name: str = WEIGHTS) -> "Beliefs":
        """Return the weights of a file. Raises FileNotFoundError where `make train` never ran."""
        return Beliefs(*(load_scorer(name, table) for table in TABLES))


class ReadDocument:
    """A document as it is read: its passages with what heads them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts = passage_texts(document)

    def pair(self, message: str, position: int) -> str:
        return pair(message, self._document, self._texts[position])

    def marked(self, message: str, passage: Passage, span: Span) -> str:
        """Return a message and a passage in which a span of its sentence is marked."""
        text = self._texts[passage.position]
        before = len(text) - len(passage.sentence.text)
        return pair(message, self._document, text, (before + span[0], before + span[1]))


class Rereading:
    """One question read with passages of one document."""

    def __init__(
        self,
        question: Question,
        document: ReadDocument,
        reader: Reader,
        beliefs: Beliefs | None = None,
    ) -> None:
        said = question.conversation
        self._text = ending(said) if said else question.asking or question.text
        self._document, self._reader = document, reader
        if beliefs is None:
            beliefs = Beliefs.loaded(WEIGHTS_CONVERSING if reader.conversing else WEIGHTS)
        self._beliefs = beliefs

    def passages(self, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Return passages with the likeliest few in the order of both, the scorer and the reader."""
        first = self.options(ranked)
        order = sorted(first, key=lambda one: -self._beliefs.passage.score(one[1]))
        return [*(one for one, _ in order), *ranked[len(first) :]]

    def options(self, ranked: Sequence[Ranked]) -> list[tuple[Ranked, dict[str, float]]]:
        """Return the likeliest passages, each with what speaks for it."""
        first = ranked[:MOST_PASSAGES]
        odds = self._answers([self._pair(one.passage.position) for one in first])
        return [
            (one, {"score": one.score, "read": read}) for one, read in zip(first, odds, strict=True)
        ]

    def figures(
        self, found: Sequence[tuple[FigureCandidate, float]]
    ) -> list[tuple[FigureCandidate, dict[str, float]]]:
        """Return the likeliest of figures, which come with their scores, and what speaks for each."""
        first = sorted(found, key=lambda one: -one[1])[:MOST_FIGURES]
        odds = self._answers([self._marked(one) for one, _ in first])
        return [
            (one, {"score": score, "read": read})
            for (one, score), read in zip(first, odds, strict=True)
        ]

    def best(
        self, options: Sequence[tuple[FigureCandidate, Mapping[str, float]]]
    ) -> tuple[FigureCandidate, dict[str, float]]:
        """Return the likeliest figure, and how far it is read to be ahead of the others."""
        best, own = max(options, key=lambda one: self._beliefs.figure.score(one[1]))
        others = [features["read"] for one, features in options if one is not best]
        if not others:
            return best, {"read": own["read"], "single": 1.0}
        return best, {"read": own["read"], "lead": own["read"] - max(others)}

    def decided(self, chance: float, position: int, *, figured: bool) -> dict[str, float]:
        """Return what speaks for a passage as the answer; `figured` tells that a figure may be it."""
        [read] = self._answers([self._pair(position)])
        return {"chance": log_odds(chance), "read": read, "figured": float(figured)}

    @staticmethod
    def stated(sure: float, figure: Mapping[str, float], *, asked: bool) -> dict[str, float]:
        """Return what speaks for the likeliest figure; `asked` tells that the message's form asks for one."""
        features = {"sure": log_odds(sure), **figure}
        return features if asked else features | {"unasked": 1.0, "unasked_read": figure["read"]}

    def before(self, marked: Sequence[tuple[Passage, Span]]) -> list[float]:
        """Return the log-odds that what was before is asked for, of changes in their passages."""
        read = [self._document.marked(self._text, passage, span) for passage, span in marked]
        return [max(-_FAR, min(_FAR, one)) for one in self._reader.before(read)]

    def changed(self, features: Mapping[str, float]) -> float:
        """Return the belief that what was before a change is asked for."""
        return self._beliefs.change.probability(features)

    def chance(self, decided: Mapping[str, float]) -> float:
        return self._beliefs.decision.probability(decided)

    def sure(self, stated: Mapping[str, float]) -> float:
        return self._beliefs.stating.probability(stated)

    def _answers(self, pairs: Sequence[str]) -> list[float]:
        return [max(-_FAR, min(_FAR, one)) for one in self._reader.answers(pairs)]

    def _pair(self, position: int) -> str:
        return self._document.pair(self._text, position)

    def _marked(self, figure: FigureCandidate) -> str:
        span = figure.quantity.start, figure.quantity.end
        return self._document.marked(self._text, figure.passage, span)


def log_odds(chance: float) -> float:
    """Return the log-odds of a belief, within those of .999."""
    odds = math.log(max(chance, _FAINT) / max(1 - chance, _FAINT))
    return max(-_FAR, min(_FAR, odds))
