"""What each turn of a chat was about: what words alone answer it with, else what its vector says."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from bot.answer import Answer
from bot.answering.refusals import leanable
from bot.entry.beliefs import softmax
from bot.entry.classifier import COMPUTED, FACTS, OPERANDS, Classifier, logits
from bot.entry.courtesies import answer_courtesy
from bot.entry.earlier import Earlier
from bot.entry.understood import Asked
from bot.understanding.splitting import questions
from facts.library import Library
from facts.table import Fact
from index.vectors import Embedder

_MOST_TURNS: Final = 6
_MEMORY: Final = 256
_OPERAND: Final = 0.2  # belief in a fact as an operand of what a turn computes: of at most four
_ANSWERS: Final = 0.5  # belief in a fact from which it counts as the answer of a turn


class Recalling:
    """Recalls what the turns of chats about one library were about."""

    def __init__(
        self,
        library: Library,
        ask: Callable[[str, Sequence[str]], Asked],
        encoder: Embedder,
        classifiers: Mapping[str, Classifier],
    ) -> None:
        self._library, self._ask = library, ask
        self._encoder, self._classifiers = encoder, classifiers
        self._after = lru_cache(_MEMORY)(self._after_anew)

    def earlier(self, context: Sequence[str]) -> Earlier | None:
        """Return what was talked of; None where nothing of the document was."""
        return self._after(leanable(context)[-_MOST_TURNS:])

    def _after_anew(self, turns: tuple[str, ...]) -> Earlier | None:
        if not turns:
            return None
        *rest, turn = turns
        before = tuple(rest)
        found = self._after(before)
        for part in questions(turn, self._ask(turn, before).reading.language):
            found = self._with(found, part, before)
        return found

    def _with(self, before: Earlier | None, turn: str, turns: Sequence[str]) -> Earlier | None:
        """Return what was talked of once a turn is said: talk, and what is off topic, changes nothing."""
        asked = self._ask(turn, turns)
        own = asked.own
        if answer_courtesy(own, self._library) is not None or "summary" in own.of("talk"):
            return before
        facts, answered = self._facts(asked.answer), True
        if not facts and not (own.subjects or (own.content and before)):
            return before
        if not facts:
            facts, answered = self._likeliest(asked, before)
        if not answered and not own.subjects:
            return before
        past = (*before.facts, *before.past) if before else ()
        return Earlier(turn, facts, past, answered)

    def _facts(self, answer: Answer | None) -> tuple[Fact, ...]:
        """Return the facts that an answer is made of."""
        if answer is None:
            return ()
        ids = [one.fact for one in answer.figures]
        if answer.calculation is not None:
            ids = [one.fact for one in answer.calculation.operands]
        ids = [one for one in ids if one] or [answer.reading.fact]
        return tuple(self._library.by_id[one] for one in dict.fromkeys(ids) if one)

    def _likeliest(self, asked: Asked, before: Earlier | None) -> tuple[tuple[Fact, ...], bool]:
        """Return what a turn is about by its vector, and whether that answers it."""
        language = asked.reading.language
        said = [asked.text, *([f"{before.said(language)} {asked.text}"] if before else [])]
        vectors = [self._encoder.query(text) for text in said]
        scores = logits(self._classifiers[FACTS], vectors)
        if max(scores, key=lambda name: scores[name]) == COMPUTED:
            return self._operands(logits(self._classifiers[OPERANDS], vectors)), True
        names = [name for name in scores if name in self._library.by_id]
        best = max(names, key=lambda name: scores[name])
        share = softmax([*scores.values()])[list(scores).index(best)]
        return (self._library.by_id[best],), share >= _ANSWERS

    def _operands(self, scores: Mapping[str, float]) -> tuple[Fact, ...]:
        beliefs = dict(zip(scores, softmax([*scores.values()]), strict=True))
        ranked = sorted(beliefs, key=lambda name: -beliefs[name])
        likely = [name for name in ranked if beliefs[name] >= _OPERAND] or ranked[:1]
        return tuple(self._library.by_id[name] for name in likely)
