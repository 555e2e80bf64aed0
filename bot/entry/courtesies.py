"""Hello, thanks, who are you: what is said to a message that asks nothing of the document."""

from bot.answer import Answer
from bot.answering.wording import built
from bot.texts import say
from bot.understanding.small_talk import talk
from facts.library import Library
from facts.reading import Reading

_KINDS = ("identity", "help", "hello", "thanks", "bye")


def answer_courtesy(reading: Reading, library: Library) -> Answer | None:
    """Return what is said back, None where a message says more."""
    more = reading.content or reading.unknown or reading.quantities
    language, said = reading.language, frozenset() if more else reading.of("talk")
    kind = next((one for one in _KINDS if one in said), None) or talk(reading.text)
    if kind is None:
        return None
    text = say(
        kind,
        language,
        document=library.name(language),
        title=library.about.title,
        example=next(iter(library.examples(language)), ""),
    )
    return built(reading.text, language, "answered", headline=text)
