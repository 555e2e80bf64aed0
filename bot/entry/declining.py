"""Messages that aren't read: too much at once, or in a language without phrases."""

from typing import TYPE_CHECKING

from bot.answer import Answer
from bot.answering.wording import built
from bot.entry.compose import FactFootnotes
from bot.texts import say
from bot.understanding.question import read_question
from facts.library import Library
from facts.reading import Reading
from facts.vocabulary import LANGUAGES
from index.language import detect

if TYPE_CHECKING:
    from bot.answering.asking import Asker  # numpy, a tenth of a cold start

# Each figure of a message is compared with every fact: twelve take a tenth of a second to check.
_MOST_FIGURES = 12
# And so is each phrase: no question of tests/eval has more than 11, four sentences of the article 61.
_MOST_PHRASES = 40
_MOST_STATED = 64
_MISREAD = 2  # unknown words of a message that seems to be in another language


def too_much(reading: Reading, *, states: bool) -> Answer | None:
    """Return the refusal of a message that says too much at once, None where it doesn't.

    One that `states` something to check may say more than a question.
    """
    question, language = reading.text, reading.language
    if len(reading.quantities) > _MOST_FIGURES:
        return built(question, language, "error", headline=say("too_many_figures", language))
    if len(reading.content) > (_MOST_STATED if states else _MOST_PHRASES):
        return built(question, language, "error", headline=say("too_much", language))
    return None


def is_foreign(reading: Reading) -> bool:
    """Whether a message is in a language without phrases: most of it would be misread."""
    language = detect(reading.text)
    misread = len(reading.unknown) + len(reading.guessed)
    return bool(language) and language not in LANGUAGES and misread >= _MISREAD


def answer_foreign(reading: Reading, library: Library, asker: "Asker", language: str) -> Answer:
    """Say which languages are read, beside the sentence that shares most with the message.

    It is said in `language`, the reader's: the message's own isn't spoken.
    """
    question = reading.text
    footnotes = FactFootnotes(library)
    nearest = asker.ask(read_question(question, detect(question))).ranked[:1]
    for one in nearest:
        footnotes.cite(library.document, one.passage.sentence)
    return built(
        question,
        language,
        "not_in_document",
        headline=say("languages", language),
        details=[say("nearest_sentence", language)] if nearest else [],
        footnotes=footnotes,
    )
