"""A question that computes with figures of sentences: a plan with its citations, or None."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bot.answering.corpus import Corpus
from bot.answering.figures import FigureCandidate
from bot.answering.prose.acceptance import chosen, clear, decision_features, permitted
from bot.answering.prose.asked_unit import in_unit
from bot.answering.prose.changes import Change, changes
from bot.answering.prose.durations import elapsed
from bot.answering.prose.enumeration import listed
from bot.answering.prose.found import Found
from bot.answering.prose.growth import grown, of_base
from bot.answering.prose.interpretation import asks
from bot.answering.prose.lexicon import Lexicon
from bot.answering.prose.marked import Text
from bot.answering.prose.operands import Operand, Pool
from bot.answering.prose.pairing import Pair, Pairing
from bot.answering.prose.plans import two
from bot.answering.prose.precedence import falls_short, of_another_year, printed
from bot.answering.prose.retrieval import Search
from bot.answering.prose.singles import each, multiplied, rest, width
from bot.answering.prose.task import Ask, Task
from bot.answering.ranking import Ranked
from bot.answering.scorer import Scorer, load_scorer
from bot.computing.result import Result
from bot.understanding.question import Asked, Question
from bot.understanding.rates import is_what_per
from facts.drafting.figure import DraftedFigure

_READ = 5  # passages of the question as a whole whose figures may be operands
_LIST = 6  # sentences behind a figure in which a list may say how it grew
_PAIRED = frozenset({Task.DIFFERENCE, Task.CHANGE, Task.SUM, Task.AVERAGE, Task.SHARE, Task.RATIO})


@dataclass(frozen=True, slots=True)
class Scorers:
    """The engine's scorers of passages and figures, and those of pairs of operands."""

    passage: Scorer
    figure: Scorer
    pair: Scorer
    decision: Scorer

    @classmethod
    def loaded(cls, passage: Scorer, figure: Scorer) -> "Scorers":
        """Return them with the fitted ones of pairs; FileNotFoundError where none were fitted."""
        return cls(passage, figure, load_scorer("prose", "pair"), load_scorer("prose", "decision"))


class Prose:
    """Computes with the figures of one corpus's sentences; each sentence is read once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.pool = Pool(corpus)

    def plan(
        self,
        question: Question,
        ranked: Sequence[Ranked],
        scorers: Scorers,
        single: FigureCandidate | None = None,
    ) -> Found | None:
        """Return what a question comes to, None where it asks for no computation that is possible.

        `ranked` are the passages for the question as a whole, `single` is the figure that would
        be stated without computing: where that is the change asked for, it is the better answer.
        """
        work = self.work(question, ranked, scorers)
        if work is None:
            return None
        found = [
            one for one in (*work.paired(single), *work.others()) if in_unit(question, one.plan)
        ]
        return max(found, key=lambda answer: answer.confidence, default=None)

    def falls_short(self, question: Question, figure: FigureCandidate) -> bool:
        """Tell whether a question asks for a computation that a figure by itself doesn't answer."""
        language = self.corpus.language
        position = figure.passage.position
        start = figure.passage.sentence.start + figure.quantity.start
        beside = self.pool.amounts([position - 1, position] if position else [position])
        if any(
            of_another_year(question, one, self.pool.year) for one in beside if one.start == start
        ):
            return True
        return falls_short(question, figure, language, self.pool.year) or any(
            of_base(ask, question, beside, start, language)
            for ask in asks(question, self.pool.year)
        )

    def work(self, question: Question, ranked: Sequence[Ranked], scorers: Scorers) -> "Work | None":
        """Return a question with the figures that it may compute with, None where it asks not to."""
        readings = asks(question, self.pool.year)
        return Work(self, question, ranked, scorers, readings) if readings else None


class Work:
    """One question, with what its readings share: words, passages, operands."""

    def __init__(
        self,
        prose: Prose,
        question: Question,
        ranked: Sequence[Ranked],
        scorers: Scorers,
        readings: Sequence[Ask],
    ) -> None:
        self.corpus, self.question, self.ranked = prose.corpus, question, ranked
        self.scorers, self.readings = scorers, readings
        self.lexicon = Lexicon(question, prose.corpus)
        self.pool = prose.pool
        self._search = Search(question, prose.corpus, scorers.passage, scorers.figure)
        self._positions = self._found()

    def _found(self) -> list[int]:
        """Return the sentences whose figures may be operands, and those beside them."""
        positions = {found.passage.position for found in self.ranked[:_READ]}
        for ask in self.readings:
            for part in ask.parts:
                positions |= self._search.found(part, ask.shared)[0]
        near = {at + step for at in positions for step in (-1, 1)}
        lists = {at + step for at in positions if _leads(self.corpus, at) for step in range(_LIST)}
        every = positions | near | lists
        return sorted(at for at in every if 0 <= at < len(self.corpus))

    @cached_property
    def odd(self) -> bool:
        """Whether the question speaks of a thing that the document doesn't have."""
        return self.lexicon.odd(Text(self.question, None).asked_of())

    @property
    def amounts(self) -> list[Operand]:
        """The figures that say how much."""
        return self.pool.amounts(self._positions)

    @cached_property
    def _changes(self) -> list[Change]:
        return list(changes(self.amounts, self.corpus.language))

    def pairs(self) -> list[Pair]:
        """Return every pair of operands for the readings that take two."""
        readings = [ask for ask in self.readings if ask.task in _PAIRED]
        if not readings:
            return []
        pairing = Pairing(self.question, self.corpus.language, self.lexicon)
        operands = self.amounts
        moved = {frozenset({one.level.start, one.growth.start}) for one in self._changes}
        return [
            pair
            for ask in readings
            for pair in pairing.pairs(
                ask,
                operands,
                (
                    self._search.found(ask.parts[0], ask.shared)[1],
                    self._search.found(ask.parts[1], ask.shared)[1],
                ),
            )
            # "412 members, 37 more than last year" has no two of them to compare.
            if frozenset(one.start for one in pair.operands) not in moved
        ]

    def paired(self, single: FigureCandidate | None = None) -> list[Found]:
        """Return what the likeliest pair comes to, nothing where it may not be said."""
        score_of = self.scorers.pair.score
        scored = sorted(
            ((score_of(pair.features), pair) for pair in self.pairs()), key=lambda row: -row[0]
        )
        best = chosen(scored)
        if best is None or self.odd or self.printed(best[1], single):
            return []
        score, pair = best
        plan = self.come_to(pair)
        rival = self._rival(plan.value, scored) if plan is not None else None
        if plan is None or not clear(score, rival):
            return []
        features = decision_features(score, pair, rival)
        positions = tuple(dict.fromkeys(one.position for one in pair.operands))
        belief = self.scorers.decision.probability(features)
        return [Found(plan, positions, belief, features)]

    def come_to(self, pair: Pair) -> Result[DraftedFigure] | None:
        """Return what a pair comes to, None where that says nothing."""
        percent = Asked.PERCENT in self.question.kinds and not pair.ask.unit
        return two(pair.ask.task, pair.figures, percent=percent)

    def printed(self, pair: Pair, single: FigureCandidate | None = None) -> bool:
        """Tell whether the document prints what a pair would come to."""
        text = Text(self.question, None)
        start = None
        if single is not None:
            start = single.passage.sentence.start + single.quantity.start
        growths = {one.growth.start: one.amount.value > 0 for one in self._changes}
        wanted = self.lexicon.wanted(text.topic(text.all))
        return printed(pair, self.amounts, growths, wanted, start)

    def _rival(self, value: Decimal, scored: Sequence[tuple[float, Pair]]) -> float | None:
        """Return the score of the best pair that comes to something else."""
        for score, pair in scored:
            if not permitted(pair):
                continue
            plan = self.come_to(pair)
            if plan is not None and plan.value != value:
                return score
        return None

    def others(self) -> Iterator[Found]:
        """Yield what the readings of one figure, or of one sentence, come to."""
        language = self.corpus.language
        for ask in self.readings:
            if self.odd and ask.task not in {Task.SPAN, Task.EARLIER}:
                continue  # of the words around dates only those count that tell them apart
            wanted = self.lexicon.wanted(ask.shared.terms)
            match ask.task:
                case Task.EARLIER | Task.RISE:
                    yield from grown(
                        ask, self.question, self.amounts, wanted, language, odd=self.odd
                    )
                case Task.SPAN:
                    dates = self.pool.dates(self._positions)
                    yield from elapsed(ask, dates, self.lexicon)
                case Task.NAMES:
                    yield from listed(ask, self.question, self.ranked, self.corpus, self.lexicon)
                case Task.WIDTH:
                    yield from width(self.amounts, wanted)
                case Task.EACH:
                    yield from each(ask, self.amounts, self.lexicon)
                case Task.REST:
                    yield from rest(self.amounts, wanted, language)
                case Task.TIMES:
                    # "Lost per 1,000 employees" asks for a rate: nothing is to be multiplied.
                    text = self.question.text
                    given = [
                        one
                        for one in Text(self.question, None).given
                        if not is_what_per(text, one.start)
                    ]
                    yield from multiplied(
                        given, self.amounts, wanted, language, self.question.language
                    )


def _leads(corpus: Corpus, position: int) -> bool:
    """Tell whether a list stands right behind a sentence, or behind the one that leads in."""
    found = corpus.document.sentences[position + 1 : position + 3]
    return any(corpus.document.paragraph_of(one).kind == "item" for one in found)
