"""One question against one document: the best evidence, and how sure it is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from bot.answering.changed_from import changed_from
from bot.answering.clause_owners import asked_for
from bot.answering.corpus import Corpus, Passage, Scores
from bot.answering.cross_encoder import Reader, reader_of
from bot.answering.decision import decision_features, stating_features
from bot.answering.figures import FigureCandidate, figure_candidates
from bot.answering.matching import Query, query_of
from bot.answering.prose.computation import Prose, Scorers
from bot.answering.prose.found import Found as PlannedAnswer
from bot.answering.ranking import Ranked, rank
from bot.answering.rereading import ReadDocument, Rereading
from bot.answering.scorer import Scorer, load_scorer
from bot.answering.tables.meaning import Meant
from bot.answering.tables.query import dated_spans
from bot.answering.tables.selection import TableAnswer, Tables
from bot.answering.tables.timeline import latest
from bot.answering.vectors import PassageVectors
from bot.understanding.question import FIGURES, Asked, Question, only_whether
from facts.drafting.figure import DraftedFigure
from facts.drafting.header_periods import mentions

_READ = 5  # passages whose figures are looked at; a sixth holds the right one in 1 of 200
_FAINT = 1e-9
# Belief by words alone from which vectors are not asked; from .9 on they mend 1 answer in 100.
_DECISIVE = 0.95


@dataclass(frozen=True, slots=True)
class Weights:
    """The scorers of the engine, with or without vectors."""

    passage: Scorer
    figure: Scorer
    decision: Scorer
    stating: Scorer


TABLES = ("passage", "figure", "decision", "stating")


# Sentences of a note, as those have which its weights are fitted to. What is asked of one is asked in
# other words than its own: of questions on 780 that weights don't know, on reports of 12 to 22 sentences,
# those of longer documents put .69 of the pairs with and without an answer in the right order, a note's
# own .74 (.72 fitted to texts of up to 12 sentences alone), and the right figure is first for 65 of 100
# instead of 60. On minutes and price lists of 25 to 60 sentences a note's own, fitted to up to 12, told
# five wrong figures more of 154 lines.
_NOTE = 25


def is_note(corpus: Corpus) -> bool:
    """Tell whether a document is a short text, which weights of its own are fitted for."""
    return len(corpus) <= _NOTE and not corpus.document.tables


@lru_cache(4)
def loaded(*, vectors: bool, note: bool = False) -> Weights:
    """Return the fitted weights. Raises FileNotFoundError where `make train` never ran."""
    name = ("notes_" if note else "") + ("vectors" if vectors else "words")
    return Weights(*(load_scorer(name, table) for table in TABLES))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document has for a question.

    `by_meaning` tells whether vectors were asked too;
    `ranked` are its passages, the one that answers first; `figure` the figure asked for, if one
    is, and `cell` what that is by its table; `chance` is the calibrated belief (0 to 1) that the
    first passage answers, `sure` that the figure is the one asked for; `table` is what its tables
    answer, `computed` what its sentences' figures come to, each with a confidence of its own;
    `features` what the first was decided by, `stating` the second; `read` and `read_figure` what they are
    weighed by once more where passages were read together with the question, else empty. `note` is what the weights for
    notes come to, where the document is one; `months` are those that rows of its tables are of, "01" to "12".
    """

    query: Query
    corpus: Corpus
    ranked: tuple[Ranked, ...]
    figure: FigureCandidate | None
    chance: float
    sure: float = 0.0
    cell: DraftedFigure | None = None
    table: TableAnswer | None = None
    computed: PlannedAnswer | None = None
    features: Mapping[str, float] = field(default_factory=dict, hash=False)
    stating: Mapping[str, float] = field(default_factory=dict, hash=False)
    by_meaning: bool = False
    read: Mapping[str, float] = field(default_factory=dict, hash=False)
    read_figure: Mapping[str, float] = field(default_factory=dict, hash=False)
    note: "Evidence | None" = None
    months: frozenset[str] = frozenset()

    def _dated(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the question's periods that the document has otherwise: "FY16", "in March"."""
        question = self.query.question
        months = dated_spans(question.text, question.language, self.months)
        return [(one.start, one.end) for one in months] + [
            (mention.start, mention.end)
            for mention in mentions(question.text, question.language)
            if mention.period.years and all(str(year) in text for year in mention.period.years)
        ]

    @property
    def missing(self) -> tuple[str, ...]:
        """Names and numbers of the question that stand nowhere in the document, as written.

        A common word that is missing may be another word for one that is there, and a name has
        others in other languages: they aren't listed.
        """
        foreign = self.query.question.language != self.corpus.language
        strange = set(self.query.strange)
        text = self.corpus.document.text.casefold()
        dated = self._dated(text)
        words = [
            term.surface
            for term in self.query.question.terms
            if term.key in strange
            and ((term.name and not foreign) or any(map(str.isdigit, term.surface)))
            and not any(start <= term.start < end for start, end in dated)
        ]
        return tuple(dict.fromkeys(word for word in words if word.casefold() not in text))


def wants_figure(question: Question) -> bool:
    """Tell whether the question form asks for a figure or a date."""
    return bool(question.kinds & FIGURES) or question.kind is Asked.DATE


def states_figures(question: Question) -> bool:
    """Tell whether a figure may answer: not who, where or why, nor how without a figure."""
    if question.kind in _NO_FIGURES:
        return False  # "why did prices fall" asks for no figure, though it names a change
    if only_whether(question):
        return False
    return wants_figure(question) or question.kind is not Asked.MANNER


_NO_FIGURES = frozenset({Asked.PERSON, Asked.PLACE, Asked.REASON})


class Asker:
    """Asks one document, by its words and, where they don't decide, by vectors too."""

    def __init__(self, corpus: Corpus, vectors: PassageVectors | None = None) -> None:
        self.corpus = corpus
        self.vectors = vectors
        self.tables = Tables(corpus)
        self.prose = Prose(corpus)

    @property
    def reader(self) -> Reader | None:
        """What reads passages together with a message; None where words, or vectors, are all there is."""
        return None if self.vectors is None else reader_of(self.vectors.embedder)

    @property
    def conversing(self) -> Reader | None:
        """What reads them together with a message behind those that it leans on; None where there are tables.

        There words, and the cell beside the one told before, answer better: of 434 lines on whole documents,
        some 40 of which go on from others, three more are right and one fewer has a wrong figure.
        """
        if self.vectors is None or self.corpus.document.tables:
            return None
        return reader_of(self.vectors.embedder, conversing=True)

    @cached_property
    def read_document(self) -> ReadDocument:
        """The document as a reader reads it."""
        return ReadDocument(self.corpus.document)

    def ask(self, question: Question, *, read: bool = True) -> Evidence:
        """Return the best evidence for a question, its passages read together with it or not."""
        conversing = self.conversing if question.conversation else None
        reader = (conversing or self.reader) if read else None
        if not is_note(self.corpus):
            return self._asked(question, reader, note=False, reads=read and conversing is not None)
        own = self._asked(question, reader, note=True, reads=reader is not None)
        return own if own.read else replace(self._asked(question, reader, note=False), note=own)

    def _asked(
        self, question: Question, reader: Reader | None, *, note: bool, reads: bool = False
    ) -> Evidence:
        """Return the evidence; what `reads` a message has the last word, however decisive words are."""
        by_words = self.evidence(question, weights=loaded(vectors=False, note=note))
        alike = question.language == self.corpus.language
        if (
            self.vectors is None
            # What tables may answer is looked for by meaning too, however sure a passage is.
            or (by_words.chance >= _DECISIVE and not (reads or self.tables.index.tables))
            # Two messages put together are no sentence, which vectors need: of 49 follow-ups words
            # answer 20 right and 2 wrong, vectors 16 and 5.
            or (question.carried and alike and not reads)
        ):
            return by_words
        cosines = self.vectors.cosines(_meaning_of(question))
        if cosines is None:
            return by_words
        weights = loaded(vectors=True, note=note)
        if reader is None:
            return _agreed(self.evidence(question, cosines, weights), by_words)
        rereading = Rereading(question, self.read_document, reader)
        return self.evidence(question, cosines, weights, rereading)

    def evidence(
        self,
        question: Question,
        cosines: Scores | None = None,
        weights: Weights | None = None,
        rereading: Rereading | None = None,
    ) -> Evidence:
        """Return the evidence by words alone, by the cosine of every passage too, or by reading."""
        general = loaded(vectors=cosines is not None)
        weights = weights or general
        query = query_of(question, self.corpus)
        ranked = rank(query, self.corpus, weights.passage.weights, cosines)
        table = self.tables.answer(question, self._meant(question, cosines))
        if not ranked:
            return Evidence(
                query, self.corpus, (), None, 0.0, table=table, months=self.tables.index.months
            )
        found = scored_figures(query, ranked, self.corpus, weights)
        states = states_figures(question)
        figure, figure_chance, read_figure = _likeliest(found, rereading if states else None)
        if figure is not None and wants_figure(question) and states:
            ranked = _first(ranked, figure.passage)
        elif rereading is not None:
            ranked = rereading.passages(ranked)
        scorers = Scorers.loaded(general.passage, general.figure)
        computed = self.prose.plan(question, ranked, scorers, figure)
        if rereading is not None and states:
            computed = changed_from(question, ranked, self.prose.pool, rereading, computed)
        features = decision_features(query, self.corpus, ranked, figure, figure_chance)
        chance = weights.decision.probability(features)
        stating: dict[str, float] = {}
        if figure is not None and states:
            stating = stating_features(query, features, ranked, figure, figure_chance, table)
            sure = weights.stating.probability(stating)
        else:
            figure, sure, read_figure = None, 0.0, {}
        read: dict[str, float] = {}
        if rereading is not None:
            place, figured = ranked[0].passage.position, figure is not None
            read = rereading.decided(chance, place, figured=figured)
            chance = rereading.chance(read)
            if figured:
                read_figure = rereading.stated(sure, read_figure, asked=wants_figure(question))
                sure = rereading.sure(read_figure)
        if figure is not None and self.prose.falls_short(question, figure):
            sure = 0.0  # a level where a difference or a sum is asked for
        return Evidence(
            query,
            self.corpus,
            tuple(ranked),
            figure,
            chance,
            sure,
            self._cell(query, figure),
            table,
            computed,
            features,
            stating,
            by_meaning=cosines is not None,
            read=read,
            read_figure=read_figure,
            months=self.tables.index.months,
        )

    def _meant(self, question: Question, cosines: Scores | None) -> Meant | None:
        """Return how near the sentences and headers are to a question, None by words alone."""
        if cosines is None:
            return None
        vectors = self.vectors
        return Meant(cosines.tolist(), vectors.headers(_meaning_of(question)) if vectors else {})

    def _cell(self, query: Query, figure: FigureCandidate | None) -> DraftedFigure | None:
        """Return a figure of a row as its table has it: with the scale and unit that stand elsewhere.

        Where no period is asked for it is the latest of its row.
        """
        if figure is None or figure.passage.row is None:
            return None
        start = figure.passage.sentence.start
        index = self.tables.index
        found = index.cell(start + figure.quantity.start, start + figure.quantity.end)
        return found if found is None or query.periods else latest(found, index)


def _meaning_of(question: Question) -> str:
    """Return the words of a question that its vector is made of."""
    return question.conversation or question.asking or question.text


def scored_figures(
    query: Query, ranked: Sequence[Ranked], corpus: Corpus, weights: Weights
) -> list[tuple[FigureCandidate, float]]:
    """Return the figures of the best passages, each with its score."""
    found = figures_of(query, ranked, corpus)
    return [(one, weights.figure.score(one.features)) for one in found]


def _likeliest(
    found: Sequence[tuple[FigureCandidate, float]], rereading: Rereading | None
) -> tuple[FigureCandidate | None, float, dict[str, float]]:
    """Return the likeliest figure, its share of the scorer's belief, and what is read of it."""
    if not found:
        return None, 0.0, {}
    read: dict[str, float] = {}
    if rereading is not None:
        best, read = rereading.best(rereading.figures(found))
    else:
        best = max(found, key=lambda one: one[1])[0]
    own = next(score for one, score in found if one is best)
    return best, 1 / sum(math.exp(score - own) for _, score in found), read


def figures_of(query: Query, ranked: Sequence[Ranked], corpus: Corpus) -> list[FigureCandidate]:
    """Return the figures of the best passages with their features, those of the passage too."""
    found = []
    for place, one in enumerate(ranked[:_READ]):
        figures = figure_candidates(query, corpus, one.passage)
        for candidate in asked_for(query, corpus, one.passage, figures):
            candidate.features["passage"] = math.log(one.chance + _FAINT)
            candidate.features["is_top"] = 1.0 if place == 0 else 0.0
            found.append(candidate)
    return found


def _agreed(evidence: Evidence, by_words: Evidence) -> Evidence:
    """Return the evidence by vectors; a figure that words choose too is believed as the surer says.

    With a bar of .4 in `reserving` for it, beside .3 without, 33 of 690 lines on whole documents get a wrong figure
    instead of 50, and two fewer are right. To believe the passage so too finds four more lines, and
    answers some 15 of 476 questions more that have no answer.
    """
    ours, theirs = evidence.figure, by_words.figure
    if ours and theirs and ours.passage is theirs.passage and ours.quantity == theirs.quantity:
        return replace(evidence, sure=max(evidence.sure, by_words.sure))
    return evidence


def _first(ranked: Sequence[Ranked], passage: Passage) -> list[Ranked]:
    return sorted(ranked, key=lambda one: one.passage is not passage)
