"""An answer from a table: cells, what they come to, or the rows and columns that they name."""

from bot.answer import Answer, Calculation, Figure
from bot.answering.asking import Evidence
from bot.answering.converting import is_foreign, stated_in_cell, words
from bot.answering.footnotes import Footnotes
from bot.answering.replies.drafted import drafted_figure, text_in_scale
from bot.answering.replies.parts import computed, reading_view
from bot.answering.tables.selection import TableAnswer
from bot.answering.wording import MOST_QUOTES, built
from bot.texts import joined, say
from bot.understanding.question import Question
from facts.drafting.figure import DraftedFigure
from index.document import Document


def answer_table(
    question: Question, evidence: Evidence, table: TableAnswer, *, named: bool
) -> Answer:
    """Return what a table says; `named` puts the document's title into the citations."""
    document = evidence.corpus.document
    footnotes = Footnotes(named=named)
    marks = {figure.sentence: (figure.start, figure.end) for figure in table.figures}
    for position in table.citations[: 2 * MOST_QUOTES]:
        footnotes.cite(document, document.sentences[position], marks.get(position))
    figures: list[Figure] = []
    calculation: Calculation | None = None
    details: list[str] = []
    if table.plan is not None:
        figure, calculation = computed(table.plan, question, evidence, footnotes)
        figures, headline = [figure], figure.text
        details = [*table.kept, say("formula", question.language, formula=calculation.formula)]
    elif table.kind == "cell" and table.figures:
        figures = [drafted_figure(figure) for figure in table.figures]
        cells = [told_cell(figure, question, evidence) for figure in table.figures]
        details = [label for _, label in cells[:1]]
        headline = joined((text for text, _ in cells), question.language)
    else:
        figures = [drafted_figure(figure) for figure in table.figures]
        headline = joined((name.text for name in table.names), question.language)
    return built(
        question.text,
        question.language,
        "answered",
        headline=headline[:1].upper() + headline[1:],
        details=details,
        footnotes=footnotes,
        figures=figures,
        calculation=calculation,
        reading=reading_view(question, evidence),
    )


def told_cell(figure: DraftedFigure, question: Question, evidence: Evidence) -> tuple[str, str]:
    """Return how a cell is told in the question's language, and what it is."""
    text, label = text_in_scale(figure), _cell_label(evidence.corpus.document, figure)
    if is_foreign(question.language, evidence.corpus.language):
        return stated_in_cell(figure, text, question.language), words(label, question.language)
    return text, label


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
