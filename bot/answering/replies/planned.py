"""An answer that was computed from figures in sentences."""

from bot.answer import Answer
from bot.answering.asking import Evidence
from bot.answering.footnotes import Footnotes
from bot.answering.replies.parts import calculation_of, computed_figure, plan_in_words, reading_view
from bot.answering.wording import built
from bot.texts import say
from bot.understanding.question import Question


def answer_computed(question: Question, evidence: Evidence, *, named: bool) -> Answer:
    """Return what a plan over sentences comes to; ValueError where the evidence has none."""
    found = evidence.computed
    if found is None:
        raise ValueError("no computation to tell")
    document = evidence.corpus.document
    footnotes = Footnotes(named=named)
    for position in found.citations:
        footnotes.cite(document, document.sentences[position])
    plan = plan_in_words(found.plan, question, evidence)
    return built(
        question.text,
        question.language,
        "answered",
        headline=plan.text,
        details=[say("formula", question.language, formula=plan.formula)],
        footnotes=footnotes,
        figures=[computed_figure(plan)],
        calculation=calculation_of(document, plan, footnotes),
        reading=reading_view(question, evidence),
    )
