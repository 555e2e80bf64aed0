"""The two figures that a question computes with: every pair of operands, scored as one choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.answering.prose.agreeing import Texts, far, named
from bot.answering.prose.compatible import alike, both_parts, same_direction, steps, within
from bot.answering.prose.lexicon import Lexicon, Wanted
from bot.answering.prose.measurand import AskedFor
from bot.answering.prose.operands import Operand
from bot.answering.prose.period_fit import agreement, names_all
from bot.answering.prose.task import Ask, Task
from bot.understanding.question import Question
from facts.drafting.figure import DraftedFigure, Kind

Shares = Mapping[int, float]  # the engine's belief in a figure by its start in the document

_ALIKE = 1000  # times as much: passengers, and what each of them paid
_NEARER = 0.3  # of a part's words: less than from a figure's own (1) to those of its sentence (.5)
_MOST = 6  # operands that are tried for a part: pairs are at most its square


@dataclass(frozen=True, slots=True)
class Pair:
    """Two operands for the parts of a reading, in the formula's order, and what speaks for them."""

    ask: Ask
    operands: tuple[Operand, Operand]
    figures: tuple[DraftedFigure, DraftedFigure]
    features: dict[str, float] = field(hash=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How far one operand fits one part: weighted shares of words, and its period."""

    operand: Operand
    own: float
    alone: float  # of the words that the other part lacks
    shared: float
    period: float
    engine: float

    @property
    def worth(self) -> float:
        return self.own + self.alone + self.shared / 2 + self.period + self.engine


class Pairing:
    """Pairs for the readings of one question."""

    def __init__(self, question: Question, language: str, lexicon: Lexicon) -> None:
        """`language` is the document's."""
        self.question, self.language, self.lexicon = question, language, lexicon
        self._asked = AskedFor(question, language, lexicon)

    def pairs(self, ask: Ask, pool: Sequence[Operand], shares: tuple[Shares, Shares]) -> list[Pair]:
        """Return the pairs of the pool that may answer, with their features."""
        wanted = [self.lexicon.wanted(part.terms) for part in ask.parts]
        shared = self.lexicon.wanted(ask.shared.terms)
        alone = wanted[0].without(wanted[1]), wanted[1].without(wanted[0])
        asked = [part.periods or ask.shared.periods for part in ask.parts]
        usable = [one for one in pool if self._asked.usable(ask, one)]
        if any(self._asked.nouns(one) for one in usable):
            usable = [one for one in usable if not self._asked.other_noun(one)]
        sides = [
            self._best(usable, wanted[at], alone[at], shared, asked[at], shares[at])
            for at in (0, 1)
        ]
        if ask.task is Task.SHARE:
            sides[0] = _nearest(sides[0])
        texts = Texts((*wanted, shared))
        found = []
        for first in sides[0]:
            for second in sides[1]:
                pair = first.operand, second.operand
                if pair[0].figure.start == pair[1].figure.start:
                    continue
                both = alike(*pair, self.language, (alone[0].weights, alone[1].weights))
                if both is None or not self._fit(ask, *pair):
                    continue
                features = self._features(ask, (first, second), alone, asked) | texts.features(pair)
                features["part_strange"] = max(self._strange(one) for one in wanted)
                if not ask.shared.terms:
                    echo = wanted[0].met(second.operand.near)
                    short = max(0.0, 1 - wanted[1].total / (wanted[0].total or 1.0))
                    if wanted[1].weights:
                        features |= {"echo": echo, "unechoed": short * (1 - echo)}
                found.append(Pair(ask, pair, both, features))
        return found

    def _strange(self, part: Wanted) -> float:
        """Return the share of a part that the document lacks; in another language all is names."""
        if self.lexicon.abroad and part.strange:
            return 1.0
        return part.strange / (part.total or 1.0)

    def _best(
        self,
        pool: Sequence[Operand],
        wanted: Wanted,
        alone: Wanted,
        shared: Wanted,
        asked: Sequence[str],
        shares: Shares,
    ) -> list[_Fit]:
        fits = [
            _Fit(
                one,
                wanted.met(one.near),
                alone.met(one.near) if alone.weights else 0.0,
                shared.met(one.near),
                agreement(asked, one),
                shares.get(one.figure.start, 0.0),
            )
            for one in pool
        ]
        fits.sort(key=lambda fit: -fit.worth)
        return fits[:_MOST]

    def _fit(self, ask: Ask, first: Operand, second: Operand) -> bool:
        """Tell whether two like figures go into the task: no change with a level, no part twice."""
        text = first.passage.sentence.text
        if not same_direction(first, second, text, self.language):
            return False
        if not _meaningful(ask.task, first, second):
            return False
        if all(part.empty for part in ask.parts):
            return steps(first, second, text, self.language)
        if ask.task is Task.CHANGE and (
            first.quantity.direction is not None or steps(second, first, text, self.language)
        ):
            return False  # changes themselves, or the other way round than the sentence goes
        if ask.task is Task.SHARE:
            return not both_parts(first, second, text, self.language)
        return not within(first, second, text, self.language)

    def _features(
        self,
        ask: Ask,
        fits: tuple[_Fit, _Fit],
        alone: tuple[Wanted, Wanted],
        asked: Sequence[Sequence[str]],
    ) -> dict[str, float]:
        one, two = fits
        first, second = one.operand, two.operand
        crossed = (
            alone[0].met(second.near) if alone[0].weights else 0.0,
            alone[1].met(first.near) if alone[1].weights else 0.0,
        )
        leads = [one.alone - crossed[0], two.alone - crossed[1]]
        if not ask.shared.terms:
            leads[0] = leads[1]  # what both share stands in the first part: "A's trade than B's"
        step = steps(first, second, first.passage.sentence.text, self.language)
        periods = one.period, two.period
        apart = all(len(set(forms)) == 1 for forms in asked) and asked[0] != asked[1]
        both = (*asked[0], *asked[1])
        if apart and step and min(periods) < 1 <= max(periods) and names_all(both, first):
            periods = 1.0, 1.0  # "between 2014 and 2015, from 17.2 to 8.6": in the years' order
        dated = [period for period, forms in zip(periods, asked, strict=True) if forms]
        same = first.position == second.position
        return {
            "own_least": min(one.own, two.own),
            "own_mean": (one.own + two.own) / 2,
            "shared_least": min(one.shared, two.shared),
            "shared_most": max(one.shared, two.shared),
            "lead_least": min(leads),
            "lead_mean": sum(leads) / 2,
            "period_least": min(dated, default=0.0),
            "period_mean": sum(dated) / (len(dated) or 1),
            "named_least": min(
                named(fit.operand, want) for fit, want in zip(fits, alone, strict=True)
            ),
            "far": far(first, second),
            "same_sentence": 1.0 if same else 0.0,
            "near_sentence": 1.0 if abs(first.position - second.position) == 1 else 0.0,
            "row": 1.0 if same and first.row == second.row else 0.0,
            "steps": 1.0 if step else 0.0,
            "engine_mean": (one.engine + two.engine) / 2,
            "engine_least": min(one.engine, two.engine),
            **self._asked.features(ask, (first, second)),
        }


def _nearest(fits: Sequence[_Fit]) -> list[_Fit]:
    """Leave out figures where another one of their sentence has more of the words for its own."""
    return [
        fit
        for fit in fits
        if not any(
            other.operand.position == fit.operand.position and other.own >= fit.own + _NEARER
            for other in fits
        )
    ]


def contradicts(pair: Pair) -> bool:
    """Tell whether the values are the other way round than the question claims."""
    if pair.ask.larger is None:
        return False
    first, second = (one.value for one in pair.figures)
    rises = second > first if pair.ask.task is Task.CHANGE else first > second
    return rises != pair.ask.larger


def _far_apart(one: Decimal, other: Decimal) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return large > small * _ALIKE


def _meaningful(task: Task, first: Operand, second: Operand) -> bool:
    """Tell whether a result of two figures says anything: no 0 apart, no share of more than all."""
    one, other = first.figure, second.figure
    if task is Task.SHARE:
        return 0 < one.value < other.value and one.kind is not Kind.PERCENT
    if task in {Task.DIFFERENCE, Task.CHANGE} and _far_apart(one.value, other.value):
        return False
    if task is Task.RATIO:
        return one.value != other.value and min(one.value, other.value) > 0
    return task in {Task.SUM, Task.AVERAGE} or one.value != other.value
