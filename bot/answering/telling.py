"""Which of the evidence answers, if any."""

import re

from bot.answer import Answer
from bot.answering.asking import Evidence, is_note, states_figures, wants_figure
from bot.answering.replies.abstained import answer_abstained
from bot.answering.replies.planned import answer_computed
from bot.answering.replies.quoted import answer_passages
from bot.answering.replies.tabular import answer_table
from bot.answering.reserving import (
    LEAST_COMPUTED,
    computes,
    is_at_rate,
    is_mostly_strange,
    is_of_another,
    is_ruled_out,
    is_sure,
    lacks_new,
)
from bot.answering.tables.selection import TableAnswer
from bot.computing.operation import Operation
from bot.understanding.operations import operation_words
from bot.understanding.question import FIGURES, Asked, Question, only_whether
from facts.drafting.figure import Kind
from facts.quantities.periods import periods
from index.text import fold

# Chosen on whole documents and public sets together: a wrong figure is worse than no answer.
_LEAST_CHANCE = 0.3  # that the passage answers a question for a person, a place, a reason, …
# A near miss mostly asks for a figure, with or without a question form ("rents 2014"): a passage
# alone is less often what was asked for. By words alone, with .3 for all, 1 of 100 lines fewer is right,
# and ten of 100 questions more are answered that have no answer.
_LEAST_WITHOUT = 0.5  # that it does where a figure is asked for and none is sure, by words alone
# … by vectors. With .5 four of 100 near misses more are answered, and two of 100 lines fewer are right.
_LEAST_WITHOUT_MEANT = 0.65
# … where the sentence is of another thing than the one asked for: it is quoted as the nearest. With .5
# notes get 12 of 308 lines fewer right; with .7 six more, and on Wikipedia three in 100 fewer hits.
_LEAST_LACKING = 0.6
# … of a note where the rest leaves a figure open, by weights that don't know it: of 3,118 questions with an
# answer 1,289 get its sentence, of 1,385 without 181 get one; with .7 1,638 and 278, with .8 863 and 96.
_LEAST_OF_NOTE = 0.75
# … as they are read together with the question, on a longer document and on a note. Of 1,537 questions on notes that
# reader and weights don't know, and to which no figure is told, 991 get the sentence that answers, of 798 without
# an answer, most of which are twins of one that has, 165 get one, before what else speaks against it; with .6 1,024
# and 188, with .7 951 and 140. On longer documents of 364 questions 197 get it, of 197 others 36; with .5 201 and 41,
# with .65 181 and 27.
_LEAST_READ = {False: 0.55, True: 0.65}
_LEAST_UNSAID = 0.5  # that it does where the message has no question form, nor its mark
_LEAST_TABLE = 0.35  # that a cell or a computation is the one asked for
# … where the document lacks half of a short question ("bitcoin price"), or a name or number of one.
_LEAST_STRANGE = 0.7
_WHEN = frozenset({Kind.YEAR, Kind.DATE, Kind.DURATION})
_CLOCK = re.compile(r"\d[:.h]\d\d|\d ?(?:[ap]\.?m|Uhr|h)\b|[点时]", re.IGNORECASE)
_NOT_COMPUTED = frozenset({Asked.REASON, Asked.PERSON, Asked.PLACE})
_HALF = 0.5
_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d\b")


def confidence(evidence: Evidence) -> float:
    """Return how much belief the evidence deserves, to compare that of several documents."""
    return max(evidence.chance, evidence.table.confidence if evidence.table else 0.0)


def belief(evidence: Evidence) -> float:
    """Return how much belief the likeliest passage or figure deserves, to compare ways to look for them."""
    return max(evidence.chance, evidence.sure)


def surely(evidence: Evidence) -> bool:
    """Tell whether a cell or a computation is to be stated, or a figure with hardly a doubt."""
    table = evidence.table is not None and _believed(evidence, evidence.table)
    return table or computes(evidence) or evidence.sure >= LEAST_COMPUTED


def told(
    question: Question, evidence: Evidence, *, name: str, named: bool, least: float = _LEAST_CHANCE
) -> Answer:
    """Return the answer that the evidence gives, or an abstention.

    `name` is how the document is called, `named` puts titles into the citations.
    """
    table = evidence.table
    if table is not None and not (
        is_at_rate(evidence, table.citations) and not is_ruled_out(evidence, table.citations)
    ):
        table = None
    if table is not None and _believed(evidence, table) and _answers(question, table):
        return answer_table(question, evidence, table, named=named)
    if computes(evidence) and not question.kinds & _NOT_COMPUTED:
        return answer_computed(question, evidence, named=named)
    stated = evidence.cell is None or evidence.cell.agreed
    sure = stated and is_sure(question, evidence)
    asked = evidence.query.question
    figure = wants_figure(asked) and states_figures(asked)
    if evidence.read:
        least = 0.0 if sure else _LEAST_READ[is_note(evidence.corpus)]
    elif figure:
        lacking = asked.kind in FIGURES and is_of_another(question, evidence)
        without = _LEAST_WITHOUT_MEANT if evidence.by_meaning else _LEAST_WITHOUT
        least = 0.0 if sure else max(least, without, _LEAST_LACKING if lacking else 0.0)
        note = evidence.note
        if note is not None and evidence.chance < least and not _falls_short(note):
            evidence, least = note, _LEAST_OF_NOTE
    elif asked.kind is None and not asked.text.rstrip().endswith(("?", "？")):
        least = max(least, _LEAST_UNSAID)
    best = [evidence.ranked[0].passage.position] if evidence.ranked else []
    if evidence.missing or is_mostly_strange(evidence) or not is_at_rate(evidence, best):
        least = max(least, _LEAST_STRANGE)
    if evidence.ranked and evidence.chance >= least and not lacks_new(question, evidence):
        return answer_passages(question, evidence, name=name, named=named, sure=sure)
    return answer_abstained(question, evidence, name=name, named=named)


def _falls_short(evidence: Evidence) -> bool:
    """Tell whether the figure is one that what is asked for would have to be computed from."""
    return evidence.figure is not None and not evidence.sure


def _believed(evidence: Evidence, table: TableAnswer) -> bool:
    """Tell whether a table's answer is sure enough: more so by words where half of what is asked is unknown."""
    if table.meant:
        return True
    own = evidence.query.question.language == evidence.corpus.language
    strange = own and table.features.get("left_strange", 0.0) >= _HALF
    return table.confidence >= (_LEAST_STRANGE if strange else _LEAST_TABLE)


def _answers(question: Question, table: TableAnswer) -> bool:
    """Tell whether a table's answer is of the kind asked for: no year to "which sector"."""
    wrong_names = (
        table.kind == "label"
        and all(_YEAR.match(name.text) for name in table.names)
        and not _asks_period(question)
    )
    figure = bool(table.figures) and question.kind is Asked.REASON
    computed = table.plan is not None and question.kind in _NOT_COMPUTED
    counted = table.operation is Operation.COUNT and _asks_how_much(question)
    undated = question.kind is Asked.DATE and not _is_dated(table)
    return _stated(table) and not (
        wrong_names or figure or computed or counted or undated or only_whether(question)
    )


def _asks_how_much(question: Question) -> bool:
    """Tell whether an amount is asked for and no number of things."""
    return Asked.AMOUNT in question.kinds and Asked.COUNT not in question.kinds


def _is_dated(table: TableAnswer) -> bool:
    """Tell whether what a table answers says when: a number of an order doesn't."""
    if table.plan is not None or any(figure.kind in _WHEN for figure in table.figures):
        return True
    return any(
        _YEAR.match(one.text) or periods(one.text) or _CLOCK.search(one.text) for one in table.names
    )


def _asks_period(question: Question) -> bool:
    """Tell whether a question asks when, or speaks of years and quarters, or for nothing special."""
    said = {fold(term.surface) for term in question.terms}
    names = operation_words(question.language).periods
    chinese = question.language == "zh" and any(word in question.text for word in names)
    return question.kind in {Asked.DATE, None} or chinese or bool(said & names)


def _stated(table: TableAnswer) -> bool:
    """Tell whether two readings of the file agree on every figure that decides."""
    operands = table.plan.sources if table.plan else (*table.figures, *table.support)
    return all(figure.agreed for figure in operands)
