"""A fact of the table as an answer."""

from bot.answer import Answer
from bot.answerer import Answerer
from bot.compose import Footnotes, build, figure_of, headline_of, suggestion
from facts.kinds import is_figure
from facts.table import Fact


def fact_answer(engine: Answerer, fact: Fact, language: str) -> Answer:
    """Give what the core answers when asked for this fact; else the fact as it stands."""
    question = suggestion(fact, language).question
    answer = engine.answer(question)
    if answer.status == "answered" and [figure.fact for figure in answer.figures] == [fact.id]:
        return answer
    footnotes = Footnotes(engine.library)
    footnotes.cite_fact(fact)
    return build(
        question,
        language,
        "answered",
        headline=headline_of(fact, language),
        details=[fact.label(language)],
        footnotes=footnotes,
        figures=[figure_of(fact)] if is_figure(fact) else [],
    )
