"""An answer from sentences: the figure in one of them, or the sentences themselves."""

from bot.answer import Answer, Figure
from bot.answering.asking import Evidence
from bot.answering.converting import is_foreign, stated
from bot.answering.footnotes import Footnotes
from bot.answering.replies.drafted import drafted_figure, shown_unit
from bot.answering.replies.parts import reading_view
from bot.answering.replies.tabular import told_cell
from bot.answering.wording import MOST_QUOTES, built
from bot.texts import say
from bot.understanding.question import Question
from facts.quantity import Quantity
from facts.table import Fact

_CLEAR = 0.9  # share of belief from which one quotation is enough
_NOUN = 40  # characters between a figure and the main word of what it counts
_HAN = "\u2e80"  # from here on a script without spaces


def answer_passages(
    question: Question, evidence: Evidence, *, sure: bool, name: str, named: bool
) -> Answer:
    """Return the figure of the best passage where that is `sure`, and what to quote."""
    document = evidence.corpus.document
    footnotes = Footnotes(named=named)
    figures: list[Figure] = []
    details: list[str] = []
    headline = say("passage", question.language, document=name)
    best = evidence.ranked[0]
    if evidence.figure is not None and sure:
        quantity, passage = evidence.figure.quantity, evidence.figure.passage
        start = passage.sentence.start
        mark = (start + quantity.start, start + quantity.end)
        fact = evidence.corpus.fact_at(passage.position, quantity)
        if evidence.cell is not None and fact is None:
            figures = [drafted_figure(evidence.cell)]
            text, label = told_cell(evidence.cell, question, evidence)
            mark = (evidence.cell.start, evidence.cell.end)
            details = [label]
        else:
            figures = _figures(quantity, start, fact)
            text = _with_noun(quantity, passage.sentence.text)
            if is_foreign(question.language, evidence.corpus.language):
                text = stated(quantity, text, question.language)
            details = [fact.label(question.language)] if fact is not None else []
        headline = text[:1].upper() + text[1:]
        footnotes.cite(document, passage.sentence, mark)
    for one in evidence.ranked[: 1 if best.chance >= _CLEAR else MOST_QUOTES]:
        footnotes.cite(document, one.passage.sentence)
    return built(
        question.text,
        question.language,
        "answered",
        headline=headline,
        details=details,
        footnotes=footnotes,
        figures=figures,
        reading=reading_view(question, evidence),
    )


def _with_noun(quantity: Quantity, text: str) -> str:
    """Return a figure as printed, with the main word of what it counts right after it.

    So with one that it shares with the figure before: "One farm has 12 cows and the other 7".
    """
    if quantity.kind not in {"count", "number"} or not quantity.head:
        return quantity.text
    end = text.find(quantity.head, quantity.end)
    if end < 0 and quantity.noun and text.find(quantity.noun) >= 0:
        return f"{quantity.text}{'' if quantity.noun[0] >= _HAN else ' '}{quantity.noun}"
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
            unit=shown_unit(quantity.unit),
            text=quantity.text,
            qualifier=quantity.qualifier,
            start=start + quantity.start,
            end=start + quantity.end,
            fact=fact.id if fact else None,
            source="curated" if fact else "sentence",
        )
        for value in values
    ]
