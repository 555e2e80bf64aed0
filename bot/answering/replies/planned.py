"""An answer that was computed from figures in sentences."""

from bot.answer import Answer
from bot.answering.asking import Evidence
from bot.answering.footnotes import Footnotes
from bot.answering.replies.parts import computed, reading_view
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
    figure, calculation = computed(found.plan, question, evidence, footnotes)
    return built(
        question.text,
        question.language,
        "answered",
        headline=figure.text,
        details=[say("formula", question.language, formula=calculation.formula)],
        footnotes=footnotes,
        figures=[figure],
        calculation=calculation,
        reading=reading_view(question, evidence),
    )
