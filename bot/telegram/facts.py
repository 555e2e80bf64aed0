"""A fact of the table as an answer."""

from bot.answer import Answer
from bot.answerer import Answerer
from bot.answering.wording import built
from bot.entry.compose import FactFootnotes, figure_of, headline_of, suggestion
from bot.entry.kinds import is_figure
from bot.telegram.notices import NAMING
from facts.library import Library
from facts.table import Fact
from index.script import simplified


def fact_answer(engine: Answerer, fact: Fact, language: str) -> Answer:
    """Give what the core answers when asked for this fact; else the fact as it stands."""
    question = suggestion(fact, language).question
    answer = engine.answer(question, language=language)
    if answer.status == "answered" and [figure.fact for figure in answer.figures] == [fact.id]:
        return answer
    footnotes = FactFootnotes(engine.library)
    footnotes.cite_fact(fact)
    return built(
        question,
        language,
        "answered",
        headline=headline_of(fact, language),
        details=[fact.label(language)],
        footnotes=footnotes,
        figures=[figure_of(fact)] if is_figure(fact) else [],
    )


class Offered:
    """Which fact a suggested question is: its button opens that one, not what its words find."""

    def __init__(self, library: Library) -> None:
        self._facts: dict[str, str | None] = {}
        for fact in library.facts:
            for question in {suggestion(fact, language).question for language in NAMING}:
                known = self._facts.get(question, fact.id)
                self._facts[question] = fact.id if known == fact.id else None

    def fact(self, question: str) -> str | None:
        """Give the id of the only fact that is suggested so, None for another question."""
        return self._facts.get(question) or self._facts.get(simplified(question))
