"""Whether one figure can be the answer to a question that asks for a computation."""

from bot.answering.figures import FigureCandidate
from bot.answering.prose.cues import folded, prose_words
from bot.answering.prose.interpretation import asks
from bot.answering.prose.task import Ask, Task
from bot.understanding.question import Question

_PERCENT = frozenset({"percent", "fraction"})
_FITTING = {
    Task.SHARE: _PERCENT,
    Task.RATIO: frozenset({"times", *_PERCENT}),
    Task.SPAN: frozenset({"duration"}),
}


def falls_short(
    question: Question, figure: FigureCandidate, language: str, year: int | None
) -> bool:
    """Tell whether a question asks for what a figure by itself isn't.

    A level answers no question for a change, a difference or a sum, but a printed change ("down
    4.2 %"), a printed share and a printed total do. `language` is the document's, `year` its own.
    """
    readings = [ask for ask in asks(question, year) if _computes(ask)]
    return bool(readings) and not any(_answers(ask, figure, language) for ask in readings)


def _computes(ask: Ask) -> bool:
    """Tell whether a reading is sure to compute: its parts or its words say so."""
    if ask.task in {Task.EARLIER, Task.CHANGE}:
        return ask.backwards or any(part.periods for part in ask.parts)
    return ask.task in {
        Task.DIFFERENCE, Task.SUM, Task.AVERAGE, Task.RATIO, Task.SHARE, Task.SPAN,
    }  # fmt: skip


def _answers(ask: Ask, figure: FigureCandidate, language: str) -> bool:
    quantity = figure.quantity
    if ask.task in _FITTING:
        return quantity.kind in _FITTING[ask.task]
    if ask.task in {Task.DIFFERENCE, Task.CHANGE}:
        goes = quantity.direction
        return goes is not None and (ask.larger is None or (goes == "up") == ask.larger)
    said = "average" if ask.task is Task.AVERAGE else "together"
    pattern = prose_words(language).said.get(said)
    text = folded(figure.passage.sentence.text)
    return ask.task is not Task.EARLIER and pattern is not None and bool(pattern.search(text))
