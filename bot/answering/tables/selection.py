"""From a question and a document's tables to the best answer with its evidence and confidence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from bot.answering.corpus import Corpus
from bot.answering.scorer import Scorer, load_scorer
from bot.answering.tables.adding_up import is_barred, without
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.candidate_features import Featurizer
from bot.answering.tables.candidates import candidates
from bot.answering.tables.continuing import Place, candidate_at, moved, place_of
from bot.answering.tables.deciding import decision_features, same
from bot.answering.tables.index import TableIndex
from bot.answering.tables.meaning import Meant, Nearness
from bot.answering.tables.misfits import misfits
from bot.answering.tables.query import Asking, read_asking
from bot.answering.tables.seeking import Sought, leading, seek
from bot.answering.tables.series import Name, order
from bot.computing.operation import Operation
from bot.computing.result import Result
from bot.understanding.followup import leans
from bot.understanding.operations import Signal
from bot.understanding.question import Question
from facts.drafting.cells import cell_period
from facts.drafting.figure import DraftedFigure, Kind, Source
from facts.drafting.header_periods import mentions
from index.text import terms

_FILE, _MEANT_FILE = "tables", "tables_vectors"
_SHORT_YEAR = r"(?:[/–-]|\b[A-Z]{{1,2}}\s?|[’'])\s?{:02}(?!\d)"  # "2018/19", "FY19", "F19"
# Of 432 questions on 18 documents with tables that the weights don't know words alone tell 27 rightly and nine wrongly;
# so 33 are and 12, with .5 39 and 14, with .75 29 and ten. Where words may only tell what meaning doesn't deny, from .5
# on, it is 36 and 11, but on other documents ten figures fewer of 420 are told.
_LEAST_MEANT = 0.65
_NAMED = 0.9  # belief in a cell whose row and column are both named
_UNDECIDED = 0.3  # belief in one of two that fit as well
_TIE = 0.05  # of scores; what differs by less differs by where it stands alone
_BESIDE = 2  # characters between "per" and its word
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_MOVES = frozenset({Operation.CHANGE, Operation.PERCENT_CHANGE})
Ranked = tuple[float, Candidate, dict[str, float]]


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """What the tables answer.

    `kind` is "cell" (a printed figure, or a text cell in `names`), "plan" (computed) or "label"
    (the names or years of rows or columns). `figures` are the headline figures of a cell or label
    (years asked for), none for a plan, whose `plan` has value and formula; `support` are
    the figures that decide a label. `citations` are positions in `document.sentences`, the one
    that holds the answer first. `confidence` is 0 to 1; `leftovers` are topic words of the
    question that nothing here accounts for; `kept` is what the rows of a plan have in common. A `meant`
    one is told surely by meaning.
    """

    kind: Literal["cell", "plan", "label"]
    operation: Operation
    figures: tuple[DraftedFigure, ...]
    names: tuple[Name, ...]
    plan: Result[DraftedFigure] | None
    support: tuple[DraftedFigure, ...]
    citations: tuple[int, ...]
    confidence: float
    score: float
    leftovers: tuple[str, ...]
    kept: tuple[str, ...] = ()
    meant: bool = False
    features: dict[str, float] = field(default_factory=dict, compare=False, hash=False)


class Tables:
    """The tables of one document, asked as often as one likes."""

    def __init__(self, corpus: Corpus) -> None:
        self.index = TableIndex(corpus)

    def ranked(
        self, question: Question, scorer: Scorer, meant: Meant | None = None
    ) -> tuple[list[Ranked], Asking, Sought, Featurizer]:
        """Return the candidates best first, with what the question was read as.

        With how near the question is in meaning rows are looked for by that too, and whatever can be
        computed of the likeliest.
        """
        asking = replace(self._read(question), wide=meant is not None)
        sought = seek(asking, self.index)
        lines = leading(sought, self.index)
        near = None if meant is None else Nearness(meant, self.index)
        if near is not None:
            lines = near.led(lines, sought)
        featurizer = Featurizer(asking, sought, self.index, lines)
        found = [
            (scorer.score(features), candidate, features)
            for candidate in candidates(lines, asking, sought, self.index)
            for features in (
                featurizer.features(candidate) | (near.features(candidate) if near else {}),
            )
        ]
        found.sort(key=lambda row: -row[0])
        if found and not asking.asked:
            found = _latest_first(found)
        return found, asking, sought, featurizer

    def _read(self, question: Question) -> Asking:
        """Read a question; the months of rows are its periods where no label or header has their names."""
        language, index = question.language, self.index
        asking = read_asking(question, language, index.seasons, index.months)
        named = {term.key for one in asking.months for term in terms(one.text, language)}
        if named.isdisjoint(index.frequency):
            return asking
        return read_asking(question, language, index.seasons)

    def _undated(self, question: Question) -> bool:
        """Tell whether a question names years, and the document none of them."""
        years = {
            year
            for mention in mentions(question.text, question.language)
            for year in mention.period.years
        }
        text = self.index.corpus.document.text
        return bool(years - self.index.years) and not any(
            str(year) in text or re.search(_SHORT_YEAR.format(year % 100), text) for year in years
        )

    def answer(self, question: Question, meant: Meant | None = None) -> TableAnswer | None:
        """Return the best answer, None where no row or column has to do with the question.

        With how near the question is in meaning, what that tells surely is the answer, else what
        words tell.
        """
        if not self.index.tables or self._undated(question):
            return None
        best = None if meant is None else self._best(question, meant)
        if best is not None and best.confidence >= _LEAST_MEANT:
            return replace(best, meant=True)
        return self._best(question, None)

    def _best(self, question: Question, meant: Meant | None) -> TableAnswer | None:
        file = _FILE if meant is None else _MEANT_FILE
        ranked, asking, sought, featurizer = self.ranked(
            question, load_scorer(file, "choice"), meant
        )
        if not ranked:
            return None
        score, best, chosen = ranked[0]
        leftovers = featurizer.leftovers(best)
        if _lacks_new(question, sought, leftovers) or _falls_short(best, chosen, asking):
            return None
        if _per_other(asking, sought, leftovers) or _goes_otherwise(best, asking):
            return None
        if misfits(best, asking, sought, leftovers, self.index):
            return None
        features = decision_features(ranked, asking, sought, self.index)
        confidence = load_scorer(file, "answer").probability(features)
        if _either(ranked):
            confidence = min(confidence, _UNDECIDED)
        left = without(best, sought) if is_barred(best, sought) else best
        if left is None:
            return None
        return replace(
            answer_of(left),
            kept=left.kept,
            confidence=confidence,
            score=score,
            leftovers=leftovers,
            features=features,
        )

    def continued(self, question: Question, turns: Sequence[Question]) -> TableAnswer | None:
        """Return the cell that a follow-up means beside the one that the `turns` before came to."""
        place: Place | None = None
        for turn in turns if self.index.tables else ():
            if place is not None and leans(turn):
                place = moved(place, turn, self.index)
            else:
                ranked = self.ranked(turn, load_scorer(_FILE, "choice"))[0]
                tied = not ranked or _either(ranked)
                place = None if tied else place_of(ranked[0][1], ranked[0][2])
        found = None if place is None else moved(place, question, self.index)
        if found is None:
            return None
        return replace(answer_of(candidate_at(found)), confidence=_NAMED)


def _falls_short(best: Candidate, features: Mapping[str, float], asking: Asking) -> bool:
    """Tell whether a difference is asked for and the best is a cell that doesn't print one."""
    asked = asking.says(Signal.DIFFERENCE) and features.get("signals_left", 0.0) > 0
    return best.operation is Operation.VALUE and asked


def _goes_otherwise(best: Candidate, asking: Asking) -> bool:
    """Tell whether a question asks how far something fell, and by these cells it rose, or the reverse."""
    rose, fell = asking.says(Signal.UP), asking.says(Signal.DOWN)
    if best.plan is None or best.plan.operation not in _MOVES or rose == fell:
        return False
    return best.plan.value < 0 if rose else best.plan.value > 0


def _per_other(asking: Asking, sought: Sought, leftovers: Sequence[str]) -> bool:
    """Tell whether something is asked for per what nothing here speaks of: "per acre"."""
    left = [place for key in leftovers for place in sought.places.get(key, ())]
    return any(
        one.signal is Signal.EACH and any(one.end < place <= one.end + _BESIDE for place in left)
        for one in asking.said
    )


def _either(ranked: Sequence[Ranked]) -> bool:
    """Tell whether another cell, or another column or table, fits a question as well."""
    score, best, _ = ranked[0]
    return any(
        score - other < _TIE and rival.operation is best.operation and not same(rival, best)
        for other, rival, _ in ranked[1:]
    )


def _latest_first(found: list[Ranked]) -> list[Ranked]:
    """Put the latest period first where none is asked for and the best is a cell of an earlier one."""
    score, best, _ = found[0]
    if best.operation is not Operation.VALUE or not best.figures or not best.timed:
        return found
    column, row = best.columns[0], best.rows[0]
    same = [
        at
        for at, (_, other, _) in enumerate(found)
        if other.operation is Operation.VALUE
        and other.figures
        and other.timed
        and other.rows[0] is row
        and other.columns[0].keys == column.keys
        and not other.columns[0].compares
    ]
    at = max(same, key=lambda at: order(cell_period(found[at][1].columns[0], row)), default=0)
    if not at:
        return found
    moved = (score, found[at][1], found[at][2])
    return [moved, *found[:at], *found[at + 1 :]]


def _lacks_new(question: Question, sought: Sought, leftovers: Sequence[str]) -> bool:
    """Tell whether most of what a follow-up itself brings in isn't accounted for."""
    own = [key for key in sought.topic if key not in question.carried]
    left = sum(key in leftovers for key in own)
    return bool(question.carried) and 2 * left > len(own)


def answer_of(best: Candidate) -> TableAnswer:
    """Return a candidate as an answer, without its confidence."""
    operation = best.operation
    rows = tuple(dict.fromkeys(row.sentence for row in best.rows))
    if best.plan is not None:
        return _answer("plan", operation, plan=best.plan, citations=_cited(best.plan.sources, rows))
    if operation is Operation.VALUE:
        return _answer("cell", operation, best.figures, best.names, citations=rows)
    if best.figure_asked:
        return _answer("cell", operation, best.figures, best.names, citations=rows)
    places = dict.fromkeys(name.sentence for name in best.names)
    years = tuple(year for name in best.names if (year := year_figure(name)) is not None)
    return _answer(
        "label",
        operation,
        years if best.timed else (),
        best.names,
        support=best.figures,
        citations=tuple(dict.fromkeys((*places, *_cited(best.figures, rows)))),
    )


def _answer(
    kind: Literal["cell", "plan", "label"],
    operation: Operation,
    figures: tuple[DraftedFigure, ...] = (),
    names: tuple[Name, ...] = (),
    *,
    plan: Result[DraftedFigure] | None = None,
    support: tuple[DraftedFigure, ...] = (),
    citations: tuple[int, ...] = (),
) -> TableAnswer:
    return TableAnswer(kind, operation, figures, names, plan, support, citations, 0.0, 0.0, ())


def _cited(figures: Sequence[DraftedFigure], rows: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(figure.sentence for figure in figures)) or rows


def year_figure(name: Name) -> DraftedFigure | None:
    """Return the year that a header or label names as a figure, None where it names none."""
    found = _YEAR.search(name.text)
    if found is None:
        return None
    return DraftedFigure(
        value=Decimal(found.group()),
        unit="year",
        kind=Kind.YEAR,
        text=found.group(),
        start=name.start + found.start(),
        end=name.start + found.end(),
        sentence=name.sentence,
        source=Source.TABLE,
        period=found.group(),
    )
