"""Makes the first question as fast as the others: what the core loads at need, it loads now."""

from typing import Final

from bot.answerer import Answerer

_ASKED: Final = ("How much?", "多少？", "¿Cuánto es?", "Quanto é, certo?", "Сколько это?")


def warm(engine: Answerer) -> None:
    """Ask the examples of the library and a word in every language, and search: a second or two."""
    library = engine.library
    examples = (*library.about.examples, *library.about.examples_zh)
    for question in (*examples, *_ASKED):
        engine.answer(question)
    concepts = library.concepts
    for question in examples:
        content = concepts.reader.read(question).content
        concepts.index.search(token for mention in content for token in concepts.query(mention))
