"""Evidence as an Answer: which of it answers, if any, and how it is said."""

import re
from collections.abc import Iterable

from bot.answer import Answer, Calculation, Figure, Operand, ReadingView
from bot.answering.asking import Evidence, states_figures, wants_figure
from bot.answering.planner.plan import Plan
from bot.answering.tables.answer import TableAnswer
from bot.answering.wording import Footnotes, built
from bot.texts import say
from bot.understanding.operations import Signal, operation_words, signals
from bot.understanding.question import Asked, Question, only_whether
from bot.understanding.rates import rates
from facts.drafting.figure import DraftedFigure
from facts.quantity import Quantity
from facts.table import Fact
from index.document import Document
from index.text import fold

# Chosen on whole documents and public sets together: a wrong figure is worse than no answer.
_LEAST_SURE = 0.3  # that the figure is the one asked for
_LEAST_COMPUTED = 0.75  # … where the question asks for what would have to be computed
_LEAST_CHANCE = 0.3  # that the passage answers a question for a person, a place, a reason, …
# A near miss mostly asks for a figure, with or without a question form ("rents 2014"): a passage
# alone is less often what was asked for. With .3 for all, 1 of 100 lines fewer is right, and ten of
# 100 questions more are answered that have no answer.
_LEAST_WITHOUT = 0.5  # that it does where a figure is asked for and none is sure
_LEAST_UNSAID = 0.5  # that it does where the message has no question form, nor its mark
_LEAST_COMPUTATION = 0.6  # that a computation over sentences is the one asked for
_LEAST_TABLE = 0.4  # that a cell or a computation is the one asked for
# … where the document lacks half of a short question ("bitcoin price"), or a name or number of one.
_LEAST_STRANGE = 0.7
_FEW = 3  # topic words of a short question
_NEAR = 0.3  # share of the question that a sentence has to be worth showing as the nearest
_CLEAR = 0.9  # share of belief from which one quotation is enough
MOST_QUOTES = 3
_NOUN = 40  # characters between a figure and the main word of what it counts


def confidence(evidence: Evidence) -> float:
    """Return how much belief the evidence deserves, to compare that of several documents."""
    return max(evidence.chance, evidence.table.confidence if evidence.table else 0.0)


def surely(evidence: Evidence) -> bool:
    """Tell whether a cell or a computation is to be stated, or a figure with hardly a doubt."""
    table = evidence.table is not None and evidence.table.confidence >= _LEAST_TABLE
    return table or _computes(evidence) or evidence.sure >= _LEAST_COMPUTED


def told(
    question: Question, evidence: Evidence, *, name: str, named: bool, least: float = _LEAST_CHANCE
) -> Answer:
    """Return the answer that the evidence gives, or an abstention.

    `name` is how the document is called, `named` puts titles into the citations.
    """
    table = evidence.table
    if table is not None and not _at_rate(evidence, table.citations):
        table = None
    if table is not None and table.confidence >= _LEAST_TABLE and _answers(question, table):
        return _from_table(question, evidence, table, named=named)
    if _computes(evidence):
        return _from_plan(question, evidence, named=named)
    sure = _is_sure(question, evidence)
    asked = evidence.query.question
    if wants_figure(asked) and states_figures(asked):
        least = 0.0 if sure else max(least, _LEAST_WITHOUT)
    elif asked.kind is None and not asked.text.rstrip().endswith(("?", "？")):
        least = max(least, _LEAST_UNSAID)
    best = [evidence.ranked[0].passage.position] if evidence.ranked else []
    if evidence.missing or _mostly_strange(evidence) or not _at_rate(evidence, best):
        least = max(least, _LEAST_STRANGE)
    if evidence.ranked and evidence.chance >= least and not _lacks_new(question, evidence):
        return _from_passages(question, evidence, name=name, named=named)
    return _abstained(question, evidence, name=name, named=named)


def _is_sure(question: Question, evidence: Evidence) -> bool:
    """Tell whether the figure is surely the one asked for.

    "How many more … than …" asks for a difference: one printed figure answers it only where it is
    said to be a change, or there is hardly a doubt. The same holds where the document lacks a name
    or number of the question: it may be about another place or year.
    """
    if evidence.figure is None or not _at_rate(evidence, [evidence.figure.passage.position]):
        return False
    said = {one.signal for one in signals(question.text, question.language)}
    computed = said & _COMPUTED and evidence.figure.quantity.direction is None
    doubtful = computed or evidence.missing or _strange_character(evidence)
    return evidence.sure >= (_LEAST_COMPUTED if doubtful else _LEAST_SURE)


def _at_rate(evidence: Evidence, positions: Iterable[int]) -> bool:
    """Tell whether what is asked for per day, month or person is so where it stands."""
    asked = rates(evidence.query.question.text)
    if not asked:
        return True
    document = evidence.corpus.document
    shown = [evidence.corpus.passages[position] for position in positions]
    texts = [one.sentence.text for one in shown]
    texts += [
        " ".join((table.caption, *table.columns))
        for table in document.tables
        if any(row.sentence == one.position for one in shown for row in table.rows)
    ]
    return bool(asked & frozenset().union(*map(rates, texts)))


_COMPUTED = frozenset({Signal.DIFFERENCE, Signal.RATIO, Signal.PRIOR})


def _mostly_strange(evidence: Evidence) -> bool:
    """Tell whether the document doesn't have half the words of a short question."""
    query = evidence.query
    known, strange = len(query.keys), len(query.strange)
    same = query.question.language == evidence.corpus.language
    return same and known + strange <= _FEW and strange >= known > 0


def _strange_character(evidence: Evidence) -> bool:
    """Tell whether a Chinese question has a character that the document doesn't have at all.

    Chinese writes names without capital letters: 深圳港 of a report on 上海港 shows only so.
    """
    query = evidence.query
    if not evidence.corpus.language == query.question.language == "zh":
        return False
    strange = set(query.strange)
    return any(term.kind == "cjk" and term.key in strange for term in query.question.terms)


def _lacks_new(question: Question, evidence: Evidence) -> bool:
    """Tell whether the evidence lacks a name or number that a follow-up itself brings in.

    "And in Europe?" is not answered with the figure for the United States.
    """
    asked = evidence.query.question
    if not asked.carried or question.language != evidence.corpus.language:
        return False
    passage = evidence.figure.passage if evidence.figure else evidence.ranked[0].passage
    around = passage.keys | passage.heading | passage.near
    return any(
        term.key not in around
        for term in question.terms
        if not term.stop
        and (term.name or term.kind == "number" or evidence.corpus.is_name(term.key))
    )


def _computes(evidence: Evidence) -> bool:
    """Tell whether a computation over sentences is believed, and more than the tables."""
    found = evidence.computed
    if found is None or evidence.missing:
        return False
    return found.confidence >= _LEAST_COMPUTATION and _at_rate(evidence, found.citations)


def _from_plan(question: Question, evidence: Evidence, *, named: bool) -> Answer:
    found = evidence.computed
    if found is None:
        raise ValueError("no computation to tell")
    document = evidence.corpus.document
    footnotes = Footnotes(named=named)
    for position in found.citations:
        footnotes.cite(document, position)
    plan = found.plan
    figure = Figure(value=plan.value, unit=_unit(plan.unit), text=plan.text, source="computed")
    return built(
        question.text,
        question.language,
        "answered",
        headline=plan.text,
        details=[say("formula", question.language, formula=plan.formula)],
        footnotes=footnotes,
        figures=[figure],
        calculation=_calculation(document, plan, footnotes),
        reading=_reading(question, evidence),
    )


def _calculation(document: Document, plan: Plan, footnotes: Footnotes) -> Calculation:
    return Calculation(
        formula=plan.formula,
        operands=tuple(
            Operand(
                text=operand.text,
                value=operand.value,
                unit=operand.unit,
                citation=footnotes.cite(document, operand.sentence),
            )
            for operand in plan.operands
        ),
    )


def _answers(question: Question, table: TableAnswer) -> bool:
    """Tell whether a table's answer is of the kind asked for: no year to "which sector"."""
    wrong_names = (
        table.kind == "label"
        and all(_YEAR.match(name.text) for name in table.names)
        and not _asks_period(question)
    )
    return _stated(table) and not wrong_names and not only_whether(question)


def _asks_period(question: Question) -> bool:
    """Tell whether a question asks when, or speaks of years and quarters, or for nothing special."""
    said = {fold(term.surface) for term in question.terms}
    periods = operation_words(question.language).periods
    chinese = question.language == "zh" and any(word in question.text for word in periods)
    return question.kind in {Asked.DATE, None} or chinese or bool(said & periods)


_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d\b")


def _stated(table: TableAnswer) -> bool:
    """Tell whether two readings of the file agree on every figure that decides."""
    operands = table.plan.operands if table.plan else (*table.figures, *table.support)
    return all(figure.agreed for figure in operands)


def _from_table(
    question: Question, evidence: Evidence, table: TableAnswer, *, named: bool
) -> Answer:
    document = evidence.corpus.document
    footnotes = Footnotes(named=named)
    marks = {figure.sentence: (figure.start, figure.end) for figure in table.figures}
    for position in table.citations[: 2 * MOST_QUOTES]:
        footnotes.cite(document, position, marks.get(position))
    figures: list[Figure] = []
    calculation = None
    details: list[str] = []
    if table.plan is not None:
        plan = table.plan
        figures = [
            Figure(value=plan.value, unit=_unit(plan.unit), text=plan.text, source="computed")
        ]
        headline = plan.text
        details = [say("formula", question.language, formula=plan.formula)]
        calculation = _calculation(document, plan, footnotes)
    elif table.kind == "cell" and table.figures:
        figures = [_cell_figure(figure) for figure in table.figures]
        headline = "; ".join(_cell_text(figure) for figure in table.figures)
        details = [_cell_label(document, figure) for figure in table.figures[:1]]
    else:
        figures = [_cell_figure(figure) for figure in table.figures]
        headline = "; ".join(name.text for name in table.names)
    return built(
        question.text,
        question.language,
        "answered",
        headline=headline[:1].upper() + headline[1:],
        details=details,
        footnotes=footnotes,
        figures=figures,
        calculation=calculation,
        reading=_reading(question, evidence),
    )


def _unit(unit: str) -> str:
    return "%" if unit in {"percentage points", "pp"} else unit


def _cell_figure(figure: DraftedFigure) -> Figure:
    return Figure(
        value=figure.value,
        unit=_unit(figure.unit),
        text=figure.text,
        qualifier=figure.qualifier,
        period=figure.period,
        start=figure.start,
        end=figure.end,
        source="tagged" if figure.source == "tagged" else "table",
    )


def _cell_text(figure: DraftedFigure) -> str:
    """Return a cell as printed, with the scale that its table prints elsewhere."""
    if figure.scale == 1 or not figure.scale_note or figure.scale_note in figure.text:
        return figure.text
    return f"{figure.text} ({figure.scale_note})"


def _cell_label(document: Document, figure: DraftedFigure) -> str:
    """Return what a cell is: its row's label and groups, its column's header, the caption."""
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.start <= figure.start < max(cell.end, cell.start + 1):
                    column = table.columns[cell.column] if cell.column < len(table.columns) else ""
                    parts = (*row.group, row.label, column, table.caption)
                    return " · ".join(part for part in parts if part)
    return ""


def _from_passages(question: Question, evidence: Evidence, *, name: str, named: bool) -> Answer:
    document = evidence.corpus.document
    footnotes = Footnotes(named=named)
    figures: list[Figure] = []
    details: list[str] = []
    headline = say("passage", question.language, document=name)
    best = evidence.ranked[0]
    if evidence.figure is not None and _is_sure(question, evidence):
        quantity, passage = evidence.figure.quantity, evidence.figure.passage
        start = passage.sentence.start
        fact = evidence.corpus.fact_at(passage.position, quantity)
        figures = _figures(quantity, start, fact)
        text = _with_noun(quantity, passage.sentence.text)
        headline = text[:1].upper() + text[1:]
        footnotes.cite(document, passage.position, (start + quantity.start, start + quantity.end))
        details = [fact.label(question.language)] if fact is not None else []
    for one in evidence.ranked[: 1 if best.chance >= _CLEAR else MOST_QUOTES]:
        footnotes.cite(document, one.passage.position)
    return built(
        question.text,
        question.language,
        "answered",
        headline=headline,
        details=details,
        footnotes=footnotes,
        figures=figures,
        reading=_reading(question, evidence),
    )


def _with_noun(quantity: Quantity, text: str) -> str:
    """Return a figure as printed, with the main word of what it counts right after it."""
    if quantity.kind not in {"count", "number"} or not quantity.head:
        return quantity.text
    end = text.find(quantity.head, quantity.end)
    between = text[quantity.end : end] if end >= 0 else ""
    if end < 0 or len(between) > _NOUN or any(mark in between for mark in ".,;:()"):
        return quantity.text
    return text[quantity.start : end + len(quantity.head)]


def _figures(quantity: Quantity, start: int, fact: Fact | None) -> list[Figure]:
    """Return the headline figure of a quantity, both ends where it is a range."""
    values = [quantity.value]
    if quantity.low is not None and quantity.high is not None:
        values = [quantity.low, quantity.high]
    return [
        Figure(
            value=value,
            unit=_unit(quantity.unit),
            text=quantity.text,
            qualifier=quantity.qualifier,
            start=start + quantity.start,
            end=start + quantity.end,
            fact=fact.id if fact else None,
            source="curated" if fact else "sentence",
        )
        for value in values
    ]


def _abstained(question: Question, evidence: Evidence, *, name: str, named: bool) -> Answer:
    """Say what is missing, where it is truly missing, and quote the nearest sentence."""
    missing = evidence.missing
    footnotes = Footnotes(named=named)
    near = evidence.ranked and evidence.features.get("own", 0.0) >= _NEAR
    if near:
        footnotes.cite(evidence.corpus.document, evidence.ranked[0].passage.position)
    if missing:
        headline = say("not_about", question.language, document=name, what=", ".join(missing))
    else:  # what is near may say it after all, in words that weren't understood
        headline = say("unsure" if near else "nothing", question.language, document=name)
    return built(
        question.text,
        question.language,
        "not_in_document",
        headline=headline,
        footnotes=footnotes,
        reading=_reading(question, evidence),
    )


def _reading(question: Question, evidence: Evidence) -> ReadingView:
    kind = question.kind.value if question.kind else ""
    return ReadingView(intent=kind, leftover=evidence.missing)
