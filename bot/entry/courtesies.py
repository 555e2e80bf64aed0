"""Hello, thanks, who are you: what is said to a message that asks nothing of the document."""

from bot.answer import Answer
from bot.answering.wording import built
from bot.texts import say
from facts.library import About
from facts.reading import Reading

_KINDS = ("identity", "help", "hello", "thanks", "bye")


def answer_courtesy(reading: Reading, about: About) -> Answer | None:
    """Return what is said back, None where a message says more."""
    if reading.content or reading.unknown or reading.quantities:
        return None
    language, said = reading.language, reading.of("talk")
    for kind in _KINDS:
        if kind in said:
            text = say(
                kind,
                language,
                document=about.called(language),
                title=about.title,
                example=about.example(language),
            )
            return built(reading.text, language, "answered", headline=text)
    return None
