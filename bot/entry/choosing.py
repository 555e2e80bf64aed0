"""The answer to a question, by what its vector says too: a fact, a computation, or none."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from bot.answer import Answer
from bot.answering.scorer import load_scorer
from bot.entry.beliefs import log_sum
from bot.entry.classifier import COMPUTED, FACTS, OPERANDS, OPERATIONS, Classifier, logits
from bot.entry.compose import suggestion
from bot.entry.doubting import Doubting
from bot.entry.earlier import Earlier, narrows
from bot.entry.kinds import is_figure
from bot.entry.likely import Option, likeliest, options
from bot.entry.planner.planner import Planner
from bot.entry.planning import PlanOption, likeliest_plan, may_compute, plan_options
from bot.entry.responding import Responder
from bot.entry.summing_up import SummingUp
from bot.entry.understood import Asked
from facts.reading import Reading
from facts.table import Fact
from index.vectors import Embedder, Vector

PLANS: Final = "plans"  # the file of fitted weights; that for facts has its classifier's name
_AFTER: Final = "after_"  # before the name of the file for messages that may lean on earlier ones
CHOICE, DECISION = "choice", "decision"
# The belief in a fact, or a plan, from which it is the answer where words alone found none, or another;
# that below which the fact that words alone answer with isn't; that in another plan above which what
# words alone compute isn't. Of 3,409 questions of sets that the classifiers were not fitted on, these
# answer 2,928 right and 70 wrong; with .55 in the second place 2,968 and 83, with .65 2,953 and 78. With
# .65 there .6 in the first gave 2,980 and 85, .8 2,906 and 73; .5 in the third 2,959 and 79, .8 2,949 and
# 76. (With fewer sets fitted to, .05 in the fourth gave the same, .2 one fewer right and one more wrong.)
LEAST_FACT: Final = 0.7
LEAST_PLAN: Final = 0.75
LEAST_KEPT: Final = 0.7
MOST_RIVAL: Final = 0.1
# The same as the third where words read all of a question and nothing in it speaks against the fact: most
# questions of the sets are meant to be hard, "how big is Guangdong's trade" isn't. Then, with .03 two fewer
# were right, with .3 one fewer, and one fewer wrong.
LEAST_WHOLE: Final = 0.1
# The belief in a figure, whoever found it, from which it answers a question with words that nothing reads:
# they may be what is asked of the thing ("how many blades snapped"). Of 654 right figures of the sets that
# measure and of those used while building this leaves out seven, of 37 wrong ones of open_fa, which asks so,
# six; .9 leaves out 25 and 11.
LEAST_UNREAD: Final = 0.8
# The belief that a computation answers from which no fact does that words don't find too: then, .3
# and .6 gave the same, .8 two more that were right.
MOST_COMPUTED: Final = 0.4
# The same of a message that may lean on earlier ones: of 1,201 they answer 1,103 right and five wrong; .6
# in the first place 1,106 and seven, .8 1,099 and five; .4 in the second 1,103 and seven, .6 1,101 and four.
LEAST_FACT_AFTER: Final = 0.7
LEAST_PLAN_AFTER: Final = 0.5
LEAST_KEPT_AFTER: Final = 0.5
# The belief that a message asks for a summary from which one answers, where something else would,
# and where nothing else does. By weights that don't know the set 120 of 160 requests of open_u are
# right, 50 without; of 1,607 questions of four other sets one more is wrong, of 845 that aren't
# answerable 17, most of which ask the document nothing.
LEAST_ANSWERED: Final = 0.4
# The same where an earlier message may complete it, "what about with ASEAN": of 976 follow-ups 8 ask
# for a summary with a belief of .4, one with .85.
LEAST_SUMMARY_AFTER: Final = 0.85
LEAST_UNANSWERED: Final = 0.2
# The belief that a message behind others asks the document nothing ("thanks, you saved me") from which
# nothing answers it: of 2,230 follow-ups 11 have one of .5, none of which is to be answered; of those
# that are the highest is .4.
LEAST_TALK: Final = 0.5
# Features of a question that words don't read whole, and of a fact that something speaks against.
_UNREAD: Final = ("strange", "operates", "leans", "foreign_names", "figures", "doubtful")
_OPPOSING: Final = ("missing", "against", "decisive", "foreign_figures", "other_kind")
# What words alone answer with that is left alone.
_APART: Final = frozenset({"summary"})


def _least_summary(asked: Asked, found: Answer | None) -> float:
    """Return the belief from which a message gets a summary, where `found` would answer it."""
    if asked.earlier is not None:
        return LEAST_SUMMARY_AFTER
    return LEAST_UNANSWERED if found is None else LEAST_ANSWERED


def weights_for(name: str, asked: Asked) -> str:
    """Return the file of fitted weights that choose facts, or plans, for a question."""
    return name if asked.earlier is None else f"{_AFTER}{name}"


class Choosing:
    """Answers about one library."""

    def __init__(
        self,
        responder: Responder,
        doubting: Doubting,
        embedder: Embedder,
        encoder: Embedder,
        classifiers: Mapping[str, Classifier],
    ) -> None:
        """`encoder` makes the vectors that `classifiers` read, `embedder` those of any document."""
        self._responder, self._doubting = responder, doubting
        self._encoder, self._classifiers = encoder, classifiers
        self._planner = Planner(responder.library)
        self._summing = SummingUp(responder, embedder, encoder, classifiers)

    def answer(self, asked: Asked) -> Answer | None:
        """Return a summary, or the answer of the likeliest plan or fact, else what words alone give."""
        by_words = asked.answer
        if by_words is not None and self._is_label(asked):
            return by_words
        if by_words is not None and is_apart(by_words):
            told = self._summing.summary(asked)
            return told or (None if self._summing.has_nothing(asked) else by_words)
        intent = self._summing.intent(asked.text)
        if asked.earlier is not None and intent.talk >= LEAST_TALK:
            return None
        found = self._found(asked)
        if intent.summary >= _least_summary(asked, found):
            return self._summing.summary(asked) or found
        return found

    def asks_summary(self, message: str) -> bool:
        """Whether a message asks for a summary, whatever its parts ask."""
        return self._summing.intent(message).summary >= LEAST_ANSWERED

    def _found(self, asked: Asked) -> Answer | None:
        vectors = [self._encoder.query(text) for text in asked.ways]
        if asked.earlier is not None:
            return self._after(asked, asked.earlier, vectors)
        planned, chance = self._plan(asked, vectors)
        if planned is not None and chance >= LEAST_PLAN:
            return self._responder.from_outcome(asked.reading, planned.plan.outcome)
        if asked.computed:
            alike = planned is None or bool(planned.features["same_by_words"])
            return asked.answer if alike or chance < MOST_RIVAL else None
        return self._by_fact(asked, vectors)

    def _is_label(self, asked: Asked) -> bool:
        """Whether the question is what a button asks: the label of the fact that words answer with."""
        fact = self._responder.library.by_id.get(asked.fact or "")
        return fact is not None and asked.text == suggestion(fact, asked.reading.language).question

    def _plan(self, asked: Asked, vectors: Sequence[Vector]) -> tuple[PlanOption | None, float]:
        """Return the likeliest plan, and the belief that it is what is asked for."""
        operations = logits(self._classifiers[OPERATIONS], vectors)
        if not may_compute(operations):
            return None, 0.0
        found = plan_options(
            asked,
            operations,
            logits(self._classifiers[OPERANDS], vectors),
            logits(self._classifiers[FACTS], vectors),
            self._planner,
            self._responder.computer,
        )
        if asked.earlier is None:
            found = [option for option in found if not self._passes_over(option, asked.own)]
        if not found:
            return None, 0.0
        file = weights_for(PLANS, asked)
        best, features = likeliest_plan(asked, found, operations, load_scorer(file, CHOICE))
        return best, load_scorer(file, DECISION).probability(features)

    def _passes_over(self, option: PlanOption, reading: Reading) -> bool:
        """Whether a plan has nothing of somebody who is named and has facts, the whole aside.

        Of 569 plans that were believed in three did, and none of them was right.
        """
        library = self._responder.library
        whole = library.vocabulary.default_subject
        known = {fact.subject for fact in library.facts} - {whole}
        named = {
            name
            for mention in reading.mentions
            if mention.start >= 0
            for name in mention.ids & known & library.vocabulary.places
        }
        used = {name for fact in option.plan.facts for name in (fact.subject, fact.row.partner)}
        return not named <= used

    def _by_fact(self, asked: Asked, vectors: Sequence[Vector]) -> Answer | None:
        """Return the likeliest fact as the answer, what words alone give, or nothing."""
        best, chance = self._fact(asked, vectors)
        if best is not None and best.fact.id == asked.fact:
            least = LEAST_WHOLE if is_read_whole(asked, best) else LEAST_KEPT
            return asked.answer if chance >= max(least, _least_unread(asked, best)) else None
        scores = logits(self._classifiers[FACTS], vectors)
        if math.exp(scores[COMPUTED] - log_sum([*scores.values()])) >= MOST_COMPUTED:
            return None
        if best is None:
            return asked.answer
        if chance < max(LEAST_FACT, _least_unread(asked, best)):
            # Of 36 facts by words alone beside another that isn't believed in either 6 were right.
            return None if asked.fact is not None else asked.answer
        return self._told(asked, asked.reading, best.fact) or asked.answer

    def _after(self, asked: Asked, earlier: Earlier, vectors: Sequence[Vector]) -> Answer | None:
        """Return the answer of a message that may lean on earlier turns.

        What words alone take from those is their guess: a fact, or a computation, answers as far as
        it is believed in, whoever found it.
        """
        planned, by_plan = self._plan(asked, vectors)
        best, chance = self._fact(asked, vectors)
        if planned is not None and by_plan >= max(chance, LEAST_PLAN_AFTER):
            return self._responder.from_outcome(asked.own, planned.plan.outcome)
        if best is not None and narrows(best.fact, earlier, asked.own):
            return None
        if best is not None and best.fact.id == asked.fact and not asked.computed:
            return asked.answer if chance >= LEAST_KEPT_AFTER else None
        if best is not None and chance >= LEAST_FACT_AFTER:
            return self._told(asked, asked.own, best.fact)
        return None if asked.fact is not None or asked.computed else asked.answer

    def _fact(self, asked: Asked, vectors: Sequence[Vector]) -> tuple[Option | None, float]:
        """Return the likeliest fact, and the belief that it is what is asked for."""
        scores = logits(self._classifiers[FACTS], vectors)
        found = options(asked, scores, self._responder.lookup)
        if not found:
            return None, 0.0
        file = weights_for(FACTS, asked)
        best, features = likeliest(asked, found, scores, load_scorer(file, CHOICE))
        return best, load_scorer(file, DECISION).probability(features)

    def likeliest_fact(self, asked: Asked) -> Fact | None:
        """Return the fact that a message is most likely about, however much that is believed."""
        vectors = [self._encoder.query(text) for text in asked.ways]
        best, _ = self._fact(asked, vectors)
        return None if best is None else best.fact

    def _told(self, asked: Asked, reading: Reading, fact: Fact) -> Answer | None:
        """Return a fact as the answer, nothing where that is doubted."""
        told = self._responder.from_fact(reading, fact)
        return None if self._doubting.is_doubtful(asked.text, reading, told) else told


def is_read_whole(asked: Asked, option: Option) -> bool:
    """Whether words read all of a question, and find nothing in it that speaks against a fact."""
    of_question, of_fact = asked.features, option.features
    return not any(of_question[name] for name in _UNREAD) and not any(
        of_fact[name] for name in _OPPOSING
    )


def _least_unread(asked: Asked, option: Option) -> float:
    """Return the belief that a figure needs for a question with words that nothing reads."""
    return LEAST_UNREAD if asked.features["strange"] and is_figure(option.fact) else 0.0


def is_apart(answer: Answer) -> bool:
    """Whether an answer is of a kind in whose place nothing is chosen."""
    return answer.reading.intent in _APART
