"""Messages that can't be answered at all, whatever is asked: empty, too long, no words in them."""

from bot.answer import Answer
from bot.answering.sizes import MOST_CHARACTERS, has_too_many_figures
from bot.answering.wording import built
from bot.texts import say


def refused(question: str, language: str, example: str) -> Answer | None:
    """Return the refusal of a message, None for one that can be read; `example` is a better one."""
    if not question.strip():
        return built(question, language, "error", headline=say("empty", language))
    if len(question) > MOST_CHARACTERS:
        text = say("too_long", language, length=str(len(question)), most=str(MOST_CHARACTERS))
        return built(question[:MOST_CHARACTERS], language, "error", headline=text)
    if has_too_many_figures(question):
        return built(question, language, "error", headline=say("too_many_figures", language))
    if not any(character.isalnum() for character in question):
        text = say("unreadable", language, example=example)
        return built(question, language, "error", headline=text)
    return None
