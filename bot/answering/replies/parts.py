"""What answers are made of, whatever they are from: units, formulas, how a question was read."""

from dataclasses import replace

from bot.answer import Calculation, Figure, Operand, ReadingView
from bot.answering.asking import Evidence
from bot.answering.converting import is_foreign
from bot.answering.footnotes import Footnotes
from bot.answering.planner.plan import Plan
from bot.answering.replies.drafted import shown_unit
from bot.understanding.question import Question
from facts.drafting.figure import Kind
from index.document import Document


def plan_in_words(plan: Plan, question: Question, evidence: Evidence) -> Plan:
    """Return a plan without the noun of what is counted, where that is in another language."""
    noun = f" {plan.unit}"
    foreign = is_foreign(question.language, evidence.corpus.language)
    if not (foreign and plan.unit and plan.kind is Kind.COUNT and plan.text.endswith(noun)):
        return plan
    return replace(plan, text=plan.text.removesuffix(noun), formula=plan.formula.removesuffix(noun))


def computed_figure(plan: Plan) -> Figure:
    """Return what a plan comes to as the figure of an answer."""
    return Figure(value=plan.value, unit=shown_unit(plan.unit), text=plan.text, source="computed")


def calculation_of(document: Document, plan: Plan, footnotes: Footnotes) -> Calculation:
    """Return how a plan computes, each operand with its footnote."""
    return Calculation(
        formula=plan.formula,
        operands=tuple(
            Operand(
                text=operand.text,
                value=operand.value,
                unit=operand.unit,
                citation=footnotes.cite(document, document.sentences[operand.sentence]),
            )
            for operand in plan.operands
        ),
    )


def reading_view(question: Question, evidence: Evidence) -> ReadingView:
    """Return how a question was read, as answers show it."""
    kind = question.kind.value if question.kind else ""
    return ReadingView(intent=kind, leftover=evidence.missing)
