"""The engine's own ranking and figure scorer, asked for each part of a question."""

import math
from collections.abc import Mapping
from dataclasses import replace

from bot.answering.corpus import Corpus
from bot.answering.figures import figure_candidates
from bot.answering.matching import query_of
from bot.answering.prose.period_fit import year_of
from bot.answering.prose.task import Part
from bot.answering.ranking import rank
from bot.answering.scorer import Scorer
from bot.understanding.question import Asked, Question
from index.text import Term

_LOOKED = 30  # passages that are ranked for a part; as many as for the whole question: with 12 one answer in fifty is lost
_READ = 8  # passages of a ranking whose figures may be operands
_MOST_QUERIES = 6  # parts that are searched for: further splits read what those found
_LONG = 24  # terms, for each of which one part fewer is searched for: a search costs by them
_FAINT = 1e-9

Shares = Mapping[int, float]


class Search:
    """Finds passages for the parts of one question, each part once."""

    def __init__(self, question: Question, corpus: Corpus, passage: Scorer, figure: Scorer) -> None:
        kinds = question.kinds - {Asked.CHANGE}
        self._question = replace(question, kinds=kinds, asides=(), text="")
        self._corpus, self._passage, self._figure = corpus, passage, figure
        self._most = max(1, _MOST_QUERIES - len(question.terms) // _LONG)
        self._kept: dict[frozenset[str], tuple[frozenset[int], Shares]] = {}

    def found(self, part: Part, shared: Part) -> tuple[frozenset[int], Shares]:
        """Return the positions of the best passages, and the belief in each of their figures.

        The second is by the figure's start in the document; it sums to 1.
        """
        key = frozenset((*(term.key for term in part.terms), *part.periods))
        if key not in self._kept:
            if len(self._kept) >= self._most:
                return frozenset(), {}
            self._kept[key] = self._anew(part, shared)
        return self._kept[key]

    def _anew(self, part: Part, shared: Part) -> tuple[frozenset[int], Shares]:
        own = {term.key for term in part.terms}
        carried = frozenset(term.key for term in shared.terms) - own
        terms = tuple(term for term in self._question.terms if term.key in own | carried)
        years = {year for form in (*part.periods, *shared.periods) if (year := year_of(form))}
        terms += tuple(Term(str(year), str(year), 0, 0, "number") for year in sorted(years))
        carried |= {str(year) for year in years}
        question = replace(self._question, terms=terms, carried=carried if own else frozenset())
        query = query_of(question, self._corpus)
        ranked = rank(query, self._corpus, self._passage.weights, most=_LOOKED)[:_READ]
        scores: dict[int, float] = {}
        for place, one in enumerate(ranked):
            for candidate in figure_candidates(query, self._corpus, one.passage):
                candidate.features["passage"] = math.log(one.chance + _FAINT)
                candidate.features["is_top"] = 1.0 if place == 0 else 0.0
                start = one.passage.sentence.start + candidate.quantity.start
                scores[start] = self._figure.score(candidate.features)
        best = max(scores.values(), default=0.0)
        total = sum(math.exp(score - best) for score in scores.values()) or 1.0
        shares = {start: math.exp(score - best) / total for start, score in scores.items()}
        return frozenset(one.passage.position for one in ranked), shares
