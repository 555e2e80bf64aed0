"""What answers are made of, whatever they are from: units, formulas, how a question was read."""

from bot.answer import Calculation, Figure, Operand, ReadingView
from bot.answering.asking import Evidence
from bot.answering.converting import is_foreign
from bot.answering.footnotes import Footnotes
from bot.answering.replies.drafted import shown_unit
from bot.answering.replies.formulas import worded
from bot.computing.result import Result
from bot.understanding.question import Question
from facts.drafting.figure import DraftedFigure


def computed(
    plan: Result[DraftedFigure], question: Question, evidence: Evidence, footnotes: Footnotes
) -> tuple[Figure, Calculation]:
    """Return what a plan comes to as the figure of an answer, and how, operands with footnotes."""
    document = evidence.corpus.document
    abroad = is_foreign(question.language, evidence.corpus.language)
    text, formula = worded(plan, question.language, abroad=abroad)
    figure = Figure(
        value=plan.value, unit=shown_unit(plan.unit), text=text, qualifier=plan.qualifier,
        source="computed",
    )  # fmt: skip
    operands = tuple(
        Operand(
            text=operand.text,
            value=operand.value,
            unit=operand.unit,
            citation=footnotes.cite(document, document.sentences[operand.sentence]),
        )
        for operand in plan.sources
    )
    return figure, Calculation(formula=formula, operands=operands)


def reading_view(question: Question, evidence: Evidence) -> ReadingView:
    """Return how a question was read, as answers show it."""
    kind = question.kind.value if question.kind else ""
    return ReadingView(intent=kind, leftover=evidence.missing)
