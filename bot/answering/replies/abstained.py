"""What is missing, where it is truly missing, and the nearest sentence."""

from bot.answer import Answer
from bot.answering.asking import Evidence
from bot.answering.footnotes import Footnotes
from bot.answering.replies.parts import reading_view
from bot.answering.wording import built
from bot.texts import joined, say
from bot.understanding.question import Question
from facts.vocabulary import LANGUAGES

_NEAR = 0.3  # share of the question that a sentence has to be worth showing as the nearest


def answer_abstained(question: Question, evidence: Evidence, *, name: str, named: bool) -> Answer:
    """Say what is missing, where it is truly missing, and quote the nearest sentence."""
    missing = evidence.missing
    footnotes = Footnotes(named=named)
    # Of a language that isn't read, hardly a word is the document's own.
    unread = evidence.corpus.language != question.language not in LANGUAGES
    document, place = evidence.corpus.document, _nearest(evidence, unread=unread)
    near = place is not None
    if place is not None:
        footnotes.cite(document, document.sentences[place])
    details: list[str] = []
    if unread:
        headline = say("languages", question.language)
        details = [say("nearest_sentence", question.language)] if near else []
    elif missing:
        what = joined(missing, question.language, "comma")
        headline = say("not_about", question.language, document=name, what=what)
    else:  # what is near may say it after all, in words that weren't understood
        headline = say("unsure" if near else "nothing", question.language, document=name)
    return built(
        question.text,
        question.language,
        "not_in_document",
        headline=headline,
        details=details,
        footnotes=footnotes,
        reading=reading_view(question, evidence),
    )


def _nearest(evidence: Evidence, *, unread: bool) -> int | None:
    """Return the position of the sentence nearest to the question, None where none is worth showing.

    A row is one of a table that has all words of the question.
    """
    table = evidence.table
    if evidence.ranked and (unread or evidence.features.get("own", 0.0) >= _NEAR):
        return evidence.ranked[0].passage.position
    if table is not None and not table.leftovers and table.citations:
        return table.citations[0]
    return None
